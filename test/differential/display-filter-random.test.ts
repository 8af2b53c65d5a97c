import fc from "fast-check";
import { join } from "node:path";
import { expect, it } from "vitest";
import { describeWithOracle } from "../oracles.ts";
import { sampleCaptures } from "./captures.ts";
import { ourFrames, tsharkFrames } from "./display-filter-frames.ts";
import { randomFilters, seenFields } from "./random-display-filters.ts";

const names = [
  "dns.pcap",
  "fragments.pcap",
  "geneve.pcap",
  "icmpv6.pcap",
  "ip-in-ip.pcap",
  "tcp.pcap",
  "vlan.pcap",
  "arp.pcap",
];
const FILTERS_EACH = Number(process.env["REMORA_FILTERS_EACH"] ?? 25);
/** Chooses other filters. */
const seed = Number(process.env["REMORA_FILTER_SEED"] ?? 1);

describeWithOracle("tshark", "random display filters on the samples", () => {
  it.each(names)("match the same packets of %s", async (name) => {
    const { folder } = sampleCaptures()[0]!;
    const capture = join(folder, name);
    const filters = fc.sample(randomFilters(await seenFields(capture)), { numRuns: FILTERS_EACH, seed });
    const ours = await ourFrames(capture, filters);
    // Nearly all can be asked: two errors would agree, too.
    expect(ours.filter((frames) => frames instanceof Error).length).toBeLessThan(FILTERS_EACH / 5);
    const differences = filters.flatMap((filter, i) => {
      const [own, theirs] = [ours[i]!, tsharkFrames(capture, filter)];
      if (own instanceof Error && theirs instanceof Error) return [];
      return String(own) === String(theirs) ? [] : [{ filter, ours: String(own), theirs: String(theirs) }];
    });
    expect(differences).toEqual([]);
  });
});
