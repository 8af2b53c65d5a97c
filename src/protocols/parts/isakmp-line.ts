import type { DumpLine } from "../../definition/dump-line.ts";

/** Where what stands behind a payload would start: nothing is written of what is behind this one. */
export const STOP = -1;

/** A payload of a type at `at`, inside as many others as `depth` says, for a protocol where it is a transform. */
export interface Payload {
  readonly type: number;
  readonly at: number;
  /** Octets with the header. */
  readonly length: number;
  readonly depth: number;
  readonly protocol: number;
  /** Writes payloads inside it, the first of which is of `type`; where they end, or STOP. */
  readonly chain: (line: DumpLine, type: number, at: number, depth: number, protocol: number) => number;
}

/** Writes a payload and returns where the next one starts, or STOP. */
export type PrintPayload = (line: DumpLine, payload: Payload) => number;

const payloadNames: readonly string[] = [
  ..."none sa p t ke id cert cr hash sig nonce n d vid".split(" "),
  ...Array.from({ length: 19 }, (_, i) => `pay${14 + i}`),
  ..."sa ke IDi IDr cert cr auth nonce n d vid TSi TSr e cp eap".split(" ").map((name) => `v2${name}`),
];
const protocols = ["", "isakmp", "ipsec-ah", "ipsec-esp", "ipcomp"];

/** A name that a list has for a number, else `#` and the number. */
export function listed(names: readonly string[], number: number): string {
  return names[number] || `#${number}`;
}

export const payloadName = (type: number): string => listed(payloadNames, type);
export const protocolName = (number: number): string => listed(protocols, number);

/** Says that a payload of a type is cut; nothing behind it is written. */
export function cut(line: DumpLine, type: number): typeof STOP {
  line.text(` [|${payloadName(type)}]`);
  return STOP;
}

/** Writes octets as digits; false where they were not captured. */
export function digits(line: DumpLine, at: number, count: number): boolean {
  if (!line.has(at, count)) return false;
  line.hexOctets(line.bytes, at, at + count);
  return true;
}

/** With -vvv, the octets of a payload behind its header of four; false where they were not captured. */
export function wholePayload(line: DumpLine, at: number, length: number): boolean {
  if (line.verbose <= 2 || length <= HEADER) return true;
  line.text(" ");
  return digits(line, at + HEADER, length - HEADER);
}
export const HEADER = 4;

/** The first octets from `at` on, and the last of the packet. */
export function someOctets(line: DumpLine, at: number): void {
  const { end } = line;
  const first = Math.min(SOME_FIRST, Math.max(0, end - at));
  const from = Math.max(end - SOME_LAST, at + first);
  line.text(" data=(");
  digits(line, at, first);
  line.text("...");
  digits(line, from, Math.max(0, end - from));
  line.text(")");
}
const SOME_FIRST = 10;
const SOME_LAST = 20;

/** Attributes of a transform by number: what they are called, and what their values are. */
export interface Attribute {
  readonly name: string;
  readonly values?: readonly string[];
}
export type Attributes = { readonly [type: number]: Attribute };

/** Writes the attributes from `at` to `end` (RFC 2408 3.3); where they end, STOP where they are cut. */
export function attributes(line: DumpLine, start: number, end: number, known: Attributes): number {
  let at = start;
  while (at < line.end && at < end) {
    const isShort = (line.u8(at) & SHORT) !== 0;
    const size = isShort ? 4 : 4 + line.u16(at + 2);
    if (end < at + size) {
      line.text("[|attr]");
      return end + 1;
    }
    const type = line.u16(at) & 0x7fff;
    const attribute = known[type];
    line.text(`(type=${attribute?.name ?? `#${type}`} `);
    const name = isShort ? attribute?.values?.[line.u16(at + 2)] : undefined;
    if (!isShort) line.text(`len=${size - 4} `);
    line.text("value=");
    const value = isShort ? at + 2 : at + 4;
    if (name) line.text(name);
    else if (!digits(line, value, at + size - value)) {
      line.text(")");
      return STOP;
    }
    line.text(")");
    at += size;
  }
  return at;
}
const SHORT = 0x80;

export const groups = [
  ..."|modp768|modp1024|EC2N 2^155|EC2N 2^185|modp1536".split("|"),
  ...Array.from({ length: 8 }, (_, i) => `iana-grp${String(6 + i).padStart(2, "0")}`),
  ..."modp2048 modp3072 modp4096 modp6144 modp8192".split(" "),
];
const lifetimes = ["", "sec", "kb"];
export const keyAttributes: Attributes = {
  1: { name: "enc", values: ["", "1des", "idea", "blowfish", "rc5", "3des", "cast", "aes"] },
  2: { name: "hash", values: ["", "md5", "sha1", "tiger", "sha2-256", "sha2-384", "sha2-512"] },
  3: { name: "auth", values: ["", "preshared", "dss", "rsa sig", "rsa enc", "rsa enc revised"] },
  4: { name: "group desc", values: groups },
  5: { name: "group type", values: ["", "MODP", "ECP", "EC2N"] },
  6: { name: "group prime" },
  7: { name: "group gen1" },
  8: { name: "group gen2" },
  9: { name: "group curve A" },
  10: { name: "group curve B" },
  11: { name: "lifetype", values: lifetimes },
  12: { name: "lifeduration" },
  13: { name: "prf" },
  14: { name: "keylen" },
  15: { name: "field" },
  16: { name: "order" },
};
export const tunnelAttributes: Attributes = {
  1: { name: "lifetype", values: lifetimes },
  2: { name: "life" },
  3: { name: "group desc", values: groups },
  4: { name: "enc mode", values: ["", "tunnel", "transport"] },
  5: { name: "auth", values: ["", "hmac-md5", "hmac-sha1", "1des-mac", "keyed"] },
  6: { name: "keylen" },
  7: { name: "rounds" },
  8: { name: "dictsize" },
  9: { name: "privalg" },
};
export const encryptions = " 1des-iv64 1des 3des rc5 idea cast blowfish 3idea 1des-iv32 rc4 null aes".split(" ");
