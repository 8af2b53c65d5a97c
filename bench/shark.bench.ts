import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Bench, Row } from "./bench.ts";
import { benchCapture } from "./make-captures.ts";
import { project, quickest, remora } from "./measure.ts";

/** Packets of the smaller and the larger capture that a program reads: what lies between is the slope. */
interface Span {
  readonly few: number;
  readonly many: number;
}

/** Words of tshark and ours that ask for the same. */
interface Question {
  readonly what: string;
  readonly ours: readonly string[];
  readonly theirs?: readonly string[];
  readonly span: Span;
  readonly peerSpan: Span;
  readonly wanted?: number;
}

const short: Span = { few: 20_000, many: 200_000 };
const long: Span = { few: 200_000, many: 2_000_000 };
/** What prints trees takes tshark some seconds for these, and us until threads help. */
const printed: Span = { few: 20_000, many: 100_000 };
const printedByThreads: Span = { few: 100_000, many: 400_000 };

const questions: readonly Question[] = [
  { what: "`-q -z io,phs`", ours: ["-q", "-z", "io,phs"], span: long, peerSpan: short, wanted: 50 },
  {
    what: "`-Y http.request -T fields -e http.host`",
    ours: ["-Y", "http.request", "-T", "fields", "-e", "http.host"],
    span: long,
    peerSpan: short,
    wanted: 30,
  },
  {
    what: "`-T fields -e ip.src -e tcp.dstport`",
    ours: ["-T", "fields", "-e", "ip.src", "-e", "tcp.dstport"],
    span: long,
    peerSpan: short,
  },
  { what: "`-V`", ours: ["-V"], span: printedByThreads, peerSpan: printed },
  { what: "`-T pdml`", ours: ["-T", "pdml"], span: printedByThreads, peerSpan: printed },
  { what: "`-T ek`", ours: ["-T", "ek"], span: printedByThreads, peerSpan: printed },
  { what: "`-T json`", ours: ["-T", "json"], span: printedByThreads, peerSpan: printed, wanted: 6 },
  {
    what: "`-T ndjson` (tshark `-T ek`)",
    ours: ["-T", "ndjson"],
    theirs: ["-T", "ek"],
    span: printedByThreads,
    peerSpan: printed,
    wanted: 30,
  },
];

export const bench: Bench = {
  title: "`shark -n -r` to /dev/null",
  about:
    "Packets of 3,000 flows, most of them of TLS. Nanoseconds a packet are the slope between a smaller and a larger " +
    "capture, start-up left out: of 200,000 and 2,000,000 packets for ours, of 20,000 and 200,000 for tshark; of " +
    "100,000 and 400,000 for ours and 20,000 and 100,000 for tshark where trees are printed. Peak memory is of one and the same capture. Wireshark in " +
    "WebAssembly, for which `npm install --no-save @goodtools/wiregasm@1.9.1` is needed once, lists the same packets in " +
    "Node; both with their start-up.",
  async rows() {
    const rows: Row[] = [];
    for (const question of questions) rows.push(await speed(question));
    rows.push(await memory());
    if (existsSync(join(project, "node_modules/@goodtools/wiregasm"))) {
      rows.push(await inWebAssembly("the lines of 200,000 packets", [], ""));
      rows.push(await inWebAssembly("those that are `http.request`", ["-Y", "http.request"], "http.request"));
    }
    return rows;
  },
};

async function speed({ what, ours, theirs = ours, span, peerSpan, wanted }: Question): Promise<Row> {
  const files = [span.few, span.many, peerSpan.few, peerSpan.many].map((count) => benchCapture("flows-3000", count));
  const commands = files.map((file, i) =>
    i < 2 ? remora("shark", "-n", "-r", file, ...ours) : ["tshark", "-n", "-r", file, ...theirs],
  );
  const costs = await quickest(commands, 2);
  const [few, many, peerFew, peerMany] = costs.map(({ seconds }) => seconds * 1e9);
  const own = (many! - few!) / (span.many - span.few);
  const peer = (peerMany! - peerFew!) / (peerSpan.many - peerSpan.few);
  const row = { what, ours: `${own.toFixed(0)} ns`, peer: `tshark ${peer.toFixed(0)} ns`, ratio: peer / own };
  return wanted === undefined ? row : { ...row, wanted };
}

async function memory(): Promise<Row> {
  const words = ["-n", "-r", benchCapture("flows-3000", short.many), "-q", "-z", "io,phs"];
  const [ours, peer] = await quickest([remora("shark", ...words), ["tshark", ...words]], 1);
  const megabytes = ({ peakBytes }: { readonly peakBytes: number }): string => `${(peakBytes / 1e6).toFixed(0)} MB`;
  return {
    what: "peak memory of `-q -z io,phs`, 200,000 packets",
    ours: megabytes(ours!),
    peer: `tshark ${megabytes(peer!)}`,
    ratio: ours!.peakBytes / peer!.peakBytes,
    wanted: 1,
    most: true,
  };
}

async function inWebAssembly(what: string, ours: readonly string[], filter: string): Promise<Row> {
  const file = benchCapture("flows-3000", short.many);
  const theirs = [process.execPath, "bench/shark/with-wiregasm.mjs", file, filter];
  const [own, peer] = await quickest([remora("shark", "-n", "-r", file, ...ours), theirs], 1);
  const seconds = ({ seconds }: { readonly seconds: number }): string => `${seconds.toFixed(2)} s`;
  return {
    what,
    ours: seconds(own!),
    peer: `wiregasm ${seconds(peer!)}`,
    ratio: peer!.seconds / own!.seconds,
    wanted: 20,
  };
}
