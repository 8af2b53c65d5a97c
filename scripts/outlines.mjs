// Has bundles make definitions when they are first used. A catalog needs little of one before there is a packet of it: its
// name, its numbers, how it begins. That is an outline, read off the definition when the bundle is made, so that it is
// never old. The module with the fields is evaluated when one of them is asked for (src/definition/outline.ts).
import { build } from "esbuild";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { Script } from "node:vm";
import { root } from "./prepare.mjs";

const protocols = join(root, "src", "protocols");
const outlineModule = join(root, "src", "definition", "outline.ts");

/** The generated lists, which go by outlines. */
const lists = new Set(
  ["catalog.ts", "layers.ts", "info-texts.ts", "dump-texts.ts"].map((name) => join(protocols, name)),
);

/** Exports that have outlines, by what makes them. */
const made = /^(export const (\w+)\s*(?::[^=]+)?= )(protocol|infoText|dumpText)\(/gm;

/** The modules with exports that have outlines, by file: names and values. */
async function definingModules() {
  const files = readdirSync(protocols, { recursive: true, encoding: "utf8" })
    .map((file) => join(protocols, file))
    .filter((file) => file.endsWith(".ts") && readFileSync(file, "utf8").search(made) >= 0);
  const contents = files.map((file, i) => `export * as m${i} from ${JSON.stringify(file)};`).join("\n");
  const stdin = { contents, resolveDir: root, loader: "ts" };
  const { outputFiles } = await build({ stdin, bundle: true, format: "cjs", platform: "node", write: false });
  const module = { exports: {} };
  const text = `(function (module, require) {${outputFiles[0].text}\n})`;
  new Script(text).runInThisContext()(module, createRequire(import.meta.url));
  return new Map(
    files.map((file, i) => {
      const names = Array.from(readFileSync(file, "utf8").matchAll(made), ([, , name]) => name);
      return [file, names.map((name) => ({ name, value: module.exports[`m${i}`][name] }))];
    }),
  );
}

/** Fields are objects that others may share, and only whoever decodes needs them. */
const decoded = new Set(["fields", "generated"]);

function isPlain([key, value]) {
  if (decoded.has(key)) return false;
  try {
    return isDeepStrictEqual(JSON.parse(JSON.stringify(value)), value);
  } catch {
    return false;
  }
}

/** The texts of modules of outlines, by the file that they stand for. */
async function outlines() {
  const modules = await definingModules();
  const places = new Map([...modules].flatMap(([file, all]) => all.map(({ name, value }) => [value, { file, name }])));
  return new Map(
    [...modules].map(([file, all]) => {
      const lines = [
        `import { outline, outlineProtocol } from ${JSON.stringify(outlineModule)};`,
        // esbuild evaluates a module that is required, and those that it imports, when that is reached.
        `const wake = () => void require(${JSON.stringify(file)});`,
        ...all.flatMap(({ name, value }) => outlineLines(name, value, places)),
      ];
      return [file, lines.join("\n")];
    }),
  );
}

function outlineLines(name, value, places) {
  const entries = Object.entries(value).filter(
    ([key, one]) => key !== "rules" && key !== "protocol" && one !== undefined,
  );
  const rest = entries.filter((one) => !isPlain(one)).map(([key]) => key);
  const known = entries.filter(isPlain).map(([key, one]) => `${JSON.stringify(key)}: ${JSON.stringify(one)}`);
  const about = `${JSON.stringify(rest)}, wake)`;
  if (typeof value === "function")
    return [`export const ${name} = /* @__PURE__ */ outlineProtocol({ ${known.join(", ")} }, ${about};`];
  const of = places.get(value.protocol);
  if (of === undefined) throw new Error(`${name} is the text of a protocol that no module under src/protocols exports`);
  const data = ["protocol", ...known].join(", ").replace("protocol", `protocol: ${name}$of`);
  return [
    `import { ${of.name} as ${name}$of } from "outline:${of.file}";`,
    `export const ${name} = /* @__PURE__ */ outline({ ${data} }, ${about};`,
  ];
}

/** A module whose exports take the place of their outlines. */
function wholeModule(file) {
  const text = readFileSync(file, "utf8");
  const names = Array.from(text.matchAll(made), ([, , name]) => name);
  return [
    `import { whole } from ${JSON.stringify(outlineModule)};`,
    ...names.map((name) => `import { ${name} as ${name}$outline } from "outline:${file}";`),
    text.replace(made, "$1whole($2$$outline, $3)("),
  ].join("\n");
}

/** Makes the plugin, which serves any number of bundles. */
export async function outlinePlugin() {
  const texts = await outlines();
  return {
    name: "outlines",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^outline:/ }, ({ path }) => ({ path: path.slice("outline:".length), namespace: "outline" }));
      onResolve({ filter: /^\..*\.ts$/ }, ({ importer, path, resolveDir }) => {
        const file = resolve(resolveDir, path);
        return lists.has(importer) && texts.has(file) ? { path: file, namespace: "outline" } : undefined;
      });
      onLoad({ filter: /./, namespace: "outline" }, ({ path }) => ({
        contents: texts.get(path),
        loader: "js",
        resolveDir: dirname(path),
      }));
      onLoad({ filter: /\.ts$/, namespace: "file" }, ({ path }) =>
        texts.has(path) ? { contents: wholeModule(path), loader: "ts", resolveDir: dirname(path) } : undefined,
      );
    },
  };
}
