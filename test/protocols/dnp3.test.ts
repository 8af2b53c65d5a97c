import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { DNP3, Ether, IP, packet, Packet, Raw, TCP, UDP } from "../../src/toolkit/index.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";
import { seenBy } from "../flows/streams.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (octet) => octet.toString(16).padStart(2, "0")).join("");
const network = [Ether(), IP({ src: "10.0.0.1", dst: "10.0.0.2" })];
const datagram = [...network, UDP({ sport: 40000, dport: 20000 })];

/** A question for the data of all classes, as IEEE 1815 has it. */
const question = "056414c4020003004503c7c8013c02063c03063c04063c010642ac";

describe("DNP3", () => {
  it("writes checksums behind the header and behind each block", () => {
    const data = { octets: octets("c7c8013c02063c03063c04063c0106") };
    const made = packet(...datagram, DNP3({ len: 20, dst: 2, src: 3, data }));
    expect(hexOf(made.bytes.subarray(42))).toBe(question);
    expect(made.whole).toBe(true);
    const long = packet(...datagram, DNP3({ len: 23, data: { octets: new Uint8Array(18) } }));
    expect(long.bytes.length - 42).toBe(10 + 18 + 2 + 2);
    expect(new Packet(long.bytes).get(DNP3)?.data).toEqual({ octets: new Uint8Array(18) });
  });

  it("reads points of objects, whose numbers a checksum may part", () => {
    const head = "c0c0810000";
    const inputs = "01020000018101";
    const counter = "1601280100050001d2040000";
    const outputs = "0a010000090103";
    const negative = "1e0300070778ffffff";
    const { bytes } = packet(
      ...datagram,
      DNP3({ data: { octets: octets(head + inputs + counter + outputs + negative) } }),
    );
    const { fields } = seenBy(new FullSession(standardCatalog(), standardWalk), bytes, 1);
    const said = (name: string) => fields.get(`dnp3.al.${name}`)?.map(Number);
    expect(fields.get("dnp3.al.obj")?.map(String)).toEqual(["0x0102", "0x1601", "0x0a01", "0x1e03"]);
    expect(said("biq.b7")).toEqual([1, 0]);
    expect(said("index")).toEqual([5]);
    expect(said("cnt")).toEqual([1234]);
    expect(said("bit")).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
    expect(said("ana.int")).toEqual([-136]);
    expect(said("point_index")).toEqual([0, 1, ...Array.from({ length: 10 }, (_, index) => index), 7]);
  });

  it("ends where points are of a kind that is not known, or more than there are", () => {
    for (const object of ["33020701aabb", "010200004081", "01010000ff01"]) {
      const { bytes } = packet(...datagram, DNP3({ data: { octets: octets(`c0c0810000${object}0102000000`) } }));
      const { fields } = seenBy(new FullSession(standardCatalog(), standardWalk), bytes, 1);
      expect(fields.get("dnp3.al.obj")).toHaveLength(1);
    }
  });

  it("keeps checksums that are wrong", () => {
    const { bytes } = packet(...datagram, Raw({ load: octets(question) }));
    bytes[bytes.length - 1] ^= 0xff;
    expect(new Packet(bytes).build()).toEqual(bytes);
  });

  it("waits for the rest of a frame, whose length counts no checksums", () => {
    const session = new FullSession(standardCatalog(), standardWalk);
    let seq = 1;
    const seen = [question.slice(0, 8), question.slice(8, 40), question.slice(40)].map((hex, index) => {
      const load = octets(hex);
      const { bytes } = packet(...network, TCP({ sport: 40000, dport: 20000, flags: "PA", seq }), Raw({ load }));
      seq += load.length;
      const { fields } = seenBy(session, bytes, index + 1);
      return [...(fields.get("dnp3.al.func") ?? []), ...(fields.get("dnp3.al.obj") ?? [])].map(String);
    });
    expect(seen).toEqual([[], [], ["1", "0x3c02", "0x3c03", "0x3c04", "0x3c01"]]);
  });
});
