import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { Ether, IP, OpenVPN, packet, Packet, Raw, UDP } from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy, seenIn, segmentsOf, type Piece } from "./streams.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const datagram = (hex: string): Uint8Array =>
  packet(Ether(), IP(), UDP({ sport: 5000, dport: 1194 }), Raw({ load: octets(hex) })).bytes;
function seen(...messages: readonly string[]) {
  const session = new FullSession(standardCatalog(), standardWalk);
  return messages.map((hex, i) => seenBy(session, datagram(hex), i + 1));
}
const counted = (hex: string): Piece => {
  const load = octets(hex);
  return { direction: 0, bytes: Uint8Array.from([load.length >> 8, load.length & 0xff, ...load]) };
};

const SESSION = "1122334455667788";
const control = (number: string, data: string): string => `20 ${SESSION} 00 000000${number} ${data}`;
/** A record of application data of 150 octets in two parts. */
const FIRST = `17 0301 0091 ${"41".repeat(95)}`;
const SECOND = "42".repeat(50);

describe("OpenVPN", () => {
  it("reads control messages and data", () => {
    const [reset, acknowledgement, data] = seen(
      `38 ${SESSION} 00 00000000`,
      `28 ${SESSION} 01 00000007 8877665544332211`,
      "48 010203 64617461",
    );
    expect(reset!.fields.get("openvpn.opcode")).toEqual(["0x07"]);
    expect(acknowledgement!.fields.get("openvpn.mpidarrayelement")).toEqual(["7"]);
    expect(acknowledgement!.fields.has("openvpn.rsessionid")).toBe(true);
    expect(data!.fields.get("openvpn.peerid")).toEqual(["66051"]);
    expect(data!.fields.get("openvpn.data")).toEqual(["64:61:74:61"]);
  });

  it("sees what authenticates a message, and wrapped keys", () => {
    const [message, reset] = seen(
      `38 ${SESSION} ${"ab".repeat(20)} 00000001 50000000 00 00000000`,
      `50 ${SESSION} 00000001 50000000 ${"cd".repeat(32)} ee ${"ff".repeat(4)} 0006`,
    );
    expect(message!.fields.get("openvpn.pid")).toEqual(["1"]);
    expect(message!.fields.get("openvpn.mpid")).toEqual(["0"]);
    expect(reset!.fields.get("openvpn.wkc_len")).toEqual(["6"]);
    expect(reset!.fields.get("openvpn.data")).toEqual(["ee"]);
  });

  it("puts TLS together", () => {
    const [first, second] = seen(control("01", FIRST), control("02", SECOND));
    expect(first!.path).toMatch(/openvpn$/);
    expect(first!.fields.has("openvpn.fragment_bytes")).toBe(true);
    expect(second!.path).toMatch(/openvpn:tls$/);
    expect(second!.fields.get("openvpn.fragment")).toEqual(["1", "2"]);
    expect(second!.fields.get("openvpn.reassembled.length")).toEqual(["150"]);
    expect(second!.fields.get("tls.record.length")).toEqual(["145"]);
  });

  it("cuts streams into messages", () => {
    const pieces = [counted(control("01", FIRST)), counted(control("02", SECOND)), counted("30 6162")];
    const all = Uint8Array.from(pieces.flatMap(({ bytes }) => Array.from(bytes)));
    const cut: Piece[] = [all.slice(0, 100), all.slice(100)].map((bytes) => ({ direction: 0, bytes }));
    const [, last] = seenIn(cut, 1194);
    expect(last!.path).toMatch(/openvpn:tls$/);
    expect(last!.fields.get("openvpn.plen")).toEqual(["114", "64", "3"]);
    expect(last!.fields.get("openvpn.data")).toEqual(["61:62"]);
  });

  it("shows what ends early, and what is no message", () => {
    for (const hex of ["40", "00 61626364", "48 01", `58 ${SESSION}`, `20 ${SESSION} ff 00000000`])
      expect(seen(hex)[0]!.path).toMatch(/openvpn/);
  });

  it("is built as it was", () => {
    for (const bytes of [datagram(control("01", "ab")), ...segmentsOf([counted("30 6162")], 1194)]) {
      const read = new Packet(bytes);
      expect(read.get(OpenVPN)).toBeDefined();
      expect(read.build()).toEqual(bytes);
    }
  });
});
