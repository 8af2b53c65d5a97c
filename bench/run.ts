// `npm run bench` runs every *.bench.ts of this folder and writes docs/performance.md; `npm run bench -- dump start-up` prints those alone.
import { readdirSync, writeFileSync } from "node:fs";
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

const chosen = process.argv.slice(2);
const names = readdirSync(new URL(".", import.meta.url)).filter((name) => name.endsWith(".bench.ts"));
await prepare();
const tables: string[] = [];
for (const name of names.sort()) {
  if (chosen.length > 0 && !chosen.includes(name.slice(0, -".bench.ts".length))) continue;
  const { bench } = (await import(new URL(name, import.meta.url).href)) as { bench: Bench };
  tables.push(table(bench, await bench.rows()));
  console.log(`${tables.at(-1)}\n`);
}
if (chosen.length === 0) {
  const machine = `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} of them, Node ${process.versions.node}`;
  const about =
    "Written by `npm run bench`. Rates belong to one run on one machine; the ratios are what counts. Each pair was " +
    `measured in the same run, in turns.\n\nMachine: ${machine}.`;
  writeFileSync(join(project, "docs/performance.md"), `# Performance\n\n${about}\n\n${tables.join("\n\n")}\n`);
}
