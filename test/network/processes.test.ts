import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { PacketProcess } from "../../src/files/pcapng-options.ts";
import { PacketRecord, SPARE } from "../../src/files/record.ts";
import { linux } from "../../src/host/native/linux.ts";
import { Processes } from "../../src/host/process/processes.ts";
import { sniff } from "../../src/node/sniff.ts";
import { Ether, ICMP, IP, IPv6, packet, TCP, UDP, type Layer } from "../../src/toolkit/index.ts";

const isRoot = process.getuid?.() === 0;
const root = join(import.meta.dirname, "../..");
const program = join(import.meta.dirname, "sockets.mjs");
const LINKTYPE_ETHERNET = 1;

/** Node by names of its own, so that a process can be told by its name. */
const folder = mkdtempSync(join(tmpdir(), "remora-processes-"));
const children: ChildProcess[] = [];
let processes: Processes;
let server: Server;

beforeAll(async () => {
  chmodSync(folder, 0o755);
  processes = await Processes.open();
  server = createServer(() => undefined).listen(0, "::");
  await once(server, "listening");
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill();
});
afterAll(() => {
  processes.close();
  server.close();
  rmSync(folder, { recursive: true, maxRetries: 20 });
});

const serverPort = (): number => (server.address() as AddressInfo).port;

/** Starts the program under a name; resolves to its process and its port. */
async function start(name: string, words: readonly (string | number)[], options: SpawnOptions = {}) {
  const path = join(folder, name);
  symlinkSync(process.execPath, path);
  return begin(path, [program, ...words.map(String)], options);
}

async function begin(path: string, words: readonly string[], options: SpawnOptions = {}) {
  const child = spawn(path, words, { ...options, stdio: ["pipe", "pipe", "inherit"] });
  children.push(child);
  const [said] = (await once(child.stdout!, "data")) as [Buffer];
  return { child, pid: child.pid!, port: Number(said.toString()) };
}

/** The process of a packet of these layers that passes now. */
function processOf(layers: readonly Layer[], seconds = 1_700_000_000): PacketProcess | undefined {
  const record = recordOf(layers, seconds);
  processes.attribute(record, "lo");
  return record.metadata?.process;
}

function recordOf(layers: readonly Layer[], seconds: number): PacketRecord {
  const { bytes } = packet(Ether(), ...layers);
  const record = Object.assign(new PacketRecord(), { seconds, linkType: LINKTYPE_ETHERNET, end: bytes.length });
  record.bytes = new Uint8Array(bytes.length + SPARE);
  record.bytes.set(bytes);
  return record;
}

const tcp = (sport: number, dport: number, flags = "A", src = "127.0.0.1", dst = "127.0.0.1") => [
  IP({ src, dst }),
  TCP({ sport, dport, flags }),
];
const tcp6 = (sport: number, dport: number) => [IPv6({ src: "::1", dst: "::1" }), TCP({ sport, dport, flags: "A" })];
const udp = (sport: number, dport: number, src = "127.0.0.1", dst = "127.0.0.1") => [
  IP({ src, dst }),
  UDP({ sport, dport }),
];

describe("the process of a packet", () => {
  it("is the one that sends it: both ends of a TCP connection, with user and name", async () => {
    const { pid, port } = await start("quokka", ["connect", serverPort(), "127.0.0.1"]);
    const { username } = await import("node:os").then((os) => os.userInfo());
    expect(processOf(tcp(port, serverPort()))).toMatchObject({
      pid,
      info: { name: "quokka", user: username, uid: process.getuid!() },
    });
    expect(processOf(tcp(serverPort(), port))).toMatchObject({ pid: process.pid });
  });

  it("is found over IPv6", async () => {
    const { pid, port } = await start("numbat", ["connect", serverPort(), "::1"]);
    expect(processOf(tcp6(port, serverPort()))).toMatchObject({ pid, info: { name: "numbat" } });
    expect(processOf(tcp6(serverPort(), port))?.pid).toBe(process.pid);
  });

  it("is the one that gets it, where it comes from elsewhere", async () => {
    const { pid, port } = await start("bilby", ["datagrams", 0, "0.0.0.0"]);
    expect(processOf(udp(4444, port, "192.0.2.9", "127.0.0.1"))).toMatchObject({ pid, info: { name: "bilby" } });
    expect(processOf(udp(port, 4444, "127.0.0.1", "192.0.2.9"))).toMatchObject({ pid });
    // Sent to all on a network, or to a group, it comes here too.
    expect(processOf(udp(4445, port, "192.0.2.9", "255.255.255.255"))?.pid).toBe(pid);
    expect(processOf(udp(4446, port, "192.0.2.9", "224.0.0.251"))?.pid).toBe(pid);
  });

  it("is one that listens for both versions of IP", async () => {
    const { pid, port } = await start("dingo", ["datagrams", 0, "::"]);
    expect(processOf(udp(4444, port))?.pid).toBe(pid);
    expect(processOf([IPv6({ src: "::1", dst: "::1" }), UDP({ sport: 4444, dport: port })])?.pid).toBe(pid);
  });

  it("is who listens, for the first packet of a connection", async () => {
    const { pid, port } = await start("koala", ["listen", 0, "127.0.0.1"]);
    expect(processOf(tcp(45678, port, "S", "192.0.2.9"))?.pid).toBe(pid);
  });

  it("is remembered for a while when it has ended", async () => {
    const { child, pid, port } = await start("mayfly", ["connect", serverPort(), "127.0.0.1"]);
    expect(processOf(tcp(port, serverPort()), 2000)?.pid).toBe(pid);
    child.kill("SIGKILL");
    await once(child, "exit");
    const late = tcp(port, serverPort(), "FA");
    expect(processOf(late, 2001)?.pid).toBe(pid);
    expect(processOf(late, 2060)?.pid).toBe(pid);
    expect(processOf(late, 2062)?.pid).not.toBe(pid);
  });

  it("is unknown for ports that nobody has, for other hosts' packets, and for what has no ports", () => {
    expect(processOf(tcp(1, 2))).toBeUndefined();
    expect(processOf(tcp(serverPort(), 50000, "A", "192.0.2.1", "198.51.100.1"))).toBeUndefined();
    expect(processOf(tcp(50000, serverPort(), "S", "192.0.2.1", "198.51.100.1"))).toBeUndefined();
    expect(
      processOf([IP({ src: "192.0.2.1", dst: "127.0.0.1", frag: 100 }), TCP({ sport: 1, dport: serverPort() })]),
    ).toBeUndefined();
  });

  it("is a new one when the port has changed hands", async () => {
    const first = await start("earlier", ["datagrams", 0, "127.0.0.1"]);
    expect(processOf(udp(first.port, 9), 3000)?.pid).toBe(first.pid);
    first.child.kill("SIGKILL");
    await once(first.child, "exit");
    const second = await start("later", ["datagrams", first.port, "127.0.0.1"]);
    expect(processOf(udp(first.port, 9), 3001)).toMatchObject({ pid: second.pid, info: { name: "later" } });
  });

  it("costs other hosts' packets no question", () => {
    const before = processes.statistics();
    for (let i = 0; i < 8000; i++) processOf(tcp(1 + i, 80, "A", "192.0.2.1", "198.51.100.1"), 4000);
    expect(processes.statistics()).toMatchObject({ asked: before.asked, postponed: before.postponed });
  });

  it("is asked for so many times a second, however many flows come", () => {
    const before = processes.statistics();
    const began = performance.now();
    const flows = 140_000;
    const record = recordOf(udp(1, 1), 5000);
    const ports = new DataView(record.bytes.buffer, 34, 4);
    for (let i = 0; i < flows; i++) {
      ports.setUint32(0, i * 0x10003);
      processes.attribute(record, "lo");
    }
    const took = performance.now() - began;
    const { asked, postponed, forgotten } = processes.statistics();
    expect(asked - before.asked).toBeLessThanOrEqual(5000 * (1 + Math.ceil(took / 1000)));
    expect(asked - before.asked + postponed - before.postponed).toBe(flows);
    expect(postponed).toBeGreaterThan(0);
    expect(forgotten).toBeGreaterThan(0);
  });
});

describe.skipIf(!isRoot)(`the process of a packet, as root sees it${isRoot ? "" : " [needs root]"}`, () => {
  it("belongs to another user", async () => {
    const { pid, port } = await start("wombat", ["datagrams", 0, "127.0.0.1"], { uid: 65534, gid: 65534 });
    await expect
      .poll(() => processOf(udp(port, 9), performance.now()))
      .toMatchObject({ pid, info: { name: "wombat", user: "nobody", uid: 65534 } });
  });

  it("stays unknown to who may not see it, but not its user", async () => {
    const { port } = await start("quoll", ["datagrams", 0, "127.0.0.1"]);
    const words = [join(root, "scripts/run.mjs"), join(root, "test/network/as-nobody.mjs"), String(port)];
    const { stdout, stderr } = spawnSync(process.execPath, words, { cwd: root, encoding: "utf8" });
    expect(JSON.parse(stdout || stderr)).toEqual({
      process: { pid: 0, thread: 0, info: { uid: 0, user: "root" } },
      comments: ["UserId: 0\nUser: root"],
    });
  });

  it("has a raw socket", async () => {
    const system = await linux();
    const echo = [IP({ src: "127.0.0.1", dst: "127.0.0.1" }), ICMP({ type: 8, id: 0x7777 })];
    expect(processOf(echo, 4000)).toBeUndefined();
    const descriptor = system.socket(2, 3, 1);
    try {
      await expect.poll(() => processOf(echo, performance.now())?.pid).toBe(process.pid);
    } finally {
      system.close(descriptor);
    }
  });

  it("stays unknown in another network namespace", async () => {
    const namespace = `remora-processes-${process.pid}`;
    expect(spawnSync("ip", ["netns", "add", namespace]).status).toBe(0);
    try {
      spawnSync("ip", ["-n", namespace, "link", "set", "lo", "up"]);
      const words = ["netns", "exec", namespace, process.execPath, program, "datagrams", "0", "127.0.0.1"];
      const { port } = await begin("ip", words);
      expect(processOf(udp(port, 9))).toBeUndefined();
    } finally {
      for (const child of children.splice(0)) child.kill();
      spawnSync("ip", ["netns", "delete", namespace]);
    }
  });

  it("comes with the packets that are sniffed", async () => {
    const port = serverPort();
    const found = await sniff({
      interface: "lo",
      process: true,
      timeout: 10,
      lfilter: (one) => one.get(TCP)?.dport === port,
      stopFilter: (one) => one.process?.info?.name === "possum",
      startedCallback: () => void start("possum", ["connect", port, "127.0.0.1"]),
    });
    const { process: sender, sniffedOn } = found.at(-1)!;
    expect(sniffedOn).toBe("lo");
    expect(sender).toMatchObject({ pid: children.at(-1)!.pid, info: { name: "possum" } });
    // The very first packet, before which there was no socket to know of, is known as well.
    expect(found[0].process?.pid).toBe(sender?.pid);
  });
});
