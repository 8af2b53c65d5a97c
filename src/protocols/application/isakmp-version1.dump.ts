import type { DumpLine } from "../../definition/dump-line.ts";
import {
  attributes,
  cut,
  digits,
  encryptions,
  keyAttributes,
  listed,
  payloadName,
  protocolName,
  someOctets,
  STOP,
  tunnelAttributes,
  wholePayload,
  type Attributes,
  type PrintPayload,
} from "../parts/isakmp-line.ts";
import { identification } from "./isakmp-identification.dump.ts";

const IPSEC = 1;
const Type = { proposal: 2, transform: 3 } as const;
const certificates = "none pkcs7 pgp dns x509sign x509ke kerberos crl arl spki x509attr".split(" ");
const errors = (
  " INVALID-PAYLOAD-TYPE DOI-NOT-SUPPORTED SITUATION-NOT-SUPPORTED INVALID-COOKIE INVALID-MAJOR-VERSION " +
  "INVALID-MINOR-VERSION INVALID-EXCHANGE-TYPE INVALID-FLAGS INVALID-MESSAGE-ID INVALID-PROTOCOL-ID " +
  "INVALID-SPI INVALID-TRANSFORM-ID ATTRIBUTES-NOT-SUPPORTED NO-PROPOSAL-CHOSEN BAD-PROPOSAL-SYNTAX " +
  "PAYLOAD-MALFORMED INVALID-KEY-INFORMATION INVALID-ID-INFORMATION INVALID-CERT-ENCODING " +
  "INVALID-CERTIFICATE CERT-TYPE-UNSUPPORTED INVALID-CERT-AUTHORITY INVALID-HASH-INFORMATION " +
  "AUTHENTICATION-FAILED INVALID-SIGNATURE ADDRESS-NOTIFICATION NOTIFY-SA-LIFETIME " +
  "CERTIFICATE-UNAVAILABLE UNSUPPORTED-EXCHANGE-TYPE UNEQUAL-PAYLOAD-LENGTHS"
).split(" ");
const Notice = { lifetime: 24576, replay: 24577 } as const;
const tunnelNotices = ["RESPONDER-LIFETIME", "REPLAY-STATUS", "INITIAL-CONTACT"];

/** A security association, in which proposals are (RFC 2408 3.4). */
const association: PrintPayload = (line, { at, depth, chain }) => {
  line.text("sa:");
  if (!line.has(at, 12)) return cut(line, 1);
  const domain = line.u32(at + 4);
  const situation = line.u32(at + 8);
  if (domain !== IPSEC) {
    line.text(` doi=${domain} situation=${situation}`);
    return at + 12;
  }
  line.text(" doi=ipsec situation=");
  line.bitNames(situations, situation, "+", "");
  let next = at + 12;
  if (situation !== 1) {
    if (!line.has(at + 4, 4)) return cut(line, 1);
    line.text(` ident=${line.u32(at + 4)}`);
    next += 4;
  }
  if (!line.has(next, 4)) return cut(line, 1);
  return chain(line, Type.proposal, next, depth, 0);
};
const situations = [
  [1, "identity"],
  [2, "secrecy"],
  [4, "integrity"],
] as const;

const proposal: PrintPayload = (line, { at, depth, chain }) => {
  line.text("p:");
  if (!line.has(at, 8)) return cut(line, Type.proposal);
  const protocol = line.u8(at + 5);
  line.text(` #${line.u8(at + 4)} protoid=${protocolName(protocol)} transform=${line.u8(at + 7)}`);
  const size = line.u8(at + 6);
  if (size > 0) {
    line.text(" spi=");
    if (!digits(line, at + 8, size)) return cut(line, Type.proposal);
  }
  const next = at + 8 + size;
  if (!line.has(next, 4)) return cut(line, Type.proposal);
  return chain(line, Type.transform, next, depth, protocol);
};

/** What the numbers of transforms mean, by the protocol that they are for, and which attributes they have. */
const transforms: { readonly [protocol: number]: readonly [names: readonly string[], known: Attributes] } = {
  1: [["", "ike"], keyAttributes],
  2: [["", "(reserved)", "md5", "sha", "1des", "sha2-256", "sha2-384", "sha2-512"], tunnelAttributes],
  3: [encryptions, tunnelAttributes],
  4: [["", "oui", "deflate", "lzs"], tunnelAttributes],
};

const transform: PrintPayload = (line, { at, length, protocol }) => {
  line.text("t:");
  if (!line.has(at, 8)) return cut(line, Type.transform);
  const [names, known] = transforms[protocol] ?? [undefined, {}];
  const number = line.u8(at + 5);
  line.text(` #${line.u8(at + 4)} id=${names ? listed(names, number) : number} `);
  const end = at + length;
  const next = attributes(line, at + 8, end, known);
  if (next === STOP) return cut(line, Type.transform);
  if (line.end < end) line.text("...");
  return next;
};

/** A payload of which there is only a length, with `label` in front of it. */
function opaquePayload(label: string): PrintPayload {
  return (line, { type, at, length }) => {
    line.text(`${payloadName(type)}:${label} len=${length - 4}`);
    return wholePayload(line, at, length) ? at + length : cut(line, type);
  };
}

const certificate: PrintPayload = (line, { type, at, length }) => {
  line.text(`${payloadName(type)}:`);
  if (!line.has(at, 5)) return cut(line, type);
  line.text(` len=${length - 4} type=${listed(certificates, line.u8(at + 4))}`);
  return wholePayload(line, at, length) ? at + length : cut(line, type);
};

const nonce: PrintPayload = (line, { type, at, length }) => {
  line.text(`nonce: n len=${length - 4}`);
  if (line.verbose > 2) return wholePayload(line, at, length) ? at + length : cut(line, type);
  if (line.verbose > 1 && length > 4) {
    line.text(" ");
    someOctets(line, at + 4);
  }
  return at + length;
};

function noticeName(type: number, isIpsec: boolean): string {
  if (type < 8192) return listed(errors, type);
  if (type < 16384) return isIpsec ? listed(["RESERVED"], type - 8192) : `#${type}`;
  if (type < 24576) return listed(["CONNECTED"], type - 16384);
  return isIpsec && type < 32768 ? listed(tunnelNotices, type - 24576) : `#${type}`;
}

const notification: PrintPayload = (line, { type, at, length }) => {
  line.text("n:");
  if (!line.has(at, 12)) return cut(line, type);
  const domain = line.u32(at + 4);
  const protocol = line.u8(at + 8);
  const size = line.u8(at + 9);
  const notice = line.u16(at + 10);
  const isIpsec = domain === IPSEC;
  if (isIpsec) line.text(` doi=ipsec proto=${protocolName(protocol)}`);
  else line.text(` doi=${domain} proto=${protocol}`);
  line.text(` type=${noticeName(notice, isIpsec)}`);
  if (size > 0) {
    line.text(" spi=");
    if (!digits(line, at + 12, size)) return cut(line, type);
  }
  const data = at + 12 + size;
  if (!isIpsec) return data;
  return data >= line.end || noticeData(line, notice, data, at + length) ? at + length : cut(line, type);
};

function noticeData(line: DumpLine, notice: number, at: number, end: number): boolean {
  if (notice === Notice.lifetime) {
    line.text(" attrs=(");
    const next = attributes(line, at, end, keyAttributes);
    line.text(")");
    return next !== STOP;
  }
  if (notice === Notice.replay) {
    line.text(" status=(");
    line.text(`replay detection ${line.u32(at) === 0 ? "dis" : "en"}abled)`);
  } else if (line.verbose > 3) {
    line.text(" data=(");
    digits(line, at, line.end - at);
    line.text(")");
  } else someOctets(line, at);
  return true;
}

const deletion: PrintPayload = (line, { type, at }) => {
  line.text("d:");
  if (!line.has(at, 12)) return cut(line, type);
  const domain = line.u32(at + 4);
  const protocol = line.u8(at + 8);
  if (domain === IPSEC) line.text(` doi=ipsec proto=${protocolName(protocol)}`);
  else line.text(` doi=${domain} proto=${protocol}`);
  const size = line.u8(at + 9);
  const count = line.u16(at + 10);
  line.text(` spilen=${size} nspi=${count} spi=`);
  let next = at + 12;
  for (let i = 0; i < count; i++, next += size) {
    if (i > 0) line.text(",");
    if (!digits(line, next, size)) return cut(line, type);
  }
  return next;
};

/** Payloads of version 1 by type. */
export const firstPayloads: { readonly [type: number]: PrintPayload } = {
  1: association,
  2: proposal,
  3: transform,
  4: opaquePayload(" key"),
  5: identification,
  6: certificate,
  7: certificate,
  8: opaquePayload(""),
  9: opaquePayload(""),
  10: nonce,
  11: notification,
  12: deletion,
  13: opaquePayload(""),
};
