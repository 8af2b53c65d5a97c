import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { counterRecords, counterTexts, flowRecords, flowTexts, type RecordLine } from "../parts/sflow-records-line.ts";
import { SFlow } from "./sflow.ts";

const VERSION = 5;
const Address = { ipv4: 1, ipv6: 2 } as const;
/** Octets of the head of a datagram with an address of either version. */
const HEAD = 28;
const HEAD6 = 40;
/** Octets at its end that are shown with -v alone. */
const UNSHOWN = 12;
const RECORD_HEADER = 8;

/** A kind of samples: its name, and octets in front of its records. */
interface Sample {
  readonly name: string;
  readonly head: number;
  readonly isFlow: boolean;
  readonly isExpanded: boolean;
}
const samples: { readonly [type: number]: Sample } = {
  1: { name: "flow sample", head: 32, isFlow: true, isExpanded: false },
  2: { name: "counter sample", head: 12, isFlow: false, isExpanded: false },
  3: { name: "expanded flow sample", head: 44, isFlow: true, isExpanded: true },
  4: { name: "expanded counter sample", head: 16, isFlow: false, isExpanded: true },
};

export const sflowText = dumpText(
  SFlow,
  (line, at, length) => {
    line.protocol = "sflow";
    line.need(at, 8);
    const version = line.u32(at);
    if (version !== VERSION) return line.text(`sFlow version ${version} packet not supported`);
    const type = line.u32(at + 4);
    const head = type === Address.ipv4 ? HEAD : HEAD6;
    if (length < head && (type === Address.ipv4 || type === Address.ipv6)) {
      line.text(`sFlowv5 [length ${length} < ${HEAD}]`);
      return line.invalid();
    }
    line.need(at, line.verbose === 0 ? head - UNSHOWN : head);
    line.text(`sFlowv${version}, ${type === Address.ipv4 ? "IPv4" : "IPv6"} agent `);
    if (type === Address.ipv4) line.host4(at + 8);
    else line.host6(at + 8);
    const behind = at + head - 16;
    line.text(`, agent-id ${line.u32(behind)}`);
    if (line.verbose === 0) return line.text(`, length ${length}`);
    const count = line.u32(behind + 12);
    line.text(`, seqnum ${line.u32(behind + 4)}, uptime ${line.u32(behind + 8)}, samples ${count}, length ${length}`);
    let start = at + head;
    for (let left = count; left > 0 && start < at + length; left--) {
      const next = sample(line, start, at + length);
      if (next < 0) return line.invalid();
      start = next;
    }
  },
  { carriedBy: { "udp.port": 6343 } },
);

/** A sample in bytes[at..end); where it ends, -1 where it is not right. */
function sample(line: DumpLine, at: number, end: number): number {
  line.need(at, RECORD_HEADER);
  const type = line.u32(at) & 0xfff;
  const size = line.u32(at + 4);
  const start = at + RECORD_HEADER;
  const known = samples[type];
  line.text(`\n\t${known?.name ?? "Unknown"} (${type}), length ${size},`);
  if (start + size > end) return -1;
  if (!known) {
    if (line.verbose <= 1) line.hexLines(start, size, "\n\t    ");
    return start + size;
  }
  if (size < known.head) return -1;
  const records = known.isFlow ? flowHead(line, start, known.isExpanded) : counterHead(line, start, known.isExpanded);
  let from = start + known.head;
  for (let left = records; left > 0; left--) {
    const next = record(line, from, start + size, known.isFlow);
    if (next < 0) return -1;
    from = next;
  }
  return start + size;
}

/** What stands in front of the records of a flow, of which it returns the number. */
function flowHead(line: DumpLine, at: number, isExpanded: boolean): number {
  source(line, at, isExpanded);
  const behind = at + (isExpanded ? 12 : 8);
  line.text(`, rate ${line.u32(behind)}, pool ${line.u32(behind + 4)}, drops ${line.u32(behind + 8)}`);
  if (!isExpanded) line.text(`, input ${line.u32(behind + 12)} output ${line.u32(behind + 16)}`);
  const records = line.u32(behind + (isExpanded ? 28 : 20));
  line.text(isExpanded ? `, records ${records}` : ` records ${records}`);
  return records;
}

function counterHead(line: DumpLine, at: number, isExpanded: boolean): number {
  source(line, at, isExpanded);
  const records = line.u32(at + (isExpanded ? 12 : 8));
  line.text(`, records ${records}`);
  return records;
}

function source(line: DumpLine, at: number, isExpanded: boolean): void {
  const number = line.u32(at + 4);
  line.text(` seqnum ${line.u32(at)}, type ${isExpanded ? number : number >>> 24}`);
  line.text(`, idx ${isExpanded ? line.u32(at + 8) : number & 0xffffff}`);
}

/** A record in bytes[at..end); where it ends, -1 where it is not right. */
function record(line: DumpLine, at: number, end: number, isFlow: boolean): number {
  if (end - at < RECORD_HEADER) return -1;
  const number = line.u32(at);
  const size = line.u32(at + 4);
  const format = number & 0xfff;
  const enterprise = number >>> (isFlow ? 12 : 20);
  const start = at + RECORD_HEADER;
  const isStandard = enterprise === 0;
  const name = isStandard ? (isFlow ? flowTexts : counterTexts)[format] : undefined;
  line.text(`\n\t    enterprise ${enterprise}${isFlow ? "" : ","} ${name ?? "Unknown"}`);
  line.text(` (${format}) length ${size}`);
  if (start + size > end) return -1;
  if (!isStandard) return start + size;
  const known: RecordLine | undefined = (isFlow ? flowRecords : counterRecords)[format];
  if (known) {
    if (size < known.least || !known.print(line, start, size)) return -1;
  } else if (name === undefined && line.verbose <= 1) line.hexLines(start, size, "\n\t\t");
  return start + size;
}
