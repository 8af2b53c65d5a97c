import { describe, expect, it } from "vitest";
import {
  Dot1AH,
  ERSPAN1,
  ERSPAN2,
  Ether,
  FrameRelay,
  GRE,
  IP,
  MPLS,
  PseudoWireControl,
  UDP,
} from "../../src/protocols/layers.ts";
import { Packet, packet } from "../../src/toolkit/index.ts";
import { lineOf } from "./line-text.ts";

const names = (bytes: Uint8Array): readonly string[] => new Packet(bytes).layers.map(({ protocol }) => protocol.name);
const inner = [Ether({ type: 0x0800 }), IP({ src: "10.0.0.1", dst: "10.0.0.2" }), UDP({ sport: 1, dport: 2 })] as const;
const outer = [Ether(), IP({ src: "192.0.2.1", dst: "192.0.2.2" })] as const;

describe("frames inside packets", () => {
  it("ERSPAN has a header where GRE's packets are numbered", () => {
    const numbered = packet(...outer, GRE({ seqnum_present: 1, proto: 0x88be }), ERSPAN2({ session_id: 20 }), ...inner);
    expect(names(numbered.bytes).slice(2)).toEqual(["gre", "erspan", "eth", "ip", "udp"]);
    expect(new Packet(numbered.bytes).get(ERSPAN2)?.session_id).toBe(20);
    const plain = packet(...outer, GRE({ proto: 0x88be }), ERSPAN1(), ...inner);
    expect(names(plain.bytes).slice(2)).toEqual(["gre", "erspan_i", "eth", "ip", "udp"]);
  });

  it("a pseudo wire's control word is told from IP by its first bits", () => {
    const made = packet(Ether(), MPLS({ label: 16, s: 1 }), PseudoWireControl({ seq: 7 }), ...inner);
    expect(names(made.bytes)).toEqual(["eth", "mpls", "pwethcw", "eth", "ip", "udp"]);
    expect(new Packet(made.bytes).build()).toEqual(made.bytes);
  });

  it("a provider's frame holds a customer's addresses", () => {
    const made = packet(Ether(), Dot1AH({ isid: 1193046, type: 0x0800 }), inner[1], inner[2]);
    expect(names(made.bytes)).toEqual(["eth", "ieee8021ah", "ip", "udp"]);
    expect(new Packet(made.bytes).get(Dot1AH)?.isid).toBe(1193046);
  });
});

describe("Frame Relay", () => {
  it("finds IP behind the type of Cisco's routers", () => {
    const made = packet(FrameRelay(), inner[1], inner[2]);
    const read = new Packet(made.bytes, { linkType: 107 });
    expect(read.layers.map(({ protocol }) => protocol.name)).toEqual(["fr", "ip", "udp"]);
    expect(lineOf([FrameRelay(), inner[1], inner[2]])).toBe("IP 10.0.0.1.1 > 10.0.0.2.2: UDP, length 0");
    expect(lineOf([FrameRelay(), inner[1], inner[2]], { linkHeader: true })).toMatch(
      /^Q\.922, hdr-len 2, DLCI 100, Flags \[none], cisco-ethertype IPv4 \(0x0800\), length 32: /,
    );
  });

  it("finds OSI behind any control field, but not on the circuit of signals", () => {
    const hello = [0x82, 0x0b, 0x01, 0x00, 0x02, 0x00, 0x1e, 0x00, 0x00, 0x00];
    const protocols = (...header: number[]) =>
      new Packet(Uint8Array.of(...header, ...hello), { linkType: 107 }).layers.map(({ protocol }) => protocol.name);
    expect(protocols(0x18, 0x41, 0x22, 0x00)).toEqual(["fr", "esis"]);
    expect(protocols(0x18, 0x41, 0x03)).toEqual(["fr", "esis"]);
    expect(protocols(0x00, 0x01, 0x22, 0x00)).toEqual(["fr", "data"]);
  });

  it("an address that does not end is none", () => {
    const endless = FrameRelay({ first: 0xfe, second: 0xfe, longer: { third: 0xfe, fourth: 0xfe } } as never);
    expect(lineOf([endless])).toBe("Q.922, invalid address");
  });
});
