import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { prepare, root, script } from "./prepare.mjs";

const dist = join(root, "dist");

/** Removes what an earlier build made of sources that are gone, so that it is not packed. */
function removeOrphans() {
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const path = relative(dist, file);
    const source = join(root, "src", path.replace(/\.(d\.ts|js)$/, ".ts"));
    if (entry.isFile() && path.includes(sep) && !/^(cli|page|web)/.test(path) && !existsSync(source)) rmSync(file);
  }
}

await script(async () => {
  await prepare();
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const words = [tsc, "--build", "tsconfig.universal.json", "tsconfig.node.json"];
  const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: ["ignore", 2, 2] });
  if (status !== 0) throw new Error("the library does not compile");
  removeOrphans();
});
