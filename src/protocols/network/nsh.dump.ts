import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { NSH } from "./nsh.ts";

const WORD = 4;
const HEADER = 2 * WORD;
const contextTypes: { readonly [type: number]: string } = { 0: "reserved", 1: "1", 2: "2", 15: "experimental" };
const nextNames: { readonly [number: number]: string } = {
  1: "IPv4",
  2: "IPv6",
  3: "Ethernet",
  4: "NSH",
  5: "MPLS",
  0xfe: "Experiment 1",
  0xff: "Experiment 2",
};

export const nshText = dumpText(NSH, (line, at, length) => {
  line.protocol = "nsh";
  if (length < HEADER) {
    line.text(` (packet length ${length} < ${HEADER})`);
    return line.invalid();
  }
  const version = line.field(NSH.slot("ver"), at);
  const words = line.field(NSH.slot("length"), at);
  const next = line.field(NSH.slot("nextproto"), at);
  const type = line.field(NSH.slot("mdtype"), at);
  const verbose = line.verbose;
  line.text("NSH, ");
  if (verbose > 1) line.text(`ver ${version}, `);
  if (version !== 0) return;
  line.text(line.field(NSH.slot("oam"), at) ? "flags [O], " : "flags [none], ");
  if (verbose > 2) {
    line.text(
      `TTL ${line.field(NSH.slot("ttl"), at)}, length ${words}, md type ${contextTypes[type] ?? `unknown (0x${type.toString(16).padStart(2, "0")})`}, `,
    );
  }
  if (verbose > 1)
    line.text(`next-protocol ${nextNames[next] ?? `unknown (0x${next.toString(16).padStart(2, "0")})`}, `);
  if (length < WORD * words) {
    line.text(` (too many headers for packet length ${length})`);
    return line.invalid();
  }
  const path = line.field(NSH.slot("spi"), at);
  line.text("service-path-id 0x");
  line.hex(path, 6);
  line.text(", ");
  line.text(`service-index 0x${line.field(NSH.slot("si"), at).toString(16)}`);
  if (words < 2) {
    line.text(" (less than two headers)");
    return line.invalid();
  }
  const payload = at + WORD * words;
  if (verbose > 2 && type === 1 && words !== 6) {
    line.text(" (length for the MD type)");
    return line.invalid();
  }
  if (verbose > 2 && type === 1) fixed(line, at + HEADER);
  else if (verbose > 2 && type === 2) {
    if (!variable(line, at + HEADER, payload)) return line.invalid();
  } else line.need(at, WORD * words);
  line.text(verbose > 0 ? "\n    " : ": ");
  if (!inner(line, next, payload, length - WORD * words)) line.text("ERROR: unknown-next-protocol");
});

function fixed(line: DumpLine, at: number): void {
  for (let i = 0; i < 4; i++) {
    const word = line.u32(at + WORD * i);
    line.text(`\n        Context[0${i}]: 0x`);
    line.hex(word, 8);
  }
}

/** Context elements; false where one says it is longer than they all are. */
function variable(line: DumpLine, start: number, end: number): boolean {
  for (let at = start; at < end;) {
    const octets = line.u8(at + 3) & 0x7f;
    const padded = WORD * Math.ceil(octets / WORD);
    line.text(`\n        TLV Class ${line.u16(at)}, Type ${line.u8(at + 2)}, Len ${octets}`);
    at += WORD;
    if (at + padded > end) {
      line.text(" (length too big)");
      return false;
    }
    if (octets > 0) {
      line.text("\n            Value: ");
      for (let i = 0; i < octets; i++) {
        const octet = line.u8(at + i);
        line.text(i === 0 ? "0x" : ":");
        line.hex(octet, 2);
      }
      line.need(at, padded);
    }
    at += padded;
  }
  return true;
}

function inner(line: DumpLine, next: number, at: number, length: number): boolean {
  if (next === 1 || next === 2) return line.next("raw.version", next === 1 ? 4 : 6, at, length);
  return next === 3 && line.next("ethertype", 0x6558, at, length);
}
