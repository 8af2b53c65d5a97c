import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig, type TestProjectConfiguration } from "vitest/config";
import { SkipReporter } from "./test/skip-reporter.ts";

/** Suites that have a folder of their own, because they are slow; all other tests are the suite "unit". */
const slow = ["network", "differential", "hostile", "endurance", "browser"];
const quick = ["unit", "network"];
const suites = (process.env["REMORA_SUITE"] ?? "unit").split(",");
const reportFile = process.env["REMORA_TEST_REPORT"];
const src = fileURLToPath(new URL("src", import.meta.url));

/** One suite after another: tests of what passes through interfaces have the machine for themselves. */
const project = (suite: string, order: number): TestProjectConfiguration => ({
  extends: true,
  test: {
    name: suite,
    include: suite === "unit" ? ["test/**/*.test.ts"] : [`test/${suite}/**/*.test.ts`],
    exclude: suite === "unit" ? slow.map((other) => `test/${other}/**`) : [],
    sequence: { groupOrder: order },
    // vitest leaves one of two cores to itself.
    ...(suite === "unit" && { maxWorkers: Math.max(2, availableParallelism() - 1) }),
    ...(quick.includes(suite) && { testTimeout: 60_000, hookTimeout: 60_000 }),
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
    reporters: ["default", new SkipReporter(), ...(reportFile === undefined ? [] : ["json"])],
    outputFile: reportFile,
    pool: "threads",
    isolate: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
