import { spawnSync } from "node:child_process";
import { Network } from "../test/network/network.ts";
import type { Bench, Row } from "./bench.ts";
import { remora } from "./measure.ts";

const rounds = 5;
/** Ports that listen on the host that is scanned. */
const open = [22, 80, 443, 8080, 31337, 65535];
const listening = `
  const listen = (port) => new Promise((done) => require("net").createServer((one) => one.on("error", () => {})).listen(port, done));
  Promise.all(${JSON.stringify(open)}.map(listen)).then(() => console.log("ready"));`;

/** A scan of all ports by a kind of probes, in both programs' words. */
const cases = [
  { what: "all 65,535 ports by SYN", kind: "-sS" },
  { what: "all 65,535 ports by connecting", kind: "-sT" },
] as const;

export const bench: Bench = {
  title: "`scan -p-`",
  about:
    "A host behind a pair of virtual interfaces with a few open ports and all others closed; whole runs of both programs, start-up " +
    `included, in turns; the quickest of ${rounds}. Every run must find every open port.`,
  async rows() {
    const missing = lack();
    if (missing !== undefined) {
      console.log(`scan: left out, for it needs ${missing}\n`);
      return [];
    }
    const network = new Network();
    try {
      await network.start(process.execPath, ["-e", listening], "far").until(({ stdout }) => stdout.includes("ready"));
      return cases.map(({ what, kind }) => compare(network, what, kind));
    } finally {
      await network.remove();
    }
  },
};

function lack(): string | undefined {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return "network namespaces, which need Linux and root";
  return spawnSync("nmap", ["--version"]).status === 0 ? undefined : "nmap";
}

function compare(network: Network, what: string, kind: string): Row {
  const target = ["-p-", "10.99.0.2"];
  const best = { ours: Infinity, theirs: Infinity };
  for (let round = 0; round < rounds; round++) {
    best.theirs = Math.min(best.theirs, seconds(network, ["nmap", "-n", kind, ...target]));
    const [program, file, ...words] = remora("scan", kind, ...target);
    best.ours = Math.min(
      best.ours,
      seconds(network, [program!, new URL(`../${file}`, import.meta.url).pathname, ...words]),
    );
  }
  const { ours, theirs } = best;
  return {
    what,
    ours: `${ours.toFixed(2)} s`,
    peer: `nmap ${theirs.toFixed(2)} s`,
    ratio: ours / theirs,
    wanted: 1,
    most: true,
  };
}

/** How long a scan takes; throws when it misses a port. */
function seconds(network: Network, [command, ...words]: readonly string[]): number {
  const began = performance.now();
  const { exit, stdout, stderr } = network.run("near", command!, ...words);
  const took = (performance.now() - began) / 1000;
  const found = Array.from(stdout.matchAll(/^ *(\d+)\/tcp +open\b/gm), ([, port]) => Number(port));
  if (exit !== 0 || found.join() !== open.join())
    throw new Error(`${command} ${words.join(" ")} found ${found.join()} (${exit}): ${stderr}`);
  return took;
}
