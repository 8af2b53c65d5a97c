// `node scripts/test.mjs SUITES words…` runs suites of tests, with commas between them: unit, thorough, network, differential,
// hostile, endurance and browser.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { prepare, root, script } from "./prepare.mjs";

await script(async () => {
  const [suites = "unit", ...words] = process.argv.slice(2);
  await prepare();
  const { NODE_ENV: _production, ...env } = process.env;
  const vitest = join(root, "node_modules", "vitest", "vitest.mjs");
  const { status } = spawnSync(process.execPath, [vitest, "run", ...words], {
    cwd: root,
    env: { ...env, REMORA_SUITE: suites },
    stdio: ["ignore", "inherit", "inherit"],
  });
  process.exitCode = status ?? 1;
});
