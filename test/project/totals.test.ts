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
  expect(count(0, { numPassedTests: 7, numFailedTests: 0 })).toEqual({ passed: 7, failed: 0 });
  expect(count(1, { numPassedTests: 5, numFailedTests: 2 })).toEqual({ passed: 5, failed: 2 });
});

it("counts a failure outside any test as one", () => {
  expect(count(1, { numPassedTests: 5, numFailedTests: 0 })).toEqual({ passed: 5, failed: 1 });
});

it("counts a step without a report as one", () => {
  expect(count(0)).toEqual({ passed: 1, failed: 0 });
  expect(count(124)).toEqual({ passed: 0, failed: 1 });
});
