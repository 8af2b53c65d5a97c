import { describe, expect, it } from "vitest";
import { Ether, IP, Raw, TCP, UDP } from "../../src/toolkit/index.ts";
import { lineOf, saidInside } from "./line-text.ts";

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.replaceAll(" ", "").match(/../g) ?? [], (pair) => parseInt(pair, 16));
const head = (type: string, options = "00", length = "0000"): string =>
  `03e8 07d0 ${type} ${options} 0000 010203040506 ${length}`;

describe("tcpdump's line of PGM", () => {
  const pgm = (hex: string, verbose = 1): string => saidInside([IP({ src: "0.0.0.0", proto: 113 })], hex, verbose);
  const path = "0001 0000 0a000003";
  const start = "0.0.0.0.1000 > 127.0.0.1.2000: PGM, length 0";

  it("says what a packet is where -v asks for it", () => {
    const spm = `${head("00")} 0000004d 00000001 00000009 ${path}`;
    expect(pgm(spm, 0)).toBe(start);
    expect(pgm(spm)).toBe(`${start} 0x010203040506 SPM seq 77 trail 1 lead 9 nla 10.0.0.3 [36]`);
    expect(pgm(`${head("05")} 0000004d 00000001 ab`)).toBe(`${start} 0x010203040506 RDATA trail 1 seq 77 [25]`);
    expect(pgm(`${head("02")} 0000004d 0002 0000`)).toContain(" POLR seq 77 round 2 [24]");
    expect(pgm(head("0c"))).toContain(" SPMR [16]");
    expect(pgm(head("0d"))).toContain(" UNKNOWN type 0x0d [16]");
    expect(pgm(`${head("00")} 0000004d 00000001 00000009 0007 0000`)).toContain("0x010203040506  [|pgm]");
  });

  it("reads options until one is wrong", () => {
    const data = (options: string): string =>
      pgm(`${head("04", "01")} 0000004d 00000001 ${options}`).split(" 77")[1] ?? "";
    expect(data("0004 001c 0110 0000 00000001 00000002 00000003 8208 0000 00000007")).toBe(
      " OPTS LEN 28 FRAG seq 1 off 2 len 3 NAK LIST 7 [52]",
    );
    expect(data("0004 0010 870c 0000 0001 0000 0a000009")).toBe(" OPTS LEN 16 REDIRECT 10.0.0.9 [40]");
    expect(data("8304 0008")).toBe("[First option bad, should be PGM_OPT_LENGTH, is 3]");
    expect(data("0004 0006 0d04")).toBe(" OPTS LEN 6[Total option length leaves no room for final option]");
    expect(data("0004 000c 0d08 0000 00000000")).toBe(" OPTS LEN 12[Bad OPT_SYN option, length 8 != 4]");
    expect(data("0004 0008 0d02 0000")).toBe(" OPTS LEN 8[Bad option, length 2 < 4] [32]");
  });
});

describe("tcpdump's line of ZMTP", () => {
  it("shows frames of a stream", () => {
    const layers = [Ether(), IP(), TCP({ flags: "PA" }), Raw({ load: octets("03 01 6869 ff 0000000000000004 00 61") })];
    const line = lineOf(layers, { packetType: "zmtp1", verbose: 1 });
    expect(line.slice(line.indexOf(": ZMTP"))).toBe(
      ": ZMTP/1.0\n\t frame flags+body  (8-bit) length 3, flags 0x01 (-|-|-|-|-|-|-|MORE), first 2 byte(s) of body:" +
        "\n\t 0x0000:  6869                                     hi" +
        "\n\t frame flags+body (64-bit) length 4 (2 captured), flags 0x00 (-|-|-|-|-|-|-|-), first 1 byte(s) of body:" +
        "\n\t 0x0000:  61                                       a [|zmtp1]",
    );
  });

  it("shows frames in PGM, in UDP", () => {
    const load = octets(`${head("04", "00", "0007")} 0000004d 00000001 0002 6162 02 00 7a`);
    const line = lineOf([Ether(), IP(), UDP({ sport: 5, dport: 6 }), Raw({ load })], {
      packetType: "pgm_zmtp1",
      verbose: 1,
    });
    expect(line.slice(line.indexOf("1000 >"))).toBe(
      "1000 > 2000: PGM, length 7 0x010203040506 ODATA trail 1 seq 77 [31]\n\t frame offset 0x0002" +
        "\n\t frame intermediate part, 2 bytes, first 2 byte(s):\n\t 0x0000:  6162                                     ab" +
        "\n\t frame flags+body  (8-bit) length 2, flags 0x00 (-|-|-|-|-|-|-|-), first 1 byte(s) of body:" +
        "\n\t 0x0000:  7a                                       z",
    );
  });
});
