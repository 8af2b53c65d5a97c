import { spawnSync } from "node:child_process";
import { build } from "esbuild";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root } from "./prepare.mjs";

const folder = join(root, "dist", "cli");

/** @type {import("esbuild").BuildOptions} */
const options = {
  absWorkingDir: root,
  bundle: true,
  // CommonJS, because only a script can be compiled from V8's code cache (see bin/load.cjs).
  format: "cjs",
  outExtension: { ".js": ".cjs" },
  outdir: folder,
  platform: "node",
  target: "node20.19",
  packages: "external",
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  // A script compiled from a cache has no import(): it becomes require.
  supported: { "dynamic-import": false },
  define: { "import.meta.url": "importMetaUrl" },
  banner: { js: 'const importMetaUrl=require("node:url").pathToFileURL(__filename).href;' },
  logLevel: "warning",
};

/**
 * Bundles the command line into `dist/cli`: `main.cjs`, and one file for every command that it loads lazily, so that a
 * command pays at its start for nothing but itself; beside each its compiled code for the Node that builds.
 */
export async function bundle() {
  const entry = join(root, "src", "cli", "main.ts");
  if (!existsSync(entry)) throw new Error(`${entry} is missing: this is not the whole of Remora`);
  rmSync(folder, { recursive: true, force: true });
  /** @type {Set<string>} */
  const commands = new Set();
  await build({ ...options, entryPoints: [entry], plugins: [lazyCommands(commands)] });
  await build({ ...options, entryPoints: [...commands] });
  for (const words of warmUps)
    spawnSync(process.execPath, [join(root, "bin", "remora.js"), ...words], {
      cwd: root,
      stdio: "ignore",
      env: { ...process.env, REMORA_KEEP_CODE: "1" },
    });
}

/** What each command runs once, so that the functions it needs at its start are in the code cache. */
const warmUps = [["dump", "-n", "-v", "-r", "samples/welcome.pcap"]];

/** Leaves the commands, which `commands.ts` imports lazily, out of `main.cjs`, and notes their files. */
function lazyCommands(commands) {
  return {
    name: "lazy commands",
    setup({ onResolve }) {
      onResolve({ filter: /^\.\/.*\.ts$/ }, ({ kind, path, importer, resolveDir }) => {
        if (kind !== "dynamic-import" || !importer.endsWith("commands.ts")) return undefined;
        commands.add(join(resolveDir, path));
        return { path: path.replace(/\.ts$/, ".cjs"), external: true };
      });
    },
  };
}
