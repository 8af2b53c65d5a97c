import type { InfoLine } from "../../definition/info-line.ts";

/** Codepoints of differentiated services (IANA "Differentiated Services Field Codepoints"), in Wireshark's words: long and short. */
const codepoints: readonly (readonly [value: number, word: string, short: string])[] = [
  [0, "Default", "CS0"],
  [1, "Lower Effort", "LE"],
  ...[1, 2, 3, 4, 5, 6, 7].map((of) => [8 * of, `Class Selector ${of}`, `CS${of}`] as const),
  ...[11, 12, 13, 21, 22, 23, 31, 32, 33, 41, 42, 43].map((of) => {
    const value = 8 * Math.floor(of / 10) + 2 * (of % 10);
    return [value, `Assured Forwarding ${of}`, `AF${of}`] as const;
  }),
  [44, "Voice Admit", "VOICE-ADMIT"],
  [46, "Expedited Forwarding", "EF PHB"],
];

export const dscpWords: Readonly<Record<number, string>> = Object.fromEntries(
  codepoints.map(([value, word]) => [value, word]),
);
const shortWords = new Map(codepoints.map(([value, , short]) => [value, short]));

/** RFC 3168. */
export const ecnWords: Readonly<Record<number, string>> = {
  0: "Not ECN-Capable Transport",
  1: "ECN-Capable Transport codepoint '01'",
  2: "ECN-Capable Transport codepoint '10'",
  3: "Congestion Experienced",
};
const SHORT_ECN = ["Not-ECT", "ECT(1)", "ECT(0)", "CE"];

/** ` (DSCP: CS0, ECN: Not-ECT)` behind the octet of both. */
export function servicesEnding(line: InfoLine, octet: number): void {
  line.text(` (DSCP: ${shortWords.get(octet >> 2) ?? "Unknown"}, ECN: ${SHORT_ECN[octet & 3]})`);
}
