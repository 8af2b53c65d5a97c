import { describe, expect, it } from "vitest";
import { BGP, Ether, IP, packet, Packet, Raw, TCP } from "../../src/toolkit/index.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hexOf = (bytes: Uint8Array, start: number): string =>
  Array.from(bytes.subarray(start), (octet) => octet.toString(16).padStart(2, "0")).join("");

const session = [Ether(), IP({ src: "10.0.0.1", dst: "10.0.0.2" }), TCP({ sport: 40000, dport: 179, flags: "PA" })];
const MARKER = "ff".repeat(16);
const HEAD = 14 + 20 + 20;

/** A message of BGP with these octets behind its header, read and built again. */
function message(type: number, body: string): Packet {
  const length = 19 + body.replaceAll(" ", "").length / 2;
  const head = `${MARKER}${length.toString(16).padStart(4, "0")}${type.toString(16).padStart(2, "0")}`;
  const read = new Packet(packet(...session, Raw({ load: octets(head + body) })).bytes);
  expect(read.build()).toEqual(read.bytes);
  return read;
}

describe("BGP", () => {
  it("counts a message", () => {
    const made = packet(...session, BGP());
    expect(hexOf(made.bytes, HEAD)).toBe(`${MARKER}001304`);
    expect(made.whole).toBe(true);
  });

  it("opens a session with capabilities", () => {
    const made = packet(
      ...session,
      BGP({
        type: 1,
        message: {
          as: 65001,
          identifier: "10.0.0.1",
          parameters: [{ value: [{ type: 65, value: 4200000001 }] }],
        },
      } as never),
    );
    expect(hexOf(made.bytes, HEAD + 18)).toBe("0104fde900b40a00000108" + "02064104fa56ea01");
    expect(made.whole).toBe(true);
  });

  it("tells numbers of two octets from numbers of four by what fits", () => {
    const path = (hex: string) => JSON.stringify(message(2, `0000 ${hex}`).get(BGP));
    expect(path("0007 400204 0201fde9")).toContain('"size":2');
    expect(path("0009 400206 02010000fde9")).toContain('"size":4');
    expect(path("0004 500200 00")).toContain('"segments":[]');
  });

  it("tells routes with numbers of paths from those without", () => {
    const routes = (hex: string) => JSON.stringify(message(2, `0000 0000 ${hex}`).get(BGP));
    expect(routes("18cb0071 08 0a")).not.toContain('"path"');
    expect(routes("00000001 18cb0071 00000002 080a")).toContain('"path":2');
  });

  it("survives lengths that lie", () => {
    for (const body of ["0005", "0000 00ff 40", "0000 0003 40 01 09", "0000 0000 ff", "0000 0004 400e01 00"]) {
      expect(message(2, body).whole).toBe(false);
    }
  });
});
