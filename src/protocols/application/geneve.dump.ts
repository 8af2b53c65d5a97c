import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { etherTypeTexts, LARGEST_LENGTH } from "../parts/ethertype-texts.ts";
import { GENEVE } from "./geneve.ts";

const HEADER = 8;
const OPTION_HEADER = 4;
const CRITICAL = 0x80;
const flagNames = [
  [0x80, "O"],
  [0x40, "C"],
  [0x20, "R1"],
  [0x10, "R2"],
  [0x08, "R3"],
  [0x04, "R4"],
  [0x02, "R5"],
  [0x01, "R6"],
] as const;

export const geneveText = dumpText(GENEVE, (line, at, length) => {
  line.protocol = "geneve";
  line.text("Geneve");
  if (length < HEADER) {
    line.text(` [length ${length} < ${HEADER}]`);
    return line.invalid();
  }
  line.need(at, HEADER);
  const version = line.field(GENEVE.slot("version"), at);
  if (version !== 0) {
    line.text(` ERROR: unknown-version ${version}`);
    return;
  }
  const type = line.field(GENEVE.slot("proto"), at);
  header(line, at, type);
  const octets = 4 * line.field(GENEVE.slot("optionlen"), at);
  if (octets > length - HEADER) {
    line.text(` truncated-geneve - ${octets - (length - HEADER)} bytes missing`);
    return;
  }
  line.need(at + HEADER, octets);
  if (octets > 0) options(line, at + HEADER, octets);
  line.text(line.verbose > 0 ? "\n\t" : ": ");
  const payload = at + HEADER + octets;
  const rest = length - HEADER - octets;
  if (type > LARGEST_LENGTH && line.next("ethertype", type, payload, rest)) return;
  line.text(`geneve-proto-0x${type.toString(16)}`);
});

function header(line: DumpLine, at: number, type: number): void {
  line.text(", Flags [");
  line.bitNames(flagNames, line.u8(at + 1), "", "none");
  line.text(`], vni 0x${line.field(GENEVE.slot("vni"), at).toString(16)}`);
  const reserved = line.field(GENEVE.slot("reserved2"), at);
  if (reserved) line.text(`, rsvd 0x${reserved.toString(16)}`);
  if (!line.options.linkHeader) return;
  line.text(`, proto ${etherTypeTexts[type] ?? "unknown"} (0x`);
  line.hex(type, 4);
  line.text(")");
}

/** The options, up to one that says it is longer than they all are; or how long they are. */
function options(line: DumpLine, start: number, length: number): void {
  line.text(", options [");
  if (line.verbose === 0) {
    line.text(`${length} bytes]`);
    return;
  }
  for (let at = start, end = start + length; at < end;) {
    if (at > start) line.text(", ");
    line.need(at, OPTION_HEADER);
    const type = line.u8(at + 2);
    const octets = OPTION_HEADER + 4 * (line.u8(at + 3) & 31);
    line.text(`class ${organization(line.u16(at))} (0x${line.u16(at).toString(16)}) type 0x${type.toString(16)}`);
    line.text(`${type & CRITICAL ? "(C)" : ""} len ${octets}`);
    if (at + octets > end) {
      line.text(" [bad length]");
      break;
    }
    if (line.verbose > 1 && octets > OPTION_HEADER) {
      line.text(" data");
      for (let i = at + OPTION_HEADER; i < at + octets; i += 4) {
        const word = line.u32(i);
        line.text(" ");
        line.hex(word, 8);
      }
    } else line.need(at, octets);
    at += octets;
  }
  line.text("]");
}

/** Who defines a class of options. */
function organization(number: number): string {
  if (number === 0x0100) return "Linux";
  if (number === 0x0101) return "Open vSwitch";
  if (number === 0x0102) return "Open Virtual Networking (OVN)";
  if (number === 0x0103) return "In-band Network Telemetry (INT)";
  if (number === 0x0104) return "VMware";
  if (number <= 0x00ff) return "Standard";
  return number >= 0xfff0 ? "Experimental" : "Unknown";
}
