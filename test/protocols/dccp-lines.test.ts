import { describe, expect, it } from "vitest";
import { IP } from "../../src/toolkit/index.ts";
import { saidInside } from "./line-text.ts";

describe("tcpdump's line of DCCP", () => {
  const dccp = (hex: string, verbose = 2): string =>
    saidInside([IP({ src: "0.0.0.0", proto: 33 })], hex, verbose).replace(/^.*DCCP (\(.*?\)\) )?/, "");
  const head = (type: string, words: string): string => `03e8 07d0 ${words} 21 0000 ${type} 00 000102030405`;
  const acknowledged = "0000 0a0b0c0d0e0f";

  it("says what a packet is for", () => {
    expect(dccp(`${head("01", "05")} 00000007`, 0)).toBe("DCCP-Request (service=7) ");
    expect(dccp(`${head("0f", "07")} ${acknowledged} 05 000000`)).toBe(
      "DCCP-Reset (code=option_error) (ack=11042563100175) seq 4328719365",
    );
    expect(dccp("03e8 07d0 03 21 0000 04 000001 6162")).toBe("DCCP-Data seq 1");
    expect(dccp(head("07", "06"))).toBe("truncated-DCCP-Ack - 8 bytes missing!");
  });

  it("lists options until one is wrong", () => {
    const options = (hex: string): string =>
      dccp(`${head("07", "08")} ${acknowledged} ${hex}`).split(" seq 4328719365 ")[1] ?? "";
    expect(options("01 00 20 04 01 02 25 03")).toBe(
      "<mandatory, nop, change_l ccid 2, ndp_count optlen goes past header length>",
    );
    expect(options("26 04 01 02 2b 04 0007")).toBe("<ack_vector0 0x0102, elapsed_time 7>");
    expect(options("2a 08 00000001 0002")).toBe("<timestamp_echo 1 (elapsed time 2)>");
    expect(options("29 03 00 00 00 00 00 00")).toBe("<timestamp [optlen != 6]>");
    expect(options("80 03 00 7f 02 24 02 00")).toBe("<CCID option 128, Option 127, initcookie, nop>");
  });
});
