import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { AsyncSniffer, sniff, type NodeSniffOptions } from "../../src/node/sniff.ts";
import { rdpcap, type Packet } from "../../src/node.ts";
import { describeWithOracle, findOracle } from "../oracles.ts";

const samples = join(import.meta.dirname, "../../samples");
const [welcome, dns, tcp, arp] = ["welcome", "dns", "tcp", "arp"].map((name) => join(samples, `${name}.pcap`));

function everySecond(): (packet: Packet) => Packet | undefined {
  let seen = 0;
  return (packet) => (++seen % 2 === 1 ? packet : undefined);
}

/** A call in Python, and the same call here. */
const calls: Readonly<Record<string, () => NodeSniffOptions>> = {
  [`offline="${welcome}"`]: () => ({ offline: welcome }),
  [`offline="${welcome}", count=3`]: () => ({ offline: welcome, count: 3 }),
  [`offline="${welcome}", count=100000`]: () => ({ offline: welcome, count: 100_000 }),
  [`offline="${welcome}", timeout=0`]: () => ({ offline: welcome, timeout: 0 }),
  [`offline="${welcome}", timeout=60`]: () => ({ offline: welcome, timeout: 60 }),
  [`offline="${welcome}", lfilter=lambda p: len(p) > 80`]: () => ({ offline: welcome, lfilter: long }),
  [`offline="${welcome}", lfilter=lambda p: len(p) > 80, count=4`]: () => ({
    offline: welcome,
    lfilter: long,
    count: 4,
  }),
  [`offline="${welcome}", stop_filter=lambda p: len(p) > 80`]: () => ({ offline: welcome, stopFilter: long }),
  [`offline="${welcome}", lfilter=lambda p: len(p) <= 80, stop_filter=lambda p: len(p) > 80`]: () => ({
    offline: welcome,
    lfilter: (packet) => !long(packet),
    stopFilter: long,
  }),
  [`offline="${welcome}", store=False, prn=lambda p: len(p)`]: () => ({
    offline: welcome,
    store: false,
    prn: lengthOf,
  }),
  [`offline="${welcome}", count=5, prn=lambda p: None if len(p) > 80 else "short"`]: () => ({
    offline: welcome,
    count: 5,
    prn: (packet) => (long(packet) ? undefined : "short"),
  }),
  [`offline=["${welcome}", "${arp}", "${dns}"]`]: () => ({ offline: [welcome, arp, dns] }),
  [`offline=["${welcome}", "${arp}", "${dns}"], count=8`]: () => ({ offline: [welcome, arp, dns], count: 8 }),
  [`offline=["${tcp}", "${dns}"], stop_filter=lambda p: len(p) > 80`]: () => ({
    offline: [tcp, dns],
    stopFilter: long,
  }),
  [`offline={"${welcome}": "one", "${dns}": "two"}, count=9`]: () => ({
    offline: { [welcome]: "one", [dns]: "two" },
    count: 9,
  }),
  [`offline="${welcome}", filter="udp"`]: () => ({ offline: welcome, filter: "udp" }),
  [`offline=["${welcome}", "${tcp}", "${dns}"], filter="udp", count=7`]: () => ({
    offline: [welcome, tcp, dns],
    filter: "udp",
    count: 7,
  }),
  [`offline="${welcome}", session=EverySecond`]: () => ({ offline: welcome, session: everySecond() }),
  [`offline="${welcome}", session=EverySecond, count=3, lfilter=lambda p: len(p) > 60`]: () => ({
    offline: welcome,
    session: everySecond(),
    count: 3,
    lfilter: ({ bytes }) => bytes.length > 60,
  }),
  [`offline="${welcome}", session=EverySecond, stop_filter=lambda p: len(p) > 80`]: () => ({
    offline: welcome,
    session: everySecond(),
    stopFilter: long,
  }),
  [`offline="${join(samples, "broken.pcap")}", count=0`]: () => ({ offline: join(samples, "broken.pcap"), count: 0 }),
};

function lengthOf({ bytes }: Packet): number {
  return bytes.length;
}
function long({ bytes }: Packet): boolean {
  return bytes.length > 80;
}

function described({ bytes, originalLength, seconds, nanoseconds, sniffedOn = "-" }: Packet): string {
  const time = `${seconds}.${String(Math.floor(nanoseconds / 1000)).padStart(6, "0")}`;
  return `${sniffedOn} ${time} ${originalLength} ${createHash("sha1").update(bytes).digest("hex")}`;
}

interface Outcome {
  readonly kept: readonly string[];
  readonly printed: readonly string[];
}

async function ours(run: () => Promise<readonly Packet[]>): Promise<Outcome> {
  const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
  try {
    const kept = (await run()).map(described);
    return { kept, printed: log.mock.calls.map(String) };
  } finally {
    log.mockRestore();
  }
}

function theirs(lines: readonly string[]): readonly Outcome[] {
  const words = [join(import.meta.dirname, "sniff.py")];
  const { command } = findOracle("scapy")!;
  const { stdout, stderr } = spawnSync(command, words, { input: `${lines.join("\n")}\n`, encoding: "utf8" });
  const outcomes = stdout.trimEnd().split("\n");
  if (outcomes.length !== lines.length) throw new Error(stderr);
  return outcomes.map((line) => JSON.parse(line) as Outcome);
}

describeWithOracle("scapy", "sniff keeps and prints what Scapy's does", () => {
  const lines = Object.keys(calls);
  let outcomes: readonly Outcome[] = [];
  it("sniffs with Scapy", () => {
    outcomes = theirs(lines.map((line) => `sniff(${line})`));
    expect(outcomes.filter(({ kept }) => kept.length > 0).length).toBeGreaterThan(lines.length / 2);
  });
  it.each(lines.map((line, i) => [line.replaceAll(`${samples}/`, ""), line, i] as const))(
    "sniff(%s)",
    async (_name, line, i) => {
      expect(await ours(() => sniff(calls[line]()))).toEqual(outcomes[i]);
    },
  );

  it("takes packets in place of a file", async () => {
    const [outcome] = theirs([`sniff(offline=rdpcap("${dns}"), count=5)`]);
    const packets = await rdpcap(dns);
    // Scapy gives packets from memory the time of day; they keep theirs here.
    const without = (lines: readonly string[]): string[] => lines.map((line) => line.replace(/^\S+ \S+ /, ""));
    const found = await ours(() => sniff({ offline: packets, count: 5 }));
    expect(without(found.kept)).toEqual(without(outcome.kept));
  });

  it("sniffs in the background", async () => {
    const call = `(lambda t: (t.start(), t.join(), t.results)[2])(AsyncSniffer(offline="${tcp}", count=6))`;
    const [outcome] = theirs([call]);
    const sniffer = new AsyncSniffer({ offline: tcp, count: 6 });
    expect(await ours(() => sniffer.start().join())).toEqual(outcome);
    expect(sniffer.running).toBe(false);
    expect(sniffer.results).toHaveLength(6);
  });
});

describe("what sniff refuses", () => {
  it.each<readonly [NodeSniffOptions, string]>([
    [{ offline: welcome, interface: "lo" }, "not both"],
    [{ offline: welcome, filter: "prot 17" }, "syntax error"],
    [{ offline: join(samples, "none.pcap") }, "ENOENT"],
    [{ offline: join(samples, "README.md") }, "README.md"],
  ])("%j", async (options, message) => {
    await expect(sniff(options)).rejects.toThrow(message);
  });
});
