import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { BVLC, BACnet, Ether, IP, PTP, packet, Packet, Raw, TCP, UDP, type Layer } from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "../flows/streams.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (octet) => octet.toString(16).padStart(2, "0")).join("");
const between = [Ether(), IP({ src: "10.0.0.1", dst: "10.0.0.2" })];

/** What is seen in one packet. */
function seen(layers: readonly Layer[], hex: string) {
  const { bytes } = packet(...layers, Raw({ load: octets(hex) }));
  return seenBy(new FullSession(standardCatalog(), standardWalk), bytes, 1);
}

describe("IEC 60870-5-104", () => {
  const connection = [...between, TCP({ sport: 2404, dport: 40000, flags: "PA" })];

  it("numbers the objects of a sequence from the first one", () => {
    const { fields, path } = seen(connection, "680f 02000200 01 83 1400 0300 0a0000 000180");
    expect(path).toBe("eth:ethertype:ip:tcp:iec60870_104:iec60870_asdu");
    expect(fields.get("iec60870_asdu.ioa")).toEqual(["10", "11", "12"]);
    expect(fields.get("iec60870_asdu.siq.spi")).toEqual(["0", "1"]);
    expect(fields.get("iec60870_104.tx")).toEqual(["1"]);
  });

  it("names its protocol once for several messages of a segment", () => {
    expect(seen(connection, "6804 01000400 6804 43000000").path).toBe("eth:ethertype:ip:tcp:iec60870_104");
  });
});

describe("S7 Communication", () => {
  it("says what is to be read", () => {
    const read = "0300001f 02f080 32 01 0000 0100 000e 0000 04 01 12 0a 10 02 0040 0001 84 00000b";
    const { fields } = seen([...between, TCP({ sport: 40000, dport: 102, flags: "PA" })], read);
    expect(fields.get("s7comm.param.item.db")).toEqual(["1"]);
    expect(fields.get("s7comm.param.item.address.byte")).toEqual(["1"]);
    expect(fields.get("s7comm.param.item.address.bit")).toEqual(["3"]);
  });
});

describe("BACnet", () => {
  const datagram = [...between, UDP({ sport: 47808, dport: 47808 })];

  it("counts the whole message in its header", () => {
    const made = packet(...datagram, BVLC(), BACnet({ destination: 1, dnet: 65535 }), Raw({ load: octets("1008") }));
    expect(hexOf(made.bytes.subarray(42))).toBe("810a000c0120ffff00ff1008");
    expect(new Packet(made.bytes).get(BACnet)?.dnet).toBe(65535);
  });

  it("reads which property of which object is asked for", () => {
    const { fields } = seen(datagram, "810a0011 0104 0005010c 0c 00000001 194d");
    expect(fields.get("bacapp.objectType")).toEqual(["0"]);
    expect(fields.get("bacapp.instance_number")).toEqual(["1"]);
    expect(fields.get("bacapp.property_identifier")).toEqual(["77"]);
  });
});

describe("PTP", () => {
  it("reads corrections and times of six octets", () => {
    const made = packet(Ether(), PTP({ correction: 98304n, body: { seconds: 5_000_000_000n, nanoseconds: 7 } }));
    const { fields } = seenBy(new FullSession(standardCatalog(), standardWalk), made.bytes, 1);
    expect(fields.get("ptp.v2.correction.ns")).toEqual(["1"]);
    expect(fields.get("ptp.v2.correction.subns")).toEqual(["0.5"]);
    expect(fields.get("ptp.v2.sdr.origintimestamp.seconds")).toEqual(["5000000000"]);
  });
});
