import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { SkipReporter } from "./test/skip-reporter.ts";

/** Suites that have a folder of their own, because they are slow; all other tests are the suite "unit". */
const slow = ["network", "differential", "hostile", "endurance", "browser"];
const suites = (process.env["REMORA_SUITE"] ?? "unit").split(",");
const quick = suites.includes("unit");
const reportFile = process.env["REMORA_TEST_REPORT"];
const src = fileURLToPath(new URL("src", import.meta.url));

export default defineConfig({
  resolve: {
    // Examples import the package by its name; here that means the sources, which need no build.
    alias: [
      { find: /^remora$/, replacement: `${src}/node.ts` },
      { find: /^remora\/([a-z-]+)$/, replacement: `${src}/$1/index.ts` },
    ],
  },
  test: {
    include: quick ? ["test/**/*.test.ts"] : suites.map((suite) => `test/${suite}/**/*.test.ts`),
    exclude: slow.filter((suite) => !suites.includes(suite)).map((suite) => `test/${suite}/**`),
    reporters: ["default", new SkipReporter(), ...(reportFile === undefined ? [] : ["json"])],
    outputFile: reportFile,
    pool: "threads",
    isolate: false,
    // vitest leaves one of two cores to itself; tests of what passes through interfaces have the machine for themselves.
    ...(suites.join() === "unit" && { maxWorkers: Math.max(2, availableParallelism() - 1) }),
    testTimeout: quick ? 60_000 : 600_000,
    hookTimeout: quick ? 60_000 : 600_000,
  },
});
