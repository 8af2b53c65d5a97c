import { describe, expect, it } from "vitest";
import { Ether, IP, packet, Raw, TCP, UDP, type Layer } from "../../src/toolkit/index.ts";
import { Talk } from "./talk.ts";

const data = Raw({ load: new Uint8Array(20) });

function sent(...layers: readonly Layer[]): Talk {
  return new Talk().send(layers, 0);
}

interface Block {
  readonly left: number;
  readonly right: number;
}

/** A segment that acknowledges 100, with the blocks of its selective acknowledgment. */
function acknowledging(...blocks: readonly Block[]): Talk {
  const options = [{ name: "SAck", value: blocks }] as const;
  return sent(Ether(), IP(), TCP({ flags: "A", ack: 100, options }));
}

const has = (talk: Talk, name: string): boolean => talk.field(name).length > 0;

describe("remarks on headers", () => {
  it("are made on lifetimes that end soon, but of groups and of what goes one hop", () => {
    const lifetime = (ttl: number, dst: string, proto: number) =>
      ["small", "strange"].map((_, i) =>
        has(sent(Ether(), IP({ ttl, dst, proto }), data), ["ip.ttl.too_small", "ip.ttl.lncb"][i]),
      );
    expect(lifetime(4, "10.0.0.1", 253)).toEqual([true, false]);
    expect(lifetime(5, "10.0.0.1", 253)).toEqual([false, false]);
    expect(lifetime(1, "10.0.0.1", 89)).toEqual([false, false]);
    expect(lifetime(1, "224.0.1.1", 253)).toEqual([false, false]);
    expect(lifetime(1, "224.0.0.5", 253)).toEqual([false, false]);
    expect(lifetime(2, "224.0.0.5", 253)).toEqual([false, true]);
    expect(lifetime(255, "224.0.0.18", 253)).toEqual([false, false]);
    expect(lifetime(1, "224.0.0.251", 253)).toEqual([false, true]);
    expect(lifetime(1, "224.0.0.251", 2)).toEqual([false, false]);
    expect(lifetime(9, "224.0.0.252", 253)).toEqual([false, false]);
  });

  it("are made on lengths that cannot be", () => {
    expect(has(sent(Ether(), IP({ len: 100, proto: 253 }), data), "ip.bogus_ip_length")).toBe(true);
    expect(has(sent(Ether(), IP({ len: 10, proto: 253 }), data), "ip.bogus_ip_length")).toBe(true);
    expect(has(sent(Ether(), IP({ proto: 253 }), data), "ip.bogus_ip_length")).toBe(false);
    expect(has(sent(Ether(), IP({ ihl: 4, proto: 253 }), data), "ip.bogus_header_length")).toBe(true);
    expect(has(sent(Ether(), IP({ version: 5, proto: 253 }), data), "ip.bogus_ip_version")).toBe(true);
    const datagram = (len: number) => sent(Ether(), IP(), UDP({ sport: 1, dport: 2, len }), data);
    expect([4, 28, 29].map((len) => has(datagram(len), "udp.length.bad"))).toEqual([true, false, true]);
  });

  it("are made on numbers of TCP that no flag asks for", () => {
    const segment = sent(Ether(), IP(), TCP({ flags: "S", ack: 5, urgptr: 6 }));
    expect(has(segment, "tcp.ack.nonzero")).toBe(true);
    expect(has(segment, "tcp.urgent_pointer.non_zero")).toBe(true);
    const flagged = sent(Ether(), IP(), TCP({ flags: "AU", ack: 5, urgptr: 6 }));
    expect(has(flagged, "tcp.ack.nonzero")).toBe(false);
    expect(has(flagged, "tcp.urgent_pointer.non_zero")).toBe(false);
  });

  it("are made on what is acknowledged though it came before", () => {
    const again = (...blocks: readonly Block[]) => has(acknowledging(...blocks), "tcp.options.sack.dsack");
    expect(again({ left: 90, right: 95 })).toBe(true);
    expect(again({ left: 95, right: 105 })).toBe(false);
    expect(again({ left: 200, right: 210 }, { left: 190, right: 220 })).toBe(true);
    expect(again({ left: 200, right: 210 }, { left: 300, right: 310 })).toBe(false);
  });

  it("are made on frames from a group", () => {
    expect(has(sent(Ether({ src: "01:00:00:00:00:01" }), IP(), data), "eth.src_not_group")).toBe(true);
    expect(has(sent(Ether({ src: "02:00:00:00:00:01" }), IP(), data), "eth.src_not_group")).toBe(false);
  });

  it("are made on frames that something but zeros fills up", () => {
    const frame = packet(Ether(), IP({ proto: 253 }), Raw({ load: new Uint8Array(10) })).bytes;
    const padded = (octet: number) =>
      sent(Raw({ load: Uint8Array.of(...frame, ...Array.from({ length: 16 }, () => octet)) }));
    expect(has(padded(1), "eth.padding_bad")).toBe(true);
    expect(has(padded(0), "eth.padding_bad")).toBe(false);
  });
});

describe("the end of TCP's options", () => {
  it("is each of the zeros behind it", () => {
    const options = (...octets: number[]) => {
      const bytes = packet(Ether(), IP(), TCP({ options: [{ name: "NOP" }] })).bytes.slice();
      bytes.set(octets, bytes.length - 4);
      return sent(Raw({ load: bytes })).field("tcp.options.eol").length;
    };
    expect(options(1, 0, 0, 0)).toBe(3);
    expect(options(1, 0, 0, 9)).toBe(1);
  });
});
