// The one table of who may import whom. `npm run layers` checks the sources, the tsconfigs and the table in
// ARCHITECTURE.md against it; `npm run layers -- --write` renews the table in ARCHITECTURE.md.
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, posix, relative, sep } from "node:path";
import { root, script } from "./prepare.mjs";

/**
 * A folder of `src/`: what it is, which folders it may import, where it runs, and the packages it may load.
 * @typedef {{ folder: string, is: string, imports: string[], runs: "anywhere" | "Node" | "browser", packages?: string[] }} Layer
 */

const noble = ["ciphers/aes.js", "ciphers/chacha.js", "hashes/hmac.js", "hashes/legacy.js", "hashes/sha2.js"].map(
  (file) => `@noble/${file}`,
);
const engine = ["bytes", "definition", "protocols", "dissect", "craft", "files", "bpf", "capture-filter"];
const forReport = [...engine, "display-filter", "flows"];
const forToolkit = [...forReport, "report"];
const forCommands = [...forToolkit, "toolkit", "link", "probe", "monitor", "host", "node", "server"];

/** @type {Layer[]} */
// oxfmt-ignore
export const layers = [
  { folder: "bytes", is: "integers, addresses, checksums, text, time", imports: [], runs: "anywhere" },
  { folder: "definition", is: "the language protocols are written in", imports: ["bytes"], runs: "anywhere" },
  { folder: "protocols", is: "one file per protocol; the generated catalog", imports: ["bytes", "definition"], runs: "anywhere" },
  { folder: "dissect", is: "bytes to layer index to field tree; problems", imports: ["bytes", "definition"], runs: "anywhere" },
  { folder: "craft", is: "layers to bytes; automatic fields", imports: ["bytes", "definition"], runs: "anywhere" },
  { folder: "files", is: "pcap and pcapng: read, write, compressed", imports: ["bytes"], runs: "anywhere", packages: ["fzstd"] },
  { folder: "bpf", is: "filter programs: optimised, checked, listed, run", imports: ["bytes"], runs: "anywhere" },
  { folder: "capture-filter", is: "the pcap-filter language", imports: ["bytes", "files", "bpf"], runs: "anywhere" },
  { folder: "display-filter", is: "Wireshark's filter language", imports: ["bytes", "definition", "dissect"], runs: "anywhere" },
  { folder: "flows", is: "state across packets: streams, fragments", imports: ["bytes", "definition", "dissect"], runs: "anywhere", packages: ["fflate", "fzstd", ...noble] },
  { folder: "report", is: "what people read: lines, trees, hex, tables", imports: forReport, runs: "anywhere" },
  { folder: "toolkit", is: "all above with the catalog: the front door", imports: forToolkit, runs: "anywhere" },
  { folder: "link", is: "what a network is to us; a simulated one", imports: ["bytes"], runs: "anywhere" },
  { folder: "probe", is: "packets out, answers back: ping, traceroute, scan", imports: ["bytes", "definition", "protocols", "dissect", "craft", "flows", "toolkit", "link"], runs: "anywhere" },
  { folder: "monitor", is: "rates, talkers, connections, alerts", imports: ["bytes", "definition", "dissect", "files", "flows", "toolkit", "link"], runs: "anywhere" },
  { folder: "host", is: "the machine: files, sockets, names, rights", imports: ["bytes", "files", "bpf", "flows", "link", "monitor"], runs: "Node", packages: ["koffi"] },
  { folder: "node", is: "what the library does with the machine", imports: [...forToolkit, "toolkit", "link", "probe", "monitor", "host"], runs: "Node" },
  { folder: "server", is: "serves the page and streams packets to it", imports: [], runs: "Node", packages: ["ws"] },
  { folder: "cli", is: "one file per command", imports: forCommands, runs: "Node" },
  { folder: "web", is: "the browser page, and the worker that dissects for it", imports: [...forToolkit, "toolkit"], runs: "browser", packages: ["fflate", "preact", "preact/hooks", "@preact/signals", "uplot"] },
];

const begin = "<!-- layers -->";
const end = "<!-- /layers -->";

/** The table as ARCHITECTURE.md shows it. */
export function markdownTable() {
  const rows = layers.map(({ folder, is, imports, runs }) => {
    return `| \`${folder}/\` | ${is} | ${imports.join(", ") || "nothing"} | ${runs} |`;
  });
  return ["| folder | what | may import | runs |", "|---|---|---|---|", ...rows].join("\n");
}

/**
 * Everything in the sources that the table forbids, one sentence each.
 * @param {Map<string, string>} sources text by path below `src/`, with forward slashes
 */
export function violations(sources) {
  return [...sources].flatMap(([file, text]) => {
    const layer = layers.find(({ folder }) => file.startsWith(`${folder}/`));
    if (layer === undefined) return file.includes("/") ? [`${file}: its folder is not in the table of layers`] : [];
    const problems = importsOf(text).map((name) => objection(file, layer, name, sources));
    return problems.filter((problem) => problem !== undefined).map((problem) => `${file}: ${problem}`);
  });
}

/** @param {string} file @param {Layer} layer @param {string | undefined} name @param {Map<string, string>} sources */
function objection(file, layer, name, sources) {
  if (name === undefined) return "import() takes a literal, so that imports can be read from the text";
  if (!name.startsWith(".")) return packageObjection(layer, name);
  const target = posix.join(posix.dirname(file), name);
  if (!sources.has(target)) return `imports "${name}", which is not a file of src/ (relative imports end in .ts)`;
  // `node.ts` is the front door of `node/`.
  const folder = target.split("/")[0].replace(/\.ts$/, "");
  if (folder !== layer.folder) {
    return layer.imports.includes(folder) ? undefined : `${layer.folder}/ may not import ${folder}/ ("${name}")`;
  }
  if (folder === "protocols" && !sameProtocol(file, target)) {
    return `a protocol stands alone: it may import its own files and protocols/parts/, not "${name}"`;
  }
  return undefined;
}

function packageObjection(layer, name) {
  const builtin = name.startsWith("node:") || builtinModules.includes(name);
  if (builtin && layer.runs !== "Node") return `"${name}" exists only in Node, and ${layer.folder}/ runs ${layer.runs}`;
  if (builtin) return name.startsWith("node:") ? undefined : `write "node:${name}"`;
  return layer.packages?.includes(name) ? undefined : `${layer.folder}/ may not load the package "${name}"`;
}

/**
 * The files of one protocol share the first word of their names (`ipv4.ts`, `ipv4.dump.ts`, `ipv4-options.dump.ts`); those
 * right in `protocols/` list all protocols.
 */
function sameProtocol(file, target) {
  if (dirname(file) === "protocols" || target.startsWith("protocols/parts/")) return true;
  const [own, other] = [file, target].map((path) => /^[^.-]*/.exec(posix.basename(path))?.[0]);
  return own === other && dirname(file) === dirname(target);
}

/** The module names in a text's import and export statements; undefined for an import() of something computed. */
export function importsOf(text) {
  const statements = /^\s*(?:import|export)\b(?:[^"';]*?\bfrom)?\s*(["'])([^"'\n]+)\1/gm;
  const dynamic = /\bimport\(\s*(?:(["'])([^"'\n]+)\1\s*[,)])?/g;
  const code = text.replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, "");
  return [statements, dynamic].flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[2]));
}

/** The texts of all TypeScript files below `src/`. */
export function readSources(folder = join(root, "src")) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const sources = paths.filter((path) => /\.tsx?$/.test(path));
  return new Map(sources.map((path) => [relative(folder, path).split(sep).join("/"), readFileSync(path, "utf8")]));
}

/** What a tsconfig says against the table: pure folders compile without Node's types, Node's folders with them. */
export function tsconfigProblems() {
  const folders = layers.filter(({ runs }) => runs !== "anywhere").map(({ folder }) => `src/${folder}`);
  const impure = [...folders, "src/node.ts"];
  const { exclude } = JSON.parse(readFileSync(join(root, "tsconfig.universal.json"), "utf8"));
  if (exclude.join() === impure.join()) return [];
  return [`tsconfig.universal.json: "exclude" should be ${JSON.stringify(impure)}`];
}

/** What ARCHITECTURE.md says against the table; with `write` it is put right. */
function architectureProblems(write) {
  const path = join(root, "ARCHITECTURE.md");
  if (!existsSync(path)) return ["ARCHITECTURE.md is missing"];
  const text = readFileSync(path, "utf8");
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) return [`ARCHITECTURE.md: the markers ${begin} and ${end} are missing`];
  const current = `${text.slice(0, from)}${begin}\n\n${markdownTable()}\n\n${text.slice(to)}`;
  if (text === current) return [];
  if (!write) return ["ARCHITECTURE.md: the table of layers is not current: npm run layers -- --write"];
  writeFileSync(path, current);
  return [];
}

if (process.argv[1] === import.meta.filename) {
  await script(async () => {
    const sources = readSources();
    const write = process.argv.includes("--write");
    const problems = [...violations(sources), ...tsconfigProblems(), ...architectureProblems(write)];
    for (const problem of problems) process.stdout.write(`${problem}\n`);
    process.stdout.write(`layers: ${sources.size} modules, ${problems.length} problems\n`);
    if (problems.length > 0) process.exitCode = 1;
  });
}
