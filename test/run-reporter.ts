import { writeFileSync } from "node:fs";
import type { SerializedError } from "vitest";
import type { Reporter, TestModule, TestSuite } from "vitest/node";

/** Lists what a run skipped, so that a missing oracle or right is seen and not mistaken for a pass; beside the report of
 * the run, in `FILE.errors`, it leaves what failed outside a test, which the report does not tell. */
export class RunReporter implements Reporter {
  readonly #reportFile: string | undefined;

  constructor(reportFile: string | undefined) {
    this.#reportFile = reportFile;
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const titles = modules.flatMap((module) => skippedBelow(module));
    if (titles.length > 0) process.stderr.write(`\nSkipped:\n${titles.map((title) => `  ${title}\n`).join("")}`);
    if (this.#reportFile === undefined) return;
    const failures = [...errors, ...modules.flatMap((module) => module.errors())];
    if (failures.length > 0) {
      writeFileSync(
        `${this.#reportFile}.errors`,
        failures.map(({ message, stack }) => `${stack ?? message}\n`).join(""),
      );
    }
  }
}

/** The outermost skipped suites and tests: a skipped suite stands for everything in it. */
function skippedBelow(parent: TestModule | TestSuite): string[] {
  return [...parent.children].flatMap((child) => {
    const skipped = child.type === "suite" ? child.state() === "skipped" : child.result().state === "skipped";
    if (skipped) return [child.fullName];
    return child.type === "suite" ? skippedBelow(child) : [];
  });
}
