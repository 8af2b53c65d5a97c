import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { Ether, IP, packet, Raw, Thrift, UDP } from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy, seenIn, type Piece } from "../flows/streams.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const text = (words: string): string => Buffer.from(words, "latin1").toString("hex");
const counted = (words: string): string => `${words.length.toString(16).padStart(8, "0")} ${text(words)}`;
const piece = (hex: string): Piece => ({ direction: 0, bytes: octets(hex) });
const head = (type: number): string => `8001000${type} ${counted("ask")} 00000007`;
const seen = (...hex: readonly string[]) => seenIn(hex.map(piece), 9090);
const datagram = (hex: string) => {
  const { bytes } = packet(Ether(), IP(), UDP({ sport: 40000, dport: 6831 }), Raw({ load: octets(hex) }));
  return seenBy(new FullSession(standardCatalog(), standardWalk), bytes, 1);
};

describe("Thrift", () => {
  it("reads every kind of value of the binary protocol", () => {
    const list = `0f 0008 08 00000002 00000001 00000002`;
    const map = `0d 0009 0b 08 00000001 ${counted("k")} 00000005`;
    const struct = `0c 000a 02 0001 01 00`;
    const simple = `02 0001 01 03 0002 ff 06 0003 fffe 08 0004 00000009 0a 0005 ffffffffffffffff 04 0006 3ff8000000000000`;
    const texts = `0b 0007 ${counted("hi")} 0b 000c 00000002 0001 10 000d ${"00".repeat(16)}`;
    const [{ fields, path }] = seen(`${head(1)} ${simple} ${texts} ${list} ${map} ${struct} 00`) as [
      ReturnType<typeof datagram>,
    ];
    expect(path).toBe("eth:ethertype:ip:tcp:thrift");
    expect(fields.get("thrift.method")).toEqual(["ask"]);
    expect(fields.get("thrift.i8")).toEqual(["-1"]);
    expect(fields.get("thrift.i16")).toEqual(["-2"]);
    expect(fields.get("thrift.i64")).toEqual(["-1"]);
    expect(fields.get("thrift.double")).toEqual(["1.5"]);
    expect(fields.get("thrift.string")).toEqual(["hi", "k"]);
    expect(fields.get("thrift.binary")).toEqual(["00:01"]);
    expect(fields.get("thrift.i32")).toEqual(["9", "1", "2", "5"]);
    expect(fields.get("thrift.num_map_item")).toEqual(["1"]);
    expect(fields.get("thrift.bool")).toEqual(["1", "1"]);
  });

  it("reads the compact protocol in datagrams", () => {
    const list = `19 35 02 04 06`;
    const { fields, path } = datagram(`82 81 0e 03 ${text("ask")} 15 03 11 12 18 02 ${text("hi")} ${list} 16 01 00`);
    expect(path).toBe("eth:ethertype:ip:udp:thrift");
    expect(fields.get("thrift.seq_id")).toEqual(["7"]);
    expect(fields.get("thrift.i32")).toEqual(["-2", "1", "2", "3"]);
    expect(fields.get("thrift.bool")).toEqual(["1", "0"]);
    expect(fields.get("thrift.string")).toEqual(["hi"]);
    expect(fields.get("thrift.i64")).toEqual(["-1"]);
  });

  it("knows frames and exceptions", () => {
    const body = `${head(3)} 0b 0001 ${counted("no")} 08 0002 00000001 00`;
    const [first] = seen(`${octets(body).length.toString(16).padStart(8, "0")} ${body}`);
    expect(first!.fields.get("thrift.frame_len")).toEqual([String(octets(body).length)]);
    expect(first!.fields.get("thrift.exception.message")).toEqual(["no"]);
    expect(first!.fields.get("thrift.exception.type")).toEqual(["1"]);
  });

  it("shows what goes on as far as it goes, and then all of it", () => {
    const whole = `${head(2)} 0b 0000 ${counted("hello")} 08 0001 00000002 00`.replaceAll(" ", "");
    const [begun, rest] = seen(whole.slice(0, 60), whole.slice(60));
    expect(begun!.fields.get("thrift.method")).toEqual(["ask"]);
    expect(begun!.fields.has("thrift.i32")).toBe(false);
    expect(rest!.fields.get("thrift.string")).toEqual(["hello"]);
    expect(rest!.fields.get("thrift.i32")).toEqual(["2"]);
    expect(seen(whole + whole)[0]!.fields.get("thrift.i32")).toEqual(["2", "2"]);
  });

  it("is nothing that only begins alike, and bears what lies", () => {
    expect(seen("80010001 00000003 000102 00000007 00")[0]!.path).not.toContain("thrift");
    expect(seen("80010009 00000003 616161 00000007 00")[0]!.path).not.toContain("thrift");
    for (const lie of ["0f 0001 0c ffffffff", `0b 0001 ffffffff`, `07 0001 00`, "0c 0001".repeat(60)])
      expect(seen(`${head(1)} ${lie} ${"00".repeat(4)}`)[0]!.fields.has("thrift.method")).toBe(true);
    expect(Thrift({ message: octets("80") })).toBeDefined();
  });
});
