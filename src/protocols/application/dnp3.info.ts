import { infoText, type InfoLine, type InfoText } from "../../definition/info-line.ts";
import { DNP3Message } from "./dnp3-message.ts";
import { DNP3 } from "./dnp3.ts";

const WHOLE = 0xc0;
const PART_SEQUENCE = 0x3f;

const labels: InfoText["labels"] = {
  "dnp3.ctl"(line, quad) {
    const control = line.number(quad);
    line.text("Control: 0x");
    line.hex(control, 2);
    line.text(" (");
    if (control & 0x80) line.text("DIR, ");
    if (control & 0x40) line.text("PRM, ");
    if (control & 0x40 && control & 0x20) line.text("FCB, ");
    if (control & 0x10) line.text(control & 0x40 ? "FCV, " : "DFC, ");
    functionName(line);
    line.text(")");
  },
  "dnp3.tr.ctl": (line, quad) => control(line, quad, "Transport Control", transport),
  "dnp3.al.ctl": (line, quad) => control(line, quad, "Application Control", application),
  "dnp3.al.func"(line, quad) {
    line.text("Function Code: ");
    line.named(quad, "Unknown");
    line.text(" (0x");
    line.hex(line.number(quad), 2);
    line.text(")");
  },
  "dnp3.point"(line, quad) {
    const places = [line.find("dnp3.al.point_index", quad), line.find("dnp3.al.index", quad)].filter((at) => at >= 0);
    line.text(places.length > 0 ? `Point Number ${line.number(Math.min(...places))}` : "Object");
  },
  "dnp3.al.fragments"(line) {
    const [count, length] = [line.value("dnp3.al.fragment.count"), line.value("dnp3.al.fragment.reassembled.length")];
    line.text(`${count} DNP 3.0 AL Fragment${count === 1 ? "" : "s"} (${length} bytes)`);
    if (count === 1) line.text(`: #${line.value("dnp3.al.fragment")}(${length})`);
  },
  "dnp3.al.fragment"(line, quad) {
    line.text(`Frame: ${line.number(quad)}`);
    const length = line.value("dnp3.al.fragment.reassembled.length");
    if (line.value("dnp3.al.fragment.count") === 1) line.text(`, payload: 0-${length - 1} (${length} bytes)`);
  },
  "dnp3.hdr.CRC"(line, quad) {
    line.text("Data Link Header checksum: 0x");
    line.hex(line.number(quad), 4);
    if (line.value("dnp.hdr.CRC.status") === 1) line.text(" [correct]");
  },
};

export const dnp3MessageInfo = infoText(DNP3Message, {
  info: (line) => line.named(line.find("dnp3.al.func"), "Unknown function (0x%)"),
  labels,
});

export const dnp3Info = infoText(DNP3, {
  again: ", ",
  info(line) {
    const called = line.find("dnp3.al.func");
    if (called >= 0) return line.named(called, "Unknown function (0x%)");
    // The message that the last of several frames completes has its own text.
    if (line.told !== 0) return;
    line.text(`from ${line.value("dnp3.src")} to ${line.value("dnp3.dst")}, len=${line.value("dnp3.len")}, `);
    functionName(line);
    const part = line.value("dnp3.tr.ctl", WHOLE);
    if ((part & WHOLE) !== WHOLE) line.text(` (Application Layer Unreassembled fragment ${part & PART_SEQUENCE})`);
  },
  labels,
});

function functionName(line: InfoLine): void {
  const asked = line.find("dnp3.ctl.prifunc");
  line.named(asked >= 0 ? asked : line.find("dnp3.ctl.secfunc"), "Unknown function (%)");
}

type Bits = readonly (readonly [mask: number, name: string, short: string])[];
const transport: Bits = [
  [0x80, "Final", "FIN"],
  [0x40, "First", "FIR"],
];
const application: Bits = [
  [0x80, "First", "FIR"],
  [0x40, "Final", "FIN"],
  [0x20, "Confirm", "CON"],
  [0x10, "Unsolicited", "UNS"],
];

/** Writes the bits that are set by their names, in brackets by their short ones, and the sequence number. */
function control(line: InfoLine, quad: number, title: string, bits: Bits): void {
  const value = line.number(quad);
  const set = bits.filter(([mask]) => value & mask);
  line.text(`${title}: 0x`);
  line.hex(value, 2);
  for (const [, name] of set) line.text(`, ${name}`);
  const order = bits === transport ? set.toReversed() : set;
  const sequence = value & (bits === transport ? 0x3f : 0x0f);
  line.text(`(${[...order.map(([, , short]) => short), `Sequence ${sequence}`].join(", ")})`);
}
