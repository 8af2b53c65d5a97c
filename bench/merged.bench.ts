import type { Bench, Row } from "./bench.ts";
import { quickest, remora } from "./measure.ts";
import { mergedCaptures } from "./merged-captures.ts";

const PACKETS = 200_000;

const questions: readonly {
  readonly what: string;
  readonly ours: readonly string[];
  readonly theirs?: readonly string[];
  readonly wanted?: number;
}[] = [
  { what: "lines", ours: [] },
  { what: "`-q -z io,phs`", ours: ["-q", "-z", "io,phs"], wanted: 50 },
  {
    what: "`-Y http.request -T fields -e http.host`",
    ours: ["-Y", "http.request", "-T", "fields", "-e", "http.host"],
    wanted: 30,
  },
  { what: "`-T json`", ours: ["-T", "json"], wanted: 6 },
  { what: "`-T ndjson` (tshark `-T ek`)", ours: ["-T", "ndjson"], theirs: ["-T", "ek"], wanted: 30 },
];

export const bench: Bench = {
  title: "`shark -n -r` of a merge of real captures",
  about:
    `Up to ${PACKETS.toLocaleString("en")} Ethernet packets of the captures beside the repository, one after the other: ` +
    "thousands of small captures with hundreds of protocols. Whole runs, in which V8 compiles what each protocol needs.",
  async rows() {
    const file = await mergedCaptures(PACKETS);
    if (file === undefined) return [];
    const rows: Row[] = [];
    for (const { what, ours, theirs = ours, wanted } of questions) {
      const [own, peer] = await quickest(
        [remora("shark", "-n", "-r", file, ...ours), ["tshark", "-n", "-r", file, ...theirs]],
        2,
      );
      const row = { what, ours: shown(own!.seconds), peer: `tshark ${shown(peer!.seconds)}` };
      const ratio = peer!.seconds / own!.seconds;
      rows.push(wanted === undefined ? { ...row, ratio } : { ...row, ratio, wanted });
    }
    return rows;
  },
};

function shown(seconds: number): string {
  return `${seconds.toFixed(2)} s`;
}
