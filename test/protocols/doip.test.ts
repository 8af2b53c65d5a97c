import { describe, expect, it } from "vitest";
import { DoIP, Ether, IP, packet, Packet, Raw, TCP, UDP } from "../../src/toolkit/index.ts";
import { seenIn } from "../flows/streams.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const PORT = 13400;
const sent = (...messages: readonly string[]) =>
  seenIn(
    messages.map((hex) => ({ direction: 0, bytes: octets(hex) })),
    PORT,
  );

describe("DoIP", () => {
  it("reads what vehicles and testers tell each other", () => {
    const [first] = sent("02fd 8002 00000008 0e80 4010 00 22f190 02fd 0005 00000007 0e80 00 00000000");
    expect(first!.path).toBe("eth:ethertype:ip:tcp:doip");
    expect(first!.fields.get("doip.type")).toEqual(["0x8002", "0x0005"]);
    expect(first!.fields.get("doip.source_address")).toEqual(["0x0e80", "0x0e80"]);
    expect(first!.fields.get("doip.previous")).toEqual(["22:f1:90"]);
    expect(first!.fields.has("doip.reserved_oem")).toBe(false);
  });

  it("carries diagnostic messages, in several segments", () => {
    const seen = sent("02fd 8001 00000006 0e80", "4010 3e80");
    expect(seen[1]!.path).toBe("eth:ethertype:ip:tcp:doip:data");
    expect(seen[1]!.fields.get("doip.target_address")).toEqual(["0x4010"]);
  });

  it("begins with a version and its inverse", () => {
    const load = octets("02fc 0001 00000000");
    expect(
      new Packet(packet(Ether(), IP(), UDP({ sport: PORT, dport: PORT }), Raw({ load })).bytes).get(DoIP),
    ).toBeUndefined();
  });

  it("is crafted with its length", () => {
    const body = { source_address: 0xe80, target_address: 0x4010 };
    const { bytes } = packet(Ether(), IP(), TCP(), DoIP({ payload_type: 0x8001, body }), Raw({ load: octets("3e80") }));
    expect(Array.from(bytes.slice(-14))).toEqual(Array.from(octets("02fd 8001 00000006 0e80 4010 3e80")));
  });
});
