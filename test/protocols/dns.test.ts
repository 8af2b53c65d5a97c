import { describe, expect, it } from "vitest";
import {
  DNS,
  DNSStream,
  Ether,
  IP,
  LLMNR,
  MDNS,
  NBDGM,
  NBNS,
  packet,
  type Packet,
  Raw,
  TCP,
  UDP,
} from "../../src/toolkit/index.ts";
import type { Layer, Protocol } from "../../src/definition/protocol.ts";
import { lineOf } from "./line-text.ts";

/** Octets of Ethernet, IPv4 and UDP headers. */
const BEFORE = 42;
const below = [Ether(), IP({ src: "10.0.0.1", dst: "10.0.0.2" })];
/** Hexadecimal digits without the blanks that group them. */
const bare = (text: string): string => text.replaceAll(" ", "");
const octets = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hexOf = (bytes: Uint8Array, start: number): string =>
  Array.from(bytes.subarray(start), (octet) => octet.toString(16).padStart(2, "0")).join("");

/** A message in a datagram: whole, and building to the same octets. */
function made(message: Layer): { hex: string; packet: Packet } {
  const found = packet(
    ...below,
    UDP({ sport: 40000, dport: message.protocol.carriedBy?.["udp.port"] as number }),
    message,
  );
  expect(found.whole).toBe(true);
  expect(found.build()).toEqual(found.bytes);
  return { hex: hexOf(found.bytes, BEFORE), packet: found };
}

/** What a message of these octets is, in a datagram to `port`. */
function read(hex: string, port = 53): Packet {
  return packet(...below, UDP({ sport: 40000, dport: port }), Raw({ load: octets(hex) }));
}

function values(found: Packet, protocol: Protocol): Record<string, unknown> {
  return found.get(protocol) as Record<string, unknown>;
}

const header = (counts: string, flags = "8180") => `0001${flags}${counts}`;

describe("DNS names", () => {
  it("are compressed with the longest suffix that stands earlier", () => {
    const { hex } = made(
      DNS({
        id: 1,
        qr: 1,
        qd: [{ qname: "www.example.com" }],
        an: [
          { rrname: "www.example.com", type: "CNAME", rdata: "web.example.com." },
          { rrname: "mail.web.example.com", type: "MX", rdata: { preference: 5, exchange: "example.com" } },
        ],
      }),
    );
    expect(hex).toBe(
      bare(
        "000181000001000200000000 03777777076578616d706c6503636f6d0000010001 c00c00050001000000000006 03776562c010 046d61696cc02d000f0001000000000004 0005c010",
      ),
    );
  });

  it("that are spelled otherwise say how", () => {
    const uncompressed = bare(`${header("0001000100000000")}0161000001000101610000010001000000000004 01020304`);
    const found = read(uncompressed);
    expect(found.whole).toBe(true);
    expect(values(found, DNS)["an"]).toMatchObject([{ rrname: { name: "a.", labels: 1 }, rdata: "1.2.3.4" }]);
    expect(found.build()).toEqual(found.bytes);
    const intoTheMiddle = read(
      bare(`${header("0001000100000000")}0361016200000100 01c00e00010001000000000004 01020304`),
    );
    expect(values(intoTheMiddle, DNS)["an"]).toMatchObject([{ rrname: { labels: 0, pointer: 14 } }]);
    expect(intoTheMiddle.build()).toEqual(intoTheMiddle.bytes);
  });

  it("keep dots, backslashes and odd octets of their labels", () => {
    const found = read(`${header("0001000000000000", "0100")}05612e5c07ff0000010001`);
    expect(values(found, DNS)["qd"]).toMatchObject([{ qname: "a\\.\\\\\\007\udcff." }]);
    expect(found.build()).toEqual(found.bytes);
  });

  it.each([
    ["a pointer to itself", "c00c"],
    ["a pointer forward", "c0100000"],
    ["two pointers in a circle", "0161c00e0162c00c"],
    ["a reserved label", "8001"],
    ["a label beyond the end", "3f61"],
    ["a name of 256 octets", `${`3f${"61".repeat(63)}`.repeat(4)}00`],
  ])("are malformed with %s", (_what, name) => {
    const found = read(`${header("0001000000000000", "0100")}${name}00010001`);
    expect(found.whole).toBe(false);
    expect(found.has(DNS)).toBe(false);
    expect(found.build()).toEqual(found.bytes);
  });

  it("of records that may not compress are spelled out, except in multicast DNS", () => {
    const service = { rrname: "a.b.", type: "SRV", rdata: { port: 9, target: "a.b." } } as const;
    const answer = { qr: 1, rd: 0, qd: [], an: [service] };
    expect(made(DNS(answer)).hex).toMatch(/0000000000090161016200$/);
    expect(made(MDNS(answer)).hex).toMatch(/000000000009c00c$/);
  });

  it("cannot be made with labels that are too long or empty", () => {
    expect(() => packet(...below, UDP(), DNS({ qd: [{ qname: `${"a".repeat(64)}.b` }] }))).toThrow(
      /1 to 63 octets, not 64/,
    );
    expect(() => packet(...below, UDP(), DNS({ qd: [{ qname: "a..b" }] }))).toThrow(/not 0/);
  });
});

describe("DNS messages", () => {
  it("ask for an address where nothing is said", () => {
    expect(made(DNS()).hex).toBe(bare("000001000001000000000000 03777777076578616d706c6503636f6d00 00010001"));
  });

  it("have other fields in an OPT record", () => {
    const opt = {
      type: "OPT",
      rclass: 1232,
      extrcode: 1,
      z: 0x8000,
      rdata: [{ name: "COOKIE", value: { client: octets("0102030405060708") } }],
    };
    const { hex, packet: found } = made(DNS({ qd: [], ar: [opt] } as never));
    expect(hex).toBe(bare("000001000000000000000001 00002904d001008000000c 000a00080102030405060708"));
    const record = (values(found, DNS)["ar"] as Record<string, unknown>[])[0];
    expect(record).toMatchObject({ rclass: 1232, extrcode: 1, version: 0, z: 0x8000 });
    expect(record).not.toHaveProperty("ttl");
  });

  it("delete records in updates without data", () => {
    const { packet: found } = made(
      DNS({
        opcode: "UPDATE",
        rd: 0,
        qd: [{ qname: "z.", qtype: "SOA" }],
        ns: [{ rrname: "a.z.", rclass: "ANY", rdata: new Uint8Array(0) }],
      }),
    );
    expect(values(found, DNS)).toMatchObject({ qdcount: 1, nscount: 1, ns: [{ rdlen: 0 }] });
  });

  it("list the types of a name", () => {
    const secure = {
      rrname: "a.",
      type: "NSEC",
      rdata: { nextname: "b.", typebitmaps: ["A", "RRSIG", "CAA", 1234] },
    } as const;
    const { hex, packet: found } = made(DNS({ qd: [], an: [secure] }));
    expect(hex).toContain(bare(`016200 0006400000000002 010140 041b ${"0".repeat(52)} 20`));
    expect(values(found, DNS)["an"]).toMatchObject([{ rdata: { typebitmaps: ["A", "RRSIG", "CAA", 1234] } }]);
  });

  it("with counts that lie are malformed where the octets end", () => {
    const found = read(`${header("0001ffff00000000")}0161000001000101610000010001`);
    expect(found.whole).toBe(false);
    expect(found.build()).toEqual(found.bytes);
  });

  it("stand behind their length over TCP", () => {
    const segment = [
      ...below,
      TCP({ sport: 40000, dport: 53, flags: "PA" }),
      DNSStream(),
      DNS({ id: 7, qd: [{ qname: "a." }] }),
    ];
    const found = packet(...segment);
    expect(hexOf(found.bytes, 54)).toBe(bare("0013 000701000001000000000000 01610000010001"));
    expect(found.whole).toBe(true);
    expect(lineOf(segment)).toMatch(/, length 21 7\+ A\? a\. \(19\)$/);
  });

  it("of LLMNR have a conflict bit where DNS has an authoritative one", () => {
    expect(made(LLMNR({ id: 1, c: 1, qd: [{ qname: "pc." }] })).hex).toMatch(/^0001040000010000/);
  });
});

describe("DNS lines", () => {
  const answer = DNS({
    id: 9,
    qr: 1,
    aa: 1,
    ra: 1,
    qd: [{ qname: "a." }],
    an: [{ rrname: "a.", ttl: 90, rdata: "1.2.3.4" }],
    ar: [{ type: "OPT", rclass: 1232, z: 0, rdata: [] }],
  } as never);

  it("say the question, or the answers", () => {
    expect(lineOf([...below, UDP({ sport: 9 }), DNS({ qd: [{ qname: "a.", qtype: "AAAA" }] })])).toBe(
      "IP 10.0.0.1.9 > 10.0.0.2.53: 0+ AAAA? a. (19)",
    );
    expect(lineOf([...below, UDP({ sport: 53, dport: 9 }), answer])).toBe(
      "IP 10.0.0.1.53 > 10.0.0.2.9: 9* 1/0/1 A 1.2.3.4 (46)",
    );
    expect(lineOf([...below, UDP({ sport: 53, dport: 9 }), answer], { verbose: 3, checksums: false })).toMatch(
      / 9\* q: A\? a\. 1\/0\/1 a\. \[1m30s\] A 1\.2\.3\.4 ar: \. OPT UDPsize=1232 \(46\)$/,
    );
  });

  it("say whom a multicast question may be answered to", () => {
    expect(
      lineOf([...below, UDP({ sport: 5353, dport: 5353 }), MDNS({ rd: 0, qd: [{ qname: "a.", qclass: 0x8001 }] })]),
    ).toMatch(/: 0 A \(QU\)\? a\. \(19\)$/);
  });

  it("end where the capture does", () => {
    const query = [...below, UDP({ sport: 9 }), DNS({ qd: [{ qname: "abc.de." }] })];
    expect(lineOf(query, {}, BEFORE + 8)).toMatch(/\.53: \[\|domain\]$|\.53: {2}?\[\|domain\]$/);
    expect(lineOf(query, {}, BEFORE + 12)).toMatch(/\.53: 0\+ \[\|domain\]$/);
  });

  it("stop at a circle of pointers", () => {
    const load = octets(`${header("0001000000000000", "0100")}c00c00010001`);
    expect(lineOf([...below, UDP({ sport: 9 }), Raw({ load })])).toMatch(/ A\? <BAD PTR> \[\|domain\]$/);
  });
});

describe("NetBIOS", () => {
  it("spells each octet of a name with two letters", () => {
    const { hex, packet: found } = made(NBNS({ qd: [{ QUESTION_NAME: "WORKGROUP<1d>" }] }));
    expect(hex).toContain(
      "20" + hexOf(new TextEncoder().encode("FHEPFCELEHFCEPFFFACACACACACACABN"), 0) + bare("00 00200001"),
    );
    expect(values(found, NBNS)["qd"]).toMatchObject([{ QUESTION_NAME: "WORKGROUP<1d>" }]);
  });

  it("keeps a scope, and names that are none of its own", () => {
    const name = (text: string) => values(made(NBNS({ qd: [{ QUESTION_NAME: text }] })).packet, NBNS)["qd"];
    expect(name("PC<00>.lab.test")).toMatchObject([{ QUESTION_NAME: "PC<00>.lab.test" }]);
    expect(name("plain.name.")).toMatchObject([{ QUESTION_NAME: "plain.name." }]);
  });

  it("takes data of an unusual size as octets", () => {
    const wait = { OPCODE: "WACK", RESPONSE: 1, an: [{ RR_NAME: "PC<00>", RDATA: octets("2910") }] } as const;
    expect(made(NBNS(wait)).hex).toMatch(/00022910$/);
  });

  it("names source and destination of a datagram", () => {
    const found = packet(
      ...below,
      UDP({ sport: 138, dport: 138 }),
      NBDGM({ SourceName: "A<00>", DestinationName: "B<1d>" }),
      Raw({ load: "x" }),
    );
    expect(values(found, NBDGM)).toMatchObject({ Length: 272, SourceName: "A<00>", DestinationName: "B<1d>" });
    expect(found.build()).toEqual(found.bytes);
  });
});
