import { describe, expect, it } from "vitest";
import { fletcherChecksum } from "../../src/bytes/fletcher.ts";
import {
  Ether,
  ESIS,
  ISIS,
  ISISComplete,
  ISISHello,
  ISISLineHello,
  ISISLinkStates,
  LLC,
  OSI,
} from "../../src/protocols/layers.ts";
import { Packet, packet, Raw } from "../../src/toolkit/index.ts";
import { lineOf } from "./line-text.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const link = [Ether(), LLC({ dsap: "ISO Network Layer", ssap: "ISO Network Layer" })] as const;
const below = [...link, OSI()] as const;
const names = (read: Packet): readonly string[] => read.layers.map(({ protocol }) => protocol.name);

describe("OSI's checksum", () => {
  it("makes both sums of what it covers zero", () => {
    const bytes = octets("8212010004001e0000 07 49000112345678");
    const sum = fletcherChecksum(bytes, 0, bytes.length, 7);
    bytes.set([sum >> 8, sum & 0xff], 7);
    let [first, second] = [0, 0];
    for (const octet of bytes) {
      first = (first + octet) % 255;
      second = (second + first) % 255;
    }
    expect([first, second]).toEqual([0, 0]);
  });
});

describe("IS-IS", () => {
  const hello = [
    ...below,
    ISIS({ hdrlen: 27, pdutype: "L1 HELLO" }),
    ISISHello({
      sourceid: "1921.6800.1001",
      lanid: "1921.6800.1001.02",
      tlvs: [
        { name: "Area address(es)", value: [octets("03490001")] },
        { name: "IP Interface address(es)", value: ["10.0.0.1"] },
      ],
    } as never),
  ];

  it("counts the whole packet and is read again as it was made", () => {
    const made = packet(...hello);
    expect(made.whole).toBe(true);
    const read = new Packet(made.bytes);
    expect(names(read)).toEqual(["eth", "llc", "osi", "isis", "isis.hello"]);
    expect(read.get(ISISHello)?.pdulength).toBe(39);
    expect(read.get(ISISHello)?.sourceid).toBe("1921.6800.1001");
    expect(read.build()).toEqual(made.bytes);
  });

  it("prints a hello, its elements with -v", () => {
    expect(lineOf(hello)).toBe(
      "IS-IS, L1 Lan IIH, src-id 1921.6800.1001, lan-id 1921.6800.1001.02, prio 64, length 39",
    );
    const line = lineOf(hello, { verbose: 1 });
    expect(line).toContain("\n\t    Area address(es) TLV #1, length: 4\n\t      Area address (length: 3): 49.0001");
    expect(line).toContain("IPv4 interface address: 10.0.0.1");
  });

  it("a hello on a line between two has a circuit in place of a priority", () => {
    const made = packet(...below, ISIS({ hdrlen: 20, pdutype: "P2P HELLO" }), ISISLineHello({ circuitid: 7 }));
    expect(new Packet(made.bytes).get(ISISLineHello)?.circuitid).toBe(7);
  });

  it("prints routes with narrow and wide metrics, and what lies", () => {
    const states = (elements: string, verbose = 1): string => {
      const body = octets(elements);
      const made = packet(
        ...below,
        ISIS({ hdrlen: 27, pdutype: "L2 LSP" }),
        ISISLinkStates({ pdulength: 27 + body.length, lspid: "1921.6800.1001.00-00" }),
        Raw({ load: body }),
      );
      return lineOf(made.layers.length > 0 ? [...link, Raw({ load: made.bytes.slice(17) })] : [], { verbose });
    };
    expect(states("800c 0a808080 0a000000 ffffff00")).toContain(
      "IPv4 prefix:        10.0.0.0/24, Distribution: up, Metric: 10, Internal",
    );
    expect(states("8708 0000000a 18 0a0001")).toContain("10.0.1.0/24, Distribution: up, Metric: 10");
    expect(states("8706 0000000a 3f 0a")).toContain("IPv4 prefix: bad bit length 63");
    expect(states("1610 22222222222201 00000a 05 0304 000000")).toMatch(/shorter than the current subTLV\)$/);
    expect(states("8105 cc")).toMatch(/Protocols supported TLV #129, length: 5 \[\|isis]$/);
  });

  it("lists link states", () => {
    const entries = [{ life: 1199, id: "1921.6800.1001.00-00", sequence: 3, checksum: 0x1234 }];
    const numbers = [
      ...below,
      ISIS({ hdrlen: 33, pdutype: "L1 CSNP" }),
      ISISComplete({ tlvs: [{ name: "LSP entries", value: entries }] } as never),
    ];
    expect(lineOf(numbers, { verbose: 1 })).toMatch(
      /lsp-id: 1921\.6800\.1001\.00-00, seq: 0x00000003, lifetime: {2}1199s, chksum: 0x1234$/,
    );
  });
});

describe("ES-IS", () => {
  it("prints who is there, and where an option ends too late", () => {
    const router = ESIS({
      length: 17,
      type: "IS HELLO",
      htime: 1800,
      body: { length: 3, title: octets("490001"), options: octets("c602000f") },
    } as never);
    expect(lineOf([...below, router], { verbose: 1 })).toContain(
      "\n\t  NET (length: 3): 49.0001\n\t  ES Configuration Time Option #198, length 2, value: 15s",
    );
  });
});
