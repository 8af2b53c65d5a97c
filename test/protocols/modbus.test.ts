import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { Ether, IP, Modbus, ModbusTCP, packet, Packet, Raw, TCP } from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "../flows/streams.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (octet) => octet.toString(16).padStart(2, "0")).join("");
const client = [Ether(), IP({ src: "10.0.0.1", dst: "10.0.0.2" })];
const server = [Ether(), IP({ src: "10.0.0.2", dst: "10.0.0.1" })];
const asking = (seq = 1) => [...client, TCP({ sport: 40000, dport: 502, flags: "PA", seq })];
const answering = (seq = 1) => [...server, TCP({ sport: 502, dport: 40000, flags: "PA", seq })];

/** A session, the packets of which are numbered as they come. */
function conversation() {
  const session = new FullSession(standardCatalog(), standardWalk);
  let number = 0;
  const next = new Map<typeof asking, number>();
  return (way: typeof asking, hex: string) => {
    const seq = next.get(way) ?? 1;
    next.set(way, seq + octets(hex).length);
    const { bytes } = packet(...way(seq), Raw({ load: octets(hex) }));
    return seenBy(session, bytes, ++number).fields;
  };
}

describe("Modbus", () => {
  it("counts the unit and the message in the header", () => {
    const made = packet(
      ...asking(),
      ModbusTCP({ transId: 7, unitId: 3 }),
      Modbus({ funcCode: 3, data: octets("00010002") }),
    );
    expect(hexOf(made.bytes.subarray(54))).toBe("000700000006030300010002");
    expect(new Packet(made.bytes).get(Modbus)?.funcCode).toBe(3);
  });

  it("numbers registers and bits from where the request asked for them", () => {
    const send = conversation();
    expect(send(asking, "0001 0000 0006 01 03 0064 0002").get("modbus.word_cnt")).toEqual(["2"]);
    const registers = send(answering, "0001 0000 0007 01 03 04 000a 000b");
    expect(registers.get("modbus.regnum16")).toEqual(["100", "101"]);
    expect(registers.get("modbus.regval_uint16")).toEqual(["10", "11"]);
    expect(registers.get("modbus.request_frame")).toEqual(["1"]);
    send(asking, "0002 0000 0006 01 01 0005 0003");
    const bits = send(answering, "0002 0000 0004 01 01 01 05");
    expect(bits.get("modbus.bitnum")).toEqual(["5", "6", "7"]);
  });

  it("reads exceptions, and what has no known request", () => {
    const send = conversation();
    expect(send(answering, "0001 0000 0003 01 83 02").get("modbus.exception_code")).toEqual(["2"]);
    expect(send(answering, "0009 0000 0005 01 03 02 1234").get("modbus.regnum16")).toEqual(["0"]);
  });
});
