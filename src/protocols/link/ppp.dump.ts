import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { pppProtocolTexts } from "../parts/ppp-protocol-texts.ts";
import { CompressedPPP, HDLC, PPP, PPPFrame } from "./ppp.ts";

const CONTROL = 0x03;
const ADDRESS = 0xff;
/** Addresses that pppd wrote into captures to say the direction. */
const directions: { readonly [address: number]: string } = { 0x00: "In  ", 0x01: "Out " };
const SMALLEST_FRAME = 4;
const IP = 0x0021;
const IPV6 = 0x0057;
/** Numbers that tcpdump takes for a protocol that has another in PPP: EtherTypes, and TCP's uncompressed form of Van Jacobson. */
const aliases: { readonly [number: number]: number } = { 0x0800: IP, 0x002f: IP, 0x86dd: IPV6 };
const MULTILINK = 0x003d;
const COMPRESSED = 0x00fd;
const fragmentFlags = [
  [0x80, "begin"],
  [0x40, "end"],
] as const;

/** A frame that may or may not have address and control, and whose protocol may be compressed. */
export const pppText = dumpText(
  PPPFrame,
  (line, at, length) => {
    line.protocol = "ppp";
    if (at === line.packet && !line.has(at, SMALLEST_FRAME)) {
      line.truncated();
      return;
    }
    if (at === line.packet) line.payload = at + SMALLEST_FRAME;
    frame(line, at, length);
  },
  { carriedBy: { linktype: 9, "gre.proto": 0x880b, "ppp.frame": 0 } },
);

/** On Ethernet itself a colon comes first. */
export const pppEtherText = dumpText(
  PPP,
  (line, at, length) => {
    if (length === 0) return;
    line.text(": ");
    line.protocol = "ppp";
    frame(line, at, length);
  },
  { carriedBy: { ethertype: 0x880b } },
);

function frame(line: DumpLine, start: number, length: number): void {
  if (length < 2) return line.truncated();
  let at = start;
  const address = line.u8(at);
  if (line.u8(at + 1) === CONTROL && (address === ADDRESS || directions[address] !== undefined)) {
    if (line.options.linkHeader) line.text(directions[address] ?? "");
    at += HDLC.slot("control").offset + 1;
  }
  if (length - (at - start) < 2) return line.truncated();
  const compressed = line.u8(at) % 2 === 1;
  const number = compressed ? line.field(CompressedPPP.slot("proto"), at) : line.field(PPP.slot("proto"), at);
  at += compressed ? 1 : 2;
  if (line.options.linkHeader) {
    line.text(`${pppProtocolTexts[number] ?? "unknown"} (0x`);
    line.hex(number, 4);
    line.text(`), length ${length}`);
    if (pppProtocolTexts[number] === undefined) return;
    line.text(": ");
  }
  payload(line, number, at, length - (at - start));
}

/** Frames of link types that say that address and control are always there. */
export const pppHdlcText = dumpText(
  HDLC,
  (line, at, length) => {
    line.protocol = "ppp_hdlc";
    if (!line.has(at, 2)) return line.truncated();
    const address = line.u8(at);
    if (address === 0x0f || address === 0x8f) {
      line.next("linktype", CISCO_HDLC, at, length);
      return;
    }
    if (!line.has(at, SMALLEST_FRAME)) return line.truncated();
    if (line.options.linkHeader) {
      line.hex(address, 2);
      line.text(" ");
      line.hex(line.u8(at + 1), 2);
      line.text(` ${length} `);
    }
    if (address !== ADDRESS) {
      line.payload = at + 2;
      line.text("unknown addr ");
      line.hex(line.u8(at + 2), 2);
      line.text("; ctrl ");
      line.hex(line.u8(at + 3), 2);
      return;
    }
    line.payload = at + SMALLEST_FRAME;
    const number = line.u16(at + 2);
    line.text(`${protocolText(number)}: `);
    payload(line, number, at + SMALLEST_FRAME, length - SMALLEST_FRAME);
  },
  { carriedBy: { linktype: 50 } },
);
const CISCO_HDLC = 104;

function protocolText(number: number): string {
  return pppProtocolTexts[number] ?? `unknown PPP protocol (0x${number.toString(16).padStart(4, "0")})`;
}

function payload(line: DumpLine, number: number, at: number, length: number): void {
  if (number >> 8 === FLAG) return escaped(line, at - 1);
  if (line.next("ppp.protocol", aliases[number] ?? number, at, length)) return;
  if (number === COMPRESSED) line.text("compressed PPP data");
  else if (number === MULTILINK) multilink(line, at, length);
  else {
    line.text(`${protocolText(number)} `);
    line.hexLines(at, length, "\n\t");
  }
}

/** RFC 1662 4.2: an octet that a flag starts has its escapes still in it. Reads what was captured, without them. */
function escaped(line: DumpLine, start: number): void {
  const { bytes, end } = line;
  const plain = new Uint8Array(line.left(start) + SPARE);
  let length = 0;
  for (let i = start; i < end; i++) {
    if (bytes[i] !== ESCAPE) plain[length++] = bytes[i];
    else if (i + 1 < end) plain[length++] = bytes[++i] ^ 0x20;
  }
  line.bytes = plain;
  line.end = length;
  unescaped(line, length);
  line.bytes = bytes;
  line.end = end;
}
const FLAG = 0x7e;
const ESCAPE = 0x7d;
/** Numbers of up to four octets are read without looking whether they are whole. */
const SPARE = 8;

function unescaped(line: DumpLine, length: number): void {
  if (length < 1) return line.truncated();
  const first = line.u8(0);
  if ((first === IP || first === IPV6) && line.next("ppp.protocol", first, 1, length - 1)) return;
  if (length < 2) return line.truncated();
  const framed = line.u16(0) === ((ADDRESS << 8) | CONTROL);
  if (framed && length < SMALLEST_FRAME) return line.truncated();
  const at = framed ? SMALLEST_FRAME : 2;
  const number = line.u16(at - 2);
  if (number >> 8 === FLAG) {
    line.text("(protocol 0x");
    line.hex(number, 4);
    line.text(" invalid)");
  } else payload(line, number, at, length - at);
}

function multilink(line: DumpLine, at: number, length: number): void {
  if (!line.options.linkHeader) line.text("MLPPP, ");
  if (length < 2 || !line.has(at, 2)) {
    line.text("[|mlppp]");
    return;
  }
  line.text("seq 0x");
  line.hex(line.u16(at) & 0xfff, 3);
  line.text(", Flags [");
  line.bitNames(fragmentFlags, line.u8(at) & 0xc0, ", ", "none");
  line.text(`], length ${length}`);
}
