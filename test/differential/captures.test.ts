import { expect, it } from "vitest";
import { compareAll } from "./compare-all.ts";
import { missed, readFloors, roundTripMeasure } from "./floors.ts";
import { roundTripAll } from "./round-trip-all.ts";
import { describeWithCaptures, describeWithOracle } from "../oracles.ts";

const floors = readFloors();

describeWithOracle("tcpdump", "lines of every capture", () => {
  describeWithCaptures("over the collection", () => {
    const sets = floors.filter(({ measure }) => measure !== roundTripMeasure);
    it.each(sets)("$measure differs in no more lines than before", async (floor) => {
      const { equalLines, lines, endings } = await compareAll(floor.measure);
      expect(lines).toBeGreaterThan(300_000);
      expect(missed({ equal: equalLines, all: lines })).toBeLessThanOrEqual(missed(floor));
      expect(endings.filter((ending) => ending.includes("crashed"))).toEqual([]);
    });
  });
});

describeWithCaptures("round trips over the collection", () => {
  it("builds no fewer whole packets to the octets they were parsed from, and throws over none", async () => {
    const floor = floors.find(({ measure }) => measure === roundTripMeasure);
    const { whole, wholeIdentical, crashed, differing } = await roundTripAll();
    expect(whole).toBeGreaterThan(100_000);
    expect(crashed).toBe(0);
    const others = missed({ equal: wholeIdentical, all: whole });
    expect(others, JSON.stringify([...differing], undefined, 1)).toBeLessThanOrEqual(floor ? missed(floor) : 0);
  });
});
