import { infoText } from "../../definition/info-line.ts";
import { RadioTap } from "./radiotap.ts";

const length = RadioTap.slot("len");

export const radiotapInfo = infoText(RadioTap, {
  column: "",
  heading: (line) => line.text(` v0, Length ${line.slot(length)}`),
  endings: { "radiotap.channel.freq": (line, quad) => line.text(channelOf(line.number(quad))) },
  labels: {
    "radiotap.datarate": (line, quad) => line.text(`Data Rate: ${line.number(quad).toFixed(1)} Mb/s`),
  },
});

/** From where channels are counted, and between which frequencies, in MHz. */
const STARTS = [
  [4000, 4910, 4980],
  [5000, 5000, 5945],
  [5950, 5955, 7115],
] as const;

/** The channels of 2.4 GHz, 5 MHz apart but for the last of them, and those of 4.9, 5 and 6 GHz (IEEE 802.11 annex E). */
function channelOf(megahertz: number): string {
  if (megahertz === 2484) return " [BG 14]";
  if (megahertz >= 2412 && megahertz <= 2472) return ` [BG ${(megahertz - 2407) / 5}]`;
  const [start] = STARTS.find(([, first, last]) => megahertz >= first && megahertz <= last) ?? [];
  return start === undefined ? "" : ` [A ${Math.floor((megahertz - start) / 5)}]`;
}
