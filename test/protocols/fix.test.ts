import { describe, expect, it } from "vitest";
import { Ether, FIX, IP, packet, TCP } from "../../src/toolkit/index.ts";
import { seenIn, segmentsOf, type Piece } from "../flows/streams.ts";

const PORT = 9876;
const octets = (text: string): Uint8Array => Uint8Array.from(text.replaceAll("|", "\u0001"), (c) => c.charCodeAt(0));
const piece = (text: string): Piece => ({ direction: 0, bytes: octets(text) });
const messageOf = (body: string, wrong = 0): string => {
  const text = `8=FIX.4.4|9=${body.length}|${body}`;
  const sum = octets(text).reduce((before, octet) => before + octet, wrong) % 256;
  return `${text}10=${String(sum).padStart(3, "0")}|`;
};
const ORDER = messageOf("35=D|49=A|55=BHP|54=1|38=10|9999=x|");
const seen = (...texts: readonly string[]) => seenIn(texts.map(piece), PORT);

describe("FIX", () => {
  it("names fields by their tags, on any port", () => {
    const [first] = seen(ORDER);
    expect(first!.path).toBe("eth:ethertype:ip:tcp:fix");
    expect(first!.fields.get("fix.MsgType")).toEqual(["D"]);
    expect(first!.fields.get("fix.Symbol")).toEqual(["BHP"]);
    expect(first!.fields.get("fix.field.tag")).toEqual(["9999"]);
    expect(first!.fields.get("fix.checksum_good")).toEqual(["1"]);
    expect(seen(messageOf("35=D|49=A|", 1))[0]!.fields.get("fix.checksum_bad")).toEqual(["1"]);
  });

  it("has several messages in a segment and one in several, and what is no message", () => {
    const [both, , whole, other] = seen(ORDER + ORDER, ORDER.slice(0, 30), ORDER.slice(30), "x".repeat(40));
    expect(both!.fields.get("fix.Symbol")).toEqual(["BHP", "BHP"]);
    expect(whole!.fields.get("fix.Symbol")).toEqual(["BHP"]);
    expect(other!.fields.has("fix.data")).toBe(true);
    expect(seen(messageOf("49=A|35=D|"))[0]!.fields.has("fix.missing_field")).toBe(true);
  });

  it("is built as it was, and bears what no message is", () => {
    const [bytes] = segmentsOf([piece(ORDER)], PORT);
    const crafted = packet(
      Ether(),
      IP({ src: "10.0.0.1", dst: "10.0.0.2" }),
      TCP({ dport: PORT }),
      FIX({ message: octets(ORDER) }),
    );
    expect(crafted.bytes.slice(-ORDER.length)).toEqual(bytes!.slice(-ORDER.length));
    for (const text of [
      "8=FIX|9=|35=|=|10=|||||||||||||||||",
      "8=FIX.4.4|9=x|35=D|aaaaaaaaaaaaaaa",
      `8=FIX${"9".repeat(60)}`,
    ])
      expect(() => seen(text)).not.toThrow();
  });
});
