import { describe, expect, it } from "vitest";
import { IP } from "../../src/toolkit/index.ts";
import { saidInside } from "./line-text.ts";

const word = (value: number, octets: number): string => value.toString(16).padStart(2 * octets, "0");
const size = (hex: string): number => hex.replaceAll(" ", "").length / 2;
const object = (number: number, type: number, body: string): string =>
  `${word(4 + size(body), 2)} ${word(number, 1)} ${word(type, 1)} ${body}`;
const message = (type: number, body: string): string =>
  `10 ${word(type, 1)} 1234 ff 00 ${word(8 + size(body), 2)} ${body}`;
const line = (hex: string, verbose = 1): string => saidInside([IP({ proto: 46 })], hex, verbose);
/** What is written of one object, behind its header. */
const said = (number: number, type: number, body: string, verbose = 1): string =>
  line(message(1, object(number, type, body)), verbose).replace(/^\n.*\n.*/, "");

describe("tcpdump's line of RSVP", () => {
  it("is short, or has the header and lines of each object", () => {
    const session = object(1, 7, "0a000001 0000 0001 0a000002");
    expect(line(message(1, session), 0)).toBe("RSVPv1 Path Message, length: 24");
    const lines =
      "\n\t  Session Object (1) Flags: [reject if unknown], Class-Type: Tunnel IPv4 (7), length: 16" +
      "\n\t    IPv4 Tunnel EndPoint: 10.0.0.1, Tunnel ID: 0x0001, Extended Tunnel ID: 10.0.0.2";
    expect(line(message(1, session))).toBe(
      `\n\tRSVPv1 Path Message (1), Flags: [none], length: 24, ttl: 255, checksum: 0x1234${lines}`,
    );
    expect(line(message(12, message(2, session)))).toContain(
      "\n\t  RSVPv1 Resv Message (2), Flags: [none], length: 24, ttl: 255, checksum: 0x1234" +
        lines.replaceAll("\n\t", "\n\t  "),
    );
    expect(line(message(10, "00010203"))).toContain("unknown, type: 10 Message (10)");
    expect(said(8, 1, "00000012", 2)).toContain("Shared Explicit, Flags: [0x00]\n\t    0x0000:  0000 0012");
  });

  it("says between whom, and how", () => {
    const wide = "20010db8000000000000000000000001";
    for (const [number, type, body, text] of [
      [1, 1, "0a000001 06 02 0017", "IPv4 DestAddress: 10.0.0.1, Protocol ID: 0x06\n\t    Flags: [0x02], DestPort 23"],
      [1, 8, `${wide} 0000 0001 ${wide}`, "IPv6 Tunnel EndPoint: 2001:db8::1, Tunnel ID: 0x0001, Extended"],
      [1, 14, `00000007 0000 0001 ${wide} 00000000`, "IPv6 P2MP LSP ID: 0x00000007, Tunnel ID: 0x0001"],
      [3, 1, "0a000001 00000002", "Previous/Next Interface: 10.0.0.1, Logical Interface Handle: 0x00000002"],
      [5, 1, "00007530", "Refresh Period: 30000ms"],
      [6, 1, "0a000001 01 18 0005", "Error Code: Routing Problem (24), Error Value: No route available toward dest"],
      [6, 1, "0a000001 01 01 0005", "Error Code: unknown (1), Unknown Error Value (5)"],
      [10, 3, `${wide} 00000009`, "Source Address: 2001:db8::1, Flow Label: 9"],
      [10, 7, "0a000001 0000 0002", "Source Address: 10.0.0.1, LSP-ID: 0x0002"],
      [11, 7, "0a000001 0000 0002", "IPv4 Tunnel Sender Address: 10.0.0.1, LSP-ID: 0x0002"],
      [11, 1, "0a000001 0000 0002", "Source Address: 10.0.0.1, Source Port: 2"],
      [11, 12, "0a000001 0000 0002 0a000003 0004 0000", "Sub-Group Originator ID: 10.0.0.3, Sub-Group ID: 0x0004"],
      [15, 1, "0a000001", "IPv4 Receiver Address: 10.0.0.1"],
      [22, 1, "00000001 00000002", "Source Instance: 0x00000001, Destination Instance: 0x00000002"],
      [24, 1, "01000002 00000003", "Flags [0x01], epoch: 2\n\t      Message-ID 0x00000003 (3)"],
      [131, 1, "00000001 00000002", "Restart  Time: 1ms, Recovery Time: 2ms"],
      [134, 1, "00000003", "Flags: [RecoveryPath Desired, RecoveryPath Srefresh Capable]"],
      [195, 1, "0a000001", "IPv4 Notify Node Address: 10.0.0.1"],
      [196, 1, "80000004", "Flags [Reflect, Testing]"],
      [66, 1, "00000004", "CT: 4"],
      [63, 7, "0a000001 0a000002", "PLR-ID: 10.0.0.1, Avoid-Node-ID: 10.0.0.2"],
    ] as const)
      expect(said(number, type, body)).toContain(`\n\t    ${text}`.replace(/^\n\t {4}(?=Error Code|Sub-Group)/, ""));
    const key = `80 00 000000000001 0000000000000002 ${"aa".repeat(16)}`;
    expect(said(4, 1, key)).toContain(
      `Key-ID 0x000000000001, Sequence 0x0000000000000002, Flags [Handshake]\n\t    MD5-sum 0x${"aa".repeat(16)}  (unchecked)`,
    );
  });

  it("describes traffic", () => {
    const bucket = "7f 00 0005 47 1c4000 44 7a0000 7f800000 00000001 00000002";
    expect(said(9, 2, `0000 000a 05 00 0009 ${bucket} 82 00 0002 471c4000 00000007`)).toBe(
      "\n\t    Msg-Version: 0, length: 40" +
        "\n\t    Service Type: Controlled Load (5), break bit not set, Service length: 36" +
        "\n\t      Parameter ID: Token Bucket TSpec (127), length: 20, Flags: [0x00]" +
        "\n\t\tToken Bucket Rate: 0.3199999928 Mbps\n\t\tToken Bucket Size: 1000 bytes\n\t\tPeak Data Rate: inf Mbps" +
        "\n\t\tMinimum Policed Unit: 1 bytes\n\t\tMaximum Packet Size: 2 bytes" +
        "\n\t      Parameter ID: Guaranteed Service RSpec (130), length: 8, Flags: [0x00]" +
        "\n\t\tRate: 0.3199999928 Mbps\n\t\tSlack Term: 7",
    );
    const words = "04 00 0001 00000001 06 00 0001 49989680 08 00 0001 ffffffff 0a 00 0001 000005dc 85 00 0001 00000003";
    expect(said(13, 2, `0000 000b 01 80 000a ${words}`)).toMatch(
      /break bit set[^]*IS hop count: 1[^]*Path b\/w estimate: 10 Mbps[^]*latency: don't care[^]*MTU: 1500 bytes[^]*Value: 3/,
    );
  });

  it("has labels and routes", () => {
    expect(said(16, 1, "00000010")).toBe("\n\t    Label: 16");
    expect(said(35, 3, "00000001 00000002 00000003")).toBe(
      "\n\t    Waveband ID: 1\n\t    Start Label: 2, Stop Label: 3",
    );
    expect(said(36, 1, "00 00 0001 00000007")).toBe(
      "\n\t    Action: Inclusive list (0), Label type: 1\n\t    Subchannel #1: 7",
    );
    expect(said(19, 1, "00000800")).toBe("\n\t    L3 Protocol ID: IPv4");
    expect(said(19, 2, "00000800 80010002 00030004")).toContain(", no merge capability\n\t    Minimum VPI/VCI: 1/2");
    expect(said(19, 3, "00000800 01000001 00000002")).toContain("Minimum/Maximum DLCI: 1/2, 23 bit DLCI");
    expect(said(21, 1, "01 08 0a000001 20 03 81 08 0a000002 20 00 03 08 01 01 00000012 20 04 0001")).toBe(
      "\n\t    Subobject Type: IPv4 prefix, length 8, Strict, 10.0.0.1/32, " +
        "Flags: [Local protection available, Local protection in use]" +
        "\n\t    Subobject Type: IPv4 prefix, length 8, Loose, 10.0.0.2/32, Flags: [none]" +
        "\n\t    Subobject Type: Label, length 8, Flags: [Global] (0x1), Class-Type: IPv4 (1), 18" +
        "\n\t    Subobject Type: Autonomous system number, length 4",
    );
    expect(said(207, 7, "01 02 06 03 61626300")).toBe(
      "\n\t    Session Name: abc\n\t    Setup Priority: 1, Holding Priority: 2, Flags: [Label Recording, SE Style] (0x6)",
    );
    expect(said(205, 1, "01 02 03 04 49989680 00000001 00000002 00000003")).toContain(
      "Hop-limit: 3, Bandwidth: 10 Mbps\n\t    Include-any: 0x00000001, Exclude-any: 0x00000002, Include-all: 0x00000003",
    );
  });

  it("has what users ask of an optical network", () => {
    expect(said(229, 1, "0008 01 01 0a000001 0010 04 01 8000000c 00000001 00000007")).toBe(
      "\n\t    Subobject Type: Source TNA address (1), AF: IPv4 (1), length: 8\n\t      UNI IPv4 TNA address: 10.0.0.1" +
        "\n\t    Subobject Type: Egress label (4), AF: IPv4 (1), length: 16" +
        "\n\t      U-bit: 1, Label type: 12, Logical port id: 1, Label: 7",
    );
    expect(said(229, 1, "0008 03 01 0a000001")).toContain(", length: 8\n\t    0x0000:  0008 0301 0a00 0001");
    expect(said(229, 1, "0004 05 01")).toContain("\n\t  ERROR: sub-object is too short");
    expect(said(229, 1, "0002 7f 04")).toBe("\n\t    Subobject Type: Unknown (127), AF: HDLC (4), length: 2 (invalid)");
  });

  it("ends where something is not right", () => {
    expect(line("20010000 ff000008")).toBe("ERROR: RSVP version 2 packet not supported");
    expect(line("10010000 ff000004")).toContain("checksum: 0x0000ERROR: common header too short 4 < 8");
    expect(line(message(1, "00050107"))).toContain("\n\t  ERROR: object header size 5 not a multiple of 4");
    expect(line(message(1, "00000107"))).toContain("\n\t  ERROR: object header too short 0 < 4");
    expect(line(message(1, "00200107"))).toContain("\n\t  ERROR: object goes past end of objects TLV");
    expect(said(1, 7, "00000000")).toBe("\n\t  ERROR: object is too short");
    expect(said(207, 7, "01020609")).toBe("\n\t  ERROR: object is too short");
    expect(said(20, 1, "0100 0000")).toContain("\n\t    ERROR: zero length ERO subtype");
    expect(said(20, 1, "0120 0000")).toContain("\n\t    ERROR: ERO subobject length > object length");
    expect(said(20, 1, "0108 0a000001 18 00")).toContain(" ERROR: Prefix length 24 != 32 (invalid)");
    expect(said(20, 1, "0104 0a00")).toContain(" ERROR: length != 8 (invalid)");
    expect(said(99, 1, "00000001")).toBe("\n\t    0x0000:  0000 0001");
  });
});
