/** `npm run golden`: which golden files differ from what is dissected now; with `--accept` they are rewritten. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { goldenFolder, sampleFields, sampleFiles } from "../test/golden/fields.ts";

const accept = process.argv.includes("--accept");
let differing = 0;
for (const file of sampleFiles()) {
  const path = join(goldenFolder, `${file}.txt`);
  const now = await sampleFields(file);
  if (existsSync(path) && readFileSync(path, "utf8") === now) continue;
  differing++;
  if (accept) writeFileSync(path, now);
  console.log(`${accept ? "rewritten" : "differs"}: ${path}`);
}
if (differing > 0 && !accept) {
  console.log("look at the differences, then: npm run golden -- --accept");
  process.exitCode = 1;
}
