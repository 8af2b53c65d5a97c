import { describe, expect, it } from "vitest";
import { PACKET_RX_RING, PacketRing } from "../../src/host/capture/packet-ring.ts";
import type { Linux } from "../../src/host/native/linux.ts";

const BLOCK_LENGTH = 256 * 1024;
/** Words of struct tpacket_block_desc: who has the block, its packets, octets used. */
const [STATUS, PACKETS, LENGTH] = [2, 3, 5];

/** A ring of two blocks in memory of ours, and what a kernel does with a block. */
function ring(): { ring: PacketRing; fill: (block: number, packets: number) => void } {
  const buffer = new ArrayBuffer(2 * BLOCK_LENGTH + 4096);
  const words = new Uint32Array(buffer);
  const nothing = (): void => {};
  const linux = {
    native: { view: () => buffer },
    setOption: nothing,
    reserve: () => 0n,
    mapOver: nothing,
    clear: nothing,
    unmap: nothing,
  } as unknown as Linux;
  const fill = (block: number, packets: number): void => {
    const at = (block * BLOCK_LENGTH) / 4;
    words[at + PACKETS] = packets;
    words[at + LENGTH] = 48;
    words[at + STATUS] = 1;
  };
  return { ring: new PacketRing(linux, 0, 2 * BLOCK_LENGTH, 60), fill };
}

describe("a ring of two blocks", () => {
  it("is copied out of beside a block that is being read, which is not copied again", () => {
    const { ring: blocks, fill } = ring();
    fill(0, 3);
    fill(1, 5);
    expect(blocks.take()?.packets).toBe(3);
    expect(blocks.copy()?.packets).toBe(5);
    expect(blocks.isFilling).toBe(false);
    expect(blocks.copy()).toBeUndefined();
    blocks.release();
    fill(0, 7);
    expect(blocks.take()?.packets).toBe(7);
  });
});

it.each([
  [1, 256, 2],
  [2048, 256, 8],
  [3000, 256, 11],
  [8192, 1024, 8],
  [65536, 1024, 64],
])("divides %d KiB into blocks of %d KiB: %d", (size, length, count) => {
  const requests: Uint32Array[] = [];
  const linux = {
    native: { view: (_address: bigint, octets: number) => new ArrayBuffer(octets) },
    setOption: (_socket: number, _level: number, option: number, value: Uint8Array) =>
      option === PACKET_RX_RING && requests.push(new Uint32Array(value.buffer)),
    reserve: () => 0n,
    mapOver() {},
    unmap() {},
  } as unknown as Linux;
  const made = new PacketRing(linux, 0, size * 1024, 60);
  expect(made.isBegun).toBe(false);
  expect(requests.map(([octets, blocks]) => [octets! / 1024, blocks])).toEqual([[length, count]]);
});
