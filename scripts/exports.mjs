// The exports of the package are the folders of src/ that have an index.ts: `npm run exports` checks package.json,
// `npm run exports -- --write` renews it.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { layers } from "./layers.mjs";
import { root, script } from "./prepare.mjs";

const programs = new Set(["cli", "server", "web"]);

/** The map of exports that the sources ask for. */
export function wantedExports() {
  const folders = layers.map(({ folder }) => folder).filter((folder) => !programs.has(folder) && folder !== "toolkit");
  const open = folders.filter((folder) => existsSync(join(root, "src", folder, "index.ts")));
  return Object.fromEntries([
    [".", { node: "./dist/node.js", default: "./dist/toolkit/index.js" }],
    ...open.map((folder) => [`./${folder}`, `./dist/${folder}/index.js`]),
    ["./package.json", "./package.json"],
  ]);
}

if (process.argv[1] === import.meta.filename) {
  await script(async () => {
    const path = join(root, "package.json");
    const manifest = JSON.parse(readFileSync(path, "utf8"));
    const wanted = wantedExports();
    if (JSON.stringify(manifest.exports) === JSON.stringify(wanted)) return;
    if (!process.argv.includes("--write")) {
      throw new Error('package.json: "exports" is not what src/*/index.ts ask for: npm run exports -- --write');
    }
    writeFileSync(path, `${JSON.stringify({ ...manifest, exports: wanted }, undefined, 2)}\n`);
  });
}
