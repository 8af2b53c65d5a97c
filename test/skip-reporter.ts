import type { Reporter, TestModule, TestSuite } from "vitest/node";

/** Lists what a run skipped, so that a missing oracle or right is seen and not mistaken for a pass. */
export class SkipReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const titles = modules.flatMap((module) => skippedBelow(module));
    if (titles.length > 0) process.stderr.write(`\nSkipped:\n${titles.map((title) => `  ${title}\n`).join("")}`);
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
