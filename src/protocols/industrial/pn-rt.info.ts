import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { isCyclic } from "../parts/pn-rt-message.ts";
import { ProfinetIO } from "./pn-rt.ts";

const FRAME_ID = 2;
const STATUS = 4;

/** Classes of frames by the last of their numbers: what stands in front of the number, and what the number is said to be. */
const classes: readonly (readonly [last: number, info: string, title: string, text: string])[] = [
  [0x001f, "", "Real-Time", "0x0000-0x001F: Reserved ID"],
  [0x007f, "Synchronization, ", "Isochronous-Real-Time", "0x0020-0x007F: Real-Time: Sync (with follow up)"],
  [0x0081, "Synchronization, ", "Isochronous-Real-Time", "0x0080-0x0081: Real-Time: Sync (without follow up)"],
  [0x00ff, "", "Real-Time", "0x0082-0x00FF: Reserved ID"],
  [0x06ff, "RTC3, ", "Isochronous-Real-Time", "0x0100-0x06FF: RTC3: non redundant"],
  [0x7fff, "", "Real-Time", "0x0700-0x7FFF: Reserved ID"],
  [0xbbff, "RTC1, ", "cyclic Real-Time", "0x8000-0xBBFF: Real-Time(class=1 unicast): non redundant, normal"],
  [0xbfff, "RTC1, ", "cyclic Real-Time", "0xBC00-0xBFFF: Real-Time(class=1 multicast): non redundant, normal"],
  [0xf7ff, "RTC1(legacy), ", "cyclic Real-Time", "0xC000-0xF7FF: Real-Time(class=1 unicast): Cyclic"],
  [0xfbff, "RTC1(legacy), ", "cyclic Real-Time", "0xF800-0xFBFF: Real-Time(class=1 multicast): Cyclic"],
  [0xfc01, "Alarm High, ", "acyclic Real-Time", "Real-Time: Acyclic PN-IO Alarm high priority"],
  [0xfe01, "Alarm Low, ", "acyclic Real-Time", "Real-Time: Acyclic PN-IO Alarm low priority"],
  [0xfefc, "", "acyclic Real-Time", "Real-Time: DCP (Dynamic Configuration Protocol) hello"],
  [0xfefd, "", "acyclic Real-Time", "Real-Time: DCP (Dynamic Configuration Protocol) get/set"],
  [0xfefe, "", "acyclic Real-Time", "Real-Time: DCP (Dynamic Configuration Protocol) identify multicast request"],
  [0xfeff, "", "acyclic Real-Time", "Real-Time: DCP (Dynamic Configuration Protocol) identify response"],
  [0xff43, "Delay, ", "acyclic Real-Time", "0xFF40-0xFF43: Acyclic Real-Time: Delay"],
  [0xff7f, "", "Real-Time", "0xFF44-0xFF7F: reserved ID"],
  [0xff8f, "", "Fragmentation", "0xFF80-0xFF8F: Fragmentation"],
  [0xffff, "", "Real-Time", "0xFF90-0xFFFF: reserved ID"],
];

export const profinetInfo = infoText(ProfinetIO, {
  info(line) {
    if (!line.has("pn_rt.frame_id")) return;
    summary(line, (info) => info);
    const fragment = line.find("pn_rt.frag_data");
    if (fragment >= 0) line.text(` Fragment Length: ${line.octetsOf(line.find("pn.frag_bytes")).length} bytes`);
    if (line.has("pn_rt.cycle_counter")) line.protocol = "PNIO";
  },
  wholeHeading: true,
  heading(line) {
    line.text("PROFINET ");
    summary(line, (info, title) => (info === "" ? title : `${title}, ${info.slice(0, -2)}`));
  },
  endings: {
    "pn_rt.transfer_status": (line, quad) => line.text(line.number(quad) === 0 ? " (OK)" : " (ignore this frame)"),
    "pn_rt.ds"(line, quad) {
      const status = line.number(quad);
      const [primary, valid, run, ok] = words(status);
      line.text(` (Frame: ${valid} and ${primary}, Provider: ${ok} and ${run})`);
    },
  },
  labels: {
    "pn_rt.frame_id"(line, quad) {
      const number = line.number(quad);
      line.text(`FrameID: 0x${hex(number)} (${classOf(number)[3]})`);
    },
    "pn_rt.frag_data"(line) {
      line.text(`Fragment Length: ${line.octetsOf(line.find("pn.frag_bytes")).length} bytes`);
    },
    "pn_rt.frag_status"(line, quad) {
      const number = line.number(line.inside(quad, "pn_rt.frag_status.fragment_number"));
      line.text(`FragStatus: Number: ${number}, `);
      line.named(line.inside(quad, "pn_rt.frag_status.more_follows"));
    },
  },
});

const hex = (number: number): string => number.toString(16).padStart(4, "0");
const classOf = (frame: number) => classes.find(([last]) => frame <= last) ?? classes[0];
const words = (status: number): readonly string[] => [
  status & 0x01 ? "Primary" : "Backup",
  status & 0x04 ? "Valid" : "Invalid",
  status & 0x10 ? "Run" : "Stop",
  status & 0x20 ? "Ok" : "Problem",
];

/** Octets behind the number of the frame, without the status of cyclic ones. */
function length(line: InfoLine, frame: number): number {
  return Math.max(0, line.payloadLength(line.layer - 1) - FRAME_ID - (isCyclic(frame) ? STATUS : 0));
}

function summary(line: InfoLine, name: (info: string, title: string) => string): void {
  const frame = line.value("pn_rt.frame_id");
  const [, info, title] = classOf(frame);
  const before = name(info, title);
  line.text(before);
  if (before !== "" && !before.endsWith(", ")) line.text(", ");
  line.text(`ID:0x${hex(frame)}, Len:${String(length(line, frame)).padStart(4)}`);
  if (!isCyclic(frame) || !line.has("pn_rt.ds")) return;
  const [primary, valid, run, ok] = words(line.value("pn_rt.ds"));
  line.text(`, Cycle:${String(line.value("pn_rt.cycle_counter")).padStart(5)} (${valid},${primary},${ok},${run})`);
}
