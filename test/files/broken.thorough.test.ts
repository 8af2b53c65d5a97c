import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NotACaptureError } from "../../src/files/not-a-capture.ts";
import { openCapture } from "../../src/files/reader.ts";
import { Builder } from "./building.ts";
import { btsnoop, netmon } from "./other-captures.ts";
import { laterSource, readAll } from "./reading.ts";

/** A pcapng file with every kind of block, in two sections of different byte order. */
function richCapture(): Uint8Array {
  const half = (littleEndian: boolean): Uint8Array =>
    new Builder(littleEndian)
      .section()
      .interface(1, 0, (body) => body.option(2, [101, 116, 104]).option(9, [9]).option(0, []))
      .interface(113, 64)
      .packet([1, 2, 3, 4, 5], 1_700_000_000_123_456_789n)
      .block(4, (body) => body.u16(1, 8).put([10, 0, 0, 1]).text("host\0").pad().u16(0, 0))
      .packet([6], 1_700_000_000_000_001n, 1, (body) => body.option(1, [72, 105]).option(2, [1, 0, 0, 1]))
      .block(3, (body) => body.u32(3).put([7, 8, 9]))
      .block(2, (body) => body.u16(1, 2).u32(1, 2, 1, 1).put([9]))
      .block(5, (body) => body.u32(0, 1, 2).option(4, [1, 2, 3, 4, 5, 6, 7, 8]))
      .block(10, (body) => body.u32(1, 3).text("key"))
      .packet(Array.from({ length: 100 }, (_, index) => index))
      .bytes();
  return new Builder().put(half(true)).put(half(false)).bytes();
}

function plainPcap(littleEndian: boolean): Uint8Array {
  const file = new Builder(littleEndian).pcap({ snapLength: 80 });
  for (let index = 1; index < 12; index++) {
    file.u32(1000 + index, index, index * 9, 100).put(Array.from({ length: index * 9 }, (_, at) => at ^ index));
  }
  return file.bytes();
}

const captures: readonly [string, Uint8Array][] = [
  ["pcap, little-endian", plainPcap(true)],
  ["pcap, big-endian", plainPcap(false)],
  ["pcapng", richCapture()],
  ["btsnoop", btsnoop(1002, 6).bytes()],
  ["Network Monitor", netmon(3, 1, 6).bytes()],
];

/** What a capture gives, also when it cannot be opened; other errors are passed on. */
async function outcome(bytes: Uint8Array, chunk = Infinity): Promise<string[]> {
  try {
    return await readAll(bytes, chunk);
  } catch (fault) {
    if (!(fault instanceof NotACaptureError)) throw fault;
    return [`${fault.found} / ${fault.libpcapMessage}`];
  }
}

describe.each(captures)("%s", (_, bytes) => {
  it("reads the same in chunks of any size, at once or later", async () => {
    const expected = await readAll(bytes);
    expect(expected.length).toBeGreaterThan(9);
    for (const chunk of [1, 2, 3, 5, 7, 16, 61, 100]) {
      expect(await readAll(bytes, chunk)).toEqual(expected);
      const reader = await openCapture(laterSource(bytes, chunk));
      let packets = 0;
      while (await reader.fill()) while (reader.next()) packets++;
      expect(packets).toBe(expected.length);
    }
  });

  it("does not mind `fill` before the chunk is used up", async () => {
    const expected = await readAll(bytes);
    const reader = await openCapture(laterSource(bytes, 50));
    let packets = 0;
    while (await reader.fill()) if (reader.next()) packets++;
    expect([packets, reader.problem]).toEqual([expected.length, undefined]);
  });

  it("cut at every length gives its first packets and the problem, in whatever chunks", async () => {
    const whole = await readAll(bytes);
    for (let length = 0; length < bytes.length; length++) {
      const lines = await outcome(bytes.subarray(0, length));
      expect(await outcome(bytes.subarray(0, length), 9)).toEqual(lines);
      const packets = lines.filter((line) => /^\d+ \d/.test(line));
      expect(packets).toEqual(whole.slice(0, packets.length));
      const rest = lines.slice(packets.length);
      expect(rest.length).toBeLessThanOrEqual(1);
      if (rest.length === 1)
        expect(rest[0]).toMatch(/truncated|no known capture format|is empty|looks like|breaks off/);
    }
  });

  it("with wrong octets ends in a problem or not at all, in whatever chunks", async () => {
    const change = fc.record({
      at: fc.oneof(fc.nat(bytes.length - 1), fc.nat(Math.min(bytes.length - 1, 120))),
      octet: fc.oneof(fc.nat(255), fc.constantFrom(0, 1, 0x7f, 0x80, 0xff)),
    });
    const changes = fc.array(change, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(changes, fc.integer({ min: 1, max: 64 }), async (list, chunk) => {
        const changed = bytes.slice();
        for (const { at, octet } of list) changed[at] = octet;
        expect(await outcome(changed, chunk)).toEqual(await outcome(changed));
      }),
      { numRuns: 500 },
    );
  });
});

it("any octets behind a magic number are read or refused", async () => {
  const magics = [0xa1b2c3d4, 0xa1b23c4d, 0xa1b2cd34, 0x0a0d0d0a];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...magics), fc.uint8Array({ maxLength: 300 }), async (magic, rest) => {
      const file = new Builder().u32(magic).put(rest).bytes();
      expect(await outcome(file)).toEqual(await outcome(file, 11));
    }),
    { numRuns: 500 },
  );
});
