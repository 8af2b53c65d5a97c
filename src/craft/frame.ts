import type { AnyField, Condition, Fields } from "../definition/kinds.ts";
import { TOLD } from "../definition/told.ts";
import { CraftError } from "./craft-error.ts";
import { flagBits, numeric } from "./numeric.ts";

/** A struct being written: its values, where its fields are, and the struct around it. */
export interface Frame {
  readonly fields: Fields;
  readonly values: { readonly [key: string]: unknown };
  /** What the next layer makes of values that are not given. */
  readonly linked?: { readonly [key: string]: unknown };
  /** Start and end of each field written so far. */
  readonly spans: Map<string, readonly [number, number]>;
  readonly outer: Frame | undefined;
}

/** What no definition describes. */
export const OCTETS: AnyField = { kind: "bytes", size: "rest" };

/** The field that the deciding value chooses. */
export function caseOf(field: AnyField & { kind: "choice" }, frame: Frame): AnyField {
  if (field.by === TOLD) return field.otherwise ?? OCTETS;
  const names = declared(field.by, frame)?.names;
  const deciding = lookUp(field.by, frame);
  let chosen: AnyField = field.otherwise ?? OCTETS;
  for (const [name, of] of Object.entries(field.cases)) {
    if (Number(name) === deciding || names?.[name] === deciding) chosen = of;
  }
  return chosen;
}

/** Whether a conditional field is there when it is not given. */
export function holds(condition: Condition, frame: Frame): boolean {
  if ("left" in condition || "filled" in condition || condition.field === TOLD) return false;
  if (condition.same !== undefined)
    return (lookUp(condition.field, frame) === lookUp(condition.same, frame)) !== (condition.not === true);
  const bits = lookUp(condition.field, frame) | (condition.or === undefined ? 0 : lookUp(condition.or, frame));
  const value = (bits & (condition.mask ?? -1)) >>> 0;
  return (condition.is ? condition.is.includes(value) : value !== 0) !== (condition.not === true);
}

/** Whether a field that depends on what is left when it is read counts or measures a sibling that is given: then it is there. */
export function measures({ condition, of: { auto } }: AnyField & { kind: "when" }, frame: Frame): boolean {
  if ("field" in condition) return false;
  return (auto?.auto === "sizeOf" || auto?.auto === "countOf") && frame.values[auto.of] !== undefined;
}

/** The number that a field holds in the struct being written or one around it. */
function lookUp(path: string, frame: Frame): number {
  const [key, part] = path.split(".");
  for (let at: Frame | undefined = frame; at; at = at.outer) {
    if (!Object.hasOwn(at.fields, key)) continue;
    const field = at.fields[key];
    const inner = field.kind === "when" ? field.of : field;
    const value = plainValue(at.values[key] ?? at.linked?.[key] ?? inner.default);
    const number =
      inner.kind === "flags" && typeof value === "string"
        ? flagBits(key, inner, value)
        : Number(numeric(key, inner, value));
    if (part === undefined) return number;
    return inner.kind === "flags" ? (number >>> inner.flags.indexOf(part)) & 1 : partOf(inner, part, number);
  }
  throw new CraftError(`there is no field ${path} here`);
}

/** A number that is spelled in an unusual way is the `value` of its spelling. */
function plainValue(value: unknown): unknown {
  return typeof value === "object" && value !== null && "value" in value ? plainValue(value.value) : value;
}

function partOf(field: AnyField, part: string, number: number): number {
  if (field.kind !== "uint" || !field.parts) return 0;
  let left = 8 * field.size;
  for (const [name, of] of Object.entries(field.parts)) {
    const width = of.kind === "bits" || of.kind === "flags" ? of.width : 0;
    left -= width;
    if (name === part) return Math.floor(number / 2 ** left) % 2 ** width;
  }
  return 0;
}

function declared(path: string, frame: Frame): AnyField | undefined {
  for (let at: Frame | undefined = frame; at; at = at.outer) if (Object.hasOwn(at.fields, path)) return at.fields[path];
  return undefined;
}
