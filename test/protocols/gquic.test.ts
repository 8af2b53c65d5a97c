import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { Ether, GQUIC, IP, packet, Packet, Raw, UDP } from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "../flows/streams.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const text = (words: string): string => Buffer.from(words, "latin1").toString("hex");
const little = (number: number): string => Buffer.from(Uint32Array.of(number).buffer).toString("hex");
/** Datagrams by turns: those of the client go to a port of a server. */
const seen = (datagrams: readonly (readonly [from: "client" | "server", hex: string])[], port = 443) => {
  const session = new FullSession(standardCatalog(), standardWalk);
  return datagrams.map(([from, hex], index) => {
    const ip = from === "client" ? IP({ src: "10.0.0.1", dst: "10.0.0.2" }) : IP({ src: "10.0.0.2", dst: "10.0.0.1" });
    const udp = from === "client" ? UDP({ sport: 50000, dport: port }) : UDP({ sport: port, dport: 50000 });
    return seenBy(session, packet(Ether(), ip, udp, Raw({ load: octets(hex) })).bytes, index + 1);
  });
};
const message = (name: string, tags: Readonly<Record<string, string>>): string => {
  let [end, heads, values] = [0, "", ""];
  for (const [tag, value] of Object.entries(tags)) {
    end += octets(value).length;
    heads += text(tag.padEnd(4, "\0")) + little(end);
    values += value;
  }
  const count = Object.keys(tags).length;
  return `${text(name.padEnd(4, "\0"))} ${little(count)} ${heads} ${values}`;
};
const ID = "0102030405060708";
const HASH = "aa".repeat(12);
const hello = message("CHLO", {
  PAD: "2d2d",
  SNI: text("a.b"),
  VER: text("Q039"),
  CTIM: `${little(1)}00000000`,
  COPT: "",
});
const opening = `09 ${ID} ${text("Q039")} 01 ${HASH} 80 01 ${hello}`;
const PATH = "eth:ethertype:ip:udp:gquic";

describe("gQUIC", () => {
  it("opens with a hello, on whatever port", () => {
    for (const port of [443, 4433]) {
      const [first] = seen([["client", opening]], port);
      expect(first!.path).toBe(PATH);
      expect(first!.fields.get("gquic.version")).toEqual(["Q039"]);
      expect(first!.fields.get("gquic.tag_type")).toEqual(["PAD", "SNI", "VER", "CTIM", "COPT"]);
      expect(first!.fields.get("gquic.tag.sni")).toEqual(["a.b"]);
      expect(first!.fields.get("gquic.cid")).toEqual([String(0x0102030405060708n)]);
    }
  });

  it("knows a conversation by its first packet", () => {
    const nonce = "bb".repeat(32);
    const ack = `40 01 0010 01 00`;
    const refusal = message("REJ", { STK: "0102", RREJ: little(12) });
    const answers = seen([
      ["server", `00 05 ${"cc".repeat(20)}`],
      ["client", opening],
      ["server", `04 ${nonce} 02 ${"cc".repeat(20)}`],
      ["server", `08 ${ID} 03 ${HASH} ${ack} 80 01 ${refusal}`],
    ]);
    expect(answers[0]!.path).not.toBe(PATH);
    expect(answers[2]!.fields.get("gquic.packet_number")).toEqual(["2"]);
    expect(answers[2]!.fields.has("gquic.payload")).toBe(true);
    expect(answers[2]!.fields.has("gquic.diversification_nonce")).toBe(true);
    expect(answers[3]!.fields.get("gquic.frame_type.ack.largest_acked")).toEqual(["1"]);
    expect(answers[3]!.fields.get("gquic.tag.rrej")).toEqual(["12"]);
  });

  it("has old heads and those of QUIC", () => {
    const old = seen([
      ["client", `0d ${ID} ${text("Q025")} 01 ${HASH} 00 a0 01 2200 ${message("CHLO", { VER: text("Q025") })} 00`],
    ])[0]!;
    expect(old.fields.get("gquic.puflags.cid.old")).toEqual(["0x03"]);
    expect(old.fields.has("gquic.prflags")).toBe(true);
    const [long, short] = seen([
      ["client", `c3 ${text("Q046")} 50 ${ID} 00000001 ${HASH} a0 01 0008 ${text("CHLO")} 00000000 00 0000`],
      ["client", `40 ${ID} 07 ${"cc".repeat(20)}`],
    ]);
    expect(long!.fields.get("gquic.dcil")).toEqual(["5"]);
    expect(long!.fields.get("gquic.tag")).toEqual(["CHLO"]);
    expect(long!.fields.get("gquic.frame_type.padding.length")).toEqual(["2"]);
    expect(short!.fields.get("gquic.packet_number")).toEqual(["7"]);
  });

  it("may be reset", () => {
    const address = `0200 0a000001 5000`;
    const reset = `0a ${ID} ${message("PRST", { RNON: ID, CADR: address })}`;
    const fields = seen([
      ["client", opening],
      ["server", reset],
    ])[1]!.fields;
    expect(fields.get("gquic.tag.caddr.addr.ipv4")).toEqual(["10.0.0.1"]);
    expect(fields.get("gquic.tag")).toEqual(["PRST"]);
  });

  it("bears being cut, and tags that lie", () => {
    const whole = octets(opening.replaceAll(" ", ""));
    for (let end = 13; end < whole.length; end += 7) {
      const cut = Buffer.from(whole.slice(0, end)).toString("hex");
      expect(seen([["client", cut]])[0]!.path).toBe(PATH);
    }
    const lie = `09 ${ID} ${text("Q039")} 01 ${HASH} 80 01 ${text("CHLO")} ffff0000 ${text("SNI\0")} ffffffff 0102`;
    expect(seen([["client", lie]])[0]!.fields.has("gquic.tag.length.truncated")).toBe(true);
    expect(new Packet(packet(Ether(), IP(), UDP(), GQUIC({ packet: octets("0801") })).bytes).build()).toBeDefined();
  });
});
