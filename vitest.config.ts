import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectConfiguration } from "vitest/config";
import { RunReporter } from "./test/run-reporter.ts";

/** Suites that have a folder of their own, because they are slow. */
const slow = ["network", "differential", "hostile", "endurance", "browser"];
/** All other tests are the suite "unit", but for those that go over everything there is or start programs: "thorough". */
const thorough = "test/**/*.thorough.test.ts";
const parallel = ["unit", "thorough"];
const suites = (process.env["REMORA_SUITE"] ?? "unit").split(",");
const reportFile = process.env["REMORA_TEST_REPORT"];
const src = fileURLToPath(new URL("src", import.meta.url));

function files(suite: string): string[] {
  if (suite === "unit") return ["test/**/*.test.ts"];
  return suite === "thorough" ? [thorough] : [`test/${suite}/**/*.test.ts`];
}

/** One suite after another, but for these: tests of what passes through interfaces have the machine for themselves. */
const project = (suite: string, order: number): TestProjectConfiguration => ({
  extends: true,
  test: {
    name: suite,
    include: files(suite),
    exclude: suite === "unit" ? [thorough, ...slow.map((other) => `test/${other}/**`)] : [],
    sequence: { groupOrder: parallel.includes(suite) ? 0 : order + 1 },
    // vitest leaves one of two cores to itself.
    ...(parallel.includes(suite) && { maxWorkers: Math.max(2, availableParallelism() - 1) }),
    ...((parallel.includes(suite) || suite === "network") && { testTimeout: 60_000, hookTimeout: 60_000 }),
    // What other programs of the machine take can starve a capture; the reporter tells what passed only the second time.
    ...(suite === "network" && { retry: 1 }),
  },
});

export default defineConfig({
  resolve: {
    // Examples import the package by its name; here that means the sources, which need no build.
    alias: [
      { find: /^remora$/, replacement: `${src}/node.ts` },
      { find: /^remora\/([a-z-]+)$/, replacement: `${src}/$1/index.ts` },
    ],
  },
  test: {
    projects: suites.map(project),
    reporters: ["default", new RunReporter(reportFile), ...(reportFile === undefined ? [] : ["json"])],
    outputFile: reportFile,
    pool: "threads",
    isolate: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
