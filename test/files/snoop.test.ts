import { describe, expect, it } from "vitest";
import { Builder } from "./building.ts";
import { open, readAll } from "./reading.ts";

/** A file of RFC 1761 with an Ethernet packet of 3 octets, of which the wire had 5, and one more. */
function snoop(version = 2, type = 4): Builder {
  const file = new Builder(false).put([0x73, 0x6e, 0x6f, 0x6f, 0x70, 0, 0, 0]).u32(version, type);
  return file.u32(5, 3, 28, 0, 7, 8).put([1, 2, 3, 0]).u32(4, 4, 28, 0, 9, 10).put([4, 5, 6, 7]);
}

describe("snoop", () => {
  it("is read, in any chunks", async () => {
    const lines = [expect.stringContaining("1 7.000008000 3/5 1 "), expect.stringContaining("2 9.000010000 4/4 1 ")];
    for (const chunk of [Infinity, 1, 5]) expect(await readAll(snoop().bytes(), chunk)).toEqual(lines);
    expect(await open(snoop().bytes())).toMatchObject({ format: "snoop", linkType: 1 });
  });

  it("ends with a problem where it breaks off or lies", async () => {
    const cut = snoop().bytes().subarray(0, 60);
    expect(await readAll(cut)).toEqual([expect.anything(), expect.stringContaining("truncated at 44")]);
    const lying = new Builder(false).put([0x73, 0x6e, 0x6f, 0x6f, 0x70, 0, 0, 0]).u32(2, 4).u32(5, 30, 28, 0, 7, 8);
    expect(await readAll(lying.put([0, 0, 0, 0, 0, 0, 0, 0]).bytes())).toEqual([
      expect.stringContaining("malformed at 16"),
    ]);
  });

  it("of another version or link type is refused, and everything where libpcap reads", async () => {
    await expect(open(snoop(3).bytes())).rejects.toThrow("snoop version 3");
    await expect(open(snoop(2, 9).bytes())).rejects.toThrow("data link type 9");
    await expect(open(snoop().bytes(), { asLibpcap: true })).rejects.toThrow("snoop");
  });
});
