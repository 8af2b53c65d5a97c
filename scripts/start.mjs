import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { prepare, root, script } from "./prepare.mjs";

const remora = join(root, "bin", "remora.js");

const sample = ["dump", "-n", "-r", "samples/welcome.pcap"];
const next = [
  ["dump -n -v -r samples/welcome.pcap", "every header, in detail"],
  ["dump -n -e -X -c 5 -r samples/welcome.pcap", "link headers, and the bytes of five packets"],
  ["dump --help", "every flag"],
];
const page = ["ui", "--no-open", join(root, "samples", "welcome.pcap")];
const words = process.argv.slice(2);

await script(async () => {
  await prepare();
  if (words.length === 0) showSample();
});
if (words.length > 0 && process.exitCode === undefined) await runRemora(words);
else if (words.length === 0 && process.exitCode === 0 && process.stdout.isTTY) {
  // Somebody is there to look at it; whoever reads a pipe waits for the end.
  process.stdout.write("\nThe same in the browser, until Ctrl-C:\n");
  await runRemora(page);
}

/** Runs a command in this process, as `bin/remora.js` would: signals, pipes and exit codes are then its own. */
async function runRemora(words) {
  // npm changes into the project's folder; a FILE on the command line is meant from where the user stands.
  if (process.env["npm_lifecycle_event"] === "start") process.chdir(process.env["INIT_CWD"] ?? ".");
  process.argv = [process.execPath, remora, ...words];
  await import(pathToFileURL(remora).href);
}

/** Prints the sample capture, then what to try next. */
function showSample() {
  const { status } = spawnSync(process.execPath, [remora, ...sample], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  process.exitCode = status ?? 1;
  if (status !== 0) return;
  const lines = next.map(([command = "", shows]) => `  npm start -- ${command.padEnd(44)}${shows}\n`);
  process.stdout.write(`\nThat was: npm start -- ${sample.join(" ")}\nTry next:\n${lines.join("")}`);
}
