import { protocol } from "../../definition/protocol.ts";
import { profinetCarries, profinetFrame } from "../parts/pn-rt-message.ts";

/** Frames of PROFINET in real time: the data of machines, alarms, clocks and how stations are set up. */
export const ProfinetIO = protocol({
  name: "pn_rt",
  layer: "ProfinetIO",
  title: "PROFINET Real-Time Protocol",
  short: "PN-RT",
  spec: "IEC 61158-6-10",
  carriedBy: { ethertype: 0x8892 },
  foreign: ["pn"],
  next: { table: "pn_rt", told: true },
  tells: profinetCarries,
  summary: "PROFINET",
  fields: { frame: profinetFrame },
});
