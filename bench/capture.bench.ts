import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { perSecond, type Bench, type Row } from "./bench.ts";
import { Cable, type Captured, type Load } from "./captured.ts";
import { cacheFolder } from "./make-captures.ts";
import { remoraDump } from "./measure.ts";

const rounds = 3;
/** KiB of the kernel's buffer: tcpdump's usual, and ours. */
const [theirBuffer, ourBuffer] = [2048, 8192];
const file = join(cacheFolder, "captured.pcap");

/** What is captured, and where to. */
const cases: readonly { what: string; load: Load; buffer: number; to: string }[] = [
  {
    what: "64 octets, as fast as they can be sent",
    load: { count: 4_000_000, length: 64 },
    buffer: ourBuffer,
    to: "/dev/null",
  },
  {
    what: "64 octets, as fast as they can be sent",
    load: { count: 4_000_000, length: 64 },
    buffer: theirBuffer,
    to: "/dev/null",
  },
  {
    what: "64 octets, as fast as they can be sent",
    load: { count: 3_000_000, length: 64 },
    buffer: ourBuffer,
    to: file,
  },
  {
    what: "64 octets, 450,000 a second",
    load: { count: 4_000_000, length: 64, rate: 450_000 },
    buffer: ourBuffer,
    to: "/dev/null",
  },
  {
    what: "1,400 octets, as fast as they can be sent",
    load: { count: 1_000_000, length: 1400 },
    buffer: ourBuffer,
    to: "/dev/null",
  },
  {
    what: "1,400 octets, 100,000 a second",
    load: { count: 300_000, length: 1400, rate: 100_000 },
    buffer: ourBuffer,
    to: file,
  },
];

export const bench: Bench = {
  title: "`dump -i -w`, live",
  about:
    "Frames through a pair of virtual interfaces, both programs in turns with the same buffer, after a warm-up; the best of " +
    `${rounds} rounds each. Processor time of all threads a packet, and how much of what was sent was captured.`,
  async rows() {
    if (process.platform !== "linux" || process.getuid?.() !== 0) {
      console.log("capture: left out, for network namespaces need Linux and root\n");
      return [];
    }
    mkdirSync(cacheFolder, { recursive: true });
    const cable = new Cable();
    try {
      const rows: Row[] = [];
      for (const each of cases) rows.push(...(await compare(cable, each)));
      return rows;
    } finally {
      cable.remove();
    }
  },
};

async function compare(cable: Cable, { what, load, buffer, to }: (typeof cases)[number]): Promise<Row[]> {
  const words = ["-i", "near", "-n", "-B", String(buffer), "-w", to];
  const all: Record<"ours" | "theirs", Captured[]> = { ours: [], theirs: [] };
  for (let round = 0; round < rounds; round++) {
    all.theirs.push(await cable.capture(["tcpdump", "-Z", "root", ...words], load));
    all.ours.push(await cable.capture(remoraDump(...words), load));
  }
  const [ours, theirs] = [best(all.ours), best(all.theirs)];
  const title = `${what}; -B ${buffer} -w ${to === file ? "FILE" : to}`;
  const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;
  return [
    {
      what: `${title}: processor time a packet`,
      ours: `${Math.round(ours.nanosecondsAPacket)} ns`,
      peer: `tcpdump ${Math.round(theirs.nanosecondsAPacket)} ns`,
      ratio: ours.nanosecondsAPacket / theirs.nanosecondsAPacket,
      wanted: 1,
      most: true,
    },
    {
      what: `${title}: captured of ${perSecond(theirs.rate, 1)}`,
      ours: percent(ours.share),
      peer: `tcpdump ${percent(theirs.share)}`,
      ratio: ours.share / theirs.share,
      wanted: 1,
    },
  ];
}

/** The least time, and the largest share, of several rounds: other work on the machine only slows. */
function best(rounds: readonly Captured[]): Captured {
  return {
    share: Math.max(...rounds.map(({ share }) => share)),
    nanosecondsAPacket: Math.min(...rounds.map(({ nanosecondsAPacket }) => nanosecondsAPacket)),
    rate: Math.max(...rounds.map(({ rate }) => rate)),
  };
}
