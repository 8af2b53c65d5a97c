const SHORTEST_MATCH = 4;
/** A block ends with literals: no match begins in its last twelve octets, or goes into its last five. */
const NO_MATCH_FROM_END = 12;
const LITERALS_AT_END = 5;
const FARTHEST = 0xffff;
/** Places that are remembered, by a hash of the four octets there. */
const HASH_BITS = 13;
const HASH_FACTOR = 0x9e3779b1;
/** The longest that a token says itself. */
const LONG = 15;

/** By hash: the last place with such octets, and one more, so that zero is none. */
const places = new Int32Array(1 << HASH_BITS);

/**
 * Packs octets as one LZ4 block (lz4 block format), greedily: it takes a quarter of deflate's time, and what it makes is half as
 * long again. `unpackBlock` undoes it.
 */
export function packBlock(input: Uint8Array): Uint8Array {
  const end = input.length;
  const output = new Uint8Array(end + Math.floor(end / 255) + 16);
  let to = 0;
  let literalsFrom = 0;

  function length(rest: number): void {
    let more = rest;
    for (; more >= 255; more -= 255) output[to++] = 255;
    output[to++] = more;
  }
  function literals(until: number, match: number): void {
    const count = until - literalsFrom;
    output[to++] = (Math.min(count, LONG) << 4) | Math.min(match, LONG);
    if (count >= LONG) length(count - LONG);
    for (let i = literalsFrom; i < until; i++) output[to++] = input[i];
  }

  places.fill(0);
  for (let at = 0; at < end - NO_MATCH_FROM_END;) {
    const word = input[at] | (input[at + 1] << 8) | (input[at + 2] << 16) | (input[at + 3] << 24);
    const hash = Math.imul(word, HASH_FACTOR) >>> (32 - HASH_BITS);
    const before = places[hash] - 1;
    places[hash] = at + 1;
    if (before < 0 || at - before > FARTHEST || !areAlike(input, before, at)) {
      at++;
      continue;
    }
    let stop = at + SHORTEST_MATCH;
    while (stop < end - LITERALS_AT_END && input[stop] === input[stop - at + before]) stop++;
    const match = stop - at - SHORTEST_MATCH;
    literals(at, match);
    output[to++] = at - before;
    output[to++] = (at - before) >> 8;
    if (match >= LONG) length(match - LONG);
    at = literalsFrom = stop;
  }
  literals(end, 0);
  return output.slice(0, to);
}

function areAlike(input: Uint8Array, one: number, other: number): boolean {
  for (let i = 0; i < SHORTEST_MATCH; i++) if (input[one + i] !== input[other + i]) return false;
  return true;
}
