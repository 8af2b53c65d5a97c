import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { juniperEncapsulations, juniperMedia } from "../parts/juniper-words.ts";
import { Ether } from "./ethernet.ts";

const MAGIC = 0x4d4743;
const HEADER = 4;
const [EXTENDED, NO_LINK, IN] = [0x80, 0x02, 0x01] as const;
const flagNames = [
  [EXTENDED, "Ext"],
  [0x40, "Filter"],
  [0x04, "IIF"],
  [NO_LINK, "no-L2"],
  [IN, "In"],
] as const;
const extensions: { readonly [type: number]: string } = {
  1: "Device Interface Index",
  2: "Device Interface Name",
  3: "Device Media Type",
  4: "Logical Interface Index",
  5: "Logical Unit Number",
  6: "Logical Interface Encapsulation",
  7: "TTP derived Device Media Type",
  8: "TTP derived Logical Interface Encapsulation",
};
const valueNames: { readonly [type: number]: { readonly [value: number]: string } } = {
  3: juniperMedia,
  6: juniperEncapsulations,
  7: juniperMedia,
  8: juniperEncapsulations,
};
const NAME = 2;
/** Extensions from here on have the highest octet first. */
const BIG_ENDIAN = 0x80;
const LONGEST = 4;

/** Ethernet as Juniper's routers capture it, with what they know of the interface in front. */
export const juniperText = dumpText(
  Ether,
  (line, at, length) => {
    line.protocol = "juniper_ether";
    line.need(at, HEADER);
    if (line.u24(at) !== MAGIC) return line.text("no magic-number found!");
    const flags = line.u8(at + 3);
    const { linkHeader } = line.options;
    if (linkHeader) line.text(flags & IN ? " In " : "Out ");
    if (line.verbose > 1) {
      line.text("\n\tJuniper PCAP Flags [");
      line.bitNames(flagNames, flags, ", ", "none");
      line.text("]");
    }
    let header = HEADER;
    if (flags & EXTENDED) {
      header += 2 + line.u16(at + HEADER);
      if (!extensionList(line, at + HEADER)) return line.invalid();
    }
    if (flags & NO_LINK) {
      if (linkHeader) line.text("no-L2-hdr, ");
      const inside = at + header + HEADER;
      if (!guess(line, inside, length - header - HEADER)) line.text("no IP-hdr found!");
      return;
    }
    if (linkHeader) line.text(`hlen ${header}, proto 0x0000, `);
    line.next("linktype", 1, at + header, length - header);
    line.payload = at + header;
  },
  { carriedBy: { linktype: 178 } },
);

/** What the routers say of the interface; false where it is wrong. */
function extensionList(line: DumpLine, start: number): boolean {
  const size = line.u16(start);
  const shows = line.verbose > 1;
  if (shows) line.text(`, PCAP Extension(s) total length ${size}`);
  line.need(start + 2, size);
  let at = start + 2;
  for (let left = size; left > 2;) {
    const [type, length] = [line.u8(at), line.u8(at + 1)];
    at += 2;
    left -= 2;
    if (type === 0 || length === 0) break;
    if (left < length) {
      line.text(` [extension_length ${left + 2} < ${length + 2}]`);
      return false;
    }
    if (shows) extension(line, type, at, length);
    at += length;
    left -= length;
  }
  if (shows) line.text("\n\t-----original packet-----\n\t");
  return true;
}

function extension(line: DumpLine, type: number, at: number, length: number): void {
  line.text(`\n\t  ${extensions[type] ?? "Unknown"} Extension TLV #${type}, length ${length}, value `);
  if (type === NAME || length > LONGEST) return;
  let value = 0;
  for (let i = 0; i < length; i++) {
    const place = type < BIG_ENDIAN ? length - 1 - i : i;
    value = value * 256 + line.u8(at + place);
  }
  const names = valueNames[type];
  line.text(names === undefined ? `${value}` : `${names[value] ?? "Unknown"} (${value})`);
}

/** Whether this looks like a header of IP, which is printed then. */
function guess(line: DumpLine, at: number, length: number): boolean {
  const first = line.u8(at);
  if (first >= 0x45 && first <= 0x4f) return line.next("raw.version", 4, at, length);
  return first >> 4 === 6 && line.next("raw.version", 6, at, length);
}
