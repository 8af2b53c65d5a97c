import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sharedCaptures } from "../oracles.ts";
import { ourFrames } from "./display-filter-frames.ts";

/** A case of Wireshark's own suite, with what tshark answers. */
interface Case {
  readonly id: string;
  readonly filter: string;
  readonly capture: string;
  readonly count: number;
}

const folder = sharedCaptures();
const file = folder === undefined ? undefined : join(folder, "wireshark/dfilters.json");
const cases = file !== undefined && existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Case[]) : [];

describe.skipIf(cases.length === 0)("Wireshark's suite of display filters", () => {
  it("is answered as by tshark", async () => {
    const wrong: string[] = [];
    for (const capture of new Set(cases.map((one) => one.capture))) {
      const here = cases.filter((one) => one.capture === capture);
      const answers = await ourFrames(join(folder!, capture), here.map(({ filter }) => filter)); // oxfmt-ignore
      here.forEach(({ id, filter, count }, i) => {
        const answer = answers[i]!;
        const got = answer instanceof Error ? answer.message : answer.length;
        if (got !== count) wrong.push(`${id}: ${filter}: ${got} instead of ${count}`);
      });
    }
    expect(wrong).toEqual([]);
  });
});
