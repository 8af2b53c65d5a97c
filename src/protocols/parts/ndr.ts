import { bytes, struct, u16, u32, u64, u8 } from "../../definition/fields.ts";
import type { AnyField, Common, FieldType, View } from "../../definition/kinds.ts";
import type { Ndr, NdrPage } from "./ndr-page.ts";
import { ntStatus } from "./nt-status.ts";
import { guid, utf16 } from "./windows-values.ts";

/** The types that interfaces of DCE/RPC are declared with ([C706] 14, [MS-RPCE] 2.2.4). Whole names of fields are Wireshark's. */

type About = Pick<Common<number>, "show" | "strings" | "type"> & { readonly views?: readonly View[] };

const referent = u32({ filter: "=dcerpc.referent_id", label: "Referent ID", show: "hex", little: true });
const wideReferent = u64({ filter: "=dcerpc.referent_id64", label: "Referent ID", show: "hex", little: true });
const nothing = bytes("rest", { filter: "=dcerpc.null_pointer", label: "NULL Pointer" });
const counted = (name: string, label: string): AnyField =>
  u32({ filter: `=dcerpc.array.${name}`, label, little: true });
const maximum = counted("max_count", "Max Count");
const offset = counted("offset", "Offset");
const actual = counted("actual_count", "Actual Count");
/** Elements that are read of an array whose octets are not counted beforehand. */
const ELEMENT_LIMIT = 4096;

const WORDS = { 1: u8, 2: u16, 4: u32 } as const;

/** An unsigned number of 1, 2 or 4 octets. */
export function number(size: 1 | 2 | 4, name: string, label: string, about: About = {}): Ndr {
  const field = WORDS[size]({ filter: `=${name}`, label, little: true, ...about });
  return { fields: [field], align: size, read: (page) => void page.take(field) };
}

/** A number whose field is as wide as it is announced, as Windows' enumerations are: 16 bits, in NDR64 32. */
export function enumeration(
  name: string,
  label: string,
  strings: Common<number>["strings"],
  type: FieldType = "FT_UINT32",
): Ndr {
  const field = u16({ filter: `=${name}`, label, little: true, type, ...(strings ? { strings } : {}) });
  return {
    fields: [field],
    align: 2,
    wideAlign: 4,
    read(page) {
      page.take(field);
      if (page.wide) page.at += 2;
    },
  };
}

/** Octets of a size. */
export function octets(size: number, name: string, label: string, align = 1): Ndr {
  const field = bytes(size, { filter: `=${name}`, label });
  return { fields: [field], align, read: (page) => void page.take(field, size) };
}

/** An identifier of 16 octets. */
export function identifier(name: string, label: string): Ndr {
  const field = guid({ filter: `=${name}`, label });
  return { fields: [field], align: 4, read: (page) => void page.take(field, 16) };
}

/** What an operation returned. */
export function status(name: string, label: string): Ndr {
  return number(4, name, label, { show: "hex", strings: ntStatus });
}

/** Types behind one another, with a field for all of them where it has a label, or a name. */
export function structure(parts: readonly Ndr[], name = "", label = ""): Ndr {
  const field =
    name === "" && label === ""
      ? undefined
      : struct({}, name === "" ? { filter: "", label } : { filter: `=${name}`, label, type: "FT_NONE" });
  const last = parts.at(-1);
  const inside = (page: NdrPage): void => parts.forEach((part) => aligned(page, part));
  return {
    fields: field ? [field] : [],
    parts,
    align: Math.max(1, ...parts.map(({ align }) => align)),
    wideAlign: Math.max(1, ...parts.map(({ align, wideAlign = align }) => wideAlign)),
    ...(last?.hoist ? { hoist: last.hoist } : {}),
    read: (page) => (field ? void page.group(field, () => inside(page)) : inside(page)),
  };
}

/** Reads a part whose counts stand in front of what it is part of. */
function aligned(page: NdrPage, part: Ndr): void {
  page.align((page.wide ? part.wideAlign : undefined) ?? part.align);
  part.read(page);
}

/** What refers to a value, or to none; two may refer to the same. */
export function unique(of: Ndr, label: string): Ndr {
  return pointer(of, label, false);
}

/** What always refers to a value: of a parameter nothing is written. */
export function ref(of: Ndr, label: string): Ndr {
  return pointer(of, label, true);
}

function pointer(of: Ndr, label: string, always: boolean): Ndr {
  const field = struct({}, { filter: "", label });
  return {
    fields: [field, referent, wideReferent, nothing],
    parts: [of],
    isPointer: true,
    align: always ? 1 : 4,
    wideAlign: always ? 1 : 8,
    read(page) {
      if (always && page.isParameter) {
        page.refer(
          page.group(field, () => {}),
          of,
        );
        return;
      }
      const size = page.wide ? 8 : 4;
      page.align(size);
      if (page.lacks || page.at + size > page.end) return page.fail();
      if (page.peek(size) === 0) return void page.take(nothing, size);
      page.refer(
        page.group(field, () => page.take(page.wide ? wideReferent : referent, size)),
        of,
      );
    },
  };
}

function takeCount(page: NdrPage, field: AnyField): number {
  page.align(page.wide ? 8 : 4);
  const count = page.take(field);
  // No count has more than 32 bits.
  if (page.wide) page.at += 4;
  return count;
}

/** As many elements as stand in front of it. */
export function array(of: Ndr): Ndr {
  return {
    fields: [maximum],
    parts: [of],
    align: of.align,
    ...(of.wideAlign === undefined ? {} : { wideAlign: of.wideAlign }),
    hoist: (page) => void page.counts.push(takeCount(page, maximum)),
    read(page) {
      const count = Math.min(page.counts.pop() ?? 0, ELEMENT_LIMIT);
      for (let i = 0; i < count && !page.lacks; i++) aligned(page, of);
    },
  };
}

/** The same, of which only some are written. */
export function varyingArray(of: Ndr): Ndr {
  return {
    ...array(of),
    fields: [maximum, offset, actual],
    hoist(page) {
      takeCount(page, maximum);
      takeCount(page, offset);
      page.counts.push(takeCount(page, actual));
    },
  };
}

/** A text of 16 bits a character, with how many there are. */
export function wideText(name: string, label: string): Ndr {
  const field = utf16({ filter: `=${name}`, label });
  return {
    fields: [field, maximum, offset, actual],
    align: 4,
    wideAlign: 8,
    read(page) {
      takeCount(page, maximum);
      takeCount(page, offset);
      const count = takeCount(page, actual);
      page.take(field, 2 * count);
    },
  };
}

/** A handle that a server gave out. */
export function handle(name: string, label: string, group?: string): Ndr {
  const field = bytes(20, { filter: `=${name}`, label });
  const around = group === undefined ? undefined : struct({}, { filter: "", label: group });
  return {
    fields: around ? [field, around] : [field],
    align: 4,
    read: (page) => (around ? void page.group(around, () => page.take(field, 20)) : void page.take(field, 20)),
  };
}

/** One of several types, by a number of `size` octets in front of it. */
export function union(
  size: 2 | 4,
  name: string,
  label: string,
  group: string,
  cases: { readonly [number: number]: Ndr },
  otherwise?: Ndr,
): Ndr {
  const around = struct({}, { filter: "", label: group });
  const field = bytes(size, { filter: `=${name}`, label, type: "FT_NONE" });
  const parts = otherwise ? [...Object.values(cases), otherwise] : Object.values(cases);
  return {
    fields: [around, field],
    parts,
    align: Math.max(size, ...parts.map(({ align }) => align)),
    wideAlign: Math.max(size, ...parts.map(({ align, wideAlign = align }) => wideAlign)),
    read(page) {
      page.group(around, () => {
        const chosen = page.peek(size);
        page.take(field, size);
        const of = cases[chosen] ?? otherwise;
        if (of) aligned(page, of);
      });
    },
  };
}
