import { describe, expect, it } from "vitest";
import { randomNumbers } from "../../../src/bytes/random.ts";
import { SimulatedNetwork, type SimulatedNode, type Wire } from "../../../src/link/simulated-network.ts";
import { Outlet } from "../../../src/probe/outlet.ts";
import { frameMeans } from "../../../src/probe/scan/frame-means.ts";
import type { HostReport } from "../../../src/probe/scan/host-report.ts";
import { parsePorts } from "../../../src/probe/scan/ports.ts";
import { scanHosts, type ScanProgress, type ScanSettings } from "../../../src/probe/scan/scan-hosts.ts";

interface Scanned {
  readonly hosts: readonly HostReport[];
  /** How much of the network's time it took. */
  readonly seconds: number;
  readonly sent: number;
}

/** Scans a server behind a router, and what else is asked for. */
async function scan(
  server: Partial<SimulatedNode>,
  settings: Partial<Omit<ScanSettings, "ports">> & { readonly ports?: string } = {},
  { wire = {}, targets = ["10.0.2.7"] }: { readonly wire?: Wire; readonly targets?: readonly string[] } = {},
): Promise<Scanned> {
  const network = new SimulatedNetwork({
    seed: 7,
    nodes: {
      us: { addresses: ["10.0.1.2/24", "2001:db8:1::2/64"] },
      router: { addresses: ["10.0.1.1/24", "10.0.2.1/24", "2001:db8:1::1/64", "2001:db8:2::1/64"] },
      server: { addresses: ["10.0.2.7/24", "2001:db8:2::7/64"], ...server },
    },
    wires: [
      ["us", "router", { delayMs: 1 }],
      ["router", "server", { delayMs: 4, ...wire }],
    ],
  });
  const outlet = new Outlet(network.machine("us"));
  const random = randomNumbers(1);
  const began = network.time.now;
  const hosts: HostReport[] = [];
  const all = { kinds: ["syn"] as const, random, ...settings, ports: parsePorts(settings.ports ?? "1-100") };
  for await (const host of scanHosts(frameMeans(outlet, random), targets, all)) hosts.push(host);
  const [{ link }] = [await outlet.way("10.0.1.1")];
  return { hosts, seconds: Number(network.time.now - began) / 1e9, sent: link.statistics().sent };
}

const portsIn = (host: HostReport, state: string): number[] =>
  host.ports.filter((port) => port.state === state).map(({ port }) => port);

describe("a scan of a simulated network", () => {
  it("tells open, closed and filtered ports by SYN", async () => {
    const ports = { "tcp/22": "open", "tcp/80": "open", "tcp/25": "filtered" } as const;
    const { hosts, sent } = await scan({ ports });
    const [host] = hosts;
    expect(host).toMatchObject({ address: "10.0.2.7", isUp: true, reason: "response" });
    expect(host.counts).toEqual({ tcp: { open: 2, closed: 97, filtered: 1 } });
    expect(host.ports).toEqual([
      { transport: "tcp", port: 22, state: "open", reason: "syn-ack", tookMs: expect.closeTo(10, 3) },
      { transport: "tcp", port: 25, state: "filtered", reason: "no-response", tookMs: undefined },
      { transport: "tcp", port: 80, state: "open", reason: "syn-ack", tookMs: expect.closeTo(10, 3) },
    ]);
    expect(sent).toBeLessThan(115);
  });

  it("tells open, closed and silent ports by UDP, with questions that services understand", async () => {
    const ports = { "udp/53": "open", "udp/161": "filtered" } as const;
    const { hosts } = await scan({ ports }, { kinds: ["udp"], ports: "53,67,161" });
    expect(hosts[0].ports.map(({ port, state, reason }) => [port, state, reason])).toEqual([
      [53, "open", "response"],
      [67, "closed", "port-unreachable"],
      [161, "open|filtered", "no-response"],
    ]);
  });

  it.each([
    ["fin", "open|filtered", "closed"],
    ["null", "open|filtered", "closed"],
    ["xmas", "open|filtered", "closed"],
    ["ack", "unfiltered", "unfiltered"],
  ] as const)("tells by %s what it tells", async (kind, open, closed) => {
    const { hosts } = await scan(
      { ports: { "tcp/22": "open", "tcp/25": "filtered" } },
      { kinds: [kind], ports: "21-25" },
    );
    const silent = kind === "ack" ? "filtered" : "open|filtered";
    expect(hosts[0].ports.map(({ state }) => state)).toEqual([closed, open, closed, closed, silent]);
  });

  it("scans IPv6 alike, TCP and UDP in one go", async () => {
    const ports = { "tcp/22": "open", "tcp/25": "filtered", "udp/53": "open" } as const;
    const { hosts } = await scan(
      { ports },
      { kinds: ["syn", "udp"], ports: "T:22-25,U:53,54" },
      { targets: ["2001:db8:2::7"] },
    );
    expect(hosts[0].counts).toEqual({ tcp: { open: 1, closed: 2, filtered: 1 }, udp: { open: 1, closed: 1 } });
  });

  it("misses no port where one packet in ten is lost, and calls none silent that is not", async () => {
    const open = Object.fromEntries([1, 99, 500, 777, 1000].map((port) => [`tcp/${port}`, "open" as const]));
    const { hosts, seconds } = await scan({ ports: open }, { ports: "1-1000" }, { wire: { loss: 0.1, jitterMs: 3 } });
    expect(portsIn(hosts[0], "open")).toEqual([1, 99, 500, 777, 1000]);
    expect(hosts[0].counts).toEqual({ tcp: { open: 5, closed: 995 } });
    expect(seconds).toBeLessThan(20);
  });

  it("waits for a host that is slow to answer", async () => {
    const { hosts } = await scan(
      { ports: { "tcp/80": "open" } },
      { ports: "1-200" },
      { wire: { delayMs: 300, jitterMs: 300 } },
    );
    expect(hosts[0].counts).toEqual({ tcp: { open: 1, closed: 199 } });
  });

  it("asks again once, and no more, where everything is filtered", async () => {
    const { hosts, sent, seconds } = await scan({ otherPorts: "filtered" }, { ports: "1-500" });
    expect(hosts[0].counts).toEqual({ tcp: { filtered: 500 } });
    expect(sent).toBeLessThan(1010);
    expect(seconds).toBeLessThan(10);
  });

  it("slows down for a host that sends few ICMP errors, until every closed port is known", async () => {
    const { hosts, seconds } = await scan(
      { errorsPerSecond: 1, ports: { "udp/53": "open" } },
      { kinds: ["udp"], ports: "1-60" },
    );
    expect(hosts[0].counts).toEqual({ udp: { open: 1, closed: 59 } });
    expect(seconds).toBeLessThan(200);
  });

  it("keeps to a rate", async () => {
    const { seconds, sent } = await scan({}, { ports: "1-500", rate: 100, discover: false });
    expect(sent / seconds).toBeGreaterThan(90);
    expect(sent / seconds).toBeLessThan(103);
  });

  it("does not ask again where no retries are wanted", async () => {
    const { sent } = await scan({ otherPorts: "filtered" }, { ports: "1-50", retries: 0, discover: false });
    expect(sent).toBe(51); // with the question for the router
  });

  it("finds out which hosts are there, and scans no others", async () => {
    const targets = ["10.0.1.1", "10.0.1.9", "10.0.2.7", "10.0.2.8"];
    const { hosts } = await scan({ echo: false }, { kinds: [] }, { targets });
    expect(hosts.map(({ address, isUp, reason }) => [address, isUp, reason])).toEqual([
      ["10.0.1.1", true, "neighbour"],
      ["10.0.1.9", false, "no-arp-response"],
      ["10.0.2.7", true, "response"],
      ["10.0.2.8", false, "unreachable"],
    ]);
  });

  it("tells how far it is", async () => {
    const seen: string[] = [];
    await scan({}, { onProgress: ({ phase, hosts, probes }) => seen.push(`${phase} ${hosts} ${probes}`) });
    expect(seen).toContain("discovery 1 3");
    expect(seen).toContain("syn 1 100");
  });

  it("ends when it is told to, and gives what it has found out", async () => {
    const ending = new AbortController();
    const onProgress = ({ settled }: ScanProgress): void => void (settled > 100 && ending.abort());
    const settings = { ports: "1-2000", rate: 1000, signal: ending.signal, onProgress };
    const { hosts, seconds } = await scan({ ports: { "tcp/22": "open" }, otherPorts: "closed" }, settings);
    expect(seconds).toBeLessThan(1);
    expect(hosts[0]).toMatchObject({ isUp: true, isComplete: false });
    expect(Object.keys(hosts[0].counts.tcp ?? {})).not.toContain("filtered");
    expect((await scan({}, { signal: AbortSignal.abort() })).hosts).toEqual([]);
  });

  it("says that nothing leads to a target before anything is sent", async () => {
    await expect(scan({}, {}, { targets: ["fe80::1%eth7"] })).rejects.toThrow("there is no interface eth7");
  });
});
