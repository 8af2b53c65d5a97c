// `node scripts/run.mjs FILE.ts words…` runs a TypeScript program of this project on every supported Node.
import { register } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { prepareModules } from "./prepare.mjs";

const file = resolve(process.argv[2] ?? "");
await prepareModules();
register("./typescript-loader.mjs", import.meta.url);
process.argv.splice(1, 2, file);
await import(pathToFileURL(file).href);
