import { u16, u16le, u64 } from "../../bytes/numbers.ts";
import { bytes, int, text, u16 as word, u32, u8 } from "../../definition/fields.ts";
import { etherTypeWords } from "./ethertype-words.ts";
import { laidOut, type Page } from "./laid-out.ts";
import { momentOf } from "./numbers-inside.ts";

const HEADER = 4;
const ITEM = 4;
const ALIGNED = 4;
const PAYLOAD = 9;
const PACKET_HEADER = 1;
const NESTED = 0x7fff;
/** Items that are looked at. */
const LIMIT = 256;

const kinds = (
  "UNSPEC PACKET_HDR MARK TIMESTAMP IFINDEX_INDEV IFINDEX_OUTDEV IFINDEX_PHYSINDEV IFINDEX_PHYSOUTDEV HWADDR PAYLOAD " +
  "PREFIX UID SEQ SEQ_GLOBAL GID HWTYPE HWHEADER HWLEN"
).split(" ");
const kindWords = Object.fromEntries(kinds.map((kind, number) => [number, `NFULA_${kind}`]));

const length = { filter: "tlv_length", label: "Length" } as const;
const kind = (little: boolean) =>
  word({
    filter: "",
    little,
    views: [{ filter: "tlv_type", label: "Type", type: "FT_UINT16", mask: NESTED, little, strings: kindWords }],
  });

const fields = {
  item: bytes("rest", { filter: "tlv", label: "TLV" }),
  length: word({ ...length, little: true }),
  kind: kind(true),
  lengthBig: word(length),
  kindBig: kind(false),
  protocol: word({ label: "HW protocol", show: "hex", strings: etherTypeWords }),
  hook: u8({
    label: "Netfilter hook",
    strings: {
      0: "Pre-routing",
      1: "Local in",
      2: "Forward",
      3: "Local out",
      4: "Post-routing",
      5: "Number of hooks",
    },
  }),
  indev: u32({ filter: "ifindex_indev", label: "IFINDEX_INDEV" }),
  outdev: u32({ filter: "ifindex_outdev", label: "IFINDEX_OUTDEV" }),
  physindev: u32({ filter: "ifindex_physindev", label: "IFINDEX_PHYSINDEV" }),
  physoutdev: u32({ filter: "ifindex_physoutdev", label: "IFINDEX_PHYSOUTDEV" }),
  prefix: text("rest", { label: "Prefix", type: "FT_STRINGZ" }),
  uid: int(4, { label: "UID" }),
  gid: int(4, { label: "GID" }),
  timestamp: momentOf((octets, start) => u64(octets, start) * 1_000_000_000n + u64(octets, start + 8) * 1000n, {
    label: "Timestamp",
  }),
  value: bytes("rest", { filter: "tlv_value", label: "Value" }),
};

/** Items of one number that is all of their value. */
const numbers: { readonly [kind: number]: keyof typeof fields } = {
  4: "indev",
  5: "outdev",
  6: "physindev",
  7: "physoutdev",
  11: "uid",
  14: "gid",
};

/** Lengths and kinds are in the order of the host that captured: the one in which the first item fits. */
function isLittle(octets: Uint8Array, start: number, end: number): boolean {
  const first = start + HEADER;
  return first + ITEM > end || u16le(octets, first) <= end - first || u16(octets, first) > end - first;
}

/** Where the packet begins in the items of a log that starts at `start`; `end` where they hold none. */
function payloadStart(octets: Uint8Array, start: number, end: number): number {
  const read = isLittle(octets, start, end) ? u16le : u16;
  let at = start + HEADER;
  for (let i = 0; i < LIMIT && at + ITEM <= end; i++) {
    const size = read(octets, at);
    if (size < ITEM || at + size > end) return end;
    if ((read(octets, at + 2) & NESTED) === PAYLOAD) return at + ITEM;
    at += Math.ceil(size / ALIGNED) * ALIGNED;
  }
  return end;
}

/** The EtherType that the first item says; 0 where that is another. */
export function etherTypeIn(octets: Uint8Array, start: number, end: number): number {
  const at = start + HEADER;
  if (at + ITEM + 2 > end) return 0;
  const read = isLittle(octets, start, end) ? u16le : u16;
  return (read(octets, at + 2) & NESTED) === PACKET_HEADER ? u16(octets, at + ITEM) : 0;
}

type ItemPage = Page<keyof typeof fields>;

/** What is told of a packet, as items of length, kind and value; the last one is the packet. */
export const logItems = laidOut(
  "items of NFLOG",
  fields,
  (page: ItemPage) => {
    const { bytes: octets, layerStart } = page;
    const end = octets.length;
    const little = isLittle(octets, layerStart, Math.max(page.end, layerStart));
    const peek = (ahead: number): number => (little ? page.peekLittle(2, ahead) : page.peek(2, ahead));
    while (page.left >= ITEM) {
      const size = peek(0);
      const of = peek(2) & NESTED;
      if (size < ITEM || page.at + size > end) return page.fail();
      page.place("item", page.at, page.at + size);
      const after = page.at + Math.ceil(size / ALIGNED) * ALIGNED;
      page.within(() => {
        page.take(little ? "length" : "lengthBig");
        page.take(little ? "kind" : "kindBig");
        if (of !== PAYLOAD) layValue(page, of, size - ITEM);
      });
      if (page.lacks || of === PAYLOAD) return;
      page.pass(Math.min(after - page.at, page.left));
    }
  },
  { skip: (octets, _at, end, layerStart) => payloadStart(octets, layerStart, end) },
);

function layValue(page: ItemPage, of: number, size: number): void {
  const number = numbers[of];
  if (of === PACKET_HEADER && size >= 3) {
    page.take("protocol");
    page.take("hook");
  } else if (number !== undefined && size === 4) page.take(number);
  else if (of === 3 && size === 16) page.take("timestamp", size);
  else if (of === 10) page.take("prefix", size);
  else if (size > 0) page.take("value", size);
}
