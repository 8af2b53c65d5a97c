// `npm run build:page [FOLDER]` writes the page, which any web server can serve: it needs no server of Remora's.
import { copyFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { prepareModules, root, script } from "./prepare.mjs";

const web = join(root, "src", "web");
export const pageFolder = join(root, "dist", "page");

/**
 * Bundles the page and its worker; parts that are loaded when they are wanted are files of their own. Resolves to the names
 * of those that a browser loads first: the page, its style, its worker, and what these cannot be without.
 */
export async function bundlePage(folder = pageFolder) {
  // Until the install is whole there is no esbuild.
  const { build } = await import("esbuild");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: {
      page: join(web, "page", "main.tsx"),
      worker: join(web, "engine", "worker.ts"),
      style: join(web, "page", "style.css"),
    },
    outdir: folder,
    bundle: true,
    splitting: true,
    chunkNames: "part-[hash]",
    format: "esm",
    target: ["es2023", "chrome120", "firefox121", "safari17"],
    jsx: "automatic",
    jsxImportSource: "preact",
    minify: true,
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
  });
  copyFileSync(join(web, "page", "index.html"), join(folder, "index.html"));
  const outputs = Object.entries(metafile.outputs).map(([path, { imports }]) => [basename(path), imports]);
  return ["index.html", ...loadedFirst(new Map(outputs), ["page.js", "style.css", "worker.js"])];
}

/** These files with those that they import at once. */
function loadedFirst(outputs, names) {
  const loaded = new Set(names);
  // A set that grows while it is gone through: imports have imports.
  for (const name of loaded)
    for (const { path, kind } of outputs.get(name) ?? []) if (kind === "import-statement") loaded.add(basename(path));
  return [...loaded];
}

/** Octets of files as a web server sends them. */
export function packedSize(folder, names) {
  return names.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name)), { level: 9 }).length, 0);
}

if (process.argv[1] === import.meta.filename) {
  await script(async () => {
    await prepareModules();
    const folder = resolve(process.argv[2] ?? pageFolder);
    const first = await bundlePage(folder);
    const size = Math.round(packedSize(folder, first) / 1000);
    process.stdout.write(`the page is in ${folder}; what is loaded first has ${size} KB, compressed by gzip\n`);
  });
}
