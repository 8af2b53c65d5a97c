import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { countStep } from "../../scripts/totals.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "remora-totals-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function count(exit: number, report?: object) {
  writeFileSync(join(folder, "a.exit"), `${exit}\n`);
  if (report !== undefined) writeFileSync(join(folder, "a.json"), JSON.stringify(report));
  return countStep(folder, "a");
}

it("counts the tests of a report", () => {
  expect(count(0, { numPassedTests: 7, numFailedTests: 0 })).toEqual({ passed: 7, failed: 0, failures: [] });
  expect(count(1, { numPassedTests: 5, numFailedTests: 2 })).toMatchObject({ passed: 5, failed: 2 });
});

it("counts a failure outside any test as one, and says it", () => {
  writeFileSync(join(folder, "a.json.errors"), "Error: nobody waited\n");
  expect(count(1, { numPassedTests: 5, numFailedTests: 0 })).toEqual({
    passed: 5,
    failed: 1,
    failures: ["exit code 1", "Error: nobody waited\n"],
  });
});

it("names what failed", () => {
  const assertionResults = [
    { status: "failed", fullName: "adds", failureMessages: ["1 is not 2"] },
    { status: "passed", fullName: "counts", failureMessages: [] },
  ];
  const { failures } = count(1, { numPassedTests: 1, numFailedTests: 1, testResults: [{ assertionResults }] });
  expect(failures).toEqual(["exit code 1", "adds\n1 is not 2"]);
});

it("counts a step without a report as one", () => {
  expect(count(0)).toEqual({ passed: 1, failed: 0, failures: [] });
  expect(count(124)).toEqual({ passed: 0, failed: 1, failures: ["exit code 124"] });
});
