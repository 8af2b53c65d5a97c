import { u32le, uint } from "../../bytes/numbers.ts";
import { derivedNumber, derivedText } from "../../definition/derived.ts";
import { custom, u16, u32, u8 } from "../../definition/fields.ts";
import { number } from "./ndr.ts";
import type { Ndr, NdrPage } from "./ndr-page.ts";
import { bitViews, type BitRow } from "./windows-values.ts";

/** Who may do what on Windows, in calls of DCE/RPC ([MS-DTYP] 2.4). */

const right = (name: string, label: string, mask: number): BitRow => [
  `=nt.access_mask.${name}`,
  label,
  mask,
  "Set",
  "Not set",
];
const generic: readonly BitRow[] = [
  right("generic_read", "Generic read", 0x80000000),
  right("generic_write", "Generic write", 0x40000000),
  right("generic_execute", "Generic execute", 0x20000000),
  right("generic_all", "Generic all", 0x10000000),
  right("maximum_allowed", "Maximum allowed", 0x2000000),
  right("access_sacl", "Access SACL", 0x800000),
  right("synchronise", "Synchronise", 0x100000),
  right("write_owner", "Write owner", 0x80000),
  right("write_dac", "Write DAC", 0x40000),
  right("read_control", "Read control", 0x20000),
  right("delete", "Delete", 0x10000),
];

/** The rights that are asked for: those that everything has, and those of the kind of object. */
export function accessMask(name: string, label: string, specific: readonly BitRow[]): Ndr {
  return number(4, name, label, { show: "hex", views: bitViews(4, [...generic, ...specific]) });
}

/** Rights of a kind of object: Wireshark's names behind `prefix`, from the highest bit. */
export function specificRights(
  prefix: string,
  rows: readonly (readonly [name: string, label: string, mask: number])[],
  said: (name: string) => readonly [set: string, notSet: string] = () => ["Set", "Not set"],
): readonly BitRow[] {
  return rows.map(([name, label, mask]) => [`=${prefix}.${name}`, label, mask, ...said(name)]);
}

const AUTHORITY = 2;
const PARTS = 8;

/** An identifier of a user, group or domain in bytes[start..end) as `S-1-5-21-…`. */
function sidText(bytes: Uint8Array, start: number, end: number): string {
  const parts = [`S-${bytes[start]}-${uint(bytes, start + AUTHORITY, 6)}`];
  for (let at = start + PARTS; at + 4 <= end; at += 4) parts.push(String(u32le(bytes, at) >>> 0));
  return parts.join("-");
}

function partsText(bytes: Uint8Array, start: number, end: number): string {
  const parts: number[] = [];
  for (let at = start; at + 4 <= end; at += 4) parts.push(u32le(bytes, at) >>> 0);
  return parts.join("-");
}

const count = u32({ filter: "=dcerpc.nt.count", label: "Count", little: true });
const whole = custom(derivedText("SID", sidText), {
  filter: "=dcerpc.nt.domain_sid",
  label: "Domain SID",
  type: "FT_STRING",
});
const revision = u8({ filter: "=nt.sid.revision", label: "Revision" });
const parts = u8({ filter: "=nt.sid.num_auth", label: "Num Auth" });
const authority = custom(
  derivedNumber("authority", (bytes, start) => uint(bytes, start, 6)),
  { filter: "=nt.sid.auth", label: "Authority", type: "FT_UINT64" },
);
const further = custom(derivedText("subauthorities", partsText), {
  filter: "=nt.sid.subauth",
  label: "Subauthorities",
  type: "FT_STRING",
});
const rid = u32({ filter: "=nt.sid.rid", label: "RID", little: true });
const domain = custom(derivedText("domain", partsText), {
  filter: "=nt.sid.domain",
  label: "Domain",
  type: "FT_STRING",
});
/** In front of what tells a domain from others: S-1-5-21, and the three numbers that do. */
const DOMAIN = 21;
const DOMAIN_PARTS = 4;

/** A security identifier, with how many parts it has in front. */
export const sid: Ndr = {
  fields: [count, whole, revision, parts, authority, further, rid, domain],
  align: 4,
  read(page) {
    page.take(count);
    const size = 8 + 4 * (page.at + 2 <= page.end ? page.bytes[page.at + 1] : 0);
    if (page.at + size > page.end) return page.fail();
    const start = page.at;
    const node = page.group(whole, () => readParts(page, size));
    node.to = start + size;
    page.at = start + size;
  },
};

function readParts(page: NdrPage, size: number): void {
  const { at: start } = page;
  page.take(revision);
  const count = page.take(parts);
  page.take(authority, 6);
  page.take(further, size - PARTS);
  const isDomain = count >= DOMAIN_PARTS && u32le(page.bytes, start + PARTS) === DOMAIN;
  if (isDomain) {
    page.at = start + PARTS + 4;
    page.take(domain, 12);
  }
  if (isDomain ? count > DOMAIN_PARTS : count > 1) {
    page.at = start + size - 4;
    page.take(rid);
  }
}

const wordLength = u16({ filter: "=dcerpc.lsa_String.name_len", label: "Name Len", little: true });
const wordSize = u16({ filter: "=dcerpc.lsa_String.name_size", label: "Name Size", little: true });

/** A text with its lengths in front, as Wireshark reads those of SAMR. */
export function countedText(of: Ndr): Ndr {
  return {
    fields: [wordLength, wordSize],
    parts: [of],
    align: 4,
    wideAlign: 8,
    read(page) {
      page.take(wordLength);
      page.take(wordSize);
      of.read(page);
    },
  };
}
