import { infoText, type InfoLine, type InfoText } from "../../definition/info-line.ts";
import { qualityNames } from "../parts/dnp3-points.ts";
import { DNP3Message } from "./dnp3-message.ts";
import { DNP3 } from "./dnp3.ts";

const WHOLE = 0xc0;
const PART_SEQUENCE = 0x3f;
const CHUNK = "dnp.data_chunk";
/** The first of the functions that answer. */
const RESPONSE = 129;

const labels: InfoText["labels"] = {
  "dnp3.ctl"(line, quad) {
    line.text("Control: 0x");
    line.hex(line.number(quad), 2);
    line.text(" (");
    controlWords(line, line.number(quad));
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
  "dnp3.link"(line) {
    line.text(`Data Link Layer, Len: ${line.value("dnp3.len")}, From: ${line.value("dnp3.src")}`);
    line.text(`, To: ${line.value("dnp3.dst")}, `);
    controlWords(line, line.value("dnp3.ctl"));
  },
  "dnp.hdr.CRC.status": (line, quad) => statusLine(line, "Data Link Header", quad),
  "dnp3.chunk"(line, quad) {
    let number = 0;
    for (let at = line.find(CHUNK); at >= 0 && at < quad; at = line.find(CHUNK, at)) number++;
    line.text(`Data Chunk: ${number}`);
  },
  "dnp.data_chunk_len": (line, quad) => line.text(`[Data Chunk length: ${line.number(quad)}]`),
  "dnp.data_chunk.CRC.status": (line, quad) => statusLine(line, "Data Chunk", quad),
  "dnp3.message"(line, quad) {
    const value = line.value("dnp3.al.ctl");
    line.text(`Application Layer: (${shortNames(value, application)}, `);
    line.named(line.inside(quad, "dnp3.al.func"), "Unknown function (0x%)");
    line.text(")");
  },
  "dnp3.objects"(line) {
    const called = line.find("dnp3.al.func");
    const name = line.word(called)?.toUpperCase() ?? "";
    line.text(line.number(called) >= RESPONSE ? "RESPONSE Data Objects" : `${name} Request Data Objects`);
  },
  "dnp3.al.obj"(line, quad) {
    line.text("Object(s): ");
    line.named(quad, "Unknown Object");
    line.text(" (0x");
    line.hex(line.number(quad), 4);
    line.text(")");
    const count = pointsOf(line, quad);
    if (count > 0) line.text(`, ${count} point${count === 1 ? "" : "s"}`);
  },
  "dnp3.qualifiers"(line, quad) {
    line.text("Qualifier Field, Prefix: ");
    line.named(line.inside(quad, "dnp3.al.objq.prefix"));
    line.text(", Range: ");
    line.named(line.inside(quad, "dnp3.al.objq.range"));
  },
  "dnp3.items"(line, quad) {
    const text = `Number of Items: ${line.number(quad)}`;
    line.text(line.inside(quad, "dnp3.al.range.start") < 0 ? text : `[${text}]`);
  },
  "dnp3.quality"(line, quad) {
    line.text("Quality: ");
    quality(line, line.number(quad));
  },
  "dnp3.control"(line, quad) {
    line.text("Control Code [0x");
    line.hex(line.number(quad), 2);
    line.text("]");
  },
  "dnp3.point": pointLine,
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
  "dnp.data_chunk.CRC"(line, quad) {
    line.text("Data Chunk checksum: 0x");
    line.hex(line.number(quad), 4);
    if (line.number(line.find("dnp.data_chunk.CRC.status", quad)) === 1) line.text(" [correct]");
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

function controlWords(line: InfoLine, control: number): void {
  if (control & 0x80) line.text("DIR, ");
  if (control & 0x40) line.text("PRM, ");
  if (control & 0x40 && control & 0x20) line.text("FCB, ");
  if (control & 0x10) line.text(control & 0x40 ? "FCV, " : "DFC, ");
  functionName(line);
}

function statusLine(line: InfoLine, of: string, quad: number): void {
  line.text(`[${of} Checksum Status: `);
  line.named(quad);
  line.text("]");
}

/** How many points there are of what is said in front of them: as many as its range has. */
function pointsOf(line: InfoLine, object: number): number {
  const next = line.find("dnp3.al.obj", object);
  const within = (name: string, after: number): number => {
    const found = line.find(name, after);
    return next >= 0 && found > next ? -1 : found;
  };
  const quantity = within("dnp3.al.range.quantity", object);
  if (quantity >= 0) return line.number(quantity);
  const first = within("dnp3.al.range.start", object);
  return first < 0 ? 0 : line.number(within("dnp3.al.range.stop", object)) - line.number(first) + 1;
}

/** Writes the flags of a point that are set, but those of its own kind. */
function quality(line: InfoLine, set: number): void {
  line.text(qualityNames.filter((_name, bit) => (set >> bit) & 1).join(", "));
}

const FLAGS = ["biq", "boq", "ctrq", "aiq", "aoq"];
const VALUES = ["bit", "2bit", "biq.b7", "boq.b7", "ana.int", "ana.float", "ana.double", "anaout.int"];

/** Writes a point in short: its number, its flags, what it is told to do, its value. */
function pointLine(line: InfoLine, quad: number): void {
  const inside = (name: string): number => line.inside(quad, `dnp3.al.${name}`);
  const index = Math.max(inside("point_index"), inside("index"));
  line.text(index < 0 ? "Object" : `Point Number ${line.number(index)}`);
  const flags = FLAGS.find((name) => inside(`${name}.b0`) >= 0);
  if (flags !== undefined) {
    line.text(" (Quality: ");
    quality(
      line,
      qualityNames.reduce((sum, _name, bit) => sum | (line.number(inside(`${flags}.b${bit}`)) << bit), 0),
    );
    line.text(")");
  }
  const operation = line.inside(quad, "dnp3.ctl.op");
  if (operation >= 0) {
    line.text(
      ` [${line.word(operation) ?? "Unknown"}] [${line.word(line.inside(quad, "dnp3.ctl.trip")) ?? "Unknown"}]`,
    );
    return;
  }
  const value = VALUES.find((name) => inside(name) >= 0);
  const count = inside("cnt");
  if (value === undefined && count < 0) return;
  line.text(count >= 0 ? ", Count: " : ", Value: ");
  if (value?.startsWith("ana")) line.show(inside(value));
  else line.decimal(line.number(count >= 0 ? count : inside(value ?? "")));
}

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
  line.text(`(${shortNames(value, bits)})`);
}

function shortNames(value: number, bits: Bits): string {
  const set = bits.filter(([mask]) => value & mask);
  const order = bits === transport ? set.toReversed() : set;
  const sequence = value & (bits === transport ? 0x3f : 0x0f);
  return [...order.map(([, , short]) => short), `Sequence ${sequence}`].join(", ");
}
