import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { MPLS } from "./mpls.ts";

const labelSlot = MPLS.slot("label");
const trafficClass = MPLS.slot("cos");
const bottom = MPLS.slot("s");
const ttl = MPLS.slot("ttl");
const ENTRY = 4;
const reserved: { readonly [label: number]: string } = {
  0: "IPv4 explicit NULL",
  1: "router alert",
  2: "IPv6 explicit NULL",
  3: "implicit NULL",
};
const FIRST_FREE_LABEL = 16;

/** The whole stack in one line, then its payload. */
export const mplsText = dumpText(
  MPLS,
  (line, start, wire) => {
    line.protocol = "mpls";
    line.text("MPLS");
    for (let at = start; ; at += ENTRY) {
      const left = wire - (at - start);
      if (left < ENTRY) {
        line.invalid();
        line.need(at, left);
        return;
      }
      entry(line, at, at > start);
      if (line.field(bottom, at) === 0) continue;
      payload(line, line.field(labelSlot, at), at + ENTRY, left - ENTRY);
      return;
    }
  },
  {
    carriedBy: {
      ethertype: [0x8847, 0x8848],
      "gre.proto": [0x8847, 0x8848],
      "ppp.protocol": [0x0281, 0x0283],
      "udp.port": 6635,
    },
  },
);

function entry(line: DumpLine, at: number, further: boolean): void {
  line.need(at, ENTRY);
  const label = line.field(labelSlot, at);
  line.text(further && line.verbose > 0 ? "\n\t" : " ");
  line.text(`(label ${label}`);
  if (line.verbose > 0 && label < FIRST_FREE_LABEL) line.text(` (${reserved[label] ?? "rsvd"})`);
  line.text(`, tc ${line.field(trafficClass, at)}`);
  if (line.field(bottom, at)) line.text(", [S]");
  line.text(`, ttl ${line.field(ttl, at)})`);
}

/** Labels that say what they carry come first; then the octet that IP and OSI start with. */
function payload(line: DumpLine, label: number, at: number, length: number): void {
  let kind = label === 0 || label === 3 ? 4 : label === 2 ? 6 : 0;
  if (kind === 0) {
    if (length < 1) return;
    const first = line.u8(at);
    if (first >= 0x45 && first <= 0x4f) kind = 4;
    else if (first >> 4 === 6) kind = 6;
    else if (first >= 0x81 && first <= 0x83) kind = 8;
  }
  if (kind === 0 || !line.knows("mpls.payload", kind)) {
    line.unknownPayload(at, at + length);
    if (line.options.quiet === 0 && !line.options.dumps) line.need(at, length);
    return;
  }
  line.text(line.verbose > 0 ? "\n\t" : " ");
  line.next("mpls.payload", kind, at, length);
}
