import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { nameLines } from "../../src/host/name-files.ts";

const folder = mkdtempSync(join(tmpdir(), "remora-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("finds the lines that begin with a text, to the end of the file", () => {
  const manufacturers = join(folder, "manuf");
  writeFileSync(
    manufacturers,
    "# names\n00:1B:C5\tIEEERegi\n00:1B:C5:00:00:00/36\tConverging\n10:00:5A\tIBM\t00:1B:C5\n00:1B:C5:F",
  );
  const lines = nameLines("manufacturers", { manufacturers });
  expect(lines("00:1B:C5")).toEqual(["00:1B:C5\tIEEERegi", "00:1B:C5:00:00:00/36\tConverging", "00:1B:C5:F"]);
  expect(lines("FF")).toEqual([]);
});

it("finds none where there is no file", () => {
  expect(nameLines("manufacturers", { manufacturers: join(folder, "missing") })("00")).toEqual([]);
});
