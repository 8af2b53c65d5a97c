import { transform } from "esbuild";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const library = new URL("../src/node.ts", import.meta.url).href;

/** Node's hook for finding a module: the package's own name is its sources, which need no build. */
export async function resolve(specifier, context, nextResolve) {
  return specifier === "remora" ? { url: library, shortCircuit: true } : nextResolve(specifier, context);
}

/** Node's hook for loading a module: TypeScript files lose their types, all others go on to Node. */
export async function load(url, context, nextLoad) {
  if (!url.startsWith("file:") || !url.endsWith(".ts")) return nextLoad(url, context);
  const file = fileURLToPath(url);
  const options = { loader: "ts", format: "esm", target: "node20.19", sourcefile: file, sourcemap: "inline" };
  const { code } = await transform(await readFile(file, "utf8"), options);
  return { format: "module", source: code, shortCircuit: true };
}
