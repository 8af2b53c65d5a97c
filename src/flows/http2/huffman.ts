/**
 * How many bits each octet takes in the code of RFC 7541 appendix B, and at last the end of string. The code is canonical:
 * shorter codes come first, and among those of one length smaller octets.
 */
// oxfmt-ignore
const CODE_LENGTHS: readonly number[] = [
  13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 28,
  6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15, 6, 12, 10,
  13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6,
  15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5, 6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13, 28,
  20, 22, 20, 20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24, 23, 24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22, 23, 23, 24,
  22, 21, 20, 22, 22, 23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23, 21, 21, 22, 21, 23, 22, 23, 23, 20, 22, 22, 22, 23, 22, 22, 23,
  26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25, 19, 21, 26, 27, 27, 26, 27, 24, 21, 21, 26, 26, 28, 27, 27, 27,
  20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25, 24, 24, 26, 23, 26, 27, 26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26,
  30,
];
const LONGEST = 30;
const END_OF_STRING = 256;

/** For each length the first code, how many codes there are, and where their octets begin in `octets`. */
const firstCode = new Int32Array(LONGEST + 1);
const codes = new Int32Array(LONGEST + 1);
const firstOctet = new Int32Array(LONGEST + 1);
const octets = new Int16Array(CODE_LENGTHS.length);

/** Fills the tables, which most captures need nothing of. */
function fill(): void {
  for (const length of CODE_LENGTHS) codes[length]++;
  for (let length = 1, code = 0, place = 0; length <= LONGEST; length++) {
    code <<= 1;
    firstCode[length] = code;
    firstOctet[length] = place;
    CODE_LENGTHS.forEach((of, octet) => {
      if (of === length) octets[place++] = octet;
    });
    code += codes[length];
  }
}

/**
 * The octets that `bytes[start..end)` stand for (RFC 7541 section 5.2), at most 8/5 as many; undefined where they hold the
 * end of string, or end in anything but fewer than eight bits of its beginning.
 */
export function readHuffman(bytes: Uint8Array, start: number, end: number): Uint8Array | undefined {
  if (codes[LONGEST] === 0) fill();
  const text = new Uint8Array(Math.floor(((end - start) * 8) / 5));
  let count = 0;
  let code = 0;
  let length = 0;
  for (let at = start; at < end; at++) {
    for (let bit = 7; bit >= 0; bit--) {
      code = (code << 1) | ((bytes[at] >> bit) & 1);
      length++;
      const place = code - firstCode[length];
      if (place < codes[length]) {
        const octet = octets[firstOctet[length] + place];
        if (octet === END_OF_STRING) return undefined;
        text[count++] = octet;
        code = 0;
        length = 0;
      }
    }
  }
  return length < 8 && code === (1 << length) - 1 ? text.slice(0, count) : undefined;
}
