import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Ether, IP, packet, UDP, wrpcap } from "../src/node.ts";
import { findOracle } from "../test/oracles.ts";
import { perSecond, type Bench, type Row } from "./bench.ts";
import { Cable } from "./captured.ts";
import { cacheFolder } from "./make-captures.ts";
import { remora } from "./measure.ts";

const rounds = 3;
const syns = 1000;
const wantedMs = 150;
const frames = 20_000;
const loops = 20;
const flood = join(cacheFolder, "flood.pcap");

export const bench: Bench = {
  title: "Sending and answers",
  about:
    "Through a pair of virtual interfaces: 1,000 SYNs to a host that answers each, from the first SYN to the last answer by the " +
    "kernel's clock, in a program that has done it once; and a capture of frames of 64 octets sent again as fast as they go, the best of " +
    `${rounds} rounds each, in turns.`,
  async rows() {
    if (process.platform !== "linux" || process.getuid?.() !== 0) {
      console.log("sending: left out, for network namespaces need Linux and root\n");
      return [];
    }
    mkdirSync(cacheFolder, { recursive: true });
    const cable = new Cable();
    try {
      return [answers(cable), ...(await topSpeed(cable))];
    } finally {
      cable.remove();
    }
  },
};

function answers(cable: Cable): Row {
  const words = [Cable.farAddress, String(syns)];
  const numbers = (text: string): number[] => text.trim().split(" ").map(Number);
  const [answered, milliseconds] = numbers(
    cable.run(process.execPath, "scripts/run.mjs", "bench/sending/with-remora.ts", ...words),
  );
  const scapy = findOracle("scapy")?.command;
  const theirs = scapy === undefined ? undefined : numbers(cable.run(scapy, "bench/sending/with-scapy.py", ...words));
  const peer = theirs === undefined ? "" : `; Scapy ${theirs[0]} in ${Math.round(theirs[1])} ms`;
  return {
    what: `sr of ${syns} SYNs: answers, and the time they took`,
    ours: `${answered} in ${Math.round(milliseconds)} ms`,
    peer: `all in ${wantedMs} ms${peer}`,
    ratio: answered === syns ? milliseconds / wantedMs : Infinity,
    wanted: 1,
    most: true,
  };
}

async function topSpeed(cable: Cable): Promise<Row[]> {
  if (spawnSync("tcpreplay", ["--version"]).status !== 0) {
    console.log("sending: no tcpreplay to compare with\n");
    return [];
  }
  const ether = Ether({ src: "02:00:00:00:00:01", dst: "02:00:00:00:00:02" });
  const ip = IP({ src: Cable.nearAddress, dst: Cable.farAddress });
  const one = packet(ether, ip, UDP({ sport: 4000, dport: 4001 }), "x".repeat(22));
  await wrpcap(flood, Array<typeof one>(frames).fill(one));
  const options = ["-i", "near", "--topspeed", `--loop=${loops}`];
  let [ours, theirs] = [0, 0];
  for (let round = 0; round < rounds; round++) {
    // Its capture in memory, which is its quickest way.
    theirs = Math.max(theirs, rate(cable.run("tcpreplay", "-K", ...options, flood), /([\d.]+) pps/));
    ours = Math.max(ours, rate(cable.run(...remora("replay", ...options, flood)), /(\d+) packets\/s/));
  }
  return [
    {
      what: "replay --topspeed, 64 octets",
      ours: perSecond(ours, 1),
      peer: `tcpreplay ${perSecond(theirs, 1)}`,
      ratio: ours / theirs,
      wanted: 0.5,
    },
  ];
}

function rate(text: string, pattern: RegExp): number {
  return Number(pattern.exec(text)?.[1]);
}
