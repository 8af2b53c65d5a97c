import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { createInterface, type Interface } from "node:readline";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listConnections } from "../../src/host/sockets/connections.ts";
import { thisNetwork } from "../../src/host/network/this-network.ts";
import { connectionKinds, formatEnd, type Connection, type ConnectionKind } from "../../src/monitor/connection.ts";
import { netConnections, netIfAddrs, netIfStats, netIoCounters } from "../../src/node.ts";
import { Ether, IP, packet, TCP } from "../../src/toolkit/index.ts";
import { inside, senderOf } from "../network/inside.ts";
import { describeWithNetwork, type Network } from "../network/network.ts";
import { describeWithOracle, findOracle } from "../oracles.ts";

const program = join(import.meta.dirname, "every-socket.py");
const kinds = Object.keys(connectionKinds) as ConnectionKind[];
const MOST_LOOKS = 50;

/** A connection in psutil's form. */
function psutils({ fd, family, type, laddr, raddr, status, pid }: Connection): unknown[] {
  const end = (value: Connection["laddr"]): unknown =>
    typeof value === "string" ? value : value === undefined ? [] : [value.ip, value.port];
  return [fd, family, type, end(laddr), end(raddr), status, pid ?? null];
}

/** Rows in an order of their own; psutil lists equal ones once. */
function sorted(rows: readonly unknown[]): string[] {
  return [...new Set(rows.map((row) => JSON.stringify(row)))].sort();
}

describeWithOracle("psutil", "connections side by side with psutil", () => {
  describeWithNetwork("interfaces", (network) => {
    it("have the same addresses, state and counters", async () => {
      network().ip("link", "add", "dull0", "type", "bridge");
      network().ip("address", "add", "192.0.2.1/24", "dev", "dull0");
      network().ip("tuntap", "add", "mode", "tun", "name", "tunnel0");
      network().ip("address", "add", "192.0.2.5", "peer", "192.0.2.6/32", "dev", "tunnel0");
      network().ip("link", "set", "tunnel0", "up");
      network().run("near", "sh", "-c", "echo 0 > /proc/sys/net/ipv6/conf/near/disable_ipv6");
      network().ip("address", "add", "2001:db8::1/64", "dev", "near", "nodad");
      network().ip("address", "add", "10.99.1.1/25", "broadcast", "10.99.1.127", "dev", "near");
      // The kernel announces new addresses when it likes.
      const { stdout, seen: ours } = await seenBetween(
        () => network().run("near", findOracle("psutil")!.command, "-c", INTERFACES).stdout,
        () =>
          inside(network(), "near", async () => ({
            addresses: await netIfAddrs(),
            stats: await netIfStats(),
            counters: await netIoCounters({ perNic: true }),
          })),
      );
      const theirs = JSON.parse(stdout) as Record<"stats" | "counters", Record<string, unknown>> & {
        addresses: Record<string, Address[]>;
      };
      const known = (_: string, value: unknown): unknown => (value === undefined ? null : value);
      const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value, known)) as unknown;
      // Where no broadcast address is set, psutil takes the interface's own for it.
      const ownBroadcast = ({ address, broadcast }: Address): boolean => broadcast === address;
      const addresses = Object.entries(theirs.addresses).map(([name, list]) => {
        return [name, list.map((one) => (ownBroadcast(one) ? { ...one, broadcast: null } : one))];
      });
      expect(plain(ours.addresses)).toEqual(Object.fromEntries(addresses));
      const stats = Object.entries(ours.stats).map(([name, { isup, duplex, speed, mtu, flags }]) => {
        return [name, { isup, duplex, speed, mtu, flags: flags.join(",") }];
      });
      expect(Object.fromEntries(stats)).toEqual(theirs.stats);
      expect(ours.counters).toEqual(theirs.counters);
      expect(ours.stats["dull0"]).toMatchObject({ driver: "bridge", state: "down" });
      expect(ours.stats["near"]).toMatchObject({ driver: "veth", state: "up", duplex: "full", speed: 10000 });
    });
  });

  describeWithNetwork("in a network of their own", (network) => {
    let child: ChildProcess;
    let lines: Interface;

    beforeAll(async () => {
      child = start(network());
      lines = createInterface(child.stdout!);
      const [port] = (await once(lines, "line")) as [string];
      await halfOpen(network(), Number(port));
    });
    afterAll(() => {
      child.stdin!.end();
    });

    const ask = async (kind: string): Promise<unknown[]> => {
      child.stdin!.write(`${kind}\n`);
      const [line] = (await once(lines, "line")) as [string];
      return JSON.parse(line) as unknown[];
    };

    it("there is every state", async () => {
      const states = new Set(
        (await inside(network(), "near", () => netConnections("tcp"))).map(({ status }) => status),
      );
      expect([...states].sort()).toEqual(
        "CLOSE_WAIT CLOSING ESTABLISHED FIN_WAIT1 FIN_WAIT2 LAST_ACK LISTEN SYN_RECV SYN_SENT TIME_WAIT".split(" "),
      );
    });

    it.each(kinds)("%s: the same sockets, from the kernel and from its text tables", async (kind) => {
      const theirs = sorted(await ask(kind));
      const [ours, fromText] = await inside(network(), "near", async () => [
        await netConnections(kind),
        listConnections(kind, {}, undefined),
      ]);
      expect(sorted(ours.map(psutils))).toEqual(theirs);
      expect(sorted(fromText.map(psutils))).toEqual(theirs);
      expect(ours.unseen).toEqual([]);
    });

    it("knows users and programs too", async () => {
      const list = await inside(network(), "near", () => netConnections("inet"));
      const owned = list.filter(({ pid }) => pid !== undefined);
      expect(new Set(owned.map(({ process: name, user }) => `${name} ${user}`))).toEqual(new Set(["python3 root"]));
    });

    it("the same queues and kernel figures as ss", async () => {
      expect(findOracle("ss")).toBeDefined();
      const { stdout, seen } = await seenBetween(
        () => network().run("near", "ss", "-tunaH").stdout,
        () => inside(network(), "near", () => netConnections("inet")),
      );
      const theirs = stdout
        .trimEnd()
        .split("\n")
        .map((line) => line.trim().split(/\s+/).slice(0, 5).join(" "));
      expect(seen.map(asSs).sort()).toEqual(theirs.sort());
    });

    it("the same round trips, windows and counts of octets as ss", async () => {
      const { stdout, seen } = await seenBetween(
        () => network().run("near", "ss", "-tinH", "state", "established").stdout,
        () => inside(network(), "near", async () => (await thisNetwork()).connections("tcp", { tcpInfo: true })),
      );
      const ours = seen.filter(({ status }) => status === "ESTABLISHED");
      const pairs = stdout.trimEnd().split("\n");
      expect(pairs.length).toBe(2 * ours.length);
      for (let i = 0; i < pairs.length; i += 2) {
        const [, , local] = pairs[i].trim().split(/\s+/);
        const remote = pairs[i].trim().split(/\s+/)[3];
        const one = ours.find(({ laddr, raddr }) => ssEnd(laddr) === local && ssEnd(raddr) === remote);
        const info = new Map(
          pairs[i + 1]
            .trim()
            .split(/\s+/)
            .map((word) => word.split(":") as [string, string]),
        );
        const { tcp } = one!;
        expect([tcp!.rtt / 1000, tcp!.rttvar / 1000].join("/")).toBe(info.get("rtt"));
        expect(String(tcp!.cwnd)).toBe(info.get("cwnd"));
        expect(String(tcp!.mss)).toBe(info.get("mss"));
        expect(pairs[i + 1].trim().split(" ")[0]).toBe(tcp!.congestion);
        expect(`pacing_rate ${8 * tcp!.pacingRate}bps`).toBe(/pacing_rate \d+bps/.exec(pairs[i + 1])?.[0]);
        expect(String(tcp!.bytesSent)).toBe(info.get("bytes_sent") ?? "0");
        expect(String(tcp!.bytesReceived)).toBe(info.get("bytes_received") ?? "0");
        expect(String(tcp!.bytesAcked)).toBe(info.get("bytes_acked") ?? "0");
      }
    });
  });
});

/** What an oracle says, and what is seen between two looks of its that say the same: until then octets are still under way. */
async function seenBetween<T>(look: () => string, see: () => Promise<T>): Promise<{ stdout: string; seen: T }> {
  const still = (text: string): string => text.replaceAll(/ last\w+:\d+/g, "");
  let stdout = look();
  for (let tries = 0; ; tries++) {
    const seen = await see();
    const after = look();
    if (still(after) === still(stdout) || tries === MOST_LOOKS) return { stdout, seen };
    stdout = after;
  }
}

describe.skipIf(process.getuid?.() !== 0)("without rights", () => {
  it("names those whose pids may not be seen", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const script = join(import.meta.dirname, "../network/connections-as-nobody.mjs");
    const root = join(import.meta.dirname, "../..");
    const { stdout, stderr } = spawnSync(process.execPath, [join(root, "scripts/run.mjs"), script, String(port)], {
      cwd: root,
      encoding: "utf8",
    });
    server.close();
    const { pid, user, unseen } = JSON.parse(stdout || stderr) as Record<string, unknown>;
    expect([pid, user]).toEqual([null, "root"]);
    expect(unseen).toContainEqual(expect.objectContaining({ uid: 0, user: "root" }));
  });
});

interface Address {
  readonly address: string;
  readonly broadcast: string | null;
}

/** What psutil says of interfaces, as JSON in this project's words. */
const INTERFACES = `
import json, psutil
addresses = {name: [{"family": one.family.name, "address": one.address, "netmask": one.netmask, "broadcast": one.broadcast,
    "ptp": one.ptp} for one in all] for name, all in psutil.net_if_addrs().items()}
duplex = {0: "unknown", 1: "half", 2: "full"}
stats = {name: {"isup": one.isup, "duplex": duplex[int(one.duplex)], "speed": one.speed, "mtu": one.mtu, "flags": one.flags}
    for name, one in psutil.net_if_stats().items()}
camel = lambda name: "".join([name.split("_")[0], *[word.title() for word in name.split("_")[1:]]])
counters = {name: {camel(key): value for key, value in one._asdict().items()}
    for name, one in psutil.net_io_counters(pernic=True, nowrap=False).items()}
print(json.dumps({"addresses": addresses, "stats": stats, "counters": counters}))
`;

function start(network: Network): ChildProcess {
  // Setting it for the loopback interface gives it its address.
  network.run("near", "sh", "-c", "for i in all lo; do echo 0 > /proc/sys/net/ipv6/conf/$i/disable_ipv6; done");
  network.ip("route", "add", "10.98.0.0/24", "via", "10.99.0.2");
  const { command } = findOracle("psutil")!;
  const words = ["netns", "exec", network.namespace("near"), command, program, network.folder];
  return spawn("ip", words, { stdio: ["pipe", "pipe", "inherit"] });
}

/** Begins a connection from an address where nobody is, so that it stays half open. */
async function halfOpen(network: Network, port: number): Promise<void> {
  const mac = await inside(network, "near", async () => {
    const addresses = (await thisNetwork()).addresses().get("near");
    return addresses?.find(({ family }) => family === "AF_PACKET")?.address;
  });
  const sender = await senderOf(network, "far");
  sender.send(
    packet(
      Ether({ dst: mac!, src: "02:00:00:00:00:09" }),
      IP({ src: "10.99.0.77", dst: "10.99.0.1" }),
      TCP({ sport: 5555, dport: port, flags: "S", seq: 1 }),
    ).bytes,
  );
  sender.close();
  const states = (): Promise<string[]> =>
    inside(network, "near", async () => (await netConnections("tcp4")).map(({ status }) => status));
  while (!(await states()).includes("SYN_RECV")) await sleep(5);
}

const SS_STATES: Readonly<Record<string, string>> = {
  ESTABLISHED: "ESTAB",
  SYN_SENT: "SYN-SENT",
  SYN_RECV: "SYN-RECV",
  FIN_WAIT1: "FIN-WAIT-1",
  FIN_WAIT2: "FIN-WAIT-2",
  TIME_WAIT: "TIME-WAIT",
  CLOSE_WAIT: "CLOSE-WAIT",
  LAST_ACK: "LAST-ACK",
};

function asSs({ type, status, laddr, raddr, receiveQueue, sendQueue }: Connection): string {
  const udp = raddr === undefined ? "UNCONN" : "ESTAB";
  const state = type === "SOCK_DGRAM" ? udp : (SS_STATES[status] ?? status);
  return [type === "SOCK_DGRAM" ? "udp" : "tcp", state, receiveQueue, sendQueue, ssEnd(laddr)].join(" ");
}

/** ss writes a socket for both versions of IP as `*`. */
function ssEnd(end: Connection["laddr"]): string {
  const text = formatEnd(end);
  return text.startsWith("[::]:") ? `*:${text.slice(5)}` : text;
}
