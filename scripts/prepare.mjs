// Installs and builds what is missing, so that `npm start` and `npm test` work on a fresh clone. Until the install is
// whole nothing but Node itself is there: no import at the top of this file may name anything else.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { closeSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the project. */
export const root = fileURLToPath(new URL("..", import.meta.url));

const installStamp = join(root, "node_modules", ".remora-installed");
const buildStamp = join(root, "dist", "cli", ".built");
const lockFile = join(root, ".prepare.lock");
const longestWaitMs = 10 * 60_000;

/** Brings `node_modules` and `dist/cli` up to date with the lock file and the sources; does nothing when they are. */
export async function prepare() {
  await prepareModules();
  if (!built()) await alone(async () => built() || build());
}

/** Brings `node_modules` up to date with the lock file. */
export async function prepareModules() {
  refuseOldNode();
  if (!installed()) await alone(async () => installed() || install());
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`Remora needs Node 20.19 or later, and this is ${process.versions.node}: see https://nodejs.org`);
}

function installed() {
  return read(installStamp) === wantedInstall();
}

function wantedInstall() {
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  return `${lock} node ${process.versions.node} ${process.platform}-${process.arch}\n`;
}

function install() {
  say("installing what package-lock.json names");
  const npm = process.env["npm_execpath"];
  const words = ["ci", "--include=dev", "--loglevel=error", "--no-audit", "--no-fund"];
  const [command, first] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const { NODE_ENV: _production, ...env } = process.env;
  // npm's words go to stderr: stdout belongs to the command that is about to run.
  const stdio = ["ignore", 2, 2];
  const shell = process.platform === "win32" && command === "npm";
  const { status, error } = spawnSync(command, [...first, ...words], { cwd: root, env, stdio, shell });
  if (status !== 0) throw new Error(`npm ci did not finish: ${error?.message ?? `exit code ${status}`}`);
  writeFileSync(installStamp, wantedInstall());
}

function built() {
  return read(buildStamp) === wantedBuild();
}

/** A digest of every file that the build reads. */
function wantedBuild() {
  const digest = createHash("sha256");
  const inputs = [
    "package.json",
    "package-lock.json",
    "tsconfig.base.json",
    "bin/load.cjs",
    "bin/remora.js",
    "scripts/bundle.mjs",
    "scripts/outlines.mjs",
    "scripts/page.mjs",
    ...filesUnder("src"),
  ];
  for (const file of inputs)
    digest
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update("\0");
  return `${digest.digest("hex")}\n`;
}

function filesUnder(folder) {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => relative(root, join(entry.parentPath ?? entry.path, entry.name))).sort();
}

async function build() {
  const wanted = wantedBuild();
  const { bundle } = await import("./bundle.mjs");
  await bundle();
  mkdirSync(dirname(buildStamp), { recursive: true });
  writeFileSync(buildStamp, wanted);
}

/** Runs one preparation at a time: `npm start … | npm start …` on a fresh clone starts two. */
async function alone(work) {
  const until = Date.now() + longestWaitMs;
  while (!takeLock()) {
    if (Date.now() > until) throw new Error(`another preparation does not end; if there is none, remove ${lockFile}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  try {
    await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

function takeLock() {
  try {
    const file = openSync(lockFile, "wx");
    writeFileSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    if (ownerIsGone()) rmSync(lockFile, { force: true });
    return false;
  }
}

function ownerIsGone() {
  const text = read(lockFile);
  if (text === undefined) return false;
  // An empty lock is one being written, or one whose writer died before it wrote.
  if (text === "") return Date.now() - statSync(lockFile, { throwIfNoEntry: false })?.mtimeMs > 5_000;
  try {
    process.kill(Number(text), 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

function say(text) {
  process.stderr.write(`remora: ${text}\n`);
}

/** Runs the work of a script; a failure is one sentence on stderr and exit code 1. */
export async function script(work) {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`remora: ${error.message}\n`);
    process.exitCode = 1;
  }
}
