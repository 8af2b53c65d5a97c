import { describe, expect, it } from "vitest";
import type { LineOptions } from "../../src/definition/dump-line.ts";
import { lineOfOctets, octets } from "./line-text.ts";

/** What is printed of a packet of this link type. */
const said = (linkType: number, hex: string, asked?: Partial<LineOptions>): string =>
  lineOfOctets(linkType, octets(hex), asked);
const datagram = "4500 0020 0001 0000 4011 66ca 0a000001 0a000002 0005 270f 000c 0000 61626364";
const plain = "10.0.0.1.5 > 10.0.0.2.9999: UDP, length 4";

describe("tcpdump's lines of link types", () => {
  it("finds what Linux's netfilter logged behind its items", () => {
    const logged = `02 00 002a 0800 0100 00000300 2400 0900 ${datagram}`;
    expect(said(239, logged)).toBe(`IP ${plain}`);
    expect(said(239, logged, { linkHeader: true })).toBe(
      `version 0, resource ID 42, family IPv4 (2), length 48: ${plain}`,
    );
    expect(said(239, "07 00 0001 0800 0900 11223344")).toBe(
      'version 0, resource ID 1, family Unknown (7), length 8: \n\t0x0000:  1122 3344                                ."3D',
    );
    expect(said(239, "02 00 002a 0000 0100")).toBe(" [|nflog]");
    expect(said(239, "02 01 002a")).toBe("version 1 (unknown)");
  });

  it("says how ARCNET divided a packet", () => {
    expect(said(7, `01 02 d4 00 0102 ${datagram}`)).toBe(`IP ${plain}`);
    expect(said(7, `01 02 d4 00 0102 ${datagram}`, { linkHeader: true })).toBe(`01 02 ip seqid 0102 38: ${plain}`);
    expect(said(7, `01 02 d4 05 0102 ${datagram}`, { linkHeader: true })).toContain(" (first of 4 fragments) ");
    expect(said(7, "01 02 d4 04 0102 00", { linkHeader: true })).toBe("01 02 ip seqid 0102 (fragment 3) 7: ");
    expect(said(7, "01 02 d4 00")).toBe("01 02 ip 4:  phds [|arcnet]");
    expect(said(129, `01 02 0000 f0 ${datagram}`)).toBe(`IP ${plain}`);
  });

  it("reads tags of Broadcom's switches", () => {
    const stations = "020000000001 020000000002";
    expect(said(281, `${stations} 2c 05 0080 0800 ${datagram}`)).toBe(
      `BRCM tag OP: IG, TC: 1, TE: Untag, TS: 0, DST map: 0x0080, IP ${plain}`,
    );
    expect(said(282, `00 00 20 05 ${stations} 0800 ${datagram}`)).toBe(`IP ${plain}`);
    expect(said(282, `00 00 20 05 ${stations} 0800 ${datagram}`, { linkHeader: true })).toMatch(
      /^BRCM tag OP: EG, CID: 0, RC: exception, TC: 0, port: 5, 02:00:00:00:00:02 > /,
    );
  });

  it("names sockets between machines", () => {
    const head = "0300000000000000 0200000000000000 00040000 d2040000 0400 0200 2c00 0000";
    const virtio = `${"00".repeat(24)} 02000000 0100 0500 00000000 00000400 00000000 6869`;
    expect(said(271, `${head} ${virtio}`)).toBe("VIRTIO 3.1024 > 2.1234 PAYLOAD, length 78");
    expect(said(271, `${head} ${virtio}`, { verbose: 2 })).toBe(
      "VIRTIO (len 2, type STREAM, op RW, flags 0, buf_alloc 262144, fwd_cnt 0)\n\t3.1024 > 2.1234 PAYLOAD, length 78" +
        "\n\t0x0000:  6869",
    );
    expect(said(271, head, { verbose: 1 })).toBe("VIRTIO3.1024 > 2.1234 PAYLOAD, length 32 [|vsock]");
  });

  it("has IP over serial lines, with directions", () => {
    const head = `00 45 ${"00".repeat(14)}`;
    expect(said(8, `${head} ${datagram}`)).toBe(`IP ${plain}`);
    expect(said(8, `${head} ${datagram}`, { linkHeader: true })).toBe(`I ip 48: ${plain}`);
    expect(said(8, `e7 e7 ${"00".repeat(14)} e7`, { linkHeader: true })).toBe("Invalid direction 231 ip v14");
    expect(said(8, "00 45")).toBe(" [|slip]");
  });

  it("has pieces of frames over bundles of Frame Relay", () => {
    expect(said(182, `c1 12 1841 03 cc ${datagram}`)).toBe(`FRF.16 Frag, seq 18, Flags [Begin, End], IP ${plain}`);
    expect(said(182, "42 12 6162")).toBe("FRF.16 Frag, seq 274, Flags [End]\n\t0x0000:  4212 6162");
    expect(said(182, "42 12 61")).toBe("[length 3 < 4] (invalid)");
  });

  it("has what Juniper's routers know of an interface", () => {
    const frame = `020000000001 020000000002 0800 ${datagram}`;
    const extended = `4d4743 81 0009 03 01 01 01 04 8c000000 ${frame}`;
    expect(said(178, extended)).toBe(`IP ${plain}`);
    expect(said(178, extended, { linkHeader: true })).toMatch(/^ In hlen 15, proto 0x0000, 02:00:00:00:00:02 > /);
    expect(said(178, extended, { verbose: 2 })).toContain(
      "\n\tJuniper PCAP Flags [Ext, In], PCAP Extension(s) total length 9" +
        "\n\t  Device Media Type Extension TLV #3, length 1, value Ethernet (1)" +
        "\n\t  Device Interface Index Extension TLV #1, length 4, value 140\n\t-----original packet-----\n\tIP ",
    );
    expect(said(178, "4d4743 80 0004 03 09 01 01")).toBe(" [extension_length 4 < 11] (invalid)");
    expect(said(178, "4d4743 02 00000000 00")).toBe("no IP-hdr found!");
    expect(said(178, "4d4744 00")).toBe("no magic-number found!");
  });
});
