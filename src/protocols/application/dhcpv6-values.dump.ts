import type { DumpLine } from "../../definition/dump-line.ts";
import { printName } from "../parts/dns-name-line.ts";

/** What a DUID was made of; of those of an enterprise the first eight octets. */
export function duidLine(line: DumpLine, at: number, length: number): void {
  const type = length < 2 ? 0 : line.u16(at);
  if (length < 2 || (type === 1 && length < 8) || (type === 2 && length < 10) || (type === 3 && length < 4)) {
    line.text(" ?");
    return;
  }
  let shown = at + length;
  let end = at + length;
  if (type === 1) {
    line.text(` hwaddr/time type ${line.u16(at + 2)} time ${line.u32(at + 4)} `);
    shown = at + 8;
  } else if (type === 2) {
    line.text(" vid ");
    shown = at + 2;
    end = shown + 8;
  } else if (type === 3) {
    line.text(` hwaddr type ${line.u16(at + 2)} `);
    shown = at + 4;
  } else line.text(` type ${type}`);
  line.hexOctets(line.bytes, shown, end);
}

const DELAYED = 2;
const RECONFIGURE = 3;
/** Octets of an authentication option before what depends on its protocol. */
const AUTHENTICATION_HEADER = 11;

/** RFC 8415 21.11 with the delayed authentication of RFC 3315. */
export function authenticationLine(line: DumpLine, at: number, length: number): void {
  const protocol = line.u8(at);
  const algorithm = line.u8(at + 1);
  const detection = line.u8(at + 2);
  line.text(` proto: ${protocol === DELAYED ? "delayed" : protocol === RECONFIGURE ? "reconfigure" : protocol}`);
  line.text(`, alg: ${algorithm === 1 ? "HMAC-MD5" : algorithm}, RDM: ${detection === 0 ? "mono" : detection}, RD:`);
  hexWords(line, at + 3, 4, 2);
  const information = at + AUTHENTICATION_HEADER;
  const size = length - AUTHENTICATION_HEADER;
  if (protocol === DELAYED) {
    if (size > 0) delayed(line, information, size);
  } else if (protocol !== RECONFIGURE || size !== 17) line.text(" ??");
  else {
    const kind = line.u8(information);
    line.text(kind === 1 ? " reconfig-key" : kind === 2 ? " type: HMAC-MD5" : " type: ??");
    line.text(" value:");
    hexWords(line, information + 1, 4, 4);
  }
}

function delayed(line: DumpLine, at: number, size: number): void {
  const realm = size - 20;
  if (realm < 0) {
    line.text(" ??");
    return;
  }
  if (realm > 0) line.text(", realm: ");
  line.hexOctets(line.bytes, at, at + realm);
  line.text(", key ID: ");
  line.hex(line.u32(at + realm), 8);
  line.text(", HMAC-MD5:");
  hexWords(line, at + realm + 4, 4, 4);
}

function hexWords(line: DumpLine, at: number, count: number, size: number): void {
  for (let i = 0; i < count; i++) {
    line.octet(32);
    line.hex(line.uint(at + i * size, size), 2 * size);
  }
}

/** The suboptions of RFC 5908; false where one is cut. */
export function timeServers(line: DumpLine, at: number, length: number): boolean {
  const end = at + length;
  let next = at;
  while (next < end - 4) {
    const code = line.u16(next);
    const size = line.u16(next + 2);
    const value = next + 4;
    if (value + size > end) return false;
    line.text(` subopt:${code}`);
    if (code === 3) {
      line.octet(32);
      if (printName(line, value, value + size) < 0) return false;
    } else if ((code === 1 || code === 2) && size === 16) {
      line.octet(32);
      line.host6(value);
    } else line.text(" ?");
    next = value + size;
  }
  return true;
}
