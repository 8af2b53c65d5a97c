// `npm run statistics -- [-z NAME…] [--capture PATH…] [--every N] [--limit 3]`
// Compares the tables of `remora shark -q -z` with tshark's, over the captures beside the repository whose protocols we
// all have (or whose path begins so). Prints for each statistic in how many captures its table is tshark's; with -z how
// the first that are not differ.
import { parseArgs } from "node:util";
import { listedCaptures, sampleCaptures, type CaptureFile } from "../test/differential/captures.ts";
import { ourProtocols } from "../test/differential/fields/our-protocols.ts";
import { isReadable } from "../test/differential/readable.ts";
import { differingTables, STATISTICS } from "../test/differential/statistics-agreement.ts";

const { values } = parseArgs({
  options: {
    statistic: { type: "string", short: "z", multiple: true, default: [] },
    capture: { type: "string", multiple: true, default: [] },
    every: { type: "string", default: "1" },
    limit: { type: "string", default: "3" },
  },
});

/** Captures of more packets take long, and say nothing that shorter ones do not. */
const MOST_PACKETS = 20_000;
const { isOurs } = await ourProtocols();

function wanted({ path, protocols, packets }: CaptureFile): boolean {
  if (values.capture.length > 0) return values.capture.some((start) => path.startsWith(start));
  return !(packets > MOST_PACKETS) && protocols.every((name) => isOurs(name) || name.startsWith("_ws."));
}

/** The lines of a table that tshark's tables do not have. */
function foreignLines(ours: string, theirs: string): string[] {
  const lines = new Set(theirs.split("\n"));
  return ours.split("\n").filter((line) => !lines.has(line));
}

process.stdout.on("error", () => process.exit(0)); // the reader (`head`) has seen enough

const names = values.statistic.length > 0 ? values.statistic : STATISTICS;
const captures = [...sampleCaptures(), ...listedCaptures()].filter(wanted);
const compared: CaptureFile[] = [];
for (const [index, capture] of captures.entries())
  if (index % Number(values.every) === 0 && (await isReadable(capture))) compared.push(capture);
const different = new Map(names.map((name) => [name, 0]));
for (const [index, capture] of compared.entries()) {
  if (process.stderr.isTTY) process.stderr.write(`\r${index + 1} of ${compared.length} captures`);
  for (const { statistic, ours, theirs } of await differingTables(capture, names)) {
    const count = different.get(statistic) ?? 0;
    different.set(statistic, count + 1);
    if (values.statistic.length === 0 || count >= Number(values.limit)) continue;
    console.log(`${capture.path} ${statistic}\n  ${foreignLines(ours, theirs).slice(0, 12).join("\n  ")}`);
  }
}
for (const [name, count] of different) {
  const equal = compared.length - count;
  console.log(`${name.padEnd(20)} ${equal} of ${compared.length} (${((100 * equal) / compared.length).toFixed(1)} %)`);
}
