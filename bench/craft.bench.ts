import { spawnSync } from "node:child_process";
import { findOracle } from "../test/oracles.ts";
import { perSecond, type Bench, type Row } from "./bench.ts";
import { project } from "./measure.ts";

const rounds = 3;
const ours = 100_000;
const theirs = 3000;
const ways = [
  ["build-tcp", "a TCP SYN with options built"],
  ["build-dns", "a DNS query built"],
  ["dissect-tcp", "a TCP SYN dissected, its options read"],
  ["dissect-dns", "a DNS query dissected, its name read"],
] as const;

/** Seconds of processor time for a packet. */
function secondsFor(program: string, words: readonly string[], count: number): number {
  const { status, stdout, stderr } = spawnSync(program, [...words, String(count)], { cwd: project, encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} ${words.join(" ")}: ${stderr}`);
  return Number(stdout) / count;
}

export const bench: Bench = {
  title: "Crafting and dissecting in the library",
  about:
    "Packets built from layers with values, and octets made into layers with values; processor time, the quickest of three " +
    "runs each, in turns with Scapy 2.5.",
  rows() {
    const scapy = findOracle("scapy")?.command ?? "python3";
    const rows: Row[] = ways.map(([way, what]) => {
      let [mine, other] = [Infinity, Infinity];
      for (let round = 0; round < rounds; round++) {
        mine = Math.min(
          mine,
          secondsFor(process.execPath, ["scripts/run.mjs", "bench/craft/with-remora.ts", way], ours),
        );
        other = Math.min(other, secondsFor(scapy, ["bench/craft/with-scapy.py", way], theirs));
      }
      return { what, ours: perSecond(1, mine), peer: `Scapy ${perSecond(1, other)}`, ratio: other / mine, wanted: 50 };
    });
    return Promise.resolve(rows);
  },
};
