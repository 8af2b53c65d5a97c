import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PacketRecord, SPARE } from "../../src/files/record.ts";
import { Endpoints } from "../../src/flows/packet-endpoints.ts";
import { Dot1Q, Ether, ICMP, IP, IPv6, packet, TCP, UDP, type Layer } from "../../src/toolkit/index.ts";

function record(bytes: Uint8Array, linkType = 1): PacketRecord {
  const made = Object.assign(new PacketRecord(), { linkType, end: bytes.length });
  made.bytes = new Uint8Array(bytes.length + SPARE);
  made.bytes.set(bytes);
  return made;
}

function endpoints(bytes: Uint8Array, linkType = 1): string | undefined {
  const found = new Endpoints();
  if (!found.read(record(bytes, linkType))) return undefined;
  const at = (place: number): string => found.bytes.subarray(place, place + found.size).join(".");
  const { protocol, source, destination, sourcePort, destinationPort, opens } = found;
  return `${protocol} ${at(source)}:${sourcePort} ${at(destination)}:${destinationPort}${opens ? " opens" : ""}`;
}

const built = (...layers: readonly Layer[]): Uint8Array => packet(...layers).bytes;
const ip = IP({ src: "10.0.0.1", dst: "10.0.0.2" });
const segment = TCP({ sport: 1000, dport: 80, flags: "S" });
const expected = "6 10.0.0.1:1000 10.0.0.2:80 opens";

describe("the endpoints of a packet", () => {
  const bare = built(ip, segment);
  const before = (...octets: readonly number[]): Uint8Array => Uint8Array.of(...octets, ...bare);
  it.each([
    ["Ethernet", built(Ether(), ip, segment), 1],
    ["a tag", built(Ether(), Dot1Q({ vlan: 5 }), ip, segment), 1],
    ["two tags", built(Ether({ type: 0x88a8 }), Dot1Q({ vlan: 5 }), Dot1Q({ vlan: 6 }), ip, segment), 1],
    ["raw IP", bare, 101],
    ["null", before(2, 0, 0, 0), 0],
    ["loop", before(0, 0, 0, 2), 108],
    ["Linux cooked", before(0, 4, 0, 1, 0, 6, 1, 2, 3, 4, 5, 6, 0, 0, 8, 0), 113],
    ["Linux cooked, version 2", before(8, 0, 0, 0, 0, 0, 0, 3, 0, 1, 0, 6, 1, 2, 3, 4, 5, 6, 0, 0), 276],
    ["a tag in Linux cooked", before(0, 4, 0, 1, 0, 6, 1, 2, 3, 4, 5, 6, 0, 0, 0x81, 0, 0, 7, 8, 0), 113],
  ] as const)("are found behind %s", (_name, bytes, linkType) => {
    expect(endpoints(bytes, linkType)).toBe(expected);
  });

  it("are found in IPv6, behind its extension headers", () => {
    const payload = built(UDP({ sport: 7, dport: 8 }));
    const around = built(IPv6({ src: "::1", dst: "::2", nh: 0, plen: 8 + 8 + 16 + 8 }));
    const [hopByHop, fragment, destination] = [
      [44, 0, 1, 4, 0, 0, 0, 0],
      [60, 0, 0, 1, 0, 0, 0, 9],
      [17, 1, ...Array<number>(14).fill(0)],
    ];
    const bytes = Uint8Array.of(...around, ...hopByHop, ...fragment, ...destination, ...payload);
    const [one, two] = [1, 2].map((last) => [...Array<number>(15).fill(0), last].join("."));
    expect(endpoints(bytes, 101)).toBe(`17 ${one}:7 ${two}:8`);
    bytes[40 + 8 + 3] = 9; // not the first fragment
    expect(endpoints(bytes, 101)).toBeUndefined();
  });

  it("of an echo are its identifier; other ICMP has none", () => {
    expect(endpoints(built(ip, ICMP({ type: 8, id: 77 })), 101)).toBe("1 10.0.0.1:77 10.0.0.2:77");
    expect(endpoints(built(ip, ICMP({ type: 11 })), 101)).toBe("1 10.0.0.1:0 10.0.0.2:0");
  });

  it.each([
    ["a later fragment", built(Ether(), IP({ frag: 10 }), segment), 1],
    ["no IP", built(Ether({ type: 0x0806 })), 1],
    ["a cut header", built(Ether(), ip, segment).subarray(0, 30), 1],
    ["cut ports", built(Ether(), ip, segment).subarray(0, 36), 1],
    ["an unknown link type", bare, 105],
    ["no octets", new Uint8Array(0), 1],
  ] as const)("are not there for %s", (_name, bytes, linkType) => {
    expect(endpoints(bytes, linkType)).toBeUndefined();
  });

  it("are never read from beyond the packet", () => {
    const found = new Endpoints();
    const types = fc.constantFrom(0, 1, 101, 108, 113, 276);
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 120 }),
        types,
        fc.constantFrom(0, 0x45, 0x60),
        (octets, linkType, first) => {
          const one = record(octets, linkType);
          if (first !== 0) one.bytes[linkType === 1 ? 14 : 0] = first;
          if (!found.read(one)) return;
          expect(found.source + found.size).toBeLessThanOrEqual(one.end);
          expect(found.destination + found.size).toBeLessThanOrEqual(one.end);
        },
      ),
      { numRuns: 5000 },
    );
  });
});
