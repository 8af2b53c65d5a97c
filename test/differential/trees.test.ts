import { expect, it } from "vitest";
import { describeWithOracle } from "../oracles.ts";
import { sampleCaptures } from "./captures.ts";
import { addTrees, type TreeScore } from "./trees/tree-agreement.ts";

/** What of the lines of trees of the project's own captures agrees with tshark's at least; it only rises. */
const FLOOR = 0.9;

describeWithOracle("tshark", "trees of remora shark", () => {
  it("have tshark's lines", async () => {
    const scores = new Map<string, TreeScore>();
    for (const capture of sampleCaptures()) await addTrees(scores, capture);
    const all = [...scores.values()];
    const lines = all.reduce((sum, score) => sum + score.lines, 0);
    const equal = all.reduce((sum, score) => sum + score.equal, 0);
    expect(lines).toBeGreaterThan(10_000);
    expect(equal / lines, `${equal} of ${lines}; npm run trees shows them`).toBeGreaterThanOrEqual(FLOOR);
  });
});
