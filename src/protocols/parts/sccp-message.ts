import { u8 } from "../../definition/fields.ts";
import { MALFORMED } from "../../definition/custom.ts";
import { laidOut, type Page } from "./laid-out.ts";
import { sccpFields } from "./sccp-fields.ts";
import { sccpUsers } from "./sccp-users.ts";

type Name = keyof typeof sccpFields | keyof typeof worked;
type SccpPage = Page<Name>;
/** What a parameter behind a pointer is. */
type Variable = "called" | "calling" | "data";

const worked = {
  calledLength: u8({ filter: "called.digits.length", label: "Number of Called Party Digits" }),
  callingLength: u8({ filter: "calling.digits.length", label: "Number of Calling Party Digits" }),
};

/** A kind of message: what stands at fixed places, what pointers lead to, and whether one leads to optional parameters. */
interface Kind {
  readonly fixed: readonly Name[];
  readonly variable?: readonly Variable[];
  readonly optional?: boolean;
  /** Pointers and lengths of two octets. */
  readonly long?: boolean;
}

const ADDRESSED: readonly Variable[] = ["called", "calling", "data"];
const DATA: readonly Variable[] = ["data"];

/** Messages by type (ITU-T Q.713 4). */
const kinds: { readonly [type: number]: Kind } = {
  1: { fixed: ["slr", "sourceClass"], variable: ["called"], optional: true },
  2: { fixed: ["dlr", "slr", "sourceClass"], optional: true },
  3: { fixed: ["dlr", "refusalCause"], optional: true },
  4: { fixed: ["dlr", "slr", "releaseCause"], optional: true },
  5: { fixed: ["dlr", "slr"] },
  6: { fixed: ["dlr", "more"], variable: DATA },
  7: { fixed: ["dlr", "sequencing"], variable: DATA },
  8: { fixed: ["dlr", "rsn", "credit"] },
  9: { fixed: ["classAndHandling"], variable: ADDRESSED },
  10: { fixed: ["returnCause"], variable: ADDRESSED },
  11: { fixed: ["dlr"], variable: DATA },
  12: { fixed: ["dlr"] },
  13: { fixed: ["dlr", "slr", "resetCause"] },
  14: { fixed: ["dlr", "slr"] },
  15: { fixed: ["dlr", "errorCause"] },
  16: { fixed: ["dlr", "slr", "sourceClass", "sequencing", "credit"] },
  17: { fixed: ["classAndHandling", "hops"], variable: ADDRESSED, optional: true },
  18: { fixed: ["returnCause", "hops"], variable: ADDRESSED, optional: true },
  19: { fixed: ["classAndHandling", "hops"], variable: ADDRESSED, optional: true, long: true },
  20: { fixed: ["returnCause", "hops"], variable: ADDRESSED, optional: true, long: true },
};
const sizes: { readonly [name: string]: number } = { dlr: 3, slr: 3, sequencing: 2 };

/** Where something is that a message carries. */
interface Part {
  readonly what: Variable | number;
  readonly from: number;
  readonly to: number;
}

const SEGMENTATION = 16;
const OPTIONAL_DATA = 15;
/** Of a piece: it is the first; how many follow. */
const FIRST = 0x80;
const REMAINING = 0x0f;
/** Optional parameters that are looked at. */
const PARAMETERS = 32;

const pointer = (bytes: Uint8Array, at: number, isLong: boolean): number =>
  isLong ? bytes[at] | (bytes[at + 1] << 8) : bytes[at];

/** The parameters of the message bytes[at..end) behind its pointers, as far as they are there; undefined where one is not. */
function partsOf(bytes: Uint8Array, at: number, end: number): readonly Part[] | undefined {
  const kind = kinds[bytes[at]];
  if (!kind) return [];
  const { fixed, variable = [], optional = false, long = false } = kind;
  const width = long ? 2 : 1;
  let place = at + 1 + fixed.reduce((sum, name) => sum + (sizes[name] ?? 1), 0);
  if (place + width * (variable.length + Number(optional)) > end) return undefined;
  const parts: Part[] = [];
  for (const what of variable) {
    // A pointer of two octets counts from its second one.
    const length = place + pointer(bytes, place, long) + (long ? 1 : 0);
    if (length + width > end) return undefined;
    const from = length + width;
    const to = from + pointer(bytes, length, long);
    if (to > end) return undefined;
    parts.push({ what, from, to });
    place += width;
  }
  const to = optional ? pointer(bytes, place, long) : 0;
  if (to === 0) return parts;
  let option = place + to + (long ? 1 : 0);
  for (let count = 0; option < end && bytes[option] !== 0 && count < PARAMETERS; count++) {
    const stop = option + 2 + (bytes[option + 1] ?? 0);
    if (option + 2 > end || stop > end) return undefined;
    parts.push({ what: bytes[option], from: option + 2, to: stop });
    option = stop;
  }
  if (option < end) parts.push({ what: 0, from: option, to: option + 1 });
  return parts;
}

/** Whether what is carried is the first of several pieces, or a later one. */
function isPiece(bytes: Uint8Array, parts: readonly Part[]): boolean {
  const segment = parts.find(({ what }) => what === SEGMENTATION);
  return segment !== undefined && ((bytes[segment.from] & REMAINING) !== 0 || (bytes[segment.from] & FIRST) === 0);
}

/** What a message carries for others, where that is whole; undefined where it carries nothing, or a piece. */
export function carriedBySccp(bytes: Uint8Array, at: number, end: number): Part | undefined {
  const parts = partsOf(bytes, at, end);
  if (!parts || isPiece(bytes, parts)) return undefined;
  const data = parts.find(({ what }) => what === "data" || what === OPTIONAL_DATA);
  return data && data.to > data.from ? data : undefined;
}

/** The number of the subsystem that a message is for, or else from, where somebody is known to take its messages; 0 where not. */
export function subsystemOf(bytes: Uint8Array, at: number, end: number): number {
  for (const { what, from, to } of partsOf(bytes, at, end) ?? []) {
    if (what !== "called" && what !== "calling") continue;
    const place = from + 1 + (bytes[from] & 1 ? 2 : 0);
    if (bytes[from] & 2 && place < to && bytes[place] in sccpUsers) return bytes[place];
  }
  return 0;
}

/** The parts of an address behind its indicator (ITU-T Q.713 3.4). */
function address(page: SccpPage, whose: "called" | "calling", from: number, to: number): void {
  page.at = from;
  page.mark(whose, to - from);
  page.within(() => {
    const { end } = page;
    page.end = to;
    const indicator = page.peek(1);
    page.group("indicator", 1, () => page.take(`${whose}Indicator`));
    if (indicator & 1) page.take(`${whose}Code`);
    if (indicator & 2) {
      const { at } = page;
      page.take(`${whose}Ssn`);
      page.place("ssn", at, at + 1);
      if (page.bytes[at] in sccpUsers) page.place("linked", at, at + 1);
    }
    const title = (indicator >> 2) & 15;
    if (title > 0 && page.left > 0) page.group("title", page.left, () => globalTitle(page, whose, title));
    page.end = end;
  });
}

function globalTitle(page: SccpPage, whose: "called" | "calling", kind: number): void {
  let isOdd = false;
  if (kind === 1) isOdd = (page.take(`${whose}OddNature`) & 0x80) !== 0;
  else {
    page.take(`${whose}Tt`);
    if (kind === 3 || kind === 4) isOdd = (page.take(`${whose}Plan`) & 15) === 1;
    if (kind === 4) page.take(`${whose}Nature`);
  }
  if (page.left === 0) return;
  const { at, end } = page;
  page.take(`${whose}${isOdd ? "OddDigits" : "Digits"}`, page.left);
  page.within(() => {
    page.place(isOdd ? "oddDigits" : "digits", at, end);
    page.place(`${whose}Length`, at, end, 2 * (end - at) - (isOdd ? 1 : 0));
    page.place("country", at, Math.min(end, at + 2));
  });
}

const references = new Set<Name>(["dlr", "slr"]);
const POINTERS: readonly Name[] = ["variablePointer1", "variablePointer2", "variablePointer3"];
const LONG_POINTERS: readonly Name[] = ["longPointer1", "longPointer2", "longPointer3"];

function optional(page: SccpPage, { what, from, to }: Part): void {
  page.at = from;
  if (what === 0) return page.place("endOfOptional", from, to);
  page.place("parameterLength", from - 1, from);
  if (what === 3) return address(page, "called", from, to);
  if (what === 4) return address(page, "calling", from, to);
  if (what === SEGMENTATION) {
    page.take("segmentation");
    return void page.take("segmentationSlr");
  }
  if (what === 17) return void page.take("hops");
  if (what === 18) return void page.take("importance");
  if (what !== OPTIONAL_DATA) page.place("unknownParameter", from, to);
}

/** A message of the Signalling Connection Control Part, up to what it carries for others (ITU-T Q.713). */
export const sccpMessage = laidOut(
  "message of SCCP",
  sccpFields,
  (page) => {
    const { bytes, start, limit, end } = page;
    const type = page.take("messageType");
    const kind = kinds[type];
    if (!kind) {
      page.place("unknownMessage", start, end);
      page.pass(page.left);
      return;
    }
    for (const name of kind.fixed) {
      const { at } = page;
      page.take(name);
      if (references.has(name)) page.place("lr", at, page.at);
    }
    (kind.variable ?? []).forEach((_, i) => page.take((kind.long ? LONG_POINTERS : POINTERS)[i]));
    if (kind.optional) page.take(kind.long ? "longOptional" : "optionalPointer");
    const parts = partsOf(bytes, start, limit);
    if (page.lacks || !parts) return page.fail();
    page.end = limit;
    for (const part of parts) {
      if (typeof part.what === "number") optional(page, part);
      else {
        if (part.what === "data" && isPiece(bytes, parts)) continue;
        page.place(kind.long ? "longLength" : "parameterLength", part.from - (kind.long ? 2 : 1), part.from);
        if (part.what !== "data") address(page, part.what, part.from, part.to);
      }
    }
    page.end = end;
  },
  {
    worked,
    skip(bytes, at, end) {
      if (at >= end) return MALFORMED;
      return carriedBySccp(bytes, at, end)?.from ?? end;
    },
  },
);
