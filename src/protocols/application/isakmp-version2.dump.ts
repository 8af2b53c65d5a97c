import type { DumpLine } from "../../definition/dump-line.ts";
import {
  attributes,
  cut,
  digits,
  encryptions,
  groups,
  listed,
  payloadName,
  protocolName,
  someOctets,
  STOP,
  wholePayload,
  type Attributes,
  type PrintPayload,
} from "../parts/isakmp-line.ts";
import { secondNotification } from "./isakmp-notification2.dump.ts";

const Type = { proposal: 2, transform: 3 } as const;

/** The name of a payload, and whether it may not be passed over. */
function head(line: DumpLine, name: string, at: number): void {
  line.text(`${name}${line.u8(at + 1) & 0x80 ? "[C]" : ""}:`);
}

/** Items inside a payload, one after another, of which the first `left` octets are; where they end, or STOP. */
function items(
  line: DumpLine,
  start: number,
  octets: number,
  depth: number,
  of: { readonly inside: number; readonly each: number },
  print: (at: number, length: number, index: number) => number,
): number {
  let at = start;
  let left = octets;
  for (let type = of.each, index = 1; type !== 0; index++) {
    if (left < 4) return behind(line, at + left, of.inside);
    if (!line.has(at, 4)) return cut(line, of.inside);
    const length = line.u16(at + 2);
    if (length <= 4) return cut(line, of.inside);
    if (left < length) return behind(line, at + left, of.inside);
    if (!line.has(at, length)) return cut(line, of.inside);
    line.text(`\n${"    ".repeat(depth + 1)}(`);
    let next = at + length;
    if (type === of.each) {
      next = print(at, length, index);
      if (next === STOP) return STOP;
    } else line.text(payloadName(type));
    line.text(")");
    type = line.u8(at);
    at = next;
    left -= length;
  }
  return at;
}

/** What is too long for the payload that it is in is passed over. */
function behind(line: DumpLine, at: number, type: number): number {
  line.text(` [|${payloadName(type)}]`);
  return at;
}

const association: PrintPayload = (line, { type, at, length, depth }) => {
  head(line, "sa", at);
  line.text(` len=${length - 4}`);
  return items(line, at + 4, length - 4, depth, { inside: type, each: Type.proposal }, (next, octets) =>
    proposal(line, next, octets, depth + 1),
  );
};

function proposal(line: DumpLine, at: number, length: number, depth: number): number {
  if (!line.has(at, 8)) return cut(line, Type.proposal);
  head(line, "p", at);
  line.text(` #${line.u8(at + 4)} protoid=${protocolName(line.u8(at + 5))} transform=${line.u8(at + 7)} len=${length}`);
  const size = line.u8(at + 6);
  let next = at + 8;
  let left = length - 4;
  if (size > 0) {
    if (left < size) return behind(line, next + left, Type.proposal);
    line.text(" spi=");
    if (!digits(line, next, size)) return cut(line, Type.proposal);
    next += size;
    left -= size;
  }
  return items(line, next, left, depth, { inside: Type.proposal, each: Type.transform }, (from, octets, index) =>
    transform(line, from, octets, index),
  );
}

const keyLength: Attributes = { 14: { name: "keylen" } };
const kinds: readonly string[] = ["", "encr", "prf", "integ", "dh", "esn"];
const algorithms: { readonly [kind: number]: readonly string[] } = {
  1: encryptions,
  2: ["", "hmac-md5", "hmac-sha", "hmac-tiger", "aes128_xcbc"],
  3: ["", "hmac-md5", "hmac-sha", "dec-mac", "kpdk-md5", "aes-xcbc"],
  4: groups,
  5: ["no-esn", "esn"],
};

function transform(line: DumpLine, at: number, length: number, index: number): number {
  if (!line.has(at, 8)) return cut(line, Type.transform);
  head(line, "t", at);
  const kind = line.u8(at + 4);
  const number = line.u16(at + 6);
  const names = algorithms[kind];
  line.text(` #${index} type=${listed(kinds, kind)} id=${names ? listed(names, number) : number} `);
  const end = at + length;
  const next = attributes(line, at + 8, end, kind === 1 ? keyLength : {});
  if (next === STOP) return cut(line, Type.transform);
  if (line.end < end) line.text("...");
  return next;
}

/** A payload of which there is only a length. */
const plain: PrintPayload = (line, { type, at, length }) => {
  head(line, payloadName(type), at);
  line.text(` len=${length - 4}`);
  return wholePayload(line, at, length) ? at + length : cut(line, type);
};

const keyExchange: PrintPayload = (line, { type, at, length }) => {
  if (!line.has(at, 8)) return cut(line, type);
  head(line, payloadName(type), at);
  if (length < 8) {
    line.text(` len=${length} < 8`);
    return at + length;
  }
  line.text(` len=${length - 8} group=${listed(groups, line.u16(at + 4))}`);
  if (line.verbose > 2 && length > 8) {
    line.text(" ");
    if (!digits(line, at + 8, length - 8)) return cut(line, type);
  }
  return at + length;
};

const identities: { readonly [type: number]: readonly [name: string, isText: boolean] } = {
  1: ["ipv4", false],
  2: ["fqdn", true],
  3: ["rfc822", true],
  5: ["ipv6", false],
  9: ["dn", false],
  10: ["gn", false],
  11: ["keyid", false],
};

const identity: PrintPayload = (line, { type, at, length }) => {
  if (!line.has(at, 8)) return cut(line, type);
  head(line, payloadName(type), at);
  line.text(` len=${length - 4}`);
  if (!wholePayload(line, at, length)) return cut(line, type);
  const [name, isText] = identities[line.u8(at + 4)] ?? [];
  if (name === undefined) return at + length;
  line.text(` ${name}:`);
  const size = length - 8;
  if (size < 0 || !line.has(at + 8, size)) return cut(line, type);
  if (isText) printable(line, at + 8, size);
  else digits(line, at + 8, size);
  return at + length;
};

/** Octets as ASCII, dots for those that are none. */
function printable(line: DumpLine, at: number, count: number): void {
  for (let i = at; i < at + count; i++) line.octet(line.bytes[i] >= 0x20 && line.bytes[i] < 0x7f ? line.bytes[i] : 46);
}

const methods: readonly string[] = ["invalid", "rsasig", "shared-secret", "dsssig"];

const authentication: PrintPayload = (line, { type, at, length }) => {
  if (!line.has(at, 8)) return cut(line, type);
  head(line, payloadName(type), at);
  line.text(` len=${length - 4} method=${listed(methods, line.u8(at + 4))}`);
  if (length <= 4) return at + length;
  if (line.verbose > 1) {
    line.text(" authdata=(");
    if (length < 8 || !digits(line, at + 8, length - 8)) return cut(line, type);
    line.text(") ");
  } else someOctets(line, at + 8);
  return at + length;
};

const nonce: PrintPayload = (line, { type, at, length }) => {
  head(line, "nonce", at);
  line.text(` len=${length - 4}`);
  if (length <= 4) return at + length;
  if (line.verbose > 1) {
    line.text(" nonce=(");
    if (!digits(line, at + 4, length - 4)) return cut(line, type);
    line.text(") ");
  } else someOctets(line, at + 4);
  return at + length;
};

const vendor: PrintPayload = (line, { type, at, length }) => {
  head(line, payloadName(type), at);
  line.text(` len=${length - 4} vid=`);
  if (!line.has(at + 4, length - 4)) return cut(line, type);
  printable(line, at + 4, length - 4);
  if (length <= 8) return at + length;
  return wholePayload(line, at, length) ? at + length : cut(line, type);
};

/** What is encrypted is the last payload; what the next one is said to be is inside it. */
const encrypted: PrintPayload = (line, { type, at, length }) => {
  head(line, payloadName(type), at);
  const size = length - 4;
  line.text(` len=${size}`);
  if (line.verbose > 2 && size > 4) {
    line.text(" ");
    if (!digits(line, at + 4, size)) return cut(line, type);
  }
  return line.has(at + 4, size) ? STOP : cut(line, type);
};

/** Payloads of version 2 by type. */
export const secondPayloads: { readonly [type: number]: PrintPayload } = {
  33: association,
  34: keyExchange,
  35: identity,
  36: identity,
  37: plain,
  38: plain,
  39: authentication,
  40: nonce,
  41: secondNotification,
  42: plain,
  43: vendor,
  44: plain,
  45: plain,
  46: encrypted,
  47: plain,
  48: plain,
};
