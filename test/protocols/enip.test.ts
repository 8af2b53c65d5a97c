import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { ENIP, Ether, IP, packet, Packet, Raw, TCP, UDP, type Layer } from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "../flows/streams.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (octet) => octet.toString(16).padStart(2, "0")).join("");
const client = [Ether(), IP({ src: "10.0.0.1", dst: "10.0.0.2" })];
const server = [Ether(), IP({ src: "10.0.0.2", dst: "10.0.0.1" })];
const asking = [...client, TCP({ sport: 40000, dport: 44818, flags: "PA", seq: 1 })];
const answering = [...server, TCP({ sport: 44818, dport: 40000, flags: "PA", seq: 1 })];
const datagram = [...client, UDP({ sport: 40000, dport: 44818 })];

const header = (command: string, length: string): string =>
  `${command}${length}11000000 00000000 4142434445464748 00000000`;
/** A message to the message router, in an item for unconnected data. */
const unconnected = (message: string): string =>
  `${header("6f00", "1600")} 00000000 0a00 0200 00000000 b2000600 ${message}`;

function session() {
  const session = new FullSession(standardCatalog(), standardWalk);
  let number = 0;
  return (layers: readonly Layer[], hex: string) =>
    seenBy(session, packet(...layers, Raw({ load: octets(hex) })).bytes, ++number).fields;
}

describe("EtherNet/IP", () => {
  it("counts in its header what follows it", () => {
    const made = packet(...datagram, ENIP({ commandId: 0x65, session: 7, commandSpecificData: octets("01000000") }));
    expect(hexOf(made.bytes.subarray(42))).toBe("65000400070000000000000000000000000000000000000001000000");
    expect(new Packet(made.bytes).get(ENIP)?.commandId).toBe(0x65);
  });

  it("tells how long answers may take where identities are asked for, and in answers the whole context", () => {
    const send = session();
    const asked = send(datagram, header("6300", "0000"));
    expect(asked.get("enip.listid_delay")).toEqual(["16961"]);
    expect(asked.get("enip.context")).toEqual(["43:44:45:46:47:48"]);
    const answer = send(
      datagram,
      `${header("6300", "2c00")} 0100 0c002600 0100 0002af120a0000020000000000000000 0100 0c00 3a00 0403 3000 8e4d5200 04504c4331 03`,
    );
    expect(answer.get("enip.context")).toEqual(["41:42:43:44:45:46:47:48"]);
    expect(answer.get("enip.sinaddr")).toEqual(["10.0.0.2"]);
    expect(answer.get("enip.lir.name")).toEqual(["PLC1"]);
    expect(answer.get("enip.lir.revision")).toEqual(["1027"]);
  });

  it("finds the request of an unconnected message by its context", () => {
    const send = session();
    send(asking, unconnected("0e0220012401"));
    expect(send(answering, unconnected("8e0000000100")).get("enip.response_to")).toEqual(["1"]);
  });

  it("finds the request of a connected message by the count in front of it", () => {
    const send = session();
    const connected = (message: string): string =>
      `${header("7000", "1c00")} 00000000 0a00 0200 a1000400 01020304 b1000800 0500 ${message}`;
    send(asking, connected("0e0220012401"));
    const answer = send(answering, connected("8e0000000100"));
    expect(answer.get("enip.response_to")).toEqual(["1"]);
    expect(answer.get("cip.seq")).toEqual(["5"]);
  });

  it("ends items where the octets end", () => {
    const cut = session()(datagram, `${header("6300", "0a00")} ffff 0c00ffff 0100 0002`);
    expect(cut.get("enip.cpf.itemcount")).toEqual(["65535"]);
    expect(cut.get("enip.cpf.typeid")).toEqual(["0x000c"]);
  });
});
