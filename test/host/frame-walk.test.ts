import { describe, expect, it } from "vitest";
import { PcapWriter } from "../../src/files/pcap-writer.ts";
import { PacketRecord } from "../../src/files/record.ts";
import { memorySink } from "../../src/files/sink.ts";
import { FrameWalk, type FrameOptions } from "../../src/host/capture/frame-walk.ts";
import { FrameBlock, memoryOf } from "../../src/host/capture/packet-ring.ts";

/** Octets from a packet's header in the ring to its octets, as the kernel leaves them. */
const LINK = 86;
/** Octets of struct tpacket_block_desc, which stands in front of the first. */
const FIRST = 48;
const LENGTH = 64 * 1024;

interface Frame {
  readonly length: number;
  readonly original?: number;
  readonly tag?: number;
  readonly outgoing?: boolean;
}

/** A block as the kernel fills it. */
function blockOf(frames: readonly Frame[]): FrameBlock {
  const memory = memoryOf(new ArrayBuffer(LENGTH));
  const { bytes, halves, words } = memory;
  words.set([frames.length, FIRST], 3);
  let at = FIRST;
  for (const [index, { length, original = length, tag = 0, outgoing = false }] of frames.entries()) {
    const size = (LINK + length + 15) & ~15;
    words.set([size, 1_700_000_000 + index, 1_000_999 * index, length, original, 0], at >>> 2);
    halves[(at >>> 1) + 12] = LINK;
    halves[(at >>> 1) + 16] = tag;
    bytes[at + 58] = outgoing ? 4 : 0;
    for (let octet = 0; octet < length; octet++) bytes[at + LINK + octet] = index + 3 * octet;
    at += size;
  }
  return new FrameBlock(memory, 0, 0);
}

const everything: FrameOptions = {
  linkType: 1,
  cooked: false,
  snapLength: 262144,
  direction: "inout",
  loopbackIndex: 1,
};

/** The file of a walk over the frames, packet by packet and in place. */
async function files(
  options: FrameOptions,
  most: number,
  ...frames: readonly Frame[]
): Promise<[Uint8Array, Uint8Array]> {
  const record = new PacketRecord();
  const [one, other] = [memorySink(), memorySink()];
  const byRecord = new PcapWriter(one, options);
  const records = new FrameWalk(options);
  records.begin(blockOf(frames));
  for (let count = 0; count < most && records.next(record); count++) await byRecord.write(record);
  await byRecord.close();

  const inPlace = new PcapWriter(other, options);
  const walk = new FrameWalk(options);
  walk.begin(blockOf(frames));
  for (let left = most, count = 1; left > 0 && count > 0; left -= count) {
    count = walk.handOver(inPlace, Math.min(left, 3), record);
    await inPlace.flush();
  }
  await inPlace.close();
  return [one.bytes(), other.bytes()];
}

const frames: readonly Frame[] = [
  ...Array.from({ length: 100 }, (_, length) => ({ length })),
  { length: 60, tag: 7 },
  { length: 60, outgoing: true },
  { length: 1500, original: 9000 },
  { length: 9000, tag: 0xefff },
  { length: 60 },
];

describe("a pcap file made in the ring", () => {
  it.each<[string, Partial<FrameOptions>]>([
    ["whole packets", {}],
    ["packets that are cut off", { snapLength: 40 }],
    ["packets that come in", { direction: "in" }],
    ["packets that go out", { direction: "out" }],
    ["cooked packets", { linkType: 113, cooked: true }],
    ["cooked packets with their interface", { linkType: 276, cooked: true }],
  ])("is the one of its records: %s", async (_, options) => {
    const [byRecord, inPlace] = await files({ ...everything, ...options }, Infinity, ...frames);
    expect(inPlace).toEqual(byRecord);
    expect(byRecord.length).toBeGreaterThan(24);
  });

  it("ends after as many packets as were asked for", async () => {
    const [byRecord, inPlace] = await files(everything, 50, ...frames);
    expect(inPlace).toEqual(byRecord);
  });

  it("leaves out what a filter of ours does not want", () => {
    const walk = new FrameWalk(everything);
    walk.matcher = (_bytes, _start, captured) => (captured % 2 === 0 ? 16 : 0);
    walk.begin(blockOf(frames));
    const sink = memorySink();
    const writer = new PcapWriter(sink, everything);
    expect(walk.handOver(writer, Infinity, new PacketRecord())).toBe(
      frames.filter(({ length }) => length % 2 === 0).length,
    );
    expect(walk.hasPackets).toBe(false);
  });
});
