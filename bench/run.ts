// `npm run bench` runs every *.bench.ts of this folder and writes docs/performance.md; `npm run bench -- dump start-up` those alone, whose
// tables take the place of the ones there.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { holds, type Bench, type Row } from "./bench.ts";
import { project } from "./measure.ts";
import { prepare } from "../scripts/prepare.mjs";

function table(bench: Bench, rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const verdict = { true: "yes", false: "**no**", undefined: "" }[String(holds(row))];
    const wanted = row.wanted === undefined ? "" : `${row.most === true ? "at most" : "at least"} ${row.wanted}`;
    return `| ${row.what} | ${row.ours} | ${row.peer} | ${row.ratio.toFixed(2)} | ${wanted} | ${verdict} |`;
  });
  return [
    `## ${bench.title}\n`,
    `${bench.about}\n`,
    "| what | ours | compared with | ratio | wanted | holds |",
    "|---|---|---|---|---|---|",
    ...lines,
  ].join("\n");
}

/** The tables of the page as it is, by title. */
function writtenTables(page: string): Map<string, string> {
  const [, ...parts] = page.trimEnd().split(/^(?=## )/m);
  return new Map(parts.map((part) => [part.slice("## ".length, part.indexOf("\n")), part.trimEnd()]));
}

const page = join(project, "docs/performance.md");
const chosen = process.argv.slice(2);
const names = readdirSync(new URL(".", import.meta.url)).filter((name) => name.endsWith(".bench.ts"));
const written = writtenTables(readFileSync(page, "utf8"));
await prepare();
const tables: string[] = [];
for (const name of names.sort()) {
  const { bench } = (await import(new URL(name, import.meta.url).href)) as { bench: Bench };
  const isChosen = chosen.length === 0 || chosen.includes(name.slice(0, -".bench.ts".length));
  const text = isChosen ? table(bench, await bench.rows()) : written.get(bench.title);
  if (isChosen) console.log(`${text}\n`);
  if (text !== undefined) tables.push(text);
}
const machine = `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} of them, Node ${process.versions.node}`;
const about =
  "Written by `npm run bench`. Rates belong to one run on one machine; the ratios are what counts. Each pair was " +
  `measured in the same run, in turns; tables may be of different runs.\n\nMachine: ${machine}.`;
writeFileSync(page, `# Performance\n\n${about}\n\n${tables.join("\n\n")}\n`);
