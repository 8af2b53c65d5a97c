import { writeFileSync } from "node:fs";
import type { SerializedError } from "vitest";
import type { Reporter, TestModule, TestSuite } from "vitest/node";

/**
 * Lists what a run skipped, so that a missing oracle or right is seen and not mistaken for a pass, and what passed only when
 * it was tried again. Beside the report of the run, in `FILE.errors`, it leaves what failed outside a test, which the report
 * does not tell.
 */
export class RunReporter implements Reporter {
  readonly #reportFile: string | undefined;

  constructor(reportFile: string | undefined) {
    this.#reportFile = reportFile;
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    list("Skipped", modules.flatMap(skippedBelow));
    list("Passed when tried again", modules.flatMap(triedAgain));
    const outside = [...errors, ...modules.flatMap(errorsOf)];
    if (this.#reportFile === undefined || outside.length === 0) return;
    writeFileSync(`${this.#reportFile}.errors`, outside.map(({ message, stack }) => `${stack ?? message}\n`).join(""));
  }
}

function list(what: string, titles: readonly string[]): void {
  if (titles.length > 0) process.stderr.write(`\n${what}:\n${titles.map((title) => `  ${title}\n`).join("")}`);
}

/** The outermost skipped suites and tests: a skipped suite stands for everything in it. */
function skippedBelow(parent: TestModule | TestSuite): string[] {
  return [...parent.children].flatMap((child) => {
    const skipped = child.type === "suite" ? child.state() === "skipped" : child.result().state === "skipped";
    if (skipped) return [child.fullName];
    return child.type === "suite" ? skippedBelow(child) : [];
  });
}

function triedAgain(module: TestModule): string[] {
  return [...module.children.allTests()].filter((test) => test.diagnostic()?.flaky).map(({ fullName }) => fullName);
}

/** What a file and its suites failed of before or after their tests. */
function errorsOf(module: TestModule): SerializedError[] {
  return [module, ...module.children.allSuites()].flatMap((parent) => parent.errors());
}
