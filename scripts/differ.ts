// `npm run differ -- [--protocol dns] [--flags="-nn -v"] [--limit 20] [--kinds 30] [--all] [--samples] [--endings] [files…]`
// Compares what `remora dump` and tcpdump print, packet by packet, over the captures beside the repository (or the files named, or the
// project's samples alone) and shows the first packet of each kind of mismatch. `--protocol` keeps one printer's packets; `--all`
// also shows those of printers not asked for; `--endings` shows where exit codes or stderr differ.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { listedCaptures, sampleCaptures, type CaptureFile } from "../test/differential/captures.ts";
import { compareAll, type Kind } from "../test/differential/compare-all.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    protocol: { type: "string" },
    flags: { type: "string", default: "-nn" },
    limit: { type: "string", default: "20" },
    kinds: { type: "string", default: "30" },
    all: { type: "boolean", default: false },
    samples: { type: "boolean", default: false },
    endings: { type: "boolean", default: false },
  },
});

/** Names are files, or beginnings of paths in the collection and the samples. */
function chosenCaptures(): CaptureFile[] {
  const listed = [...sampleCaptures(), ...(values.samples ? [] : listedCaptures())];
  if (positionals.length === 0) return listed;
  return positionals.flatMap((word) => {
    const file = [resolve(process.env["INIT_CWD"] ?? ".", word), resolve(word)].find((path) => existsSync(path));
    if (file !== undefined) return [{ folder: "/", path: file, packets: NaN, protocols: [], format: "" }];
    return listed.filter(({ path }) => path.startsWith(word));
  });
}

function wanted({ first }: Kind): boolean {
  return values.protocol === undefined ? values.all || first.asked : first.printer === values.protocol;
}

const rate = (equal: number, of: number): string =>
  `${equal} of ${of} (${of === 0 ? "-" : ((100 * equal) / of).toFixed(2)} %)`;
const marked = (sign: string, text: string): string => text.replaceAll(/^/gm, `${sign} `);

process.stdout.on("error", () => process.exit(0)); // the reader (`head`) has seen enough

const captures = chosenCaptures();
const total = await compareAll(values.flags, captures);
const kinds = [...total.kinds].filter(([, kind]) => wanted(kind));
for (const [, { first }] of kinds.slice(0, Number(values.limit))) {
  console.log(`${first.capture.path} packet ${first.packet} [${first.printer}]`);
  console.log(`${marked("-", first.expected)}\n${marked("+", first.ours)}\n`);
}
if (kinds.length > 0) console.log(`Kinds of mismatch (${kinds.length} in all):`);
for (const [name, { count, first }] of kinds.sort((a, b) => b[1].count - a[1].count).slice(0, Number(values.kinds))) {
  console.log(`${String(count).padStart(7)}  ${name}  ${first.capture.path}:${first.packet}`);
}
console.log("\nPrinters, most packets that differ first (in brackets: not asked for here):");
const differing = ({ equal, packets }: { equal: number; packets: number }): number => packets - equal;
for (const [printer, count] of [...total.printers].sort((a, b) => differing(b[1]) - differing(a[1]))) {
  if (values.protocol !== undefined && printer !== values.protocol) continue;
  console.log(`  ${(count.asked ? printer : `(${printer})`).padEnd(16)} ${rate(count.equal, count.packets)}`);
}
console.log(`\nEndings that differ: ${total.endings.length}${values.endings ? "" : " (--endings shows them)"}`);
if (values.endings) console.log(total.endings.map((ending) => `  ${ending.slice(0, 300)}`).join("\n"));
const crashes = new Map<string, { count: number; first: string }>();
for (const ending of total.endings) {
  const [first = "", crash] = ending.split(": crashed: ");
  if (crash === undefined) continue;
  const stack = crash.replace(/^.*?(\w*Error)/, "$1").slice(0, 240);
  crashes.set(stack, { count: (crashes.get(stack)?.count ?? 0) + 1, first: crashes.get(stack)?.first ?? first });
}
for (const [stack, { count, first }] of crashes) console.log(`Crashed ${count} times, first over ${first}: ${stack}`);
console.log(`Captures: ${captures.length}, of which tcpdump cannot read ${total.refused}`);
console.log(
  `Packets, ${values.flags}: ${rate(total.equalPackets, total.packets)}; asked for here: ${rate(total.equalAsked, total.asked)}`,
);
console.log(`Lines: ${rate(total.equalLines, total.lines)}`);
