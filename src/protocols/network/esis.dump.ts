import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { checksumVerdict, networkAddress } from "../parts/osi-line.ts";
import { ESIS } from "./esis.ts";
import { nlpidWords } from "../parts/nlpid-words.ts";

const FIXED = 9;
const [ESH, ISH, REDIRECT] = [2, 4, 6] as const;
const types: { readonly [type: number]: string } = { [ESH]: "ESH", [ISH]: "ISH", [REDIRECT]: "redirect" };
const [PROTOCOLS, QUALITY, SECURITY, TIME, PRIORITY, MASK, SUBNETWORK_MASK] = [
  129, 195, 197, 198, 205, 225, 226,
] as const;
const options: { readonly [code: number]: string } = {
  [PROTOCOLS]: "Protocols supported",
  [QUALITY]: "QoS Maintenance",
  [SECURITY]: "Security",
  [TIME]: "ES Configuration Time",
  [PRIORITY]: "Priority",
  [MASK]: "Address Mask",
  [SUBNETWORK_MASK]: "SNPA Mask",
};

export const esisText = dumpText(
  ESIS,
  (line, at, length) => {
    line.protocol = "esis";
    if (!line.options.linkHeader) line.text("ES-IS");
    if (length <= 2) return line.text(line.options.quiet > 0 ? "bad pkt!" : "no header at all!");
    line.need(at, FIXED);
    const header = line.u8(at + 1);
    if (header > length) return line.text(` length indicator(${header}) > PDU size (${length})!`);
    if (header < FIXED + 1) {
      line.text(` length indicator ${header} < min PDU size:`);
      for (let i = at; i < line.end; i++) line.text(line.u8(i).toString(16).toUpperCase().padStart(2, "0"));
      return;
    }
    if (line.u8(at + 2) !== 1) return line.text(` version ${line.u8(at + 2)} packet not supported`);
    const type = line.u8(at + 4) & 0x1f;
    const said = line.options.linkHeader ? "" : ", ";
    if (line.verbose === 0) return line.text(`${said}${types[type] ?? `unknown type (${type})`}, length ${length}`);
    line.text(`${said}length ${length}\n\t${types[type] ?? `unknown type: ${type}`} (${type}), v: ${line.u8(at + 2)}`);
    line.text(`${line.u8(at + 2) === 1 ? "" : "unsupported"}, checksum: 0x`);
    line.hex(line.u16(at + 7), 4);
    line.text(" ");
    checksumVerdict(line, at, header, at + 7);
    line.text(`, holding time: ${line.u16(at + 5)}s, length indicator: ${header}`);
    if (line.verbose > 1) line.hexLines(at, FIXED, "\n\t");
    body(line, type, at + FIXED, at + header);
  },
  { carriedBy: { "osi.nlpid": 0x82 } },
);

function body(line: DumpLine, type: number, at: number, end: number): void {
  if (type === REDIRECT) redirect(line, at, end);
  else if (type === ESH || type === ISH) hello(line, type, at, end);
  else if (line.verbose <= 1) line.hexLines(at, end - at, "\n\t  ");
}

function redirect(line: DumpLine, start: number, end: number): void {
  let at = start;
  const bad = (): void => line.text(", bad redirect/li");
  if (end - at < 1) return bad();
  const destination = line.u8(at++);
  line.need(at, destination);
  if (end - at < destination) return bad();
  line.text("\n\t  ");
  networkAddress(line, at, destination);
  at += destination;
  if (end - at < 1) return bad();
  const subnetwork = line.u8(at++);
  line.need(at, subnetwork);
  if (end - at < subnetwork) return bad();
  line.text(`\n\t  SNPA (length: ${subnetwork}): `);
  if (subnetwork === 0) line.text("<empty>");
  for (let i = 0; i < subnetwork; i++) {
    if (i > 0) line.text(":");
    line.hex(line.u8(at + i), 2);
  }
  at += subnetwork;
  if (end - at < 1) return bad();
  const router = line.u8(at++);
  line.need(at, router);
  if (end - at < router) return bad();
  if (router > 0) {
    line.text(`\n\t  NET (length: ${router}) `);
    networkAddress(line, at, router);
  }
  // tcpdump does not count one of the lengths in front.
  list(line, at + router, end + 1);
}

function hello(line: DumpLine, type: number, start: number, end: number): void {
  let at = start;
  let count = 1;
  const bad = (): void => line.text(type === ESH ? ", bad esh/li" : ", bad ish/li");
  if (type === ESH) {
    if (end - at < 1) return bad();
    count = line.u8(at++);
    line.text(`\n\t  Number of Source Addresses: ${count}`);
  }
  for (; count > 0; count--) {
    if (end - at < 1) {
      if (type === ESH && at > start + 1) break;
      return bad();
    }
    const octets = line.u8(at++);
    line.need(at, octets);
    if (end - at < octets) return bad();
    line.text(`\n\t  NET (length: ${octets}): `);
    networkAddress(line, at, octets);
    at += octets;
  }
  list(line, at, end);
}

function list(line: DumpLine, start: number, end: number): void {
  for (let at = start; at < end;) {
    if (end - at < 2) return line.text(", bad opts/li");
    const code = line.u8(at);
    const octets = line.u8(at + 1);
    if (end - at - 2 < octets) return line.text(`, opt (${code}) too long`);
    line.text(`\n\t  ${options[code] ?? "Unknown"} Option #${code}, length ${octets}, value: `);
    option(line, code, at + 2, octets);
    at += 2 + octets;
  }
}

function option(line: DumpLine, code: number, at: number, length: number): void {
  if (code === TIME && length === 2) line.text(`${line.u16(at)}s`);
  else if (code === TIME) line.text("(bad length)");
  else if (code === PROTOCOLS) {
    for (let i = 0; i < length; i++) {
      const nlpid = line.u8(at + i);
      line.text(`${nlpidWords[nlpid] ?? "unknown"} (0x`);
      line.hex(nlpid, 2);
      line.text(")");
      if (i + 1 < length) line.text(", ");
    }
  } else if (line.verbose <= 1) line.hexLines(at, length, "\n\t  ");
}
