import fc from "fast-check";
import { expect, it } from "vitest";
import { unpackBlock } from "../../src/files/lz4-block.ts";
import { packBlock } from "../../src/files/pack-lz4-block.ts";

/** Packs, unpacks and compares; returns how long it was packed. */
function packedLength(octets: Uint8Array): number {
  const packed = packBlock(octets);
  const unpacked = new Uint8Array(octets.length);
  expect(unpackBlock(packed, 0, packed.length, unpacked, 0, octets.length, 0)).toBe(octets.length);
  expect(Buffer.from(unpacked).equals(octets)).toBe(true);
  return packed.length;
}

it("packs any octets so that they can be unpacked", () => {
  const few = fc.integer({ min: 0, max: 3 });
  const repetitive = fc.array(few, { maxLength: 600 }).map((octets) => Uint8Array.from(octets));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 600 }), repetitive), (octets) => {
      packedLength(octets);
    }),
  );
});

it.each([0, 1, 12, 13, 300, 65_535, 65_536, 200_000])("packs %i octets that are all alike", (size) => {
  const octets = new Uint8Array(size).fill(7);
  expect(packedLength(octets)).toBeLessThanOrEqual(size / 255 + 20);
});

it("finds no match farther away than an offset says", () => {
  const octets = new Uint8Array(150_000);
  const words = new TextEncoder().encode("the same words, far apart from each other");
  for (let i = 0; i < octets.length; i++) octets[i] = (i * i * 31) >> 7;
  octets.set(words, 0);
  octets.set(words, 70_000);
  octets.set(words, 100_000);
  expect(packedLength(octets)).toBeGreaterThan(0);
});

it("makes rows of a list less than half as long", () => {
  const row = (i: number) =>
    `${i}\t0.${i * 37}\t10.0.0.1\t10.0.0.2\tTCP\t66\t443 → 5${i % 97} [ACK] Seq=${i * 1448} Ack=1 Win=64240\n`;
  const octets = new TextEncoder().encode(Array.from({ length: 256 }, (_, i) => row(i)).join(""));
  expect(packedLength(octets)).toBeLessThan(octets.length / 2);
});
