import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { PPPoE, PPPoED } from "./pppoe.ts";

const HEADER = 6;
const LARGEST_INITIATION = 1484 - HEADER;
const PADI = 0x09;
/** Octets of a tag's text that are shown, and that decide whether it is text. */
const SHOWN = 79;

const codes: { readonly [code: number]: string } = {
  0x09: "PADI",
  0x07: "PADO",
  0x19: "PADR",
  0x65: "PADS",
  0xa7: "PADT",
  0x00: "",
};
const tagNames: { readonly [tag: number]: string } = {
  0x0000: "EOL",
  0x0101: "Service-Name",
  0x0102: "AC-Name",
  0x0103: "Host-Uniq",
  0x0104: "AC-Cookie",
  0x0105: "Vendor-Specific",
  0x0110: "Relay-Session-ID",
  0x0120: "PPP-Max-Payload",
  0x0201: "Service-Name-Error",
  0x0202: "AC-System-Error",
  0x0203: "Generic-Error",
};

export const pppoeText = dumpText(PPPoE, packet, { carriedBy: { ethertype: [0x8864, 0x3c13] } });
export const pppoedText = dumpText(PPPoED, packet, { carriedBy: { ethertype: [0x8863, 0x3c12] } });

/** Both stages are one format to tcpdump. */
function packet(line: DumpLine, at: number, length: number): void {
  line.protocol = "pppoe";
  if (length < HEADER) {
    line.text(` (length ${length} < ${HEADER})`);
    return line.invalid();
  }
  line.need(at, HEADER);
  if (at === line.packet) line.payload = at + HEADER;
  const version = line.field(PPPoE.slot("version"), at);
  const type = line.field(PPPoE.slot("type"), at);
  const code = line.field(PPPoE.slot("code"), at);
  if (version !== 1) line.text(` [ver ${version}]`);
  if (type !== 1) line.text(` [type ${type}]`);
  line.text(`PPPoE ${codes[code] ?? `PAD-${code.toString(16)}`}`);
  let octets = line.field(PPPoE.slot("len"), at);
  if (code === PADI && octets > LARGEST_INITIATION) line.text(` [len ${octets}!]`);
  if (octets > length - HEADER) {
    line.text(` [len ${octets} > ${length - HEADER}!]`);
    octets = length - HEADER;
  }
  const session = line.field(PPPoE.slot("sessionid"), at);
  if (session) line.text(` [ses 0x${session.toString(16)}]`);
  if (code) return tags(line, at + HEADER, at + HEADER + octets);
  line.text(" ");
  line.next("ppp.frame", 0, at + HEADER, octets);
}

/** Tags up to the end or the tag that says so. */
function tags(line: DumpLine, start: number, end: number): void {
  for (let at = start; at < end;) {
    const tag = line.u16(at);
    const octets = line.u16(at + 2);
    at += 4;
    line.need(at, octets);
    line.text(` [${tagNames[tag] ?? `TAG-0x${tag.toString(16)}`}`);
    if (octets > 0) value(line, at, octets);
    line.text("]");
    at += octets;
    if (tag === 0) return;
  }
}

function value(line: DumpLine, at: number, octets: number): void {
  let text = "";
  let printable = 0;
  for (const octet of line.bytes.subarray(at, at + Math.min(octets, SHOWN))) {
    const shown = octet >= 0x20 && octet < 0x7f;
    if (shown) printable++;
    text += shown ? String.fromCharCode(octet) : ".";
  }
  if (printable > text.length - printable) line.text(` "${text}"`);
  else {
    line.text(" 0x");
    for (let i = 0; i < octets; i++) line.text(line.bytes[at + i].toString(16).toUpperCase().padStart(2, "0"));
  }
}
