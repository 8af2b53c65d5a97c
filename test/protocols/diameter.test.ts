import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { Diameter, Ether, IP, packet, Packet, Raw, SCTP, TCP } from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy, seenIn, type Piece } from "../flows/streams.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const message = (attributes: string, flags = "80"): Uint8Array => {
  const body = octets(attributes);
  const head = octets(`01 000000 ${flags} 000110 00000004 00000007 00000008`);
  new DataView(head.buffer).setUint16(2, 20 + body.length);
  return Uint8Array.from([...head, ...body]);
};
const asked = (attributes: string, flags?: string): Piece => ({ direction: 0, bytes: message(attributes, flags) });
const fieldsOf = (attributes: string) => seenIn([asked(attributes)], 3868)[0]!.fields;

const SESSION = "00000107 4000000b 616263 00";

describe("Diameter", () => {
  it("reads attributes of several types", () => {
    const fields = fieldsOf(
      `${SESSION} 00000101 4000000e 0001 0a000001 0000 00000037 4000000c d0000000 000001a0 4000000c 00000001`,
    );
    expect(fields.get("diameter.cmd.code")).toEqual(["272"]);
    expect(fields.get("diameter.Session-Id")).toEqual(["abc"]);
    expect(fields.get("diameter.Host-IP-Address.IPv4")).toEqual(["10.0.0.1"]);
    expect(fields.get("diameter.Event-Timestamp")![0]).toContain("2010");
    expect(fields.get("diameter.CC-Request-Type")).toEqual(["1"]);
    expect(fields.get("diameter.avp.pad")).toEqual(["00", "00:00"]);
  });

  it("goes into groups, and knows vendors", () => {
    const fields = fieldsOf(
      `000001bb 40000014 000001c2 4000000c 00000001 00000408 80000010 000028af 000003ec 00000005 8000000d 00003039 01 000000`,
    );
    expect(fields.get("diameter.Subscription-Id-Type")).toEqual(["1"]);
    expect(fields.get("diameter.RAT-Type")).toEqual(["1004"]);
    expect(fields.get("diameter.avp.unknown")).toEqual(["01"]);
    expect(fields.has("diameter.unknown_vendor")).toBe(true);
  });

  it("says what is wrong with values", () => {
    const fields = fieldsOf(`0000010c 40000009 01 000000 00000107 40000008 00000107 4000000b 616263 01`);
    expect(fields.get("diameter.avp.invalid-data")).toEqual(["01"]);
    expect(fields.has("diameter.avp.no_data")).toBe(true);
    expect(fields.has("diameter.avp.pad.non_zero")).toBe(true);
  });

  it("ends where an attribute claims more than there is", () => {
    expect(fieldsOf("00000107 400000ff 61626300").has("diameter.Session-Id")).toBe(false);
    expect(fieldsOf("00000107 40000003 61626300").has("diameter.avp")).toBe(false);
  });

  it("finds answers, and messages that are in several segments", () => {
    const answer = message(SESSION, "00");
    const [, , last] = seenIn(
      [asked(SESSION), { direction: 1, bytes: answer.slice(0, 10) }, { direction: 1, bytes: answer.slice(10) }],
      3868,
    );
    expect(last!.fields.get("diameter.answer_to")).toEqual(["1"]);
    expect(last!.fields.get("diameter.resp_time")).toEqual(["2.000000000"]);
  });

  it("is carried by SCTP", () => {
    const load = message(SESSION);
    const chunk = octets(`0003 0000 00000001 00000000 0000002e`);
    new DataView(chunk.buffer).setUint16(2, 16 + load.length);
    const chunks = Uint8Array.from([...chunk, ...load]);
    const { bytes } = packet(Ether(), IP(), SCTP({ sport: 1, dport: 2 }), Raw({ load: chunks }));
    const { path, fields } = seenBy(new FullSession(standardCatalog(), standardWalk), bytes, 1);
    expect(path).toMatch(/sctp:diameter$/);
    expect(fields.get("diameter.Session-Id")).toEqual(["abc"]);
  });

  it("is built of what is said, and as it was", () => {
    const made = packet(
      Ether(),
      IP(),
      TCP({ dport: 3868 }),
      Diameter({ drFlags: 0x80, drCode: 257, avpList: octets(SESSION) }),
    );
    const read = new Packet(made.bytes);
    expect(read.get(Diameter)!.drLen).toBe(32);
    expect(read.build()).toEqual(made.bytes);
  });
});
