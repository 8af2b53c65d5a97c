import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { PacketRecord, SPARE } from "../src/files/record.ts";
import { RelativeSequences } from "../src/flows/relative-numbers.ts";
import { userNames } from "../src/host/process/process-info.ts";
import { Processes } from "../src/host/process/processes.ts";
import { SocketOwners } from "../src/host/process/socket-owners.ts";
import { dumpTexts } from "../src/protocols/dump-texts.ts";
import { PacketLines } from "../src/report/dump/packet-line.ts";
import { lineTables } from "../src/report/dump/tables.ts";
import { Ether, IP, packet, TCP } from "../src/toolkit/index.ts";
import type { Bench } from "./bench.ts";

const connections = 500;
const packets = 2_000_000;
const lines = 200_000;
const rounds = 3;

const options = {
  verbose: 0,
  quiet: 0,
  linkHeader: false,
  absoluteSequence: false,
  checksums: true,
  undecodedHandles: false,
  asDot: false,
  dumps: false,
  packetType: undefined,
};

/** Milliseconds of the quickest of several runs. */
function quickest(run: () => void, times = rounds): number {
  const took = Array.from({ length: times }, () => {
    const began = performance.now();
    run();
    return performance.now() - began;
  });
  return Math.min(...took);
}

/** Connections of this process with itself, and a packet of each direction. */
async function traffic(): Promise<{ records: readonly PacketRecord[]; close: () => void }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => void sockets.push(socket)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const records: PacketRecord[] = [];
  for (let i = 0; i < connections; i++) {
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    sockets.push(socket);
    records.push(recordOf(socket.localPort!, port), recordOf(port, socket.localPort!));
  }
  while (sockets.length < 2 * connections) await new Promise((resolve) => setTimeout(resolve, 1));
  const close = (): void => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { records, close };
}

function recordOf(sport: number, dport: number): PacketRecord {
  const ends = { src: "127.0.0.1", dst: "127.0.0.1" };
  const { bytes } = packet(Ether(), IP(ends), TCP({ sport, dport, flags: "A", seq: 1, ack: 1 }));
  const record = Object.assign(new PacketRecord(), { linkType: 1, seconds: 1_700_000_000, end: bytes.length });
  record.captured = record.original = bytes.length;
  record.bytes = new Uint8Array(bytes.length + SPARE);
  record.bytes.set(bytes);
  return record;
}

export const bench: Bench = {
  title: "Which process a packet belongs to",
  about:
    `${connections} connections of one process with itself, ${2 * connections} flows. A packet of a flow that is known is compared ` +
    "with printing its line as `dump -nn` does; asking for a flow, which happens once a second, and looking at the open files " +
    "of all processes, which happens every ten seconds while packets come and when a socket is new, with one run of `ss -tuanp`.",
  async rows() {
    const { records, close } = await traffic();
    const processes = await Processes.open();
    try {
      const ss = quickest(() => spawnSync("ss", ["-tuanp"], { stdio: "ignore" }));
      const looking = quickest(() => void new SocketOwners(userNames()).look());
      const first = quickest(() => {
        for (const record of records) processes.attribute(record, "lo");
      }, 1);
      const known = quickest(() => {
        for (let i = 0; i < packets; i++) {
          const record = records[i % records.length]!;
          record.clearOptions();
          processes.attribute(record, "lo");
        }
      });
      if (records[0]!.metadata?.process?.pid !== process.pid) throw new Error("the process was not found");
      const printed = quickest(() => printLines(records));
      const [knownNs, lineNs] = [(known / packets) * 1e6, (printed / lines) * 1e6];
      const firstUs = (first / records.length) * 1e3;
      return [
        row(
          "a packet of a known flow",
          `${knownNs.toFixed(0)} ns`,
          `a line ${lineNs.toFixed(0)} ns`,
          knownNs / lineNs,
          0.5,
        ),
        row("asking for a flow", `${firstUs.toFixed(1)} us`, `ss ${ss.toFixed(1)} ms`, firstUs / 1e3 / ss, 0.01),
        row("looking at all processes", `${looking.toFixed(1)} ms`, `ss ${ss.toFixed(1)} ms`, looking / ss, 2),
      ];
    } finally {
      processes.close();
      close();
    }
  },
};

function row(what: string, ours: string, peer: string, ratio: number, wanted: number) {
  return { what, ours, peer, ratio, wanted, most: true };
}

function printLines(records: readonly PacketRecord[]): void {
  const none = (): undefined => undefined;
  const names = { ipv4: none, ipv6: none, ether: none, port: none, protocol: none };
  const printer = new PacketLines(lineTables(dumpTexts), options, names, new RelativeSequences(), {
    style: "none",
    whole: false,
  });
  for (let i = 0; i < lines; i++) {
    printer.packet(records[i % records.length]!);
    if (printer.line.length > 60_000) printer.line.clear();
  }
}
