import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { counterFormats, flowFormats, sampleTypes } from "../parts/sflow-names.ts";
import { SFlow } from "./sflow.ts";

const SECOND = 1000;
const units = [
  [86_400, "day"],
  [3600, "hour"],
  [60, "minute"],
  [1, "second"],
] as const;
const NEXT = "sflow_245.dstAS";
/** Marks the number of a record as that of counters. */
const COUNTERS = 0x80000000;

function duration(milliseconds: number): string {
  let left = Math.floor(milliseconds / SECOND);
  const parts: string[] = [];
  for (const [seconds, name] of units) {
    const count = Math.floor(left / seconds);
    left -= count * seconds;
    if (count > 0) parts.push(`${count} ${name}${count === 1 ? "" : "s"}`);
  }
  return parts.length > 0 ? parts.join(", ") : "0 seconds";
}

function agent(line: InfoLine): void {
  const quad = line.find("sflow_245.agent");
  line.text(", agent ");
  line.show(quad < 0 ? line.find("sflow_245.agent.v6") : quad, false);
}

/** Writes `name: 1 out of 8 packets`. */
const rate = (line: InfoLine, quad: number): void => line.text(`Sampling rate: 1 out of ${line.number(quad)} packets`);

function record(line: InfoLine, quad: number): void {
  const number = line.number(quad);
  const isCounters = number >= COUNTERS;
  const format = isCounters ? number - COUNTERS : number;
  if (format >= 0x1000) line.text("Unknown enterprise format");
  else line.text((isCounters ? counterFormats : flowFormats)[format] ?? "Unknown sample format");
}

export const sflowInfo = infoText(SFlow, {
  quotes: true,
  info(line) {
    line.text(`V${line.value("sflow_245.version")}`);
    if (!line.has("sflow_245.numsamples")) return;
    agent(line);
    line.text(`, sub-agent ID ${line.value("sflow_245.sub_agent_id")}, seq ${line.value("sflow_245.sequence_number")}`);
    line.text(`, ${line.value("sflow_245.numsamples")} samples`);
  },
  labels: {
    "sflow_245.sysuptime": (line, quad) =>
      line.text(`SysUptime: ${duration(line.number(quad))} (${line.number(quad)}ms)`),
    "sflow.flow_sample.sampling_rate": rate,
    "sflow.flow_sample.output_interface"(line, quad) {
      line.text("Output interface: 0x");
      line.hex(line.number(quad), 8);
    },
    "sflow.sample"(line, quad) {
      const type = sampleTypes[line.number(quad)] ?? "Unknown sample";
      const flow = line.inside(quad, "sflow.flow_sample.sequence_number");
      const sequence = flow < 0 ? line.inside(quad, "sflow.counters_sample.sequence_number") : flow;
      line.text(sequence < 0 ? type : `${type}, seq ${line.number(sequence)}`);
    },
    "sflow.record": record,
    "sflow.as_type"(line, quad) {
      let entries = 0;
      for (let at = line.inside(quad, NEXT); at >= 0; at = line.inside(quad, NEXT, at)) entries++;
      line.text(`${line.word(quad) ?? "Unknown"}, (${entries} entries)`);
    },
  },
});
