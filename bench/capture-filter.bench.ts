import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { perSecond, type Bench, type Row } from "./bench.ts";
import { benchCapture, cacheFolder } from "./make-captures.ts";
import { cost, quickest, remoraDump } from "./measure.ts";

const [few, many] = [200_000, 2_000_000];
const filter = "tcp[tcpflags] & tcp-syn != 0";
const ways = [
  ["`--count`", ["--count"], [], 2.5],
  ["`-w /dev/null`", ["-w", "/dev/null"], [], 2.5],
  ["`--count`, no code generated", ["--count"], ["--disallow-code-generation-from-strings"], 1.5],
  ["`-w /dev/null`, no code generated", ["-w", "/dev/null"], ["--disallow-code-generation-from-strings"], 1.5],
] as const;
const terms = 10_000;
/** More take libpcap minutes. */
const fewTerms = 200;

export const bench: Bench = {
  title: "Capture filters",
  about:
    `\`dump -r FILE\` with \`${filter}\`: the slope between 200,000 and 2,000,000 packets (1.2 GB), start-up left out; ` +
    "compiling lists of hosts, start-up included; and the filter alone over 2,000 packets in memory, interpreted and as " +
    "generated code.",
  rows: async () => [...(await slopes()), ...(await lists()), ...(await inMemory())],
};

async function slopes(): Promise<Row[]> {
  const files = [benchCapture("flows-3000", few), benchCapture("flows-3000", many)];
  const commands = ways.flatMap(([, words, nodeWords]) => {
    const [node = "", ...remora] = remoraDump("-r");
    return files.flatMap((file) => [
      [node, ...nodeWords, ...remora, file, ...words, filter],
      ["tcpdump", "-r", file, ...words, filter],
    ]);
  });
  const times = (await quickest(commands, 5)).map(({ seconds }) => seconds);
  return ways.map(([what, , , wanted], index) => {
    const [ourFew = 0, theirFew = 0, ourMany = 0, theirMany = 0] = times.slice(4 * index);
    const [ours, theirs] = [ourMany - ourFew, theirMany - theirFew];
    return {
      what,
      ours: perSecond(many - few, ours),
      peer: `tcpdump ${perSecond(many - few, theirs)}`,
      ratio: theirs / ours,
      wanted,
    };
  });
}

async function lists(): Promise<Row[]> {
  const [short, long] = [hostList(fewTerms), hostList(terms)];
  const words = ["-y", "EN10MB", "-d", "-F"];
  const commands = [remoraDump(...words, long), remoraDump(...words, short), ["tcpdump", ...words, short]];
  const [ours = 0, oursShort = 0, theirs = 0] = (await quickest(commands, 3)).map(({ seconds }) => seconds);
  const text = (seconds: number): string => `${seconds.toFixed(2)} s`;
  return [
    {
      what: `\`-d\` of ${terms.toLocaleString("en")} hosts`,
      ours: text(ours),
      peer: "1 s",
      ratio: ours,
      wanted: 1,
      most: true,
    },
    {
      what: `\`-d\` of ${fewTerms} hosts`,
      ours: text(oursShort),
      peer: `tcpdump ${text(theirs)}`,
      ratio: theirs / oursShort,
    },
  ];
}

function hostList(count: number): string {
  const file = join(cacheFolder, `hosts-${count}.filter`);
  const hosts = Array.from({ length: count }, (_, i) => `host 10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`);
  writeFileSync(file, `${hosts.join(" or ")}\n`);
  return file;
}

async function inMemory(): Promise<Row[]> {
  const file = benchCapture("flows-3000", few);
  const output = join(cacheFolder, "filter-cost.json");
  const costOf = async (way: string): Promise<number> => {
    await cost([process.execPath, "scripts/run.mjs", "bench/engine/filter-cost.ts", way, file, filter], output);
    return (JSON.parse(readFileSync(output, "utf8")) as { nanoseconds: number }).nanoseconds;
  };
  const [interpreted, generated] = [await costOf("interpreter"), await costOf("generated")];
  const text = (nanoseconds: number): string => `${nanoseconds.toFixed(1)} ns`;
  return [
    {
      what: "a packet in memory, generated code",
      ours: text(generated),
      peer: `interpreted ${text(interpreted)}`,
      ratio: interpreted / generated,
    },
  ];
}
