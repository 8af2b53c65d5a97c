import { expect, it } from "vitest";
import { describeWithOracle } from "../oracles.ts";
import { sampleCaptures } from "./captures.ts";
import { addLines, type LineScore } from "./lines/line-agreement.ts";

/** What of the lines of the project's own captures agrees with tshark's at least; it only rises. */
const FLOOR = 0.94;

describeWithOracle("tshark", "lines of remora shark", () => {
  it("are tshark's", async () => {
    const scores = new Map<string, LineScore>();
    for (const capture of sampleCaptures()) await addLines(scores, capture);
    const all = [...scores.values()];
    const lines = all.reduce((sum, score) => sum + score.lines, 0);
    const equal = all.reduce((sum, score) => sum + score.equal, 0);
    expect(lines).toBeGreaterThan(800);
    expect(equal / lines, `${equal} of ${lines}; npm run lines shows them`).toBeGreaterThanOrEqual(FLOOR);
  });
});
