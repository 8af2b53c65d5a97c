import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { Ether } from "./ethernet.ts";

const HEADER = 3;
const HEADER_LINUX = 5;
/** Octets of how a packet is divided, as most packets have them, and with an exception in front. */
const DIVISION = 3;
const IPX = 0xfa;
const EXCEPTION = 0xff;
const EXCEPTION_SIZE = 4;

/** What a type means: its name, how Ethernet calls it, and whether nothing says how the packet is divided. */
interface Kind {
  readonly name: string;
  readonly ethertype?: number;
  readonly isWhole?: boolean;
}
const kinds: { readonly [type: number]: Kind } = {
  0xf0: { name: "oldip", ethertype: 0x0800, isWhole: true },
  0xf1: { name: "oldarp", ethertype: 0x0806, isWhole: true },
  0xd4: { name: "ip", ethertype: 0x0800 },
  0xd5: { name: "arp", ethertype: 0x0806 },
  0xd6: { name: "rarp", ethertype: 0x0806 },
  0xdd: { name: "atalk", ethertype: 0x809b },
  0xf7: { name: "banyan" },
  0xfa: { name: "ipx" },
  0xc4: { name: "ipv6", ethertype: 0x86dd },
  0x80: { name: "diag", isWhole: true },
};

/** ARCNET (RFC 1201). */
export const arcnetText = dumpText(
  Ether,
  (line, at, length) => {
    line.protocol = "arcnet";
    if (length < HEADER || !line.has(at, HEADER)) {
      line.payload = line.end;
      return line.truncated();
    }
    const type = line.u8(at + 2);
    if (kinds[type]?.isWhole) {
      header(line, at, length, "");
      return payload(line, type, at + HEADER, length - HEADER);
    }
    const cut = (words: string): void => {
      header(line, at, length, "", true);
      line.text(words);
      line.text("[|arcnet]");
    };
    if (length < HEADER + DIVISION || !line.has(at + HEADER, DIVISION)) return cut(" phds ");
    const isExtended = line.u8(at + HEADER) === EXCEPTION;
    const size = HEADER + DIVISION + (isExtended ? EXCEPTION_SIZE : 0);
    if (length < size || !line.has(at, size)) return cut(" phds extended ");
    const division = at + size - DIVISION;
    const flag = line.u8(division);
    header(line, at, length, divisionText(flag, line.u16(division + 1)));
    if (flag === 0 || flag & 1) payload(line, type, at + size, length - size);
    else line.payload = at + size;
  },
  { carriedBy: { linktype: 7 } },
);

/** ARCNET as Linux captures it: with an offset, and packets that are put together. */
export const arcnetLinuxText = dumpText(
  Ether,
  (line, at, length) => {
    line.protocol = "arcnet_linux";
    if (length < HEADER_LINUX || !line.has(at, HEADER_LINUX)) {
      line.payload = line.end;
      return line.truncated();
    }
    const type = line.u8(at + 4);
    const size = HEADER_LINUX + (type === 0xf0 || type === 0xf1 ? 0 : DIVISION);
    if (length < size || !line.has(at, size)) {
      line.payload = line.end;
      return line.truncated();
    }
    header(line, at, length, "");
    payload(line, type, at + size, length - size);
  },
  { carriedBy: { linktype: 129 } },
);

function header(line: DumpLine, at: number, length: number, division: string, always = false): void {
  if (!line.options.linkHeader && !always) return;
  line.hex(line.u8(at), 2);
  line.text(" ");
  line.hex(line.u8(at + 1), 2);
  const type = line.u8(at + 2);
  line.text(` ${kinds[type]?.name ?? type.toString(16).padStart(2, "0")}${division} ${length}: `);
}

function divisionText(flag: number, sequence: number): string {
  const text = ` seqid ${sequence.toString(16).padStart(4, "0")}`;
  if (flag === 0) return text;
  return flag & 1 ? `${text} (first of ${(flag >> 1) + 2} fragments)` : `${text} (fragment ${(flag >> 1) + 1})`;
}

function payload(line: DumpLine, type: number, at: number, length: number): void {
  line.payload = at;
  const ethertype = kinds[type]?.ethertype;
  if (type === IPX && line.next("llc.raw", 0, at, length)) return;
  if (ethertype !== undefined && line.next("ethertype", ethertype, at, length)) return;
  line.unknownPayload(at, line.end);
}
