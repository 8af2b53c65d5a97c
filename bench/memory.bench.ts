import type { Bench } from "./bench.ts";
import { benchCapture } from "./make-captures.ts";
import { cost, remoraDump } from "./measure.ts";

const megabyte = 1e6;

export const bench: Bench = {
  title: "Peak memory of `dump -nn -r`",
  about:
    "Compared with 150 MB, the most it may hold whatever the size of the file. 1,000,000 flows are remembered at most.",
  async rows() {
    const rows = [];
    for (const [what, traffic] of [
      ["2,000,000 packets of 3,000 flows (1.2 GB)", "flows-3000"],
      ["2,000,000 packets, each a new flow", "new-flows"],
    ] as const) {
      const { peakBytes } = await cost(remoraDump("-nn", "-r", benchCapture(traffic, 2_000_000)));
      const ours = `${(peakBytes / megabyte).toFixed(0)} MB`;
      rows.push({ what, ours, peer: "150 MB", ratio: peakBytes / (150 * megabyte), wanted: 1, most: true });
    }
    return rows;
  },
};
