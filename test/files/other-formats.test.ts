import { describe, expect, it } from "vitest";
import { btsnoop, netmon } from "./other-captures.ts";
import { open, readAll } from "./reading.ts";

describe("btsnoop", () => {
  it("is read with the direction in front of each packet, in any chunks", async () => {
    const lines = [
      expect.stringContaining("1 1704153600.000001000 8/8 201 "),
      expect.stringContaining("2 1704153600.000002000 7/13 201 "),
    ];
    for (const chunk of [Infinity, 1, 7]) expect(await readAll(btsnoop().bytes(), chunk)).toEqual(lines);
    const reader = await open(btsnoop().bytes());
    const packets: number[][] = [];
    while (await reader.fill())
      while (reader.next()) packets.push([...reader.record.bytes.subarray(reader.record.start, reader.record.end)]);
    expect(packets).toEqual([
      [0, 0, 0, 0, 1, 3, 12, 0],
      [0, 0, 0, 1, 4, 14, 7],
    ]);
  });

  it("breaks off where it is cut, and of another link type is refused", async () => {
    expect(await readAll(btsnoop().bytes().subarray(0, 50))).toEqual([
      expect.anything(),
      "truncated at 44: truncated btsnoop file; a record of 24 octets has 6",
    ]);
    await expect(open(btsnoop(1001).bytes())).rejects.toThrow("btsnoop data link type 1001");
  });
});

describe("Network Monitor", () => {
  it("is read in each version, up to the table of places", async () => {
    const lines = [
      expect.stringContaining("1 1121558446.019000000 3/5 1 "),
      expect.stringContaining("2 1121558447.519000000 2/2 1 "),
    ];
    for (const minor of [0, 1, 2, 3])
      for (const chunk of [Infinity, 1, 7]) expect(await readAll(netmon(minor).bytes(), chunk)).toEqual(lines);
  });

  it("may have link types of pcap, and others are refused, as other versions are", async () => {
    expect(await open(netmon(0, 0xe069).bytes())).toMatchObject({ format: "netmon", linkType: 105 });
    await expect(open(netmon(0, 5).bytes())).rejects.toThrow("network 5");
    await expect(open(netmon(4).bytes())).rejects.toThrow("version 2.4");
  });

  it("ends with a problem where it is cut or a record lies", async () => {
    expect(await readAll(netmon().bytes().subarray(0, 150))).toEqual([
      expect.anything(),
      "truncated at 147: truncated Network Monitor file; a record of 16 octets has 3",
    ]);
    const lying = netmon().bytes();
    lying[128 + 8] = 1;
    expect(await readAll(lying)).toEqual([expect.stringContaining("malformed at 128: invalid Network Monitor record")]);
  });
});
