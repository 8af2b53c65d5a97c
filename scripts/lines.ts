// `npm run lines -- [PROTO…] [--capture PATH…] [--packets 200] [--every N] [--column NAME] [--limit 12]`
// Compares the lines of `remora shark -n` with tshark's, over the captures beside the repository that have one of the
// protocols (or whose path begins so). Prints the agreement by tshark's column Protocol, worst first; with PROTO the
// differences of those that are shown under that name (`npm run lines -- icmp` shows ICMP's).
import { parseArgs } from "node:util";
import { listedCaptures, sampleCaptures, type CaptureFile } from "../test/differential/captures.ts";
import { addLines, COMPARED_PACKETS, type LineScore } from "../test/differential/lines/line-agreement.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    capture: { type: "string", multiple: true, default: [] },
    packets: { type: "string", default: String(COMPARED_PACKETS) },
    every: { type: "string", default: "1" },
    column: { type: "string" },
    limit: { type: "string", default: "12" },
  },
});

function wanted({ path, protocols }: CaptureFile): boolean {
  if (values.capture.length > 0) return values.capture.some((start) => path.startsWith(start));
  return positionals.length === 0 || protocols.length === 0 || positionals.some((name) => protocols.includes(name));
}

process.stdout.on("error", () => process.exit(0)); // the reader (`head`) has seen enough

const captures = [...sampleCaptures(), ...listedCaptures()].filter(wanted);
const scores = new Map<string, LineScore>();
let done = 0;
for (const capture of captures.filter((_, index) => index % Number(values.every) === 0)) {
  if (process.stderr.isTTY) process.stderr.write(`\r${++done} captures`);
  await addLines(scores, capture, Number(values.packets));
}
const rows = [...scores].toSorted(([, one], [, other]) => other.lines - other.equal - (one.lines - one.equal));
let [lines, equal] = [0, 0];
for (const [protocol, score] of rows) {
  lines += score.lines;
  equal += score.equal;
  const rate = ((100 * score.equal) / score.lines).toFixed(1);
  console.log(`${protocol.padEnd(16)}${String(score.lines).padStart(8)} lines ${rate.padStart(6)} % equal`);
}
console.log(
  `${"all".padEnd(16)}${String(lines).padStart(8)} lines ${((100 * equal) / lines).toFixed(1).padStart(6)} % equal`,
);
for (const [protocol, { differences }] of rows) {
  if (!positionals.some((name) => protocol.toLowerCase().startsWith(name.toLowerCase()))) continue;
  const shown = differences.filter(({ column }) => values.column === undefined || column === values.column);
  for (const { capture, theirs, ours, column } of shown.slice(0, Number(values.limit))) {
    console.log(
      `\n${capture} ${theirs.number} ${protocol}: ${column}\n  ${theirs[column]}\n  ${ours?.[column] ?? "no packet"}`,
    );
  }
}
