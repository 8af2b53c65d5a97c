import { formatIPv4, formatIPv6 } from "../../bytes/addresses.ts";
import type { DumpLine } from "../../definition/dump-line.ts";
import { CUT, printName } from "./dns-name-line.ts";

// oxfmt-ignore
const optionTexts: { readonly [code: number]: string } = {
  1: "LLQ", 2: "UL", 3: "NSID", 5: "DAU", 6: "DHU", 7: "N3U", 8: "ECS", 9: "EXPIRE", 10: "COOKIE", 11: "KEEPALIVE", 12: "PADDING", 13: "CHAIN",
  14: "KEY-TAG", 16: "CLIENT-TAG", 17: "SERVER-TAG",
};
// oxfmt-ignore
const signatureAlgorithms: { readonly [number: number]: string } = {
  0: "DELETE", 1: "RSAMD5", 2: "DH", 3: "DS", 5: "RSASHA1", 6: "DSA-NSEC3-SHA1", 7: "RSASHA1-NSEC3-SHA1", 8: "RSASHA256", 10: "RSASHA512",
  12: "ECC-GOST", 13: "ECDSAP256SHA256", 14: "ECDSAP384SHA384", 15: "ED25519", 16: "ED448", 252: "INDIRECT", 253: "PRIVATEDNS", 254: "PRIVATEOID",
};
const digestAlgorithms: { readonly [number: number]: string } = {
  1: "SHA-1",
  2: "SHA-256",
  3: "GOST_R_34.11-94",
  4: "SHA-384",
};
const hashAlgorithms: { readonly [number: number]: string } = { 1: "SHA-1" };

/** Prints an option of an OPT record; returns where the next one starts, or CUT. */
export function ednsOptionLine(line: DumpLine, at: number): number {
  if (!line.has(at, 2)) return CUT;
  const code = line.u16(at);
  line.named(optionTexts, code, "Opt%");
  if (!line.has(at, 4)) return CUT;
  const length = line.u16(at + 2);
  const value = at + 4;
  if (!line.has(value, length)) return CUT;
  if (length > 0) {
    line.octet(32);
    optionValue(line, code, value, length);
  }
  return value + length;
}

function optionValue(line: DumpLine, code: number, at: number, length: number): void {
  switch (code) {
    case 5:
      return algorithms(line, signatureAlgorithms, at, length);
    case 6:
      return algorithms(line, digestAlgorithms, at, length);
    case 7:
      return algorithms(line, hashAlgorithms, at, length);
    case 8:
      return clientSubnet(line, at, length);
    case 9:
      return length === 4 ? line.text(`${line.u32(at)} sec`) : line.invalid();
    case 10:
      return cookie(line, at, length);
    case 11:
      return length === 2 ? line.text(`${(line.u16(at) / 10).toFixed(1)} sec`) : line.invalid();
    case 12:
      return line.text(`(${length})`);
    case 13:
      return void printName(line, at, at + length);
    case 14:
      return keyTags(line, at, length);
    default:
      return line.hexOctets(line.bytes, at, at + length);
  }
}

function algorithms(line: DumpLine, texts: { readonly [number: number]: string }, at: number, length: number): void {
  for (let i = 0; i < length; i++) {
    if (i > 0) line.octet(32);
    line.named(texts, line.u8(at + i), "Alg_%");
  }
}

/** RFC 7871: an address of as many octets as its prefix needs. */
function clientSubnet(line: DumpLine, at: number, length: number): void {
  const family = length < 4 ? 0 : line.u16(at);
  const size = family === 1 ? 4 : family === 2 ? 16 : 0;
  const octets = length - 4;
  if (size === 0 || octets > size) return line.invalid();
  const source = line.u8(at + 2);
  const scope = line.u8(at + 3);
  if (source > 8 * size || scope > 8 * size || (source + 7) >> 3 !== octets) return line.invalid();
  const address = new Uint8Array(16);
  address.set(line.bytes.subarray(at + 4, at + 4 + octets));
  line.text(`${size === 4 ? formatIPv4(address, 0) : formatIPv6(address, 0)}/${source}/${scope}`);
}

/** RFC 7873: 8 octets of the client, 8 to 32 of the server. */
function cookie(line: DumpLine, at: number, length: number): void {
  if (length < 8 || (length > 8 && length < 16) || length > 40) return line.invalid();
  line.hexOctets(line.bytes, at, at + 8);
  if (length === 8) return;
  line.octet(32);
  line.hexOctets(line.bytes, at + 8, at + length);
}

function keyTags(line: DumpLine, at: number, length: number): void {
  if (length % 2 !== 0) return line.invalid();
  for (let i = 0; i < length; i += 2) {
    if (i > 0) line.octet(32);
    line.decimal(line.u16(at + i));
  }
}
