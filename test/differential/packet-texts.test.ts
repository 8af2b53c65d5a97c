import { describe, expect, it } from "vitest";
import { packetTexts } from "./packet-texts.ts";

describe("cutting numbered output into packets", () => {
  it("keeps the lines of a packet together and leaves the number out", () => {
    const output = "    1  00:00:00.000000 IP a\n    b > c: UDP\n    2  00:00:01.000000 ARP\n";
    expect(packetTexts(output)).toEqual(["00:00:00.000000 IP a\n    b > c: UDP", "00:00:01.000000 ARP"]);
  });

  it("takes only the very next number for a new packet", () => {
    expect(packetTexts("    1  first\n    7  not a packet\n    2  second\n")).toEqual([
      "first\n    7  not a packet",
      "second",
    ]);
  });

  it("counts beyond five digits", () => {
    const output = Array.from({ length: 100_001 }, (_, index) => `${String(index + 1).padStart(5)}  x\n`).join("");
    expect(packetTexts(output)).toHaveLength(100_001);
  });

  it("finds nothing in nothing", () => {
    expect(packetTexts("")).toEqual([]);
  });
});
