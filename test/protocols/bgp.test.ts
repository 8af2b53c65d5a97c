import { describe, expect, it } from "vitest";
import { Ether, IP, Raw, TCP } from "../../src/toolkit/index.ts";
import { lineOf } from "./line-text.ts";

/** The lines below that of a segment that carries octets in hexadecimal. */
function below(hex: string, verbose = 1): string[] {
  const load = Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const segment = TCP({ sport: 179, dport: 2000, flags: "A" });
  const line = lineOf([Ether(), IP({ src: "10.0.0.1", dst: "10.0.0.2" }), segment, Raw({ load })], { verbose });
  const [first, ...others] = line.slice(line.indexOf(": BGP")).split("\n");
  return first === ": BGP" ? others : [first];
}

const marker = "ff".repeat(16);

describe("lines of BGP", () => {
  it("show what a speaker opens with", () => {
    const hex = "M003e0104fbf500b40a00000121021f01040001000102004104000100014006807800010180450400010103630107";
    expect(below(hex.replaceAll("M", marker))).toEqual([
      "\tOpen Message (1), length: 62",
      "\t  Version 4, my AS 64501, Holdtime 180s, ID 10.0.0.1",
      "\t  Optional parameters, length: 33",
      "\t    Option Capabilities Advertisement (2), length: 31",
      "\t      Multiprotocol Extensions (1), length: 4",
      "\t\tAFI IPv4 (1), SAFI Unicast (1)",
      "\t      Route Refresh (2), length: 0",
      "\t      32-Bit AS Number (65), length: 4",
      "\t\t 4 Byte AS 65537",
      "\t      Graceful Restart (64), length: 6",
      "\t\tRestart Flags: [R], Restart Time 120s",
      "\t\t  AFI IPv4 (1), SAFI Unicast (1), Forwarding state preserved: yes",
      "\t      Multiple Paths (69), length: 4",
      "\t\tAFI IPv4 (1), SAFI Unicast (1), Send/Receive: Both",
      "\t      Unknown (99), length: 1",
      "\t\tno decoder for Capability 99",
      "\t\t0x0000:  07",
    ]);
  });

  it("show an update with most attributes", () => {
    const hex =
      "M00ce02000418c0000200b0400101004002100202000100010000fbf401010000fbf34003040a00000180040400000032c007080000fbf50a000001c00808fbf50007ffffff01c010200002fbf50000000101030a0000010005400400004b3ebc204300000000000002c0200c000100010000000100000002801a0b01000b0000000000000063c0230400000001800e200001800c00000000000000000a00000200700001010000fbf500000009ac1004800f080002012020010db8100a01";
    expect(below(hex.replaceAll("M", marker))).toEqual([
      "\tUpdate Message (2), length: 206",
      "\t  Withdrawn routes:",
      "\t    192.0.2.0/24",
      "\t  Origin (1), length: 1, Flags [T]: IGP",
      "\t  AS Path (2), length: 16, Flags [T]: 65537 64500 { 64499 }",
      "\t  Next Hop (3), length: 4, Flags [T]: 10.0.0.1",
      "\t  Multi Exit Discriminator (4), length: 4, Flags [O]: 50",
      "\t  Aggregator (7), length: 8, Flags [OT]:  AS #64501, origin 10.0.0.1",
      "\t  Community (8), length: 8, Flags [OT]: 64501:7,  NO_EXPORT",
      "\t  Extended Community (16), length: 32, Flags [OT]: ",
      "\t    target (0x0002), Flags [none]: 64501:1 (= 0.0.0.1)",
      "\t    origin (0x0103), Flags [none]: 10.0.0.1:5",
      "\t    link-BW (0x4004), Flags [non-transitive]: bandwidth: 100.000 Mbps",
      "\t    unknown extd community typecode (0x4300), Flags [non-transitive]: 000000000002",
      "\t  Large Community (32), length: 12, Flags [OT]: ",
      "\t    65537:1:2",
      "\t  Accumulated IGP Metric (26), length: 11, Flags [O]: ",
      "\t    AIGP TLV (1), length 11, metric 99",
      "\t  Unknown Attribute (35), length: 4, Flags [OT]: ",
      "\t    no Attribute 35 decoder",
      "\t    0x0000:  0000 0001",
      "\t  Multi-Protocol Reach NLRI (14), length: 32, Flags [O]: ",
      "\t    AFI: IPv4 (1), SAFI: labeled VPN Unicast (128)",
      "\t    nexthop: RD: 0:0 (= 0.0.0.0), 10.0.0.2, nh-length: 12, no SNPA",
      "\t      RD: 64501:9 (= 0.0.0.9), 172.16.4.0/24, label:16 (bottom)",
      "\t  Multi-Protocol Unreach NLRI (15), length: 8, Flags [O]: ",
      "\t    AFI: IPv6 (2), SAFI: Unicast (1)",
      "\t      2001:db8::/32",
      "\t  Updated routes:",
      "\t    10.1.0.0/16",
    ]);
  });

  it("show an end of routes, why a session ends, a refresh and a keepalive", () => {
    const hex = "M00170200000000M001b0306020568656c6c6Mf00170500010001M001304";
    expect(below(hex.replaceAll("M", marker))).toEqual([
      "\tUpdate Message (2), length: 23",
      "\t  End-of-Rib Marker (empty NLRI)",
      '\tNotification Message (3), length: 27, Cease (6), subcode Administrative Shutdown (2), Shutdown Communication (length: 5): "hello"',
      "\tRoute Refresh Message (5), length: 23",
      "\t  AFI IPv4 (1), SAFI Unicast (1)",
      "\tKeepalive Message (4), length: 19",
    ]);
  });

  it("show a message that is shorter than its header", () => {
    const hex = "M000504";
    expect(below(hex.replaceAll("M", marker))).toEqual(["message length 5 < 19 (invalid)"]);
  });

  it("show a message that goes on in another segment", () => {
    const hex = "M00ce02000418c0000200b0400101004002100202000100010000fbf401010000fbf34003040a000001800404";
    expect(below(hex.replaceAll("M", marker))).toEqual(["[|BGP Update]"]);
  });

  it("say no more without -v", () => {
    expect(below(`${marker}001304`, 0)).toEqual([]);
  });
});
