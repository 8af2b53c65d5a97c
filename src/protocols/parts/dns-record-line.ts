import { formatIPv6 } from "../../bytes/addresses.ts";
import type { DumpLine } from "../../definition/dump-line.ts";
import { ednsOptionLine } from "./dns-edns-line.ts";
import { CUT, printName, skipName } from "./dns-name-line.ts";
import { relativeTime } from "./relative-time-line.ts";

/** A message being printed. */
export interface Message {
  readonly start: number;
  readonly multicast: boolean;
}

/** Record types in tcpdump's words. */
// oxfmt-ignore
const typeTexts: { readonly [type: number]: string } = {
  1: "A", 2: "NS", 3: "MD", 4: "MF", 5: "CNAME", 6: "SOA", 7: "MB", 8: "MG", 9: "MR", 10: "NULL", 11: "WKS", 12: "PTR", 13: "HINFO", 14: "MINFO",
  15: "MX", 16: "TXT", 17: "RP", 18: "AFSDB", 19: "X25", 20: "ISDN", 21: "RT", 22: "NSAP", 23: "NSAP_PTR", 24: "SIG", 25: "KEY", 26: "PX",
  27: "GPOS", 28: "AAAA", 29: "LOC", 30: "NXT", 31: "EID", 32: "NIMLOC", 33: "SRV", 34: "ATMA", 35: "NAPTR", 36: "KX", 37: "CERT", 38: "A6",
  39: "DNAME", 40: "SINK", 41: "OPT", 42: "APL", 43: "DS", 44: "SSHFP", 45: "IPSECKEY", 46: "RRSIG", 47: "NSEC", 48: "DNSKEY", 99: "SPF",
  100: "UINFO", 101: "UID", 102: "GID", 103: "UNSPEC", 104: "UNSPECA", 249: "TKEY", 250: "TSIG", 251: "IXFR", 252: "AXFR", 253: "MAILB",
  254: "MAILA", 255: "ANY", 256: "URI",
};
const classTexts: { readonly [number: number]: string } = { 1: "IN", 3: "CHAOS", 4: "HS", 255: "ANY" };

const IN = 1;
const OPT = 41;
/** The bit of a class that multicast DNS uses otherwise. */
const MULTICAST_BIT = 0x8000;

/** Prints a question; returns where the next thing starts, or CUT. */
export function questionLine(line: DumpLine, at: number, message: Message): number {
  const after = skipName(line, at);
  if (after < 0 || !line.has(after, 4)) return CUT;
  line.octet(32);
  line.named(typeTexts, line.u16(after), "Type%");
  const given = line.u16(after + 2);
  const number = message.multicast ? given & ~MULTICAST_BIT : given;
  if (number !== IN) className(line, number);
  if (message.multicast) line.text(given & MULTICAST_BIT ? " (QU)" : " (QM)");
  line.text("? ");
  const end = printName(line, at, message.start);
  return end < 0 ? CUT : end + 4;
}

/** Prints a record; returns where the next one starts, or CUT. A record whose head is missing ends the message silently. */
export function recordLine(line: DumpLine, at: number, message: Message): number {
  let head: number;
  if (line.verbose > 0) {
    line.octet(32);
    head = printName(line, at, message.start);
    if (head < 0) return CUT;
  } else head = skipName(line, at);
  if (head < 0 || !line.has(head, 10)) return line.end;
  const type = line.u16(head);
  const given = line.u16(head + 2);
  const number = message.multicast ? given & ~MULTICAST_BIT : given;
  if (number !== IN && type !== OPT) className(line, number);
  if (message.multicast && given & MULTICAST_BIT) line.text(" (Cache flush)");
  if (type !== OPT && line.verbose > 2) {
    line.text(" [");
    relativeTime(line, line.u32(head + 4));
    line.text("]");
  }
  const data = head + 10;
  const end = data + line.u16(head + 8);
  line.octet(32);
  line.named(typeTexts, type, "Type%");
  if (end > line.end) return CUT;
  const whole = type === OPT ? extension(line, head, number, end) : dataLine(line, type, data, end, message.start);
  return whole ? end : CUT;
}

function className(line: DumpLine, number: number): void {
  line.octet(32);
  line.named(classTexts, number, "(Class %)");
}

/** What an OPT record says, whose class is the size of datagrams and whose time to live ends in flags. */
function extension(line: DumpLine, head: number, size: number, end: number): boolean {
  line.text(" UDPsize=");
  line.decimal(size);
  if (line.u16(head + 6) & 0x8000) line.text(" DO");
  let next = head + 10;
  if (next >= end) return true;
  line.text(" [");
  while (next < end) {
    next = ednsOptionLine(line, next);
    if (next < 0) return false;
    if (next < end) line.text(",");
  }
  line.text("]");
  return true;
}

/** Prints what a record holds, of the types that tcpdump explains; false where it was cut. */
function dataLine(line: DumpLine, type: number, at: number, end: number, message: number): boolean {
  switch (type) {
    case 1:
      if (!line.has(at, 4)) return false;
      line.octet(32);
      line.ipv4(line.bytes, at);
      return true;
    case 2:
    case 5:
    case 12:
    case 39:
      line.octet(32);
      return printName(line, at, message) >= 0;
    case 6:
      return line.verbose === 0 || authority(line, at, message);
    case 15:
      line.octet(32);
      if (!line.has(at, 2) || printName(line, at + 2, message) < 0) return false;
      line.octet(32);
      line.decimal(line.u16(at));
      return true;
    case 16:
      return strings(line, at, end);
    case 28:
      if (!line.has(at, 16)) return false;
      line.octet(32);
      line.ipv6(line.bytes, at);
      return true;
    case 33:
      line.octet(32);
      if (!line.has(at, 6) || printName(line, at + 6, message) < 0) return false;
      line.text(`:${line.u16(at + 4)} ${line.u16(at)} ${line.u16(at + 2)}`);
      return true;
    case 38:
      return prefixedAddress(line, at, message);
    case 104:
      return line.visible(at, end);
    case 250:
      return line.verbose === 0 || transactionSignature(line, at, message);
    case 256:
      line.text(` ${line.u16(at)} ${line.u16(at + 2)} `);
      // A record too short for its numbers is text to the end of the packet.
      return line.visible(at + 4, end < at + 4 ? Infinity : end);
    default:
      return true;
  }
}

/** SOA */
function authority(line: DumpLine, at: number, message: number): boolean {
  line.octet(32);
  const mailbox = printName(line, at, message);
  if (mailbox < 0) return false;
  line.octet(32);
  const numbers = printName(line, mailbox, message);
  if (numbers < 0 || !line.has(numbers, 20)) return false;
  for (let i = 0; i < 20; i += 4) {
    line.octet(32);
    line.decimal(line.u32(numbers + i));
  }
  return true;
}

/** TXT */
function strings(line: DumpLine, at: number, end: number): boolean {
  for (let next = at; next < end; next += 1 + line.bytes[next]) {
    line.text(' "');
    if (!line.has(next, 1) || !line.visible(next + 1, next + 1 + line.bytes[next])) return false;
    line.text('"');
  }
  return true;
}

/** A6 */
function prefixedAddress(line: DumpLine, at: number, message: number): boolean {
  if (!line.has(at, 1)) return false;
  const bits = line.u8(at);
  if (bits > 128) {
    line.text(` ${bits}(bad plen)`);
    return true;
  }
  const missing = bits >> 3;
  if (bits < 128) {
    line.need(at + 1, 16 - missing);
    const address = new Uint8Array(16);
    address.set(line.bytes.subarray(at + 1, at + 17 - missing), missing);
    line.text(` ${bits} ${formatIPv6(address, 0)}`);
  }
  if (bits === 0) return true;
  line.octet(32);
  return printName(line, at + 17 - missing, message) >= 0;
}

/** TSIG */
function transactionSignature(line: DumpLine, at: number, message: number): boolean {
  line.octet(32);
  const name = printName(line, at, message);
  if (name < 0) return false;
  let next = name + 6;
  for (const part of ["fudge", "maclen", "origid", "error", "otherlen"]) {
    if (!line.has(next, 2)) return false;
    line.text(` ${part}=${line.u16(next)}`);
    next += part === "maclen" ? 2 + line.u16(next) : 2;
  }
  return true;
}
