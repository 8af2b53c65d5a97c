import type { DumpLine } from "../../definition/dump-line.ts";
import { bandwidth } from "../parts/bandwidth-line.ts";
import { switching, wrong } from "./ospf-switching.dump.ts";

const ELEMENT = 4;
const LINK = 2;
const trafficNames: { readonly [type: number]: string } = { 1: "Router Address", 2: "Link" };

/** Ends a link state with a text. */
function ended(line: DumpLine, text: string): false {
  line.text(text);
  return false;
}

/** Traffic engineering (RFC 3630). That it is cut tcpdump says only where the header of a part of a link is. */
export function traffic(line: DumpLine, start: number, octets: number): boolean {
  let at = start;
  for (let left = octets; left > 0;) {
    if (!line.has(at, ELEMENT)) return false;
    if (left < ELEMENT) return ended(line, `\n\t    Remaining LS length ${left} < ${ELEMENT}`);
    const type = line.u16(at);
    const length = line.u16(at + 2);
    at += ELEMENT;
    left -= ELEMENT;
    line.text(`\n\t    ${trafficNames[type] ?? "unknown"} TLV (${type}), length: ${length}`);
    if (length > left) return ended(line, `\n\t    Bogus length ${length} > ${left}`);
    if (type === LINK) {
      // tcpdump does not count what a link takes of the link state.
      const end = link(line, at, length);
      if (end < 0) return false;
      at = end;
      continue;
    }
    if (type === 1) {
      if (length < 4) return ended(line, `\n\t    TLV length ${length} < 4`);
      line.need(at, 4);
      line.text(", ");
      line.host4(at);
    } else if (line.verbose <= 1) line.hexLines(at, length, "\n\t      ");
    const padded = (length + 3) & ~3;
    at += padded;
    left -= padded;
  }
  return true;
}

const linkNames: { readonly [type: number]: string } = {
  1: "Link Type",
  2: "Link ID",
  3: "Local Interface IP address",
  4: "Remote Interface IP address",
  5: "Traffic Engineering Metric",
  6: "Maximum Bandwidth",
  7: "Maximum Reservable Bandwidth",
  8: "Unreserved Bandwidth",
  9: "Administrative Group",
  11: "Link Local/Remote Identifier",
  14: "Link Protection Type",
  15: "Interface Switching Capability",
  16: "Shared Risk Link Group",
  17: "Bandwidth Constraints",
};
const linkTypes: { readonly [type: number]: string } = { 1: "Point-to-point", 2: "Multi-Access" };

/** What is said of a link; where it ends, -1 where the link state ends with it. */
function link(line: DumpLine, start: number, octets: number): number {
  let at = start;
  for (let left = octets; left > 0;) {
    if (left < ELEMENT) {
      line.text(`\n\t    Remaining TLV length ${left} < ${ELEMENT}`);
      return -1;
    }
    line.need(at, ELEMENT);
    const type = line.u16(at);
    const length = line.u16(at + 2);
    at += ELEMENT;
    left -= ELEMENT;
    if (type === 0 || length === 0) {
      line.invalid();
      return -1;
    }
    line.text(`\n\t      ${linkNames[type] ?? "unknown"} subTLV (${type}), length: ${length}`);
    if (left < length) {
      line.text(`\n\t    Remaining TLV length ${left + ELEMENT} < ${length + ELEMENT}`);
      return -1;
    }
    if (!line.has(at, length)) return -1;
    if (!linkElement(line, type, at, length)) return -1;
    const padded = (length + 3) & ~3;
    at += padded;
    left -= padded;
  }
  return at;
}

/** What a part of a link says; false where its length is wrong. */
function linkElement(line: DumpLine, type: number, at: number, length: number): boolean {
  switch (type) {
    case 9:
      if (length !== 4) return wrong(line, " != 4");
      line.text(", 0x");
      line.hex(line.u32(at), 8);
      return true;
    case 2:
    case 11:
      if (length !== 4 && length !== 8) return wrong(line, " != 4 && != 8");
      identifier(line, at);
      if (length === 8) identifier(line, at + 4);
      return true;
    case 3:
    case 4:
      if (length !== 4) return wrong(line, " != 4");
      line.text(", ");
      line.host4(at);
      return true;
    case 6:
    case 7:
      if (length !== 4) return wrong(line, " != 4");
      line.text(`, ${bandwidth(line, at)}`);
      return true;
    case 8:
      if (length !== 32) return wrong(line, " != 32");
      for (let i = 0; i < 8; i++) line.text(`\n\t\tTE-Class ${i}: ${bandwidth(line, at + 4 * i)}`);
      return true;
    case 5:
      if (length !== 4) return wrong(line, " != 4");
      line.text(`, Metric ${line.u32(at)}`);
      return true;
    case 1:
      if (length !== 1) return wrong(line, " != 1");
      line.text(`, ${linkTypes[line.u8(at)] ?? "unknown"} (${line.u8(at)})`);
      return true;
    default:
      return switching(line, type, at, length);
  }
}

function identifier(line: DumpLine, at: number): void {
  line.text(", ");
  line.host4(at);
  line.text(" (0x");
  line.hex(line.u32(at), 8);
  line.text(")");
}
