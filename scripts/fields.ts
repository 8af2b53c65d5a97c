// `npm run fields -- [PROTO…] [--capture PATH…] [--packets 200] [--every N] [--limit 30] [--field PREFIX] [--texts] [--samples] [--failing]`
// Compares our fields with tshark's, over the captures beside the repository that have one of the protocols (or whose path
// begins so), in packets whose protocols we all have. Prints what agrees by layer, and the worst fields first. `--every 5`
// takes each fifth capture; `--packets 0` compares all packets; `--texts` also shows lines of the detail tree that differ,
// `--failing` each capture that fails a goal, with what keeps it from it.
import { parseArgs } from "node:util";
import { printAgreement } from "./fields-report.ts";
import { listedCaptures, sampleCaptures, type CaptureFile } from "../test/differential/captures.ts";
import { ASKED_PACKETS, compareCaptures } from "../test/differential/fields/field-agreement.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    capture: { type: "string", multiple: true, default: [] },
    packets: { type: "string", default: String(ASKED_PACKETS) },
    every: { type: "string", default: "1" },
    limit: { type: "string", default: "30" },
    field: { type: "string", default: "" },
    texts: { type: "boolean", default: false },
    samples: { type: "boolean", default: false },
    failing: { type: "boolean", default: false },
  },
});

function wanted({ path, protocols }: CaptureFile): boolean {
  if (values.capture.length > 0) return values.capture.some((start) => path.startsWith(start));
  return positionals.length === 0 || protocols.length === 0 || positionals.some((name) => protocols.includes(name));
}

process.stdout.on("error", () => process.exit(0)); // the reader (`head`) has seen enough

const listed = [...sampleCaptures(), ...(values.samples ? [] : listedCaptures())].filter(wanted);
const captures = listed.filter((_, index) => index % Number(values.every) === 0);
const agreement = await compareCaptures(captures, {
  packets: Number(values.packets),
  progress(done, of) {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${of} captures${done === of ? "\n" : ""}`);
  },
});
printAgreement(agreement, {
  layers: positionals,
  field: values.field,
  limit: Number(values.limit),
  texts: values.texts,
  captures: values.failing,
});
