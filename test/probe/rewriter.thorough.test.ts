import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseIPv4, parseIPv6, parseMac } from "../../src/bytes/addresses.ts";
import { rdpcap } from "../../src/node.ts";
import { Rewriter, type Rewriting } from "../../src/probe/rewriter.ts";
import { ARP, Ether, fragment, ICMP, IP, IPv6, Packet, packet, TCP, UDP } from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";

const samples = join(import.meta.dirname, "../../samples");

const nothing: Rewriting = { addresses: [], ports: new Map(), sourceMac: undefined, destinationMac: undefined };

function rewritten(original: Packet, rewriting: Partial<Rewriting>): Packet {
  const bytes = original.bytes.slice();
  new Rewriter(standardCatalog(), { ...nothing, ...rewriting }).rewrite(bytes, original.linkType);
  return new Packet(bytes, { linkType: original.linkType });
}

const network = (from: string, to: string, prefixLength: number) => {
  const [one, other] = [from, to].map((text) => (parseIPv4(text) ?? parseIPv6(text))!);
  return { from: one, to: other, prefixLength };
};
const toDocumentation = { addresses: [network("10.0.0.0", "192.0.2.0", 24)] };

describe("a rewriter", () => {
  it("changes addresses of networks and keeps the host, with right sums", () => {
    const made = rewritten(packet(Ether(), IP({ src: "10.0.0.7", dst: "10.0.1.7" }), UDP(), "hello"), toDocumentation);
    expect(made.get(IP)).toMatchObject({ src: "192.0.2.7", dst: "10.0.1.7" });
    expect(made.verify()).toEqual([]);
    const odd = rewritten(packet(IP({ dst: "10.223.3.4" })), { addresses: [network("10.192.0.0", "172.64.0.0", 11)] });
    expect(odd.get(IP)?.dst).toBe("172.95.3.4");
    const six = rewritten(packet(IPv6({ src: "fd00::5", dst: "::1" }), TCP()), {
      addresses: [network("fd00::", "2001:db8::", 32)],
    });
    expect(six.get(IPv6)).toMatchObject({ src: "2001:db8::5", dst: "::1" });
    expect(six.verify()).toEqual([]);
  });

  it("changes ports and stations", () => {
    const made = rewritten(packet(Ether(), IP(), TCP({ sport: 80, dport: 4000 })), {
      ports: new Map([[80, 8080]]),
      sourceMac: parseMac("02:00:00:00:00:01"),
      destinationMac: parseMac("02:00:00:00:00:02"),
    });
    expect(made.get(TCP)).toMatchObject({ sport: 8080, dport: 4000 });
    expect(made.get(Ether)).toMatchObject({ src: "02:00:00:00:00:01", dst: "02:00:00:00:00:02" });
    expect(made.verify()).toEqual([]);
  });

  it("changes them in ARP, in tunnels and in what errors quote", () => {
    const arp = rewritten(packet(Ether(), ARP({ psrc: "10.0.0.1", pdst: "10.0.0.2" })), toDocumentation);
    expect(arp.get(ARP)).toMatchObject({ psrc: "192.0.2.1", pdst: "192.0.2.2" });
    const inner = [IP({ src: "10.0.0.1", dst: "10.0.0.2" }), UDP(), "hello"] as const;
    const tunnel = rewritten(packet(IP({ dst: "10.0.0.3" }), ...inner), toDocumentation);
    expect([tunnel.get(IP)?.dst, tunnel.get(IP, 2)?.dst, tunnel.verify()]).toEqual(["192.0.2.3", "192.0.2.2", []]);
    const error = rewritten(packet(IP({ dst: "10.0.0.1" }), ICMP({ type: 3, code: 3 }), ...inner), toDocumentation);
    expect([error.get(IP, 2)?.src, error.verify()]).toEqual(["192.0.2.1", []]);
  });

  it("mends sums that the interface was to compute, and leaves fragments and what says none alone", () => {
    const offloaded = packet(IP({ dst: "10.0.0.1", chksum: 0x1234 }), TCP({ chksum: 7 }));
    expect(rewritten(offloaded, {}).verify()).toEqual([]);
    expect(rewritten(packet(IP({ dst: "10.0.0.1" }), UDP({ chksum: 0 })), toDocumentation).get(UDP)?.chksum).toBe(0);
    const [first] = fragment(packet(IP({ dst: "10.0.0.1" }), UDP(), "x".repeat(3000)), 1480);
    const kept = rewritten(first, toDocumentation);
    expect(kept.get(IP)?.dst).toBe("192.0.2.1");
    expect(kept.bytes.subarray(20)).toEqual(first.bytes.subarray(20));
  });

  it("takes back what it did, in every sample", { timeout: 60_000 }, async () => {
    const there = { addresses: [network("0.0.0.0", "64.0.0.0", 2), network("64.0.0.0", "0.0.0.0", 2)] };
    let compared = 0;
    for (const file of readdirSync(samples).filter((name) => name.endsWith(".pcap"))) {
      for (const original of await rdpcap(join(samples, file), 12)) {
        // What is cut or wrong from the beginning is mended, not kept.
        if (original.verify().length > 0 || original.originalLength > original.bytes.length) continue;
        const changed = rewritten(original, there);
        expect(changed.verify(), `${file} ${original.number}`).toEqual([]);
        expect(rewritten(changed, there).bytes, `${file} ${original.number}`).toEqual(original.bytes);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(300);
  });
});
