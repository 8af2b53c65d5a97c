import { expect, it } from "vitest";
import { compileMeaning } from "../../src/bpf/compile.ts";
import { meaningOf } from "../../src/capture-filter/meaning.ts";
import { parseFilter } from "../../src/capture-filter/syntax.ts";
import { linkTypeOfDlt } from "../../src/files/link-types.ts";
import { accepts } from "../bpf/evaluate.ts";
import { describeWithCaptures } from "../oracles.ts";
import { readFilterSuite } from "./filter-suite.ts";
import { packetThrough, Random, runOn } from "./packets-through.ts";

/** Packets made for each filter; every fourth is cut short. */
const PACKETS = 60;

/**
 * libpcap reads scratch memory here that nothing has stored: behind a tunnel it takes the variables of the outer radio header
 * for those of the inner frame.
 */
const UNDEFINED_IN_LIBPCAP = "geneve_and_tcp_index_IEEE802_11_RADIO";

describeWithCaptures("filters on packets that get far in libpcap's programs", (folder) => {
  it("are decided as libpcap 1.11 decides", () => {
    const { accepted, names } = readFilterSuite(folder);
    const random = new Random(20_261);
    let matched = 0;
    for (const { name, texts, target, unoptimised, optimised } of accepted) {
      if (name === UNDEFINED_IN_LIBPCAP) continue;
      const { netmask, source = "none" } = target.options;
      const context = { linkType: linkTypeOfDlt(target.dlt), names, netmask, source, anywhere: false };
      const meaning = meaningOf(parseFilter(texts[0])!, context);
      const program = compileMeaning(meaning, { snapLength: 1, optimise: true });
      for (let i = 0; i < PACKETS; i++) {
        const whole = packetThrough(unoptimised, random);
        const packet =
          i % 4 === 3 ? { ...whole, bytes: whole.bytes.slice(0, random.below(whole.bytes.length)) } : whole;
        const decision = runOn(packet, unoptimised) !== 0;
        matched += decision ? 1 : 0;
        const about = `${name}: ${Buffer.from(packet.bytes).toString("hex")}`;
        expect(accepts(meaning, packet), about).toBe(decision);
        if (optimised !== undefined) expect(runOn(packet, program) !== 0, about).toBe(runOn(packet, optimised) !== 0);
      }
    }
    expect(matched).toBeGreaterThan(accepted.length * 10);
  });
});
