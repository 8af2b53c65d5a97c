import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { SkipReporter } from "./test/skip-reporter.ts";

/** The slow suites, each run by its own command (`npm run test:differential`, …). */
const slow = ["test/differential/**", "test/hostile/**", "test/endurance/**"];
const suite = process.env["REMORA_SUITE"] ?? "unit";
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
    include: [suite === "unit" ? "test/**/*.test.ts" : `test/${suite}/**/*.test.ts`],
    exclude: suite === "unit" ? slow : [],
    reporters: ["default", new SkipReporter(), ...(reportFile === undefined ? [] : ["json"])],
    outputFile: reportFile,
    pool: "threads",
    isolate: false,
    testTimeout: suite === "unit" ? 20_000 : 600_000,
    hookTimeout: suite === "unit" ? 20_000 : 600_000,
  },
});
