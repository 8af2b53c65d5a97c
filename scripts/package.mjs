// Packs the package as npm would publish it, and uses it in a folder of its own as a stranger does: the exports, the
// types and the command must work from the packed files alone.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root, script } from "./prepare.mjs";

const modules = join(root, "node_modules");
const tsc = join(modules, "typescript", "bin", "tsc");
const publint = join(modules, "publint", "src", "cli.js");

/** Runs a program to its end and throws what it printed if it fails. */
function run(command, words, cwd) {
  const { status, stdout, stderr } = spawnSync(command, words, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${[command, ...words].join(" ")} failed:\n${stdout}${stderr}`);
}

/** Writes a program that imports every export of the package by name. */
function writeStranger(folder, names) {
  const imports = names.map((name, index) => `import * as export${index} from "${name}";\n`).join("");
  const uses = names.map((_, index) => `if (Object.keys(export${index}).length === 0) throw new Error("empty");\n`);
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "stranger.ts"), imports + uses.join(""));
  const compilerOptions = { module: "nodenext", target: "es2023", lib: ["es2023", "dom"], types: [], strict: true };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["stranger.ts"] }));
}

await script(async () => {
  const folder = mkdtempSync(join(tmpdir(), "remora-package-"));
  try {
    run("npm", ["pack", "--loglevel=error", "--pack-destination", folder], root);
    const tarball = join(folder, readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "remora.tgz");
    run(process.execPath, [publint, "run", tarball, "--strict"], folder);

    const installed = join(folder, "node_modules", "remora");
    mkdirSync(installed, { recursive: true });
    run("tar", ["-xzf", tarball, "-C", installed, "--strip-components=1"], folder);
    const { dependencies, exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    for (const name of Object.keys(dependencies)) {
      const link = join(folder, "node_modules", name);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(join(modules, name), link);
    }

    const names = Object.keys(exports).filter((name) => !name.endsWith(".json"));
    writeStranger(
      folder,
      names.map((name) => `remora${name.slice(1)}`),
    );
    run(process.execPath, [tsc, "--project", folder], folder);
    run(process.execPath, [join(folder, "stranger.js")], folder);
    run(
      process.execPath,
      [join(installed, "bin", "remora.js"), "dump", "-r", join(installed, "samples/welcome.pcap")],
      folder,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
