import { describe, expect, it } from "vitest";
import { Ether, IP, packet, type Packet, Raw, SNMP, UDP } from "../../src/toolkit/index.ts";
import { lineOf } from "./line-text.ts";

const below = [Ether(), IP({ src: "10.0.0.1", dst: "10.0.0.2" }), UDP({ sport: 40000, dport: 161 })];
/** Hexadecimal digits without the blanks that group them. */
const bare = (text: string): string => text.replaceAll(" ", "");
const octets = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(42), (octet) => octet.toString(16).padStart(2, "0")).join("");
const read = (hex: string): Packet => packet(...below, Raw({ load: octets(hex) }));

const SYSTEM = "1.3.6.1.2.1.1.1.0";
const get = bare("302902010104067075626c6963 a01c020101020100020100 3011 300f06082b060102010101000500");

describe("SNMP", () => {
  it("counts what it holds", () => {
    const made = packet(...below, SNMP({ PDU: { id: 1, varbindlist: [{ oid: SYSTEM }] } }));
    expect(hexOf(made.bytes)).toBe(
      bare("302602010104067075626c6963 a019020101020100020100 300e 300c06082b060102010101000500"),
    );
    expect(made.whole).toBe(true);
  });

  it("writes values by their type", () => {
    const binding = (type: string, value: unknown) => {
      const made = packet(
        ...below,
        SNMP({ PDU: { type: "response", varbindlist: [{ oid: "1.3", type, value }] } } as never),
      );
      expect(made.whole).toBe(true);
      expect(made.build()).toEqual(made.bytes);
      return hexOf(made.bytes).split("06012b")[1];
    };
    expect(binding("INTEGER", -129)).toBe("0202ff7f");
    expect(binding("Counter32", 0xffffffff)).toBe("410500ffffffff");
    expect(binding("Counter64", 2n ** 64n - 1n)).toBe("460900ffffffffffffffff");
    expect(binding("OID", "2.999.3")).toBe("0603883703");
    expect(binding("IpAddress", "10.0.0.1")).toBe("40040a000001");
    expect(binding("STRING", "ab")).toBe("04026162");
    expect(binding("noSuchObject", new Uint8Array(0))).toBe("8000");
  });

  it("keeps lengths and numbers in more octets than they need", () => {
    const found = read(
      bare("3082002702020001 04067075626c6963 a081160201010201000201 0030830000 0c 300a06012b4105 00000000 07"),
    );
    const values = found.get(SNMP) as Record<string, unknown>;
    expect(values).toMatchObject({
      header: { value: 39, octets: 2 },
      version: { value: 1, octets: 2 },
      PDU: { length: { value: 22, octets: 1 }, list: { octets: 3 }, varbindlist: [{ value: { value: 7, octets: 5 } }] },
    });
    expect(found.build()).toEqual(found.bytes);
  });

  it("has a user and a scope in version 3", () => {
    const made = packet(
      ...below,
      SNMP({
        version: 3,
        global_data: { id: 5, flags: "07" },
        security: { parameters: { engine_id: "8000", engine_boots: 1, engine_time: 2, user: "ann" } },
        scoped_pdu: { engine_id: "8000", PDU: { type: "bulk", non_repeaters: 0, max_repetitions: 9 } },
      }),
    );
    expect(made.whole).toBe(true);
    expect(made.build()).toEqual(made.bytes);
    expect(lineOf([...below, Raw({ load: made.bytes.slice(42) })])).toBe(
      'IP 10.0.0.1.40000 > 10.0.0.2.161:  F=apr U="ann" E=_80_00 C="" GetBulk(11)  N=0 M=9',
    );
    const encrypted = packet(
      ...below,
      SNMP({
        version: 3,
        global_data: { security_model: 9 },
        security: { parameters: octets("0102") as never },
        scoped_pdu: { type: "encrypted", encrypted: octets("0a0b") },
      }),
    );
    expect(encrypted.whole).toBe(true);
    expect(encrypted.build()).toEqual(encrypted.bytes);
  });

  it.each([
    ["a length beyond the end", "30820fff0201010406"],
    ["an indefinite length", "3080020101"],
    [
      "an object identifier that ends early",
      "302602010104067075626c6963a019020101020100020100300e300c06082b060102010101800500",
    ],
    ["a list that is longer than its message", get],
  ])("is malformed with %s, and builds again", (_what, hex) => {
    const found = read(hex);
    expect(found.whole).toBe(false);
    expect(found.build()).toEqual(found.bytes);
  });

  it("names objects unless numbers are asked for", () => {
    const layers = (oid: string) => [
      ...below,
      SNMP({ PDU: { type: "response", varbindlist: [{ oid, type: "INTEGER", value: 3 }] } }),
    ];
    expect(lineOf(layers(SYSTEM), { numeric: true })).toMatch(
      /: {2}GetResponse\(26\) {2}\.1\.3\.6\.1\.2\.1\.1\.1\.0=3$/,
    );
    expect(lineOf(layers(SYSTEM))).toMatch(/ system\.sysDescr\.0=3$/);
    expect(lineOf(layers("1.3.6.1.4.1.9.1"))).toMatch(/ E:cisco\.1=3$/);
    expect(lineOf(layers("1.3.6.1.6.3.15.1.1.4.0"))).toMatch(
      / S:snmpUsmMIB\.usmMIBObjects\.usmStats\.usmStatsUnknownEngineIDs\.0=3$/,
    );
  });
});
