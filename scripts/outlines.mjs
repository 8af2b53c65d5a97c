// Has bundles make definitions when they are first used. A catalog needs little of one before there is a packet of it: its
// name, its numbers, how it begins. That is an outline, read off the definition when the bundle is made, so that it is
// never old; the module with the fields is evaluated when one of them is asked for (src/definition/outline.ts).
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

/** The modules with such exports, by file: names and values. */
async function definingModules() {
  const files = readdirSync(protocols, { recursive: true, encoding: "utf8" })
    .map((file) => join(protocols, file))
    .filter((file) => file.endsWith(".ts") && readFileSync(file, "utf8").search(made) >= 0);
  const contents = files.map((file, i) => `export * as m${i} from ${JSON.stringify(file)};`).join("\n");
  const stdin = { contents, resolveDir: root, loader: "ts" };
  const { outputFiles } = await build({ stdin, bundle: true, format: "cjs", platform: "node", write: false });
  const module = { exports: {} };
  new Script(`(function (module, require) {${outputFiles[0].text}\n})`).runInThisContext()(
    module,
    createRequire(import.meta.url),
  );
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
      const found = all.map(({ name, value }) => outlineOf(name, value, places.get(value.protocol)));
      const lines = found.flatMap((one) => one.lines);
      return [
        file,
        [
          `import { outline, outlineProtocol } from ${JSON.stringify(outlineModule)};`,
          `const load = () => require(${JSON.stringify(file)});`,
          ...lines,
        ].join("\n"),
      ];
    }),
  );
}

/** `of` is the protocol that a text is of. */
function outlineOf(name, value, of) {
  const entries = Object.entries(value).filter(
    ([key, one]) => key !== "rules" && key !== "protocol" && one !== undefined,
  );
  const known = Object.fromEntries(entries.filter(isPlain));
  const rest = entries.filter((one) => !isPlain(one)).map(([key]) => key);
  const data = JSON.stringify(known);
  const about = `${JSON.stringify(rest)}, load)`;
  if (typeof value === "function")
    return { lines: [`export const ${name} = /* @__PURE__ */ outlineProtocol(${data}, ${about};`] };
  return {
    lines: [
      `import { ${of.name} as ${name}$of } from "outline:${of.file}";`,
      `export const ${name} = /* @__PURE__ */ outline({ protocol: ${name}$of, ...${data} }, ${about};`,
    ],
  };
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
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        if (!texts.has(path)) return undefined;
        const text = readFileSync(path, "utf8");
        const names = Array.from(text.matchAll(made), ([, , name]) => `${name} as ${name}$outline`);
        const head = [
          `import { whole } from ${JSON.stringify(outlineModule)};`,
          `import { ${names.join(", ")} } from ${JSON.stringify(`outline:${path}`)};`,
        ];
        const contents = `${head.join(" ")} ${text.replace(made, "$1whole($2$$outline, $3)(")}`;
        return { contents, loader: "ts", resolveDir: dirname(path) };
      });
    },
  };
}
