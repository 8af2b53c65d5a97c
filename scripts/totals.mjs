// `node scripts/totals.mjs FOLDER` sums what the steps of `.ci/run` left there: NAME.exit holds the exit code of a step,
// NAME.json Vitest's report where the step ran tests, NAME.json.errors what failed outside a test. What failed is named once
// more at the end, for readers of the last lines alone; the last line is the sum.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** How many tests a step passed and failed; a step without a report counts as one, and so does a failure outside a test. */
export function countStep(folder, name) {
  const exit = readFileSync(join(folder, `${name}.exit`), "utf8").trim();
  const succeeded = exit === "0";
  const failures = succeeded ? [] : [`exit code ${exit}`];
  const reportFile = join(folder, `${name}.json`);
  if (!existsSync(reportFile)) return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, failures };
  const { numPassedTests, numFailedTests, testResults = [] } = JSON.parse(readFileSync(reportFile, "utf8"));
  for (const { assertionResults } of testResults) {
    for (const { status, fullName, failureMessages } of assertionResults) {
      if (status === "failed") failures.push(`${fullName}\n${failureMessages.join("\n")}`);
    }
  }
  const errorsFile = join(folder, `${name}.json.errors`);
  if (existsSync(errorsFile)) failures.push(readFileSync(errorsFile, "utf8"));
  return { passed: numPassedTests, failed: succeeded ? numFailedTests : Math.max(numFailedTests, 1), failures };
}

if (process.argv[1] === import.meta.filename) {
  const folder = process.argv[2] ?? ".";
  const sum = { passed: 0, failed: 0 };
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".exit"))) {
    const name = file.slice(0, -".exit".length);
    const { passed, failed, failures } = countStep(folder, name);
    for (const failure of failures) process.stdout.write(`${name}: ${failure}\n`);
    process.stdout.write(`${name}: ${passed} passed, ${failed} failed\n`);
    sum.passed += passed;
    sum.failed += failed;
  }
  process.stdout.write(`${sum.passed} passed, ${sum.failed} failed\n`);
  process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
}
