import { join } from "node:path";
import { perSecond, type Bench } from "./bench.ts";
import { benchCapture, cacheFolder } from "./make-captures.ts";
import { quickest, remoraDump } from "./measure.ts";

const [few, many] = [200_000, 2_000_000];

export const bench: Bench = {
  title: "`dump -nn -r` to a file",
  about:
    "Packets of 3,000 flows: the slope between 200,000 and 2,000,000 packets, start-up left out. Packets that are each a " +
    "new flow: 300,000 of them, start-up included.",
  async rows() {
    const output = join(cacheFolder, "dump.txt");
    const files = [benchCapture("flows-3000", few), benchCapture("flows-3000", many)];
    const commands = files.flatMap((file) => [remoraDump("-nn", "-r", file), ["tcpdump", "-nn", "-r", file]]);
    const [ourFew, theirFew, ourMany, theirMany] = (await quickest(commands, 3, output)).map(({ seconds }) => seconds);
    const [ours, theirs] = [ourMany! - ourFew!, theirMany! - theirFew!];
    const fresh = benchCapture("new-flows", 300_000);
    const pair = [remoraDump("-nn", "-r", fresh), ["tcpdump", "-nn", "-r", fresh]];
    const [ourFresh, theirFresh] = (await quickest(pair, 1, output)).map(({ seconds }) => seconds);
    return [
      {
        what: "3,000 flows, slope",
        ours: perSecond(many - few, ours),
        peer: `tcpdump ${perSecond(many - few, theirs)}`,
        ratio: theirs / ours,
        wanted: 4,
      },
      {
        what: "300,000 new flows",
        ours: perSecond(300_000, ourFresh!),
        peer: `tcpdump ${perSecond(300_000, theirFresh!)}`,
        ratio: theirFresh! / ourFresh!,
        wanted: 9,
      },
    ];
  },
};
