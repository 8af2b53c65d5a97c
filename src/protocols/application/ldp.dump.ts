import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { ldpParameter } from "../parts/ldp-parameters-line.ts";
import { LDP } from "./ldp.ts";

const HEADER = 10;
/** Octets of a message in front of its parameters, and of what its length does not count. */
const MESSAGE = 8;
const UNCOUNTED = 4;
const UNKNOWN = 0x8000;

/** Messages whose parameters tcpdump does not write one by one, though it knows them. */
const WHOLE = new Set([0x401, 0x403, 0x404]);
const messages: { readonly [type: number]: string } = {
  0x001: "Notification",
  0x100: "Hello",
  0x200: "Initialization",
  0x201: "Keepalive",
  0x300: "Address",
  0x301: "Address Withdraw",
  0x400: "Label Mapping",
  0x401: "Label Request",
  0x402: "Label Withdraw",
  0x403: "Label Release",
  0x404: "Label Abort Request",
};

export const ldpText = dumpText(LDP, (line, start, length) => {
  line.protocol = "ldp";
  let at = start;
  // A unit of fewer octets than a header and a message have is none to tcpdump.
  while (start + length - at > HEADER + MESSAGE) {
    const octets = unit(line, at);
    if (octets === 0) return;
    at += octets;
  }
});

/** Writes one unit and returns its octets; 0 where nothing behind it is to be written. */
function unit(line: DumpLine, at: number): number {
  line.need(at, HEADER);
  const version = line.u16(at);
  const length = line.u16(at + 2);
  line.text(line.verbose > 0 ? "\n\tLDP" : "LDP");
  if (version !== 1) {
    line.text(` version ${version} packet not supported`);
    return 0;
  }
  const least = HEADER - UNCOUNTED;
  if (length < least) {
    line.text(`, pdu-length: ${length} (too short, < ${least})`);
    return 0;
  }
  line.text(", Label-Space-ID: ");
  line.ipv4(line.bytes, at + 4);
  line.text(`:${line.u16(at + 8)}, pdu-length: ${length}`);
  if (line.verbose === 0) return 0;
  let next = at + HEADER;
  // Messages that are longer than what holds them do not end it: tcpdump goes on up to the end of the packet.
  for (let left = length - least; left !== 0;) {
    const octets = message(line, next);
    if (octets === 0) return 0;
    next += octets;
    left -= octets;
  }
  return length + UNCOUNTED;
}

/** Writes one message and returns its octets, 0 where its length is wrong. */
function message(line: DumpLine, at: number): number {
  line.need(at, MESSAGE);
  const type = line.u16(at) & ~UNKNOWN;
  const length = line.u16(at + 2);
  line.text("\n\t  ");
  line.named(messages, type, "Unknown");
  line.text(" Message (0x");
  line.hex(type, 4);
  line.text(`), length: ${length}`);
  const least = MESSAGE - UNCOUNTED;
  if (length < least) {
    line.text(` (too short, < ${least})`);
    return 0;
  }
  line.text(", Message ID: 0x");
  line.hex(line.u32(at + 4), 8);
  line.text(`, Flags: [${line.u16(at) & UNKNOWN ? "continue processing" : "ignore"} if unknown]`);
  line.need(at, length);
  const body = at + MESSAGE;
  let left = length - least;
  if (type in messages && !WHOLE.has(type)) {
    for (let next = body; left >= 4;) {
      const octets = ldpParameter(line, next, left);
      if (octets === 0) break;
      next += octets;
      left -= octets;
    }
  } else if (line.verbose <= 1) line.hexLines(body, left, "\n\t  ");
  if (line.verbose > 1) line.hexLines(body, length, "\n\t  ");
  return length + UNCOUNTED;
}
