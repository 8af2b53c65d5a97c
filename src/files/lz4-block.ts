import { CompressionError } from "./problem.ts";

const SHORTEST_MATCH = 4;

/**
 * Unpacks one LZ4 block (lz4 block format) from input[at..end) to `output` at `to` and returns where the result ends.
 * Matches reach back to `oldest`; throws `CompressionError` before anything outside input[..end) or output[oldest..limit).
 */
export function unpackBlock(
  input: Uint8Array,
  at: number,
  end: number,
  output: Uint8Array,
  to: number,
  limit: number,
  oldest: number,
): number {
  while (at < end) {
    const token = input[at++]!;
    let literals = token >>> 4;
    if (literals === 15) {
      let more = 255;
      while (more === 255) {
        if (at >= end) throw cut();
        more = input[at++]!;
        literals += more;
      }
    }
    if (literals > end - at || literals > limit - to) throw cut();
    if (literals > 16) output.set(input.subarray(at, at + literals), to);
    else for (let index = 0; index < literals; index++) output[to + index] = input[at + index]!;
    at += literals;
    to += literals;
    // The last sequence of a block is literals only.
    if (at === end) return to;
    if (end - at < 2) throw cut();
    const distance = input[at]! | (input[at + 1]! << 8);
    at += 2;
    let length = token & 15;
    if (length === 15) {
      let more = 255;
      while (more === 255) {
        if (at >= end) throw cut();
        more = input[at++]!;
        length += more;
      }
    }
    length += SHORTEST_MATCH;
    if (distance === 0 || distance > to - oldest) {
      throw new CompressionError("malformed", "LZ4 block refers to data before its beginning");
    }
    if (length > limit - to) throw cut();
    // A match may overlap its own result, so that only octet by octet is right.
    if (distance >= length) output.copyWithin(to, to - distance, to - distance + length);
    else for (let index = 0; index < length; index++) output[to + index] = output[to + index - distance]!;
    to += length;
  }
  return to;
}

const cut = (): CompressionError => new CompressionError("malformed", "LZ4 block contradicts its own lengths");
