import { expect, it } from "vitest";
import { knownMismatches } from "./known-mismatches.ts";
import { sampleResults } from "./sample-results.ts";
import { describeWithOracle } from "../oracles.ts";

describeWithOracle("tcpdump", "the project's own captures", () => {
  it("print as tcpdump prints them, but for the known mismatches", async () => {
    const known = knownMismatches();
    const results = await sampleResults();
    expect(results.length).toBeGreaterThan(50);
    const lost = results.filter(({ id, equal }) => !equal && !known.has(id));
    expect(lost.map(({ id, differences }) => ({ id, first: differences[0] }))).toEqual([]);
    const won = results.filter(({ id, equal }) => equal && known.has(id)).map(({ id }) => id);
    expect(won, "samples that now match: `npm run agreement` takes them off known-mismatches.tsv").toEqual([]);
  });
});
