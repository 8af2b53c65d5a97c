import type { DumpLine } from "../../definition/dump-line.ts";
import { CONTROL, DATA, MANAGEMENT } from "./wlan-frame-control.ts";
import { managementBody, managementTitle } from "./wlan-management-line.ts";

const FCS = 4;
const CONTROL_OCTETS = 2;
const TO = 0x01;
const FROM = 0x02;
const PROTECTED = 0x40;
const NO_DATA = 4;
const QOS = 8;
/** Where the addresses are. */
const [FIRST, SECOND, THIRD, FOURTH] = [4, 10, 16, 24];

/** Control frames by their subtypes: titles, octets of the header, addresses that `-e` shows, and those that lines without show. */
const controls: { readonly [subtype: number]: readonly [title: string, size: number, all: string, some: string] } = {
  7: ["Control Wrapper", 16, "", ""],
  8: ["BAR", 20, " RA TA CTL ", " RA TA CTL "],
  9: ["BA", 10, "RA ", " RA "],
  10: ["Power Save-Poll", 16, "BSSID TA ", ""],
  11: ["Request-To-Send", 16, "RA TA ", " TA "],
  12: ["Clear-To-Send", 10, "RA ", " RA "],
  13: ["Acknowledgment", 10, "RA ", " RA "],
  14: ["CF-End", 16, "RA BSSID ", " RA "],
  15: ["CF-End+CF-Ack", 16, "RA BSSID ", " RA "],
};
const POLL = 10;

/** A frame of which `length` octets were on the wire, with so many octets of a check sequence at its end. */
export function printFrame(line: DumpLine, at: number, length: number, padded: boolean, fcs: number): void {
  line.protocol = "802.11";
  if (length < fcs) return cut(line);
  const octets = length - fcs;
  line.upTo(at + octets, (inner) => frame(inner, at, octets, padded), at, octets);
}
export { FCS };

function frame(line: DumpLine, at: number, length: number, padded: boolean): void {
  if (!line.has(at, CONTROL_OCTETS)) return cut(line);
  const control = line.u8(at);
  const flags = line.u8(at + 1);
  const type = (control >> 2) & 3;
  const subtype = control >> 4;
  let header = headerLength(type, subtype, flags);
  if (header === 0) {
    line.text(
      type === CONTROL ? `unknown 802.11 ctrl frame subtype (${subtype})` : `unknown 802.11 frame type (${type})`,
    );
    return;
  }
  if (padded) header = (header + 3) & ~3;
  if (!line.has(at, header)) return cut(line);
  if (line.options.linkHeader) stations(line, at, type, subtype, flags);
  line.payload = at + header;
  const body = at + header;
  if (type === MANAGEMENT) {
    managementTitle(line, subtype);
    const whole =
      flags & PROTECTED ? vector(line, body) : managementBody(line, subtype, body, length - header, at + SECOND);
    if (!whole) line.truncated();
  } else if (type === CONTROL) controlBody(line, at, subtype);
  else if ((subtype & NO_DATA) === 0) data(line, at, flags, body, length - header);
}

/** Ends a line whose header is cut: nothing of the packet is dumped below it. */
export function cut(line: DumpLine): void {
  line.payload = Infinity;
  line.truncated();
}

function headerLength(type: number, subtype: number, flags: number): number {
  if (type === MANAGEMENT) return FOURTH;
  if (type === CONTROL) return controls[subtype]?.[1] ?? 0;
  if (type !== DATA) return 0;
  return FOURTH + ((flags & TO) !== 0 && (flags & FROM) !== 0 ? 6 : 0) + (subtype & QOS ? 2 : 0);
}

function data(line: DumpLine, at: number, flags: number, body: number, length: number): void {
  if (flags & PROTECTED) {
    line.text("Data");
    if (!vector(line, body)) line.truncated();
    return;
  }
  line.linkDestination = at + (flags & TO ? THIRD : FIRST);
  line.linkSource = at + (flags & FROM ? (flags & TO ? FOURTH : THIRD) : SECOND);
  if (!line.next("wlan.payload", DATA_UNIT, body, length)) line.unknownPayload(body, line.end);
}
const DATA_UNIT = 0x20;

/** The initialization vector of what is encrypted; false where it is cut. */
function vector(line: DumpLine, at: number): boolean {
  if (!line.has(at, 4)) return false;
  const iv = line.u8(at) | (line.u8(at + 1) << 8) | (line.u8(at + 2) << 16);
  const last = line.u8(at + 3);
  line.text(` IV:${iv.toString(16).padStart(3)} Pad ${(last & 0x3f).toString(16)} KeyID ${(last >> 6).toString(16)}`);
  return true;
}

function controlBody(line: DumpLine, at: number, subtype: number): void {
  const [title, , , addresses] = controls[subtype];
  line.text(title);
  if (subtype === POLL) line.text(` AID(${little(line, at + 2).toString(16)})`);
  else if (!line.options.linkHeader) named(line, at, addresses);
}

/** Writes `RA` and the like with their values. */
function named(line: DumpLine, at: number, words: string): void {
  for (const word of words.split(/(?<=[A-Z]) /)) {
    const name = word.trim();
    line.text(word.startsWith(" ") ? " " : "");
    if (name === "CTL")
      line.text(`CTL(${little(line, at + THIRD).toString(16)}) SEQ(${little(line, at + THIRD + 2)}) `);
    else if (name !== "")
      address(line, name, at + (name === "TA" || (name === "BSSID" && words.startsWith("RA")) ? SECOND : FIRST));
  }
}

function address(line: DumpLine, name: string, at: number): void {
  line.text(`${name}:`);
  line.ether(at);
  line.text(" ");
}

/** What `-e` says of the header. */
function stations(line: DumpLine, at: number, type: number, subtype: number, flags: number): void {
  if (line.verbose > 0) details(line, at, type, subtype, flags);
  if (type === CONTROL) return named(line, at, controls[subtype][2]);
  if (type === MANAGEMENT) {
    address(line, "BSSID", at + THIRD);
    address(line, "DA", at + FIRST);
    address(line, "SA", at + SECOND);
    return;
  }
  if (subtype & 0x0b) {
    line.text(`CF ${["", "Ack", "Poll", "Ack/Poll"][subtype & 3]}${subtype & QOS ? "+QoS" : ""} `);
  }
  const order = (["DA SA BSSID", "BSSID SA DA", "DA BSSID SA", "RA TA DA SA"] as const)[flags & 3].split(" ");
  order.forEach((name, i) => address(line, name, at + [FIRST, SECOND, THIRD, FOURTH][i]));
}

const FLAGS: readonly (readonly [mask: number, text: string])[] = [
  [0x20, "More Data "],
  [0x04, "More Fragments "],
  [0x10, "Pwr Mgmt "],
  [0x08, "Retry "],
  [0x80, "Strictly Ordered "],
  [0x40, "Protected "],
];

function details(line: DumpLine, at: number, type: number, subtype: number, flags: number): void {
  for (const [mask, text] of FLAGS) if (flags & mask) line.text(text);
  if (type !== CONTROL || subtype !== POLL) line.text(`${little(line, at + 2)}us `);
}

function little(line: DumpLine, at: number): number {
  return line.u8(at) | (line.u8(at + 1) << 8);
}
