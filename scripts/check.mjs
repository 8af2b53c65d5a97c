// `npm run check`: everything that can be said about the sources without the slow suites, in under a minute.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { prepareModules, root, script } from "./prepare.mjs";

const tools = join(root, "node_modules");

/** Each step is a Node program and its words; they run two at a time, the longest first. */
const steps = {
  types: [join(tools, "typescript", "bin", "tsc"), "--build"],
  tests: ["scripts/test.mjs", "unit"],
  lint: [join(tools, "oxlint", "bin", "oxlint"), "--type-aware", "--deny-warnings"],
  "dead code": [join(tools, "knip", "bin", "knip.js")],
  format: [join(tools, "oxfmt", "bin", "oxfmt"), "--check"],
  layers: ["scripts/layers.mjs"],
  package: ["scripts/package.mjs"],
};

/** Builds into `dist` as `types` does, so it runs after all others have ended. */
const last = "package";

/** Runs one step; its output is shown only when it fails. */
function run(name) {
  const started = performance.now();
  const child = spawn(process.execPath, steps[name], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  const output = [];
  child.stdout.on("data", (chunk) => output.push(chunk));
  child.stderr.on("data", (chunk) => output.push(chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      if (code !== 0) process.stdout.write(Buffer.concat(output));
      process.stdout.write(`${code === 0 ? "passed" : "FAILED"}  ${name} (${seconds} s)\n`);
      resolve(code === 0);
    });
  });
}

await script(async () => {
  await prepareModules();
  const asked = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(steps);
  const unknown = asked.filter((name) => !(name in steps));
  if (unknown.length > 0)
    throw new Error(`no such check: ${unknown.join(", ")}; the checks are ${Object.keys(steps).join(", ")}`);
  const waiting = asked.filter((name) => name !== last);
  const results = [];
  const worker = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) results.push(await run(name));
  };
  await Promise.all([worker(), worker()]);
  if (asked.includes(last)) results.push(await run(last));
  const failed = results.filter((passed) => !passed).length;
  process.stdout.write(`check: ${results.length - failed} passed, ${failed} failed\n`);
  if (failed > 0) process.exitCode = 1;
});
