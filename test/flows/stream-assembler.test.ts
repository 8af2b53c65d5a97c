import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { StreamAssembler, type StreamPiece } from "../../src/flows/tcp/stream-assembler.ts";

const message = Uint8Array.from({ length: 300 }, (_, i) => i & 255);

/** What an assembler delivers of segments [from, to) of the message, sent by side 0 from number `base` on. */
function assemble(
  segments: readonly (readonly [number, number])[],
  { base = 0, ack = -1, end = true } = {},
): StreamPiece[] {
  const pieces: StreamPiece[] = [];
  const assembler = new StreamAssembler((piece) => pieces.push(piece));
  const about = { syn: false, number: 1, seconds: 0, nanoseconds: 0 };
  assembler.add({ ...about, side: 0, seq: base, ack: 0, length: 0, bytes: message, start: 0, end: 0 });
  for (const [start, stop] of segments) {
    const place = { bytes: message, start, end: stop, length: stop - start };
    assembler.add({ ...about, ...place, side: 0, seq: (base + start) | 0, ack: 0 });
  }
  if (ack >= 0)
    assembler.add({ ...about, side: 1, seq: 0, ack: (base + ack) | 0, length: 0, bytes: message, start: 0, end: 0 });
  if (end) assembler.end();
  return pieces;
}

const octets = (pieces: readonly StreamPiece[]): number[] => pieces.flatMap(({ bytes }) => [...bytes]);

describe("what a side sent", () => {
  it("comes in order, each octet once, whatever the order, overlap and repetition of its segments", () => {
    const cut = fc.tuple(fc.nat(300), fc.nat(300)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    const all = fc.array(cut, { maxLength: 30 }).chain((extra) => {
      const whole = [0, 50, 100, 150, 200, 250].map((start) => [start, start + 50] as const);
      return fc.shuffledSubarray([...extra, ...whole], { minLength: extra.length + whole.length });
    });
    fc.assert(
      fc.property(all, fc.integer(), (segments, base) => {
        const pieces = assemble(segments, { base });
        expect(octets(pieces)).toEqual([...message]);
        expect(pieces.every(({ missing }) => missing === 0)).toBe(true);
      }),
    );
  });

  it("waits for what is missing until the other side acknowledges it", () => {
    expect(
      octets(
        assemble(
          [
            [0, 10],
            [20, 30],
          ],
          { end: false },
        ),
      ),
    ).toHaveLength(10);
    const pieces = assemble(
      [
        [0, 10],
        [20, 30],
      ],
      { ack: 30, end: false },
    );
    expect(pieces.map(({ bytes, missing }) => [bytes.length, missing])).toEqual([
      [10, 0],
      [0, 10],
      [10, 0],
    ]);
  });

  it("marks what never came at the end", () => {
    const pieces = assemble([
      [100, 110],
      [0, 10],
      [50, 60],
    ]);
    expect(pieces.map(({ bytes, missing }) => [bytes.length, missing])).toEqual([
      [10, 0],
      [0, 40],
      [10, 0],
      [0, 40],
      [10, 0],
    ]);
  });
});
