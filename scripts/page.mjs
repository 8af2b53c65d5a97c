// `npm run build:page [FOLDER]` writes the page, which any web server can serve: it needs no server of Remora's.
import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { prepareModules, root, script } from "./prepare.mjs";

const web = join(root, "src", "web");
export const pageFolder = join(root, "dist", "page");

/** Bundles the page and its worker; parts that are loaded when they are wanted are files of their own. */
export async function bundlePage(folder = pageFolder) {
  // Until the install is whole there is no esbuild.
  const { build } = await import("esbuild");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await build({
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
  });
  copyFileSync(join(web, "page", "index.html"), join(folder, "index.html"));
}

if (process.argv[1] === import.meta.filename) {
  await script(async () => {
    await prepareModules();
    const folder = resolve(process.argv[2] ?? pageFolder);
    await bundlePage(folder);
    process.stdout.write(`the page is in ${folder}\n`);
  });
}
