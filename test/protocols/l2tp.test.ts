import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import {
  Ether,
  IP,
  IPCP,
  L2TP,
  L2TPSession,
  packet,
  Packet,
  PPP,
  Raw,
  UDP,
  type Layer,
} from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "../flows/streams.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const below = [Ether(), IP(), UDP({ sport: 1701, dport: 1701 })];

function seen(hex: string, under: readonly Layer[] = below) {
  const { bytes } = packet(...under, Raw({ load: octets(hex) }));
  const read = new Packet(bytes);
  expect(read.build()).toEqual(bytes);
  return seenBy(new FullSession(standardCatalog(), standardWalk), bytes, 1);
}

describe("L2TP", () => {
  it("carries PPP behind its flags, numbers and padding", () => {
    const { path, fields } = seen("4a02 001a 0001 0002 0003 0004 0002 0000 ff03 8021 0101 0004");
    expect(path).toBe("eth:ethertype:ip:udp:l2tp:ppp:ipcp");
    expect(fields.get("l2tp.tunnel")).toEqual(["1"]);
    expect(fields.get("l2tp.Nr")).toEqual(["4"]);
    expect(fields.has("l2tp.offset_padding")).toBe(true);
    expect(new Packet(packet(...below, L2TP(), PPP(), IPCP()).bytes).get(L2TP)).toMatchObject({ version: 2 });
  });

  it("reads attributes", () => {
    const { path, fields } = seen(
      "c802 0036 0001 0000 0000 0000 8008 0000 0000 0001 8008 0000 0002 0100 800a 0000 0003 00000003 8008 0000 0007 6162 8008 0009 0001 0000",
    );
    expect(path).toBe("eth:ethertype:ip:udp:l2tp");
    expect(fields.get("l2tp.avp.message_type")).toEqual(["1"]);
    expect(fields.get("l2tp.avp.protocol_version")).toEqual(["1"]);
    expect(fields.get("l2tp.avp.sync_framing_supported")).toEqual(["1"]);
    expect(fields.get("l2tp.avp.host_name")).toEqual(["ab"]);
    expect(fields.has("l2tp.vendor_specific_avp_data")).toBe(true);
  });

  it("says that a message is empty or has a bad attribute", () => {
    expect(seen("c802 000c 0001 0000 0000 0000").fields.has("l2tp.zero_length_body_message")).toBe(true);
    expect(seen("c802 0010 0001 0000 0000 0000 8002 0000").fields.has("l2tp.avp_length.bad")).toBe(true);
  });

  it("says why it stops, by what kind of message says so", () => {
    const { fields } = seen("c802 001e 0001 0000 0000 0000 8008 0000 0000 0004 800a 0000 0001 0002 0003");
    expect(fields.get("l2tp.result_code")).toEqual(["2"]);
    expect(fields.get("l2tp.avp.error_code")).toEqual(["3"]);
  });

  it("is of version 3 over UDP and right in IP", () => {
    expect(seen("0003 0000 00000fa0 01020304").fields.get("l2tp.sid")).toEqual(["0x00000fa0"]);
    const inIp = [Ether(), IP({ proto: 115 })];
    const data = seen("00000001 01020304", inIp);
    expect(data.path).toBe("eth:ethertype:ip:l2tp:data");
    const control = seen("00000000 c803 000c 00000001 0000 0001", inIp);
    expect(control.path).toBe("eth:ethertype:ip:l2tp");
    expect(control.fields.get("l2tp.ccid")).toEqual(["0x00000001"]);
    expect(new Packet(packet(Ether(), IP(), L2TPSession({ sid: 5 })).bytes).get(L2TPSession)).toMatchObject({ sid: 5 });
  });
});
