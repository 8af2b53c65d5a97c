import type { AnyField } from "../definition/kinds.ts";
import { CraftError } from "./craft-error.ts";

/** The number that a value stands for: itself, or by its name. Throws a CraftError that lists near names. */
export function numeric(key: string, field: AnyField, value: unknown): number | bigint {
  if (value === undefined) return 0;
  if (typeof value === "bigint") return value;
  if (typeof value === "string") {
    const named = field.names && Object.hasOwn(field.names, value) ? field.names[value] : undefined;
    if (named === undefined)
      throw new CraftError(
        `${key}: no value is named "${value}"${field.names ? `; names are ${Object.keys(field.names).slice(0, 20).join(", ")}` : ""}`,
      );
    return named;
  }
  if (typeof value !== "number" || !Number.isInteger(value))
    throw new CraftError(`${key}: ${String(value)} is not an integer`);
  const width = field.kind === "bits" ? field.width : field.kind === "uint" ? 8 * field.size : 64;
  if (value >= 2 ** width || value < -(2 ** (width - 1)))
    throw new CraftError(`${key}: ${value} does not fit ${width} bits`);
  return value < 0 ? value + 2 ** width : value;
}

/** The number that a text names; any other value is what it is. */
export function numbered(key: string, field: AnyField, value: unknown): unknown {
  return typeof value === "string" ? numeric(key, field, value) : value;
}

/** The bits of `"SA"` or `"DF+MF"`, in any order. */
export function flagBits(key: string, field: AnyField & { kind: "flags" }, text: string): number {
  let value = 0;
  for (const name of field.letters ? Array.from(text) : text.split("+").filter((part) => part !== "")) {
    const bit = field.letters ? field.letters.indexOf(name) : field.flags.indexOf(name);
    if (bit < 0) throw new CraftError(`${key}: no flag "${name}"; flags are ${field.letters ?? field.flags.join("+")}`);
    if (Math.floor(value / 2 ** bit) % 2 === 0) value += 2 ** bit;
  }
  return value;
}
