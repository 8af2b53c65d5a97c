/** Which kinds of frames begin, by the lower half of their markers. */
const frames: { readonly [number: number]: string } = {
  0: "non-differential, Huffman coding) - Baseline DCT",
  1: "non-differential, Huffman coding) - Extended sequential DCT",
  2: "non-differential, Huffman coding) - Progressive DCT",
  3: "non-differential, Huffman coding) - Lossless (sequential)",
  5: "differential, Huffman coding) - Differential sequential DCT",
  6: "differential, Huffman coding) - Differential progressive DCT",
  7: "differential, Huffman coding) - Differential lossless (sequential)",
  8: "non-differential, arithmetic coding) - Reserved for JPEG extensions",
  9: "non-differential, arithmetic coding) - Extended sequential DCT",
  10: "non-differential, arithmetic coding) - Progressive DCT",
  11: "non-differential, arithmetic coding) - Lossless (sequential)",
  13: "differential, arithmetic coding) - Differential sequential DCT",
  14: "differential, arithmetic coding) - Differential progressive DCT",
  15: "differential, arithmetic coding) - Differential lossless (sequential)",
};

/** Words for a run of markers, with their numbers among them. */
function run(first: number, count: number, word: (index: number) => string): { readonly [marker: number]: string } {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [first + index, word(index)]));
}

/** Markers of JPEG (ITU-T T.81 table B.1). */
export const jfifMarkers: { readonly [marker: number]: string } = {
  0xff01: "Reserved - For temporary private use in arithmetic coding",
  ...Object.fromEntries(
    Object.entries(frames).map(([number, words]) => [0xffc0 + Number(number), `Start of Frame (${words}`]),
  ),
  0xffc4: "Define Huffman table(s)",
  0xffcc: "Define arithmetic coding conditioning(s)",
  ...run(0xffd0, 8, (count) => `Restart interval termination - Restart with modulo 8 count ${count}`),
  0xffd8: "Start of Image",
  0xffd9: "End of Image",
  0xffda: "Start of Scan",
  0xffdb: "Define quantization table(s)",
  0xffdc: "Define number of lines",
  0xffdd: "Define restart interval",
  0xffde: "Define hierarchical progression",
  0xffdf: "Expand reference component(s)",
  ...run(0xffe0, 16, (number) => `Reserved for application segments - ${number}`),
  ...run(0xfff0, 14, (number) => `Reserved for JPEG extensions - ${number}`),
  0xfffe: "Comment",
};
