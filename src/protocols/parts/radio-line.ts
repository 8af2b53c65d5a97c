import type { DumpLine } from "../../definition/dump-line.ts";

const TURBO = 0x0010;
const CCK = 0x0020;
const OFDM = 0x0040;
const GHZ_2 = 0x0080;
const GHZ_5 = 0x0100;
const DYNAMIC = 0x0400;
const GFSK = 0x0800;
const HALF = 0x4000;
const QUARTER = 0x8000;
const HT_20 = 0x10000;
const HT_40_ABOVE = 0x20000;
const HT_40_BELOW = 0x40000;

/** Writes a text where a bit is set. */
export function shortBit(line: DumpLine, value: number, bit: number, text: string): void {
  if ((value & bit) !== 0) line.text(text);
}

/** `2437 MHz 11g `; `newer`: there is a reading of HT beside it. */
export function channelText(line: DumpLine, frequency: number, flags: number, newer: boolean): void {
  const all = (bits: number): boolean => (flags & bits) === bits;
  const width = flags & HALF ? "/10Mhz" : flags & QUARTER ? "/5Mhz" : "";
  line.text(`${frequency} MHz`);
  if (newer) line.text(" 11n");
  else {
    if (all(GHZ_2 | GFSK)) line.text(" FHSS");
    if (all(GHZ_5 | OFDM)) line.text(` 11a${width}`);
    if (all(GHZ_2 | OFDM) || all(GHZ_2 | DYNAMIC)) line.text(` 11g${width}`);
    else if (all(GHZ_2 | CCK)) line.text(" 11b");
    shortBit(line, flags, TURBO, " Turbo");
  }
  if (flags & HT_20) line.text(" ht/20");
  else if (flags & HT_40_BELOW) line.text(" ht/40-");
  else if (flags & HT_40_ABOVE) line.text(" ht/40+");
  line.text(" ");
}

const WIDTHS = [
  "20 MHz",
  "40 MHz",
  "20 MHz (L)",
  "20 MHz (U)",
  "80 MHz",
  "80 MHz (L)",
  "80 MHz (U)",
  "80 MHz (LL)",
  "80 MHz (LU)",
  "80 MHz (UL)",
  "80 MHz (UU)",
  "160 MHz",
  "160 MHz (L)",
  "160 MHz (U)",
  "160 MHz (LL)",
  "160 MHz (LU)",
  "160 MHz (UL)",
  "160 MHz (UU)",
  "160 MHz (LLL)",
  "160 MHz (LLU)",
  "160 MHz (LUL)",
  "160 MHz (UUU)",
  "160 MHz (ULL)",
  "160 MHz (ULU)",
  "160 MHz (UUL)",
  "160 MHz (UUU)",
];
const USERS = 4;

/** Modulation and coding of VHT, of each of its users. */
export function veryHighThroughput(line: DumpLine, at: number): void {
  const known = line.u8(at) | (line.u8(at + 1) << 8);
  const flags = line.u8(at + 2);
  const width = line.u8(at + 3) & 0x1f;
  const coding = line.u8(at + 8);
  for (let user = 0; user < USERS; user++) {
    const scheme = line.u8(at + 4 + user);
    if ((scheme & 0x0f) === 0) continue;
    line.text(`User ${user} MCS ${scheme >> 4} ${coding & (1 << user) ? "LDPC" : "BCC"} FEC `);
  }
  shortBit(line, known, 0x40, `${WIDTHS[width] ?? `unknown (${width})`} `);
  shortBit(line, known, 0x04, flags & 0x04 ? "short GI " : "long GI ");
}
