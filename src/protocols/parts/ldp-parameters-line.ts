import type { DumpLine } from "../../definition/dump-line.ts";
import { addressFamilies } from "./address-family-words.ts";
import { fecLine } from "./ldp-fec-line.ts";
import { lacks } from "./ldp-lacks-line.ts";

const HEADER = 4;
const names: { readonly [type: number]: string } = {
  0x100: "FEC",
  0x101: "Address List",
  0x103: "Hop Count",
  0x104: "Path Vector",
  0x200: "Generic Label",
  0x201: "ATM Label",
  0x202: "Frame-Relay Label",
  0x300: "Status",
  0x301: "Extended Status",
  0x302: "Returned PDU",
  0x303: "Returned Message",
  0x400: "Common Hello Parameters",
  0x401: "IPv4 Transport Address",
  0x402: "Configuration Sequence Number",
  0x403: "IPv6 Transport Address",
  0x500: "Common Session Parameters",
  0x501: "ATM Session Parameters",
  0x502: "Frame-Relay Session Parameters",
  0x503: "Fault-Tolerant Session Parameters",
  0x600: "Label Request Message ID",
  0x601: "MTU",
};
const IPV4 = 1;
const IPV6 = 2;
const TARGETED = 0x8000;
const REQUESTED = 0x4000;

/** What is written of a parameter's value: how many octets it needs, and its text. */
type Value = readonly [least: number, write: (line: DumpLine, at: number, length: number) => void];
const INDENT = "\n\t      ";

/** Writes one parameter of a message that has `left` octets, and returns its octets; 0 where it does not fit. */
export function ldpParameter(line: DumpLine, at: number, left: number): number {
  line.need(at, HEADER);
  const type = line.u16(at);
  const length = line.u16(at + 2);
  if (length + HEADER > left) {
    line.text("\n\t\t TLV contents go past end of message");
    return 0;
  }
  const number = type & 0x3fff;
  line.text("\n\t    ");
  line.named(names, number, "Unknown");
  line.text(" TLV (0x");
  line.hex(number, 4);
  line.text(`), length: ${length}, Flags: [${type & 0x8000 ? "continue processing" : "ignore"} and `);
  line.text(`${type & 0x4000 ? "do" : "don't"} forward if unknown]`);
  const value = at + HEADER;
  const known = values[number];
  if (!known) {
    if (line.verbose <= 1) line.hexLines(value, length, INDENT);
  } else if (!lacks(line, length, known[0])) known[1](line, value, length);
  return HEADER + length;
}

const values: { readonly [type: number]: Value } = {
  0x100: [1, fecLine],
  0x101: [2, addresses],
  0x200: [4, (line, at) => line.text(`${INDENT}Label: ${line.u32(at) & 0xfffff}`)],
  0x300: [8, status],
  0x400: [
    4,
    (line, at) => {
      const flags = line.u16(at + 2);
      line.text(`${INDENT}Hold Time: ${line.u16(at)}s, Flags: [${flags & TARGETED ? "Targeted" : "Link"} Hello`);
      line.text(flags & REQUESTED ? ", Request for targeted Hellos]" : "]");
    },
  ],
  0x401: [
    4,
    (line, at) => {
      line.need(at, 4);
      line.text(`${INDENT}IPv4 Transport Address: `);
      line.host4(at);
    },
  ],
  0x402: [4, (line, at) => line.text(`${INDENT}Sequence Number: ${line.u32(at)}`)],
  0x403: [
    16,
    (line, at) => {
      line.need(at, 16);
      line.text(`${INDENT}IPv6 Transport Address: `);
      line.host6(at);
    },
  ],
  0x500: [8, session],
  0x503: [12, faultTolerance],
  0x601: [2, (line, at) => line.text(`${INDENT}MTU: ${line.u16(at)}`)],
};

function addresses(line: DumpLine, at: number, length: number): void {
  const number = line.u16(at);
  line.text(`${INDENT}Address Family: `);
  line.named(addressFamilies, number, "Unknown (%)");
  line.text(", addresses");
  const size = number === IPV4 ? 4 : number === IPV6 ? 16 : 0;
  if (size === 0) return;
  for (let next = at + 2; next + size <= at + length; next += size) {
    line.need(next, size);
    line.text(" ");
    if (number === IPV4) line.host4(next);
    else line.host6(next);
  }
}

function status(line: DumpLine, at: number): void {
  const data = line.u32(at);
  line.text(`${INDENT}Status: 0x`);
  line.hex(data & 0x3fffffff, 2);
  line.text(`, Flags: [${data & 0x80000000 ? "Fatal error" : "Advisory Notification"} and `);
  line.text(`${data & 0x40000000 ? "do" : "don't"} forward]`);
  const cause = line.u32(at + 4);
  if (cause === 0) return;
  line.text(", causing Message ID: 0x");
  line.hex(cause, 8);
}

function session(line: DumpLine, at: number): void {
  // tcpdump takes these flags from where the longest unit is.
  const flags = line.u16(at + 6);
  line.text(`${INDENT}Version: ${line.u16(at)}, Keepalive: ${line.u16(at + 2)}s, Flags: [Downstream `);
  line.text(flags & 0x8000 ? "On Demand" : "Unsolicited");
  line.text(`, Loop Detection ${flags & 0x4000 ? "Enabled" : "Disabled"}]`);
}

function faultTolerance(line: DumpLine, at: number): void {
  const flags = line.u16(at);
  line.text(`${INDENT}Flags: [${flags & 0x8000 ? "" : "No "}Reconnect, ${flags & 8 ? "" : "Don't "}Save State, `);
  line.text(`${flags & 4 ? "" : "No "}All-Label Protection, ${flags & 2 ? "Sequence Numbered Label" : "All Labels"} `);
  line.text(`Checkpoint, ${flags & 1 ? "" : "Don't "}Re-Learn State]`);
  const reconnect = line.u32(at + 4);
  const recovery = line.u32(at + 8);
  if (reconnect > 0) line.text(`, Reconnect Timeout: ${reconnect}ms`);
  if (recovery > 0) line.text(`, Recovery Time: ${recovery}ms`);
}
