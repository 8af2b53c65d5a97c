#!/usr/bin/env node
const { existsSync } = require("node:fs");
const nodeModule = require("node:module");
const { join } = require("node:path");
const load = require("./load.cjs");

nodeModule.enableCompileCache?.();
const main = join(__dirname, "..", "dist", "cli", "main.cjs");
if (existsSync(main)) {
  load(main);
} else {
  process.stderr.write(`remora: not built yet; run "npm run build" in ${join(__dirname, "..")}\n`);
  process.exitCode = 1;
}
