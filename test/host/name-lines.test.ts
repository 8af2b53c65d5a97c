import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { nameLines } from "../../src/host/name-files.ts";

const folder = mkdtempSync(join(tmpdir(), "remora-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("finds the lines that begin with a text in a file whose lines are in order, to its end", () => {
  const manufacturers = join(folder, "manuf");
  writeFileSync(
    manufacturers,
    "# names\n\n00:00:0C\tCisco\n00:1B:C5\tIEEERegi\n00:1B:C5:00:00:00/36\tConverging\n10:00:5A\tIBM\t00:1B:C5\n10:00:5B",
  );
  const lines = nameLines("manufacturers", { manufacturers });
  expect(lines("00:1B:C5")).toEqual(["00:1B:C5\tIEEERegi", "00:1B:C5:00:00:00/36\tConverging"]);
  expect(lines("10:00:5B")).toEqual(["10:00:5B"]);
  expect(lines("00:00:0C")).toEqual(["00:00:0C\tCisco"]);
  expect(lines("FF")).toEqual([]);
});

it("finds none where there is no file", () => {
  expect(nameLines("manufacturers", { manufacturers: join(folder, "missing") })("00")).toEqual([]);
});
