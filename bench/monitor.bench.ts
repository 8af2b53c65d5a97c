import { spawn, spawnSync } from "node:child_process";
import { PacketRecord, SPARE } from "../src/files/record.ts";
import { Ledger } from "../src/monitor/ledger.ts";
import { PacketTraffic } from "../src/monitor/packet-traffic.ts";
import { netConnections } from "../src/node.ts";
import { Ether, IP, packet, UDP } from "../src/toolkit/index.ts";
import type { Bench, Row } from "./bench.ts";
import { Cable } from "./captured.ts";

const sockets = 10_000;
const rounds = 7;
const load = { count: 1_000_000, length: 200, rate: 100_000 };
const flows = 1_000_000;
/** Flows after which memory is as it stays. */
const settled = 300_000;
/** Flows of a second: an hour of a million brings 278. */
const flowsAnInterval = 10_000;

/** A process with connections to itself. */
const HOLDER = `
const { connect, createServer } = require("node:net");
const all = [];
let left = ${sockets / 2};
const server = createServer((socket) => void all.push(socket)).listen({ port: 0, host: "127.0.0.1", backlog: 4096 }, next);
function next() {
  if (left-- === 0) return process.stdout.write("ready\\n");
  const socket = connect(server.address().port, "127.0.0.1", next);
  all.push(socket);
}
process.stdin.on("end", () => process.exit()).resume();
`;

/** Milliseconds that psutil takes, in a program that has loaded it. */
const PSUTIL = `
import psutil, time
def once():
    began = time.perf_counter()
    psutil.net_connections()
    return time.perf_counter() - began
print(1000 * min(once() for _ in range(${rounds})))
`;

export const bench: Bench = {
  title: "Who uses the network",
  about:
    `\`netConnections()\` with ${sockets} TCP sockets of another process, the quickest of ${rounds}, with ` +
    "psutil's `net_connections()` in a program that runs already and with whole runs of `ss -tunap`; the processor time of " +
    "`remora top` while packets come, as a share of one core; and the memory that flows take, as `remora top` counts them.",
  async rows() {
    if (process.platform !== "linux" || process.getuid?.() !== 0) {
      console.log("monitor: left out, for network namespaces need Linux and root\n");
      return [];
    }
    return [...(await connections()), await top(), memory()];
  },
};

async function connections(): Promise<Row[]> {
  const holder = spawn(process.execPath, ["-e", HOLDER], { stdio: ["pipe", "pipe", "inherit"] });
  try {
    await new Promise((resolve) => holder.stdout.once("data", resolve));
    const [ours, ss]: number[][] = [[], []];
    const psutil = (): number => Number(spawnSync("/usr/bin/python3", ["-c", PSUTIL], { encoding: "utf8" }).stdout);
    let theirs = psutil();
    for (let round = 0; round < rounds; round++) {
      ours.push(await milliseconds(() => netConnections()));
      ss.push(await milliseconds(() => spawnSync("ss", ["-tunap"], { stdio: "ignore" })));
    }
    theirs = Math.min(theirs, psutil());
    const [mine, other] = [Math.min(...ours), Math.min(...ss)];
    const what = `${sockets} sockets with their processes`;
    const row = (peer: string, time: number, wanted: number): Row => ({
      what,
      ours: `${mine.toFixed(1)} ms`,
      peer: `${peer} ${time.toFixed(1)} ms`,
      ratio: time / mine,
      wanted,
    });
    return [row("ss", other, 1), row("psutil", theirs, 5)];
  } finally {
    holder.stdin.end();
  }
}

async function milliseconds(act: () => unknown): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

async function top(): Promise<Row> {
  const cable = new Cable();
  try {
    const command = [process.execPath, "bin/remora.js", "top", "-n", "--json", "-i", "near"];
    const share = ((await cable.nanosecondsAFrame(command, load)) * load.rate) / 1e9;
    const what = `\`top\` at ${load.rate} packets a second`;
    return { what, ours: `${(100 * share).toFixed(1)} %`, peer: "one core", ratio: share, wanted: 0.25, most: true };
  } finally {
    cable.remove();
  }
}

function memory(): Row {
  const { bytes } = packet(Ether(), IP({ src: "10.0.0.1" }), UDP({ dport: 53 }));
  const record = Object.assign(new PacketRecord(), { linkType: 1, end: bytes.length, original: bytes.length });
  record.bytes = new Uint8Array(bytes.length + SPARE);
  record.bytes.set(bytes);
  const view = new DataView(record.bytes.buffer);
  const ledger = new Ledger(0);
  const traffic = new PacketTraffic(ledger, { isLocal: (octets, at) => octets[at] === 10, view: "here" });
  const megabytes: number[] = [];
  let most = 0;
  for (let flow = 1; flow <= flows; flow++) {
    view.setUint32(30, 0xc0000000 + (Math.imul(flow, 0x9e3779b1) >>> 3));
    view.setUint16(34, 1024 + (flow % 60_000));
    traffic.count(record);
    if (flow % flowsAnInterval !== 0) continue;
    traffic.flush();
    ledger.settle(flow / flowsAnInterval);
    // What it took at most: between two collections of garbage memory goes up and down by half.
    most = Math.max(most, process.memoryUsage.rss() / 1e6);
    if (flow === settled || flow === flows) megabytes.push(most);
  }
  const [early, late] = megabytes;
  return {
    what: `most memory in ${flows} flows, compared with that in the first ${settled}`,
    ours: `${late.toFixed(0)} MB`,
    peer: `${early.toFixed(0)} MB`,
    ratio: late / early,
    wanted: 1.3,
    most: true,
  };
}
