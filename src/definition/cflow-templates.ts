import { u16, u32 } from "../bytes/numbers.ts";

/** A field that records of a template have. */
export interface CflowField {
  readonly type: number;
  /** Octets, `VARIABLE` where each record says how many. */
  readonly length: number;
  /** The enterprise whose element it is, 0 for those that IANA registers. */
  readonly enterprise: number;
  /** What a record is about (options), and not what it says. */
  readonly scope: boolean;
}

/** How records are laid out, and in which packet that was said. */
export interface CflowTemplate {
  readonly frame: number;
  readonly version: number;
  readonly fields: readonly CflowField[];
}

/** What is known of a packet of flows: the templates of its sets of data, in their order. */
export interface CflowKnowledge {
  readonly templates: readonly (CflowTemplate | undefined)[];
}

export const NETFLOW9 = 9;
export const IPFIX = 10;
export const VARIABLE = 0xffff;
/** Octets of a header, of a set's, and of a field in a template. */
export const cflowHeaders: { readonly [version: number]: number } = { [NETFLOW9]: 20, [IPFIX]: 16 };
export const SET_HEADER = 4;
const FIELD = 4;
const ENTERPRISE = 0x8000;
/** Numbers of sets from this on are of data. */
export const FIRST_DATA_SET = 256;
/** Fields that a template may have. */
const FIELD_LIMIT = 4096;

/** What sets hold that are no data, by version and number. */
export const cflowSets: { readonly [version: number]: { readonly [set: number]: "template" | "options" } } = {
  [NETFLOW9]: { 0: "template", 1: "options" },
  [IPFIX]: { 2: "template", 3: "options" },
};

/** A template that was read, with its number, how many of its fields are scopes, and where it ends. */
export interface ReadTemplate {
  readonly id: number;
  readonly scopes: number;
  readonly fields: readonly CflowField[];
  readonly end: number;
}

/** Reads the template at `at` of a set that ends at `end`; undefined where it is not there as a whole. */
export function readTemplate(
  bytes: Uint8Array,
  at: number,
  end: number,
  version: number,
  isOptions: boolean,
): ReadTemplate | undefined {
  const head = isOptions ? 6 : 4;
  if (at + head > end) return undefined;
  const [first, second] = [u16(bytes, at + 2), isOptions ? u16(bytes, at + 4) : 0];
  // Version 9 counts octets of scopes and options, IPFIX fields and those of them that are scopes.
  const inOctets = isOptions && version === NETFLOW9;
  const scopes = !isOptions ? 0 : inOctets ? Math.floor(first / FIELD) : second;
  const count = inOctets ? scopes + Math.floor(second / FIELD) : first;
  if (count > FIELD_LIMIT) return undefined;
  const fields: CflowField[] = [];
  let next = at + head;
  for (let i = 0; i < count; i++) {
    if (next + FIELD > end) return undefined;
    const type = u16(bytes, next);
    const isOwned = version === IPFIX && (type & ENTERPRISE) !== 0;
    if (isOwned && next + 2 * FIELD > end) return undefined;
    fields.push({
      type: version === IPFIX ? type & ~ENTERPRISE : type,
      length: u16(bytes, next + 2),
      enterprise: isOwned ? u32(bytes, next + FIELD) : 0,
      scope: i < scopes,
    });
    next += isOwned ? 2 * FIELD : FIELD;
  }
  return { id: u16(bytes, at), scopes, fields, end: next };
}

/** Where the value of a field of a record at `at` is; undefined where it is not all there. */
export function valueOf(
  bytes: Uint8Array,
  at: number,
  end: number,
  { length }: CflowField,
): { readonly start: number; readonly end: number } | undefined {
  let [start, size] = [at, length];
  if (length === VARIABLE) {
    if (at >= end) return undefined;
    const isLong = bytes[at] === 255;
    start = at + (isLong ? 3 : 1);
    if (start > end) return undefined;
    size = isLong ? u16(bytes, at + 1) : bytes[at];
  }
  return start + size > end ? undefined : { start, end: start + size };
}

/** The least octets that a record has. */
export function leastOf({ fields }: CflowTemplate): number {
  return fields.reduce((sum, { length }) => sum + (length === VARIABLE ? 1 : length), 0);
}

/** Where the record at `at` ends; -1 where it is not all there. */
function recordEnd(bytes: Uint8Array, at: number, end: number, template: CflowTemplate): number {
  let next = at;
  for (const field of template.fields) {
    const value = valueOf(bytes, next, end, field);
    if (!value) return -1;
    next = value.end;
  }
  return next;
}

/** How many records of a template are in bytes[start..end). */
export function recordsIn(bytes: Uint8Array, start: number, end: number, template: CflowTemplate): number {
  const least = Math.max(1, leastOf(template));
  let count = 0;
  for (let at = start; end - at >= least; count++) {
    const next = recordEnd(bytes, at, end, template);
    if (next <= at) return count;
    at = next;
  }
  return count;
}
