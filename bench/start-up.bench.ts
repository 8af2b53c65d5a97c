import type { Bench } from "./bench.ts";
import { quickest, remoraDump } from "./measure.ts";

const rounds = 25;

export const bench: Bench = {
  title: "Start-up",
  about:
    "The first packet of a small capture, compared with a Node that does nothing; the quickest of 25 runs of each.",
  async rows() {
    const commands = [remoraDump("-r", "samples/welcome.pcap", "-c", "1"), [process.execPath, "-e", "0"]];
    const [ours, bare] = (await quickest(commands, rounds)).map(({ seconds }) => seconds * 1000);
    const row = {
      what: "`dump -r FILE -c 1`",
      ours: `${ours!.toFixed(1)} ms`,
      peer: `node -e 0: ${bare!.toFixed(1)} ms`,
    };
    return [{ ...row, ratio: ours! / bare!, wanted: 1.7, most: true }];
  },
};
