import { describe, expect, it } from "vitest";
import { Ether, IP, packet, Packet, Raw, TCP } from "../../src/toolkit/index.ts";
import type { LayerInput } from "../../src/definition/protocol.ts";
import { lineOf, linesOf } from "./line-text.ts";

type Options = NonNullable<LayerInput<typeof TCP>["options"]>;
const ip = IP({ src: "10.0.0.1", dst: "10.0.0.2", proto: 6 });
const segment = (values: LayerInput<typeof TCP>, load = "") => [
  Ether(),
  ip,
  TCP({ sport: 40000, dport: 9, seq: 100, ack: 200, ...values }),
  ...(load === "" ? [] : [Raw({ load })]),
];
const octets = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** The options of a segment as they come back from the wire, and their octets. */
function roundTrip(options: Options): { readonly back: unknown; readonly hex: string; readonly whole: boolean } {
  const made = packet(...segment({ options }));
  expect(made.build()).toEqual(made.bytes);
  const hex = Array.from(made.bytes.subarray(54), (octet) => octet.toString(16).padStart(2, "0")).join("");
  return { back: made.get(TCP)?.options, hex, whole: made.whole };
}

describe("TCP options", () => {
  it("are written with their lengths and padded to words", () => {
    const { hex, back } = roundTrip([{ name: "MSS", value: 1460 }, "SAckOK", { name: "WScale", value: 7 }]);
    expect(hex).toBe("020405b40402030307000000");
    expect(back).toEqual([
      { name: "MSS", value: 1460 },
      { name: "SAckOK" },
      { name: "WScale", value: 7 },
      { name: "EOL" },
      { name: "padding", value: octets("0000") },
    ]);
  });

  it("hold the subtypes of Multipath TCP as values", () => {
    const dss = {
      name: "MPTCP",
      value: {
        subtype: 2,
        low: 0,
        data: { reserved: 0, F: 0, m: 0, M: 1, a: 1, A: 1, ack: 5n, dsn: 6, subseq: 7, length: 8, checksum: 9 },
      },
    } as const;
    const { hex, back, whole } = roundTrip([dss]);
    expect(hex).toBe("1e1820070000000000000005000000060000000700080009");
    expect(back).toEqual([dss]);
    expect(whole).toBe(true);
  });

  it("tell the three messages of MP_JOIN apart by what is left", () => {
    const join = (data: object) =>
      ({ name: "MPTCP", value: { subtype: "MP_JOIN", low: 1, data: { addrid: 3, ...data } } }) as never;
    expect(roundTrip([join({ token: 0x01020304, nonce: 5 })]).hex).toBe("1e0c11030102030400000005");
    expect(roundTrip([join({ sendtrunchmac: 1n, nonce: 5 })]).hex).toBe("1e101103000000000000000100000005");
    expect(roundTrip([join({ hmac: octets("aa".repeat(20)) })]).hex).toBe("1e181103" + "aa".repeat(20));
  });

  it("of length 0 or beyond the header end the list, as octets", () => {
    for (const options of ["0200ffff", "02ff05b4", "0801ffff"]) {
      const bad = new Packet(Uint8Array.from([...packet(...segment({ dataofs: 6 })).bytes, ...octets(options)]));
      expect(bad.whole).toBe(false);
      expect(bad.build()).toEqual(bad.bytes);
    }
  });
});

describe("tcpdump's TCP line", () => {
  it("counts from the first segment of a connection", () => {
    const back = [
      Ether(),
      IP({ src: "10.0.0.2", dst: "10.0.0.1" }),
      TCP({ sport: 9, dport: 40000, seq: 200, ack: 101, flags: "A", window: 5 }),
    ];
    expect(linesOf([segment({ flags: "PA" }, "x"), back])).toEqual([
      "IP 10.0.0.1.40000 > 10.0.0.2.9: Flags [P.], seq 100:101, ack 200, win 8192, length 1",
      "IP 10.0.0.2.9 > 10.0.0.1.40000: Flags [.], ack 1, win 5, length 0",
    ]);
    expect(linesOf([segment({ flags: "A" }), back], { absoluteSequence: true })[1]).toContain("ack 101,");
  });

  it("shows flags, urgent pointer and checksum", () => {
    expect(lineOf(segment({ flags: "FSRPAUEC", urgptr: 3, chksum: 1 }), { verbose: 1 })).toContain(
      "Flags [FSRP.UEW], cksum 0x0001 (incorrect -> 0xdd6a), seq 100, ack 200, win 8192, urg 3, length 0",
    );
    expect(lineOf(segment({ flags: "" }))).toBe("IP 10.0.0.1.40000 > 10.0.0.2.9: Flags [none], win 8192, length 0");
    expect(lineOf(segment({ flags: "S" }, "abc"), { quiet: 1 })).toBe("IP 10.0.0.1.40000 > 10.0.0.2.9: tcp 3");
  });

  it("shows options", () => {
    const options = [
      { name: "MSS", value: 1460 },
      "NOP",
      { name: "Timestamp", value: { tsval: 1, tsecr: 2 } },
      { name: "TFO", value: octets("01020304") },
      { name: "AO", value: { keyid: 1, rnextkeyid: 2, mac: octets("ff") } },
      { code: 99, value: octets("ab") },
    ] as never;
    expect(lineOf(segment({ options }))).toContain(
      "options [mss 1460,nop,TS val 1 ecr 2,tfo  cookie 01020304,tcp-ao keyid 1 rnextkeyid 2 mac 0xff,unknown-99 0xab,eol]",
    );
    expect(lineOf(segment({ flags: "A", options: [{ name: "SAck", value: [{ left: 300, right: 400 }] }] }))).toContain(
      "options [sack 1 {101:201},",
    );
  });

  it("ends with what is wrong", () => {
    expect(lineOf(segment({ dataofs: 4 }))).toContain(":  tcp 4 [bad hdr length 16 - too short, < 20]");
    expect(lineOf(segment({ dataofs: 15 }))).toMatch(/ \[bad hdr length 60 - too long, > 20\]$/);
    expect(lineOf(segment({ options: [{ code: 2, value: octets("05"), length: 9 }] as never }))).toMatch(
      /options \[\[bad opt\]$/,
    );
    expect(lineOf(segment({}), {}, 44)).toMatch(/: {1,2}\[\|tcp\]$/);
    expect(lineOf(segment({}), {}, 36)).toBe("IP 10.0.0.1 > 10.0.0.2: [|tcp]");
  });

  it("shows the text of a reset", () => {
    expect(lineOf(segment({ flags: "R" }, "go away\n"), { verbose: 1 })).toMatch(/length 8 \[RST go away\^J\]$/);
  });
});
