import { describe, expect, it } from "vitest";
import { Packet, RpkiRtr } from "../../src/toolkit/index.ts";
import { seenIn, segmentsOf, type Piece } from "../flows/streams.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const said = (hex: string): Piece => ({ direction: 1, bytes: octets(hex) });
const fieldsOf = (hex: string) => seenIn([said(hex)], 323)[0]!.fields;

const NOTIFY = "0100 0001 0000000c 00000005";
const PREFIX = "0104 0000 00000014 01 10 18 00 0a000000 0000fde8";

describe("RPKI-RTR", () => {
  it("reads prefixes and what is said of them", () => {
    const fields = fieldsOf(`${NOTIFY} ${PREFIX} 0106 0000 00000020 00 20 30 00 20010db8 ${"00".repeat(12)} 0000fde8`);
    expect(fields.get("rpki-rtr.pdu_type")).toEqual(["0", "4", "6"]);
    expect(fields.get("rpki-rtr.serial_number")).toEqual(["5"]);
    expect(fields.get("rpki-rtr.flags.aw")).toEqual(["1", "0"]);
    expect(fields.get("rpki-rtr.ipv4_prefix")).toEqual(["10.0.0.0"]);
    expect(fields.get("rpki-rtr.ipv6_prefix")).toEqual(["2001:db8::"]);
    expect(fields.get("rpki-rtr.as_number")).toEqual(["65000", "65000"]);
  });

  it("has intervals since version 1", () => {
    expect(fieldsOf("0107 0001 00000018 00000005 00000001 00000002 00000003").get("rpki-rtr.retry_interval")).toEqual([
      "2",
    ]);
    expect(fieldsOf("0007 0001 0000000c 00000005").has("rpki-rtr.retry_interval")).toBe(false);
  });

  it("reads keys and errors", () => {
    const key = fieldsOf(`0109 0100 00000023 ${"aa".repeat(20)} 0000fde8 300100`);
    expect(key.get("rpki-rtr.flags.rk")).toEqual(["1"]);
    const error = fieldsOf("010a 0002 0000001c 00000008 0102000000000008 00000004 74657874");
    expect(error.get("rpki-rtr.error_code")).toEqual(["2"]);
    expect(error.get("rpki-rtr.error_text")).toEqual(["text"]);
  });

  it("marks types that nobody knows, and puts messages together", () => {
    expect(fieldsOf("010b 0000 00000008").has("rpkirtr.bad_length")).toBe(true);
    const whole = octets(PREFIX);
    const pieces = [whole.slice(0, 9), whole.slice(9)].map((bytes): Piece => ({ direction: 1, bytes }));
    expect(seenIn(pieces, 323)[1]!.fields.get("rpki-rtr.ipv4_prefix")).toEqual(["10.0.0.0"]);
  });

  it("is built as it was", () => {
    const [bytes] = segmentsOf([said(PREFIX)], 323);
    const read = new Packet(bytes!);
    expect(read.get(RpkiRtr)!.pdu_type).toBe(4);
    expect(read.build()).toEqual(bytes);
  });
});
