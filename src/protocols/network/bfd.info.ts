import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { BFD, BFDEcho } from "./bfd.ts";

const version = BFD.slot("version");
const flags = BFD.slot("flags");
const state = BFD.slot("sta");

export const bfdInfo = infoText(BFD, {
  info(line) {
    line.text("Diag: ");
    line.named(line.find("bfd.diag"), "Unknown (0x%)");
    if (line.slot(version) > 0) {
      line.text(", State: ");
      line.named(line.find("bfd.sta"));
    }
    const set = line.slot(version) > 0 ? line.slot(flags) : (line.slot(state) << 6) | line.slot(flags);
    line.text(", Flags: 0x");
    line.hex(set, 2);
  },
  labels: {
    "bfd.flags"(line, quad) {
      const set = line.number(quad);
      line.text("Message Flags: 0x");
      line.hex(set, 2);
      for (const [mask, name] of line.slot(version) === 1 ? flagNames : oldFlagNames) {
        if (set & mask) line.text(`, ${name}: Set`);
      }
    },
    "bfd.desired_min_tx_interval": (line, quad) => interval(line, quad, "Desired Min TX Interval"),
    "bfd.required_min_rx_interval": (line, quad) => interval(line, quad, "Required Min RX Interval"),
    "bfd.required_min_echo_interval": (line, quad) => interval(line, quad, "Required Min Echo Interval"),
  },
  endings: {
    "bfd.detect_time_multiplier"(line, quad) {
      const desired = line.value("bfd.desired_min_tx_interval");
      line.text(` (= ${Math.floor(line.number(quad) * Math.floor(desired / 1000))} ms Detection time)`);
    },
  },
});

const flagNames = [
  [0x20, "Poll"],
  [0x10, "Final"],
  [0x08, "Control Plane Independent"],
  [0x04, "Authentication Present"],
  [0x02, "Demand"],
  [0x01, "Multipoint"],
] as const;
const oldFlagNames = [
  [0x80, "I hear you"],
  [0x40, "Demand"],
  [0x20, "Poll"],
  [0x10, "Final"],
] as const;

function interval(line: InfoLine, quad: number, label: string): void {
  const value = line.number(quad);
  line.text(`${label}: ${String(Math.floor(value / 1000)).padStart(4)} ms (${value} us)`);
}

export const bfdEchoInfo = infoText(BFDEcho, {
  info(line) {
    line.text("Originator specific content");
  },
});
