import { IPFIX, NETFLOW9, VARIABLE } from "../../definition/cflow-templates.ts";
import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { writeSetBits } from "../parts/set-bits.ts";
import { Cflow } from "./cflow.ts";

const version = Cflow.slot("version");
const FIRST_DATA_SET = 256;
/** Numbers of groups are two of 16 bits: which one it is, and of how many. */
const HALF = 0x10000;
const one = (line: InfoLine, quad: number): number => Math.floor(line.number(quad) / HALF);
const other = (line: InfoLine, quad: number): number => line.number(quad) % HALF;
const isTemplate = (set: number): boolean => set % 2 === 0;

const tcpFlags = [
  [0x100, "ECN Nonce Sum"],
  [0x80, "CWR"],
  [0x40, "ECN Echo"],
  [0x20, "URG"],
  [0x10, "ACK"],
  [0x08, "PSH"],
  [0x04, "RST"],
  [0x02, "SYN"],
  [0x01, "FIN"],
] as const;

/** The numbers of templates inside a set. */
function templatesIn(line: InfoLine, set: number): string {
  const found: number[] = [];
  const name = "cflow.template_id";
  for (let at = line.inside(set, name); at >= 0; at = line.inside(set, name, at)) found.push(line.number(at));
  return found.join(",");
}

/** The numbers of templates between two quads; up to the end where there is no second one. */
function templatesUpTo(line: InfoLine, from: number, to: number): readonly number[] {
  const found: number[] = [];
  const end = to < 0 ? Infinity : to;
  let at = line.find("cflow.template_id", from);
  while (at >= 0 && at < end) {
    found.push(line.number(at));
    at = line.find("cflow.template_id", at);
  }
  return found;
}

/** Writes what the sets of a packet are: the numbers of templates behind their kind. */
function sets(line: InfoLine): void {
  for (let at = line.find("cflow.flowset_id"); at >= 0; at = line.find("cflow.flowset_id", at)) {
    const set = line.number(at);
    if (set >= FIRST_DATA_SET) {
      line.text(` [Data:${set}]`);
      continue;
    }
    const ids = templatesUpTo(line, at, line.find("cflow.flowset_id", at));
    if (ids.length > 0) line.text(` [${isTemplate(set) ? "Data" : "Options"}-Template:${ids.join(",")}]`);
  }
}

/** An address with only the bits that a mask leaves, behind a mask of version 5. */
const prefixed = (label: string, address: string) => (line: InfoLine, quad: number) => {
  const length = line.number(quad);
  line.text(`${label}: ${length}`);
  if (line.slot(version) >= NETFLOW9) return;
  let at = -1;
  for (let next = line.find(address); next >= 0 && next < quad; next = line.find(address, next)) at = next;
  const bits = Math.min(length, 32);
  const octets = Array.from(
    line.octetsOf(at),
    (octet, i) => octet & (0xff00 >> Math.max(0, Math.min(8, bits - 8 * i))),
  );
  line.text(` (prefix: ${octets.map((octet) => octet & 0xff).join(".")}/${length})`);
};

export const cflowInfo = infoText(Cflow, {
  info(line) {
    const is = line.slot(version);
    const domain = (name: string) => String(line.value(name)).padStart(5);
    if (is === IPFIX) {
      line.text(`IPFIX flow (${String(line.value("cflow.len")).padStart(4)} bytes) `);
      line.text(`Obs-Domain-ID=${domain("cflow.od_id")}`);
      return sets(line);
    }
    const count = line.value("cflow.count");
    line.text(`total: ${count} (v${is}) ${is === NETFLOW9 ? "record" : "flow"}${count === 1 ? "" : "s"}`);
    if (is !== NETFLOW9) return;
    line.text(` Obs-Domain-ID=${domain("cflow.source_id")}`);
    sets(line);
  },
  endings: {
    "cflow.tcpflags"(line, quad) {
      if (line.slot(version) >= NETFLOW9) writeSetBits(line, quad, tcpFlags);
    },
    "cflow.sequence"(line) {
      const expected = line.find("cflow.sequence_analysis.expected_sn");
      if (expected >= 0) line.text(` (expected ${line.number(expected)})`);
    },
    "cflow.template_field_length"(line, quad) {
      if (line.number(quad) === VARIABLE) line.text(' [i.e.: "Variable Length"]');
    },
    "cflow.timedelta"(line, quad) {
      if (line.slot(version) < NETFLOW9) return;
      if (line.inside(quad, "cflow.timestart") >= 0) line.text(" (switched)");
      const start = line.inside(quad, "cflow.abstimestart");
      if (start >= 0) line.text(line.octetsOf(start).length === 4 ? " (seconds)" : " (milliseconds)");
    },
  },
  labels: {
    "cflow.unexpected_sequence_number"(line) {
      const domain = line.value(line.slot(version) === IPFIX ? "cflow.od_id" : "cflow.source_id");
      line.text(`Unexpected flow sequence for domain ID ${domain} `);
      line.text(`(expected ${line.value("cflow.sequence_analysis.expected_sn")}, got ${line.value("cflow.sequence")})`);
    },
    "cflow.pdu": (line, quad) => line.text(`pdu ${one(line, quad)}/${other(line, quad)}`),
    "cflow.set"(line, quad) {
      const set = line.number(line.inside(quad, "cflow.flowset_id"));
      line.text(`${line.slot(version) === IPFIX ? "Set" : "FlowSet"} ${one(line, quad)} [id=${set}]`);
      if (set >= FIRST_DATA_SET) {
        if (line.inside(quad, "cflow.template_frame") >= 0) line.text(` (${other(line, quad)} flows)`);
      } else line.text(` (${isTemplate(set) ? "Data" : "Options"} Template): ${templatesIn(line, quad)}`);
    },
    "cflow.template": (line, quad) =>
      line.text(`Template (Id = ${templatesIn(line, quad)}, Count = ${line.number(quad)})`),
    "cflow.options"(line, quad) {
      line.text(`Options Template (Id = ${templatesIn(line, quad)}) `);
      line.text(`(Scope Count = ${one(line, quad)}; Data Count = ${other(line, quad)})`);
    },
    "cflow.field": (line, quad) => field(line, quad, ""),
    "cflow.scope": (line, quad) => field(line, quad, " [Scope]"),
    "cflow.flow": (line, quad) => line.text(`Flow ${line.number(quad)}`),
    "cflow.srcmask": prefixed("SrcMask", "cflow.srcaddr"),
    "cflow.dstmask": prefixed("DstMask", "cflow.dstaddr"),
    "cflow.no_template_found": (line, quad) =>
      line.text(`Data (${line.octetsOf(quad).length} bytes), no template found`),
  },
});

const TYPES = ["template_field_type", "template_ipfix_field_type", "scope_field_type"];

function field(line: InfoLine, quad: number, what: string): void {
  line.text(`Field (${one(line, quad)}/${other(line, quad)})${what}: `);
  const type = TYPES.map((name) => line.inside(quad, `cflow.${name}`)).find((found) => found >= 0);
  line.utf8((type === undefined ? undefined : line.word(type)) ?? "Unknown");
}
