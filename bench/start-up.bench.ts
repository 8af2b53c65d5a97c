import type { Bench } from "./bench.ts";
import { quickest, remora, remoraDump } from "./measure.ts";

const rounds = 25;
const CAPTURE = ["-r", "samples/welcome.pcap", "-c", "1"];

/** What is started, and how many times longer it may take than a Node that does nothing. */
const starts = [
  { what: "`dump -r FILE -c 1`", command: remoraDump(...CAPTURE), wanted: 1.5 },
  { what: "`shark -r FILE -c 1`", command: remora("shark", ...CAPTURE), wanted: 1.9 },
  { what: "`shark -r FILE -c 1 tcp.port==80`", command: remora("shark", ...CAPTURE, "tcp.port==80"), wanted: 1.9 },
  { what: "`conns`", command: remora("conns"), wanted: 1.7 },
];

export const bench: Bench = {
  title: "Start-up",
  about:
    "The first packet of a small capture, and the sockets of the machine, compared with a Node that does nothing; the quickest of 25 runs of each.",
  async rows() {
    const commands = [[process.execPath, "-e", "0"], ...starts.map(({ command }) => command)];
    const [bare, ...ours] = (await quickest(commands, rounds)).map(({ seconds }) => seconds * 1000);
    return starts.map(({ what, wanted }, i) => ({
      what,
      ours: `${ours[i]!.toFixed(1)} ms`,
      peer: `node -e 0: ${bare!.toFixed(1)} ms`,
      ratio: ours[i]! / bare!,
      wanted,
      most: true,
    }));
  },
};
