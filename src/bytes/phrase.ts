import { encodeText } from "./text.ts";

/** A text that is written often, prepared so that four octets are written at once. */
export interface Phrase {
  /** Its octets as little-endian words, the last one filled up with zeros. */
  readonly words: Int32Array;
  /** Octets. */
  readonly length: number;
}

export function phrase(text: string): Phrase {
  return phraseOf(encodeText(text));
}

/** A text that is octets already. */
export function phraseOf(octets: Uint8Array): Phrase {
  const words = new Int32Array(Math.ceil(octets.length / 4));
  octets.forEach((octet, i) => (words[i >> 2] |= octet << (8 * (i & 3))));
  return { words, length: octets.length };
}
