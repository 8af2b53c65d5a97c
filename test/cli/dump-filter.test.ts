import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { LookUpHosts } from "../../src/capture-filter/names/resolve-names.ts";
import { PacketRecord } from "../../src/files/record.ts";
import { PcapngWriter } from "../../src/files/pcapng-writer.ts";
import { memorySink } from "../../src/files/sink.ts";
import { describeWithOracle } from "../oracles.ts";
import { arpRequest, hex, temporary, udpPacket, writePcap, writeTemporary, type TestPacket } from "./captures.ts";
import { asOurs, ours, theirs } from "./run-dump.ts";

const at = (seconds: number, bytes: Uint8Array): TestPacket => ({ seconds, bytes });
const query = udpPacket("10.0.0.1", "10.0.0.53", 40000, 53);
const answer = udpPacket("10.0.0.53", "10.0.0.1", 53, 40000);
const web = udpPacket("10.0.0.1", "10.0.0.2", 40001, 80);
const file = writePcap("filtered.pcap", [at(1, arpRequest), at(2, query), at(3, answer), at(4, web), at(5, query)]);
const raw = writePcap("raw.pcap", [at(6, query.slice(14)), at(7, web.slice(14))], { linkType: 101 });
const list = writeTemporary("filtered-list", `${file}\n${raw}\n`);
const samples = ["dns", "http", "icmp", "vlan", "icmpv6", "fragments"].map((name) => `samples/${name}.pcap`);
const ethernet = writeTemporary("ethernet-list", `${samples.join("\n")}\n`);
const several = writeTemporary("several-list", "samples/sll2.pcap\nsamples/raw-ip.pcap\nsamples/loop.pcap\n");

const filters = [
  "udp port 53",
  "not udp",
  "host 10.0.0.2",
  "net 10.0.0.0/8 and udp",
  "ip6",
  "vlan",
  "icmp[icmptype] = icmp-echo",
  "tcp[tcpflags] & tcp-syn != 0",
  "less 80",
  "ip[6:2] & 0x1fff != 0",
];

describeWithOracle("tcpdump", "a capture filter with -r", () => {
  it.each(filters.map((filter) => [filter, filter === "vlan" ? [ethernet] : [ethernet, several]] as const))(
    "selects the same packets for %s",
    async (filter, lists) => {
      for (const words of lists.map((each) => ["-nt", "-V", each, filter])) {
        const [{ exit, stdout }, expected] = [await ours(words), theirs(words)];
        expect({ exit, stdout }).toEqual({ exit: expected.exit, stdout: expected.stdout });
      }
    },
  );

  const printed = [
    ["-nt", "-r", file, "udp", "port", "53"],
    ["-nt", "udp", "-r", file, "port", "53"],
    ["-nt", "-r", file, "-c", "2", "udp port 53"],
    ["-nt#r", file, "udp port 53"],
    ["--count", "-r", file, "udp port 53"],
    ["--count", "-r", file, "-c", "1", "udp port 53"],
    ["--count", "-V", list, "udp port 53"],
    ["-nt", "-V", list, "udp port 53"],
    ["-nt", "-r", file, "-F", writeTemporary("filter", "# only\nudp # and\n port 53\n")],
    ["-nt", "-r", file, "-F", writeTemporary("another", "arp"), "udp"],
    ["-nt", "-r", file, "-F", "/dev/null"],
    ["-nt", "-r", file, "-O", "ip and arp"],
    ["-nt", "-r", file, "port domain and not port http"],
    ["-nt", "-r", file, "ip broadcast"],
  ];
  it.each(printed)("prints the same for %s %s %s %s %s %s", async (...words) => {
    const { exit, stdout } = await ours(words);
    expect({ exit, stdout }).toEqual({ exit: 0, stdout: theirs(words).stdout });
  });

  it("writes the same file with -w", async () => {
    const [mine, other] = [temporary("mine.pcap"), temporary("other.pcap")];
    await ours(["-r", file, "-w", mine, "udp port 53"]);
    theirs(["-r", file, "-w", other, "udp port 53"]);
    expect(readFileSync(mine)).toEqual(readFileSync(other));
  });

  const listings = [
    ["-d", "tcp port 80"],
    ["-dd", "-y", "EN10MB", "ip host 10.0.0.1"],
    ["-ddd", "-y", "RAW", "ip6"],
    ["-dddd", "-y", "LINUX_SLL", "ip"],
    ["-d", "-s", "100", "-y", "EN10MB", "ip"],
    ["-d", "-r", raw, "-y", "EN10MB", "ip"],
    ["-d", "-V", list, "udp"],
    ["-d", "-r", file],
    ["-Od", "-y", "EN10MB", "ip"],
    ["-d", "-r", file, "-w", temporary("never-written"), "udp"],
  ];
  it.each(listings)("prints the same program for %s %s %s %s", async (...words) => {
    expect(await ours(words)).toEqual(asOurs(theirs(words)));
  });

  const refused = ["ip and arp", "udp prt 53", "host 10.0.0.256", "port nonsense", "(udp", "tcp[0] / 0 = 1"];
  it.each(refused)("refuses %s in the same words, and says more", async (filter) => {
    const expected = asOurs(theirs(["-r", file, filter]));
    const { exit, stdout, stderr } = await ours(["-r", file, "-w", temporary("not-begun.pcap"), filter]);
    expect({ exit, stdout }).toEqual({ exit: expected.exit, stdout: expected.stdout });
    expect(stderr.startsWith(expected.stderr.trimEnd()), `${stderr} for ${expected.stderr}`).toBe(true);
    expect(stderr).toMatch(/\n.*\^/);
    expect(() => readFileSync(temporary("not-begun.pcap"))).toThrow("ENOENT");
  });
});

describe("a capture filter", () => {
  const nameFiles = {
    hosts: writeTemporary("filter-hosts", "10.0.0.53 resolver.example ns\n"),
    services: writeTemporary("filter-services", "questions 53/udp\n"),
    protocols: writeTemporary("filter-protocols", "datagrams 17 DATAGRAMS\n"),
    networks: writeTemporary("filter-networks", "ours 10.0.0\n"),
    ethers: writeTemporary("filter-ethers", "00:90:69:11:22:33 router\n"),
  };
  const count = async (filter: string, about: Parameters<typeof ours>[1] = {}): Promise<string> =>
    (await ours(["--count", "-r", file, filter], { nameFiles, ...about })).stdout;

  it.each([
    ["host ns", "3 packets\n"],
    ["host NS and src port questions", "1 packet\n"],
    ["ip proto datagrams", "4 packets\n"],
    ["net ours", "0 packets\n"],
    ["ether host router", "4 packets\n"],
    ["gateway router", "4 packets\n"],
  ])("takes the names of %s from the system's files", async (filter, packets) => {
    const lookUpHosts: LookUpHosts = async (names) =>
      new Map(names.map((name) => [name, [Uint8Array.of(192, 0, 2, 1)]]));
    expect(await count(filter, { lookUpHosts })).toBe(packets);
  });

  it("asks for the names that are in no file, all at once, within two seconds", async () => {
    const asked: [readonly string[], number][] = [];
    const lookUpHosts: LookUpHosts = async (names, milliseconds) => {
      asked.push([names, milliseconds]);
      return new Map([["web.example", [Uint8Array.of(10, 0, 0, 2)]], ["nobody.example", []]]); // oxfmt-ignore
    };
    expect(await count("host web.example or ns or web.example", { lookUpHosts })).toBe("4 packets\n");
    expect(asked).toEqual([[["web.example"], 2000]]);
    const { exit, stderr } = await ours(["-r", file, "host nobody.example"], { nameFiles, lookUpHosts });
    expect(exit).toBe(1);
    expect(stderr).toMatch(/^reading .*\nremora: unknown host 'nobody\.example'/);
    const late = await ours(["-r", file, "host ns and host slow.example"], { nameFiles, lookUpHosts });
    expect(late.exit).toBe(1);
    expect(late.stderr).toMatch(/\nremora: unknown host 'slow\.example': no answer within 2 s\n.*\n +\^{12}\n/);
  });

  it("asks nobody without names of hosts", async () => {
    const lookUpHosts: LookUpHosts = () => expect.fail("was asked");
    expect(await count("udp port questions and ether host router", { lookUpHosts })).toBe("3 packets\n");
  });

  it("warns of a part that can never match, and goes on", async () => {
    const { exit, stdout, stderr } = await ours(["--count", "-r", file, "arp or (ip6 and udp[0:2] = 53)"]);
    expect({ exit, stdout }).toEqual({ exit: 0, stdout: "1 packet\n" });
    expect(stderr).toMatch(
      /^reading .*\nremora: warning: a part of the filter can never match: `ip6` is true of IPv6 only/,
    );
  });

  it("is compiled for each link type of a file that has several", async () => {
    const sink = memorySink();
    const writer = new PcapngWriter(sink);
    const ethernet = { linkType: 1, snapLength: 262144, timeResolution: 6 };
    const rawIp = { linkType: 101, snapLength: 262144, timeResolution: 6 };
    const usb = { linkType: 189, snapLength: 262144, timeResolution: 6 };
    for (const [bytes, described] of [
      [query, ethernet],
      [query.slice(14), rawIp],
      [web.slice(14), rawIp],
      [web, usb],
    ] as const)
      // oxfmt-ignore
      await writer.write(record(bytes, described.linkType), described);
    await writer.close();
    const mixed = writeTemporary("mixed.pcapng", sink.bytes());
    const { exit, stdout, stderr } = await ours(["--count", "-r", mixed, "udp port 53"]);
    expect({ exit, stdout }).toEqual({ exit: 0, stdout: "2 packets\n" });
    expect(stderr).toMatch(/^reading .*\nremora: packets of link type USB_LINUX .* are left out: /);
    expect(
      stderr
        .trimEnd()
        .split("\n")
        .filter((line) => line.startsWith("remora:")),
    ).toHaveLength(1);
  });

  it("looks behind tags with --anywhere", async () => {
    const tagged = hex(`009069112233 001122334455 8100 0064 ${Buffer.from(query.slice(12)).toString("hex")}`);
    const path = writePcap("tagged.pcap", [at(1, query), at(2, tagged)]);
    expect((await ours(["--count", "-r", path, "port 53"])).stdout).toBe("1 packet\n");
    expect((await ours(["--count", "-r", path, "--anywhere", "port 53"])).stdout).toBe("2 packets\n");
  });

  it("is explained in words", async () => {
    const { exit, stdout, stderr } = await ours(["--explain", "udp", "port", "questions", "and", "host", "ns"], {
      nameFiles,
    });
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: "" });
    const [heading, ...lines] = stdout.split("\n");
    expect(heading).toBe("Selects a packet if all of these hold:");
    expect(lines.slice(0, 2)).toEqual([
      "- it has source or destination port 53 (questions) of UDP",
      "- it is from or to the host ns (10.0.0.53) (in IPv4, ARP or RARP)",
    ]);
    expect(lines.at(-1)).toBe("");
  });
});

function record(bytes: Uint8Array, linkType: number): PacketRecord {
  const { length } = bytes;
  return Object.assign(new PacketRecord(), { bytes, end: length, captured: length, original: length, linkType });
}
