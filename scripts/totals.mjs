// `node scripts/totals.mjs FOLDER` sums what the steps of `.ci/run` left there: NAME.exit holds the exit code of a step,
// NAME.json Vitest's report where the step ran tests. The last line of the output is the sum.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** How many tests a step passed and failed; a step without a report counts as one, and so does a failure outside a test. */
export function countStep(folder, name) {
  const succeeded = readFileSync(join(folder, `${name}.exit`), "utf8").trim() === "0";
  const reportFile = join(folder, `${name}.json`);
  if (!existsSync(reportFile)) return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1 };
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(reportFile, "utf8"));
  return { passed: numPassedTests, failed: succeeded ? numFailedTests : Math.max(numFailedTests, 1) };
}

if (process.argv[1] === import.meta.filename) {
  const folder = process.argv[2] ?? ".";
  const sum = { passed: 0, failed: 0 };
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".exit"))) {
    const name = file.slice(0, -".exit".length);
    const { passed, failed } = countStep(folder, name);
    process.stdout.write(`${name}: ${passed} passed, ${failed} failed\n`);
    sum.passed += passed;
    sum.failed += failed;
  }
  process.stdout.write(`${sum.passed} passed, ${sum.failed} failed\n`);
  process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
}
