import { describe, expect, it } from "vitest";
import { Ether, IP, LDP, packet, Packet, Raw, TCP, UDP } from "../../src/toolkit/index.ts";
import { lineOf } from "./line-text.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hexOf = (bytes: Uint8Array, start: number): string =>
  Array.from(bytes.subarray(start), (octet) => octet.toString(16).padStart(2, "0")).join("");

const below = [Ether(), IP({ src: "10.0.0.1", dst: "224.0.0.2" }), UDP({ sport: 646, dport: 646 })];
const HEAD = 14 + 20 + 8;
const HELLO = "0100 000c 00000001 0400 0004 000f 0000";

const hex = (value: number): string => value.toString(16).padStart(4, "0");
/** A unit of messages in hexadecimal. */
function unit(messages: string): Uint8Array {
  const body = octets(messages);
  return octets(`0001 ${hex(6 + body.length)} 0a000001 0000 ${messages}`);
}
/** A message of a type with parameters in hexadecimal. */
function message(type: number, parameters: string): string {
  return `${hex(type)} ${hex(4 + octets(parameters).length)} 00000001 ${parameters}`;
}
/** A packet of a unit of messages, read and built again. */
function read(messages: string): Packet {
  const made = new Packet(packet(...below, Raw({ load: unit(messages) })).bytes);
  expect(made.build()).toEqual(made.bytes);
  return made;
}
const text = (messages: string, verbose = 1): string =>
  lineOf([...below, Raw({ load: unit(messages) })], { verbose }).replace(/^[^]*?\.646: ?/, "");

describe("LDP", () => {
  it("counts units, messages and parameters", () => {
    const made = packet(
      ...below,
      LDP({
        id: "10.0.0.1",
        messages: [
          {
            type: 0x400,
            id: 5,
            parameters: [
              { type: 0x100, value: { elements: [{ type: 2, value: "10.0.0.8/30" }] } },
              { type: 0x200, value: { label: 16 } },
            ],
          },
        ],
      } as never),
    );
    expect(hexOf(made.bytes, HEAD)).toBe(
      hexOf(unit("0400 0018 00000005 0100 0008 02 0001 1e 0a000008 0200 0004 00000010"), 0),
    );
    expect(made.whole).toBe(true);
  });

  it("has a layer for each unit of a segment", () => {
    const bytes = new Uint8Array([...unit(HELLO), ...unit("0201 0004 00000002")]);
    const session = [Ether(), IP(), TCP({ sport: 40000, dport: 646, flags: "PA" })];
    const made = new Packet(packet(...session, Raw({ load: bytes })).bytes);
    expect(made.layers.map(({ protocol }) => protocol.name)).toContain("ldp");
    expect(made.build()).toEqual(made.bytes);
  });

  it("reads prefixes of both families, hosts and pseudo wires", () => {
    const value = (fec: string): string =>
      JSON.stringify(read(message(0x400, `0100 ${hex(octets(fec).length)} ${fec}`)).get(LDP));
    expect(value("02 0001 1e 0a000008")).toContain('"10.0.0.8/30"');
    expect(value("02 0002 10 2001 02 0001 00")).toContain('"2001::/16"');
    expect(value("03 0001 04 0a000001")).toContain('"10.0.0.1"');
    const wire = value("80 8005 0c 00000000 0000000a 0104 05dc 0c04 0302");
    expect(wire).toContain('"value":1500');
    expect(value("81 0005 0c 0108 0001020304050607 0104 0a000001 0104 0a000002".replaceAll("0c ", "18 "))).toContain(
      "target",
    );
  });

  it("survives lengths that lie", () => {
    for (const messages of [
      "0100 0003 00000001",
      "0100 0040 00000001 0400 0004 000f0000",
      message(0x100, "0400 0040 000f0000"),
      message(0x400, "0100 0003 020001"),
      message(0x400, "0100 0004 02000121"),
      message(0x400, "0100 000e 8080 0b 0c 00000001 00000002 0100"),
      message(0x300, "0101 0001 00"),
    ])
      expect(() => read(messages)).not.toThrow();
  });

  it("prints a unit, its messages with -v", () => {
    const line = (verbose: number): string => text(HELLO, verbose);
    expect(line(0)).toBe("LDP, Label-Space-ID: 10.0.0.1:0, pdu-length: 22");
    expect(line(1)).toBe(
      "\n\tLDP, Label-Space-ID: 10.0.0.1:0, pdu-length: 22" +
        "\n\t  Hello Message (0x0100), length: 12, Message ID: 0x00000001, Flags: [ignore if unknown]" +
        "\n\t    Common Hello Parameters TLV (0x0400), length: 4, Flags: [ignore and don't forward if unknown]" +
        "\n\t      Hold Time: 15s, Flags: [Link Hello]",
    );
    expect(line(2)).toContain("\n\t  0x0000:  0400 0004 000f 0000");
  });

  it("prints what labels are for", () => {
    const fec = (hexadecimal: string): string =>
      text(message(0x400, `0100 ${hex(octets(hexadecimal).length)} ${hexadecimal}`));
    expect(fec("02 0001 1f 0affffff")).toContain("Prefix FEC (0x02): IPv4 prefix 10.255.255.254/31");
    expect(fec("02 0001 21 0a000000")).toContain("IPv4 prefix (invalid length)");
    expect(fec("02 0001 20 0a")).toContain("Prefix FEC (0x02) [|ldp]");
    expect(fec("80 8005 0c 00000000 0000000a 0104 05dc 0c04 0302")).toContain(
      "Martini VC FEC (0x80): Ethernet, control word, group-ID 0, VC-ID 10, VC-info-length: 12" +
        "\n\t\tInterface Parameter: MTU (0x01), len 4: 1500" +
        "\n\t\tInterface Parameter: VCCV (0x0c), len 4" +
        "\n\t\t  Control Channels (0x03) = [PWE3 control word, MPLS Router Alert Label]" +
        "\n\t\t  CV Types (0x02) = [LSP Ping]",
    );
    expect(fec("80 8005 03 00000000 0000000a")).toContain("VC-info-length: 3 (invalid, < 4");
  });

  it("prints what is wrong with lengths", () => {
    expect(text("0100 0003 00000001 0000")).toContain("length: 3 (too short, < 4)");
    expect(text(message(0x100, "0400 0002 000f"))).toContain("[tlv length 2 < 4] (invalid)");
    expect(text(message(0x100, "0400 0040 000f0000"))).toContain("TLV contents go past end of message");
    expect(text("0201 0004 00000001")).toBe("");
  });
});
