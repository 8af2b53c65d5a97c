import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bundlePage, packedSize } from "../../scripts/page.mjs";

const PATIENCE_MS = 60_000;
/** Octets, compressed. */
const MOST_FIRST_LOAD = 235_000;
const folder = mkdtempSync(join(tmpdir(), "remora-first-load-"));
let first: readonly string[];
beforeAll(async () => {
  first = await bundlePage(folder);
}, PATIENCE_MS);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const textOf = (name: string): string => readFileSync(join(folder, name), "utf8");

it("holds the page, its style and its worker", () => {
  for (const name of ["index.html", "page.js", "style.css", "worker.js"]) expect(first).toContain(name);
});

it("is no larger than it may be", () => {
  expect(packedSize(folder, first)).toBeLessThanOrEqual(MOST_FIRST_LOAD);
});

/** A sentence of each part that is loaded when something needs it. */
it.each([
  ["display filters", "is not a valid protocol or protocol field"],
  ["statistics", "there is no such statistic"],
  ["gzip", "gzip data breaks off"],
  ["zstd", "zstd frame needs a dictionary"],
  ["lz4", "LZ4 frame needs a dictionary"],
  ["columns of fields", "no field is named"],
  ["protocols that few captures have", "Simple Network Management Protocol"],
])("leaves %s for later", (_, sentence) => {
  const holding = readdirSync(folder).filter((name) => textOf(name).includes(sentence));
  expect(holding).not.toEqual([]);
  expect(holding.filter((name) => first.includes(name))).toEqual([]);
});
