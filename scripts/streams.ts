// `npm run streams -- [--kind KIND…] [--capture PATH…] [--every N] [--limit 3] [--page]`
// Compares what `remora shark` says of whole captures with tshark: the hierarchy of protocols, what is in the first
// streams, and the objects that are exported. Prints what differs first and a score for each kind; --page renews the part
// of docs/agreement.md.
import { parseArgs } from "node:util";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { withPagePart } from "./page-part.ts";
import { rate } from "./rate.ts";
import { STREAMS_HEADING, streamSection } from "./stream-section.ts";
import { listedCaptures } from "../test/differential/captures.ts";
import { compareStreams, STREAM_KINDS } from "../test/differential/streams/stream-agreement.ts";
import { oracleVersions } from "../test/oracles.ts";

const { values } = parseArgs({
  options: {
    kind: { type: "string", multiple: true, default: [] },
    capture: { type: "string", multiple: true, default: [] },
    every: { type: "string", default: "1" },
    limit: { type: "string", default: "3" },
    page: { type: "boolean", default: false },
  },
});

/** What is shown of a line. */
const WIDTH = 160;

process.stdout.on("error", () => process.exit(0)); // the reader (`head`) has seen enough

const kinds = STREAM_KINDS.filter((kind) => values.kind.length === 0 || values.kind.includes(kind));
const wanted = listedCaptures().filter(
  ({ path }) => values.capture.length === 0 || values.capture.some((start) => path.startsWith(start)),
);
const chosen = wanted.filter((_, index) => index % Number(values.every) === 0);
const scores = await compareStreams(chosen, kinds, ({ capture, kind, lines }) => {
  const shown = lines.slice(0, Number(values.limit) * 3).map((line) => `\n  ${line.slice(0, WIDTH)}`);
  console.log(`${kind} ${capture}${shown.join("")}`);
});
for (const [kind, { items, equal, captures, equalCaptures }] of scores)
  console.log(`${kind.padEnd(14)} ${rate(equal, items)} of ${rate(equalCaptures, captures)} captures`);
if (values.page) {
  const page = fileURLToPath(new URL("../docs/agreement.md", import.meta.url));
  const part = streamSection(oracleVersions.tshark, Number(values.every), scores);
  writeFileSync(page, withPagePart(readFileSync(page, "utf8"), STREAMS_HEADING, part));
}
