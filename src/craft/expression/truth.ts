import { Tuple } from "../tuple.ts";

/** Whether Python takes a value for true: no zero, nothing empty, not None. */
export function isTrue(value: unknown): boolean {
  if (value instanceof Uint8Array || Array.isArray(value)) return value.length > 0;
  if (value instanceof Tuple) return value.items.length > 0;
  if (typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype)
    return Object.keys(value).length > 0;
  return Boolean(value);
}

/** Whether Python takes two values for the same. */
export function isEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (isNumber(one) && isNumber(other)) return Number(one) === Number(other) && BigInt(one) === BigInt(other);
  if (one instanceof Uint8Array && other instanceof Uint8Array) return isSame([...one], [...other]);
  if (one instanceof Tuple && other instanceof Tuple) return isSame(one.items, other.items);
  return Array.isArray(one) && Array.isArray(other) && isSame(one, other);
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, i) => isEqual(item, other[i]));
}

function isNumber(value: unknown): value is number | bigint {
  return (typeof value === "number" && Number.isInteger(value)) || typeof value === "bigint";
}
