import { describe, expect, it } from "vitest";
import { IP } from "../../src/toolkit/index.ts";
import { saidInside } from "./line-text.ts";

describe("tcpdump's line of M3UA", () => {
  const m3ua = (message: string): string => {
    const size = (message.replaceAll(" ", "").length / 2 + 16).toString(16).padStart(4, "0");
    const chunk = `00 03 ${size} 00000005 0006 0007 00000003 ${message}`;
    return saidInside([IP({ proto: 132 })], `0b59 0b59 00000001 00000000 ${chunk}`, 2).replace(/^[^]*PPID M3UA\] /, "");
  };

  it("names messages and their parameters", () => {
    expect(m3ua("01 00 03 01 00000010 0004 0008 61626364")).toBe("\n\t\tASP Up Message\n\t\t\tINFO String: (length 8)");
    expect(m3ua("01 00 01 07 0000000c 0002 0004")).toBe(
      "\n\t\tTransfer Unknown (0x07) Message\n\t\t\tUnknown Parameter (0x0002): (length 4)",
    );
    expect(m3ua("01 00 08 01 00000008")).toBe("\n\t\tUnknown message class 8");
  });

  it("stops where lengths are wrong", () => {
    expect(m3ua("01 00 00 01 00000020")).toContain("@@@@@@ Corrupted length 32 of message @@@@@@");
    expect(m3ua("01 00 00 01 0000000c 0012 0002")).toContain("\n\t\t\tAffected Point Code:  (invalid)");
    expect(m3ua("01 00 00 01")).toBe(" (invalid)");
  });
});
