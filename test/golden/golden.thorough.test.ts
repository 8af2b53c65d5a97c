import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { goldenFolder, sampleFields, sampleFiles } from "./fields.ts";

describe("every field of the project's own captures", () => {
  it.each(sampleFiles())("%s", async (file) => {
    const golden = join(goldenFolder, `${file}.txt`);
    expect(existsSync(golden), `${golden} is missing: npm run golden -- --accept`).toBe(true);
    expect(await sampleFields(file)).toBe(readFileSync(golden, "utf8"));
  });
});
