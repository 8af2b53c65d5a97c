import { describe, expect, it } from "vitest";
import type { ReverseResolver } from "../../src/host/reverse-names.ts";
import { describeWithOracle } from "../oracles.ts";
import { arpRequest, udpPacket, writePcap, writeTemporary } from "./captures.ts";
import { ours, theirs } from "./run-dump.ts";

const nameFiles = {
  hosts: writeTemporary(
    "hosts",
    "127.0.0.1\tlo.host.example alias # x\n10.1.2.3 a.b.c\n10.1.2.3 second\n\n# 10.0.0.1 no\nbroken\n",
  ),
  services: writeTemporary(
    "services",
    "first 4000/udp alias\nsecond\t4000/udp\nothers 4001/tcp # no\nname2 4001/udp\n",
  ),
  ethers: writeTemporary("ethers", "0:11:22:33:44:55 ours\n00:90:69:11:22:33 router # x\n"),
};
const missing = { hosts: "/none", services: "/none", ethers: "/none" };

const packet = (source: string, destination: string, ...ports: [number, number]) => ({
  seconds: 1,
  bytes: udpPacket(source, destination, ...ports),
});
const file = writePcap("names.pcap", [
  packet("127.0.0.1", "10.1.2.3", 4000, 4001),
  packet("10.0.0.1", "255.255.255.255", 1, 2),
  { seconds: 2, bytes: arpRequest },
]);

/** A resolver that knows some names, and counts the questions. */
function resolver(
  names: Readonly<Record<string, string>>,
  delayMs = 0,
): ReverseResolver & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async reverse(address) {
      asked.push(address);
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      if (names[address] === undefined) throw new Error("ENOTFOUND");
      return [names[address]];
    },
    cancel() {},
  };
}

const lines = async (words: string[], about: Parameters<typeof ours>[1]): Promise<string[]> =>
  (await ours(["-t", "-r", file, ...words], about)).stdout.trimEnd().split("\n");

describe("names", () => {
  it("are those of the system's files", async () => {
    expect(await lines(["-e"], { nameFiles, resolver: resolver({}) })).toEqual([
      "ours > router, ethertype IPv4 (0x0800), length 42: lo.host.example.first > a.b.c.name2: UDP, length 0",
      "ours > router, ethertype IPv4 (0x0800), length 42: 10.0.0.1.1 > 255.255.255.255.2: UDP, length 0",
      "ours > Broadcast, ethertype ARP (0x0806), length 60: Request who-has 192.168.0.2 tell 192.168.0.1, length 46",
    ]);
  });

  it("are without their domain with -N", async () => {
    expect((await lines(["-N"], { nameFiles, resolver: resolver({}) }))[0]).toBe(
      "IP lo.first > a.name2: UDP, length 0",
    );
  });

  it("are not asked for with -n", async () => {
    const dns = resolver({});
    expect((await lines(["-n"], { nameFiles, resolver: dns }))[0]).toBe(
      "IP 127.0.0.1.4000 > 10.1.2.3.4001: UDP, length 0",
    );
    expect(dns.asked).toEqual([]);
  });

  it("are numbers where the files are missing, and vendors where tcpdump knows them", async () => {
    expect((await lines(["-e"], { nameFiles: missing, resolver: resolver({}) }))[0]).toBe(
      "00:11:22:33:44:55 (oui Unknown) > 00:90:69:11:22:33 (oui Juniper), ethertype IPv4 (0x0800), length 42: " +
        "127.0.0.1.4000 > 10.1.2.3.4001: UDP, length 0",
    );
  });

  it("are asked of the DNS, once for each address, before the line is printed", async () => {
    const dns = resolver({ "10.0.0.1": "one.example", "192.168.0.2": "two.example" }, 5);
    const printed = await lines([], { nameFiles, resolver: dns });
    expect(printed.slice(1)).toEqual([
      "IP one.example.1 > 255.255.255.255.2: UDP, length 0",
      "ARP, Request who-has two.example tell 192.168.0.1, length 46",
    ]);
    expect(dns.asked.sort()).toEqual(["10.0.0.1", "192.168.0.1", "192.168.0.2", "255.255.255.255"]);
  });

  it("are waited for no longer than half a second", async () => {
    const started = performance.now();
    const printed = await lines([], { nameFiles, resolver: resolver({ "10.0.0.1": "late.example" }, 2000) });
    const waited = performance.now() - started;
    expect(printed[1]).toBe("IP 10.0.0.1.1 > 255.255.255.255.2: UDP, length 0");
    expect(waited).toBeGreaterThan(450);
    expect(waited).toBeLessThan(1500);
  });
});

describeWithOracle("tcpdump", "names of this system", () => {
  it("are the same for every UDP port up to 2000, and for loopback", async () => {
    const ports = Array.from({ length: 2000 }, (_, port) => packet("127.0.0.1", "127.0.0.1", 60000, port));
    const path = writePcap("ports.pcap", ports);
    // Where a port's protocol is printed, its text is not the matter here.
    const sockets = (text: string): string[] => text.split("\n").map((line) => line.split(": ")[0]);
    const words = ["-t", "-r", path];
    expect(sockets((await ours(words)).stdout)).toEqual(sockets(theirs(words).stdout));
  });

  it("are the same for protocols", async () => {
    const fragment = (number: number) => {
      const bytes = udpPacket("127.0.0.1", "127.0.0.1", 1, 2);
      bytes[14 + 7] = 5;
      bytes[14 + 9] = number;
      return { seconds: 1, bytes };
    };
    const path = writePcap(
      "protocols.pcap",
      Array.from({ length: 256 }, (_, number) => fragment(number)),
    );
    const words = ["-t", "-r", path];
    expect((await ours(words)).stdout).toBe(theirs(words).stdout);
  });
});
