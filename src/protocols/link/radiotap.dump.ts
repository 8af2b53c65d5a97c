import { highThroughputBits, symbolTime } from "../../bytes/high-throughput.ts";
import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { channelText, shortBit, veryHighThroughput } from "../parts/radio-line.ts";
import { cut, FCS, printFrame } from "../parts/wlan-line.ts";
import { RadioTap } from "./radiotap.ts";

const HEADER = 8;
const EXTENDED = 0x80000000;
const NAMESPACE = 0x20000000;
const VENDOR = 0x40000000;
const BITS = 29;
/** Beside the further reading of the channel the first one is not shown. */
const CHANNEL_BIT = 1 << 18;
const MCS_BIT = 1 << 19;
const FCS_AT_END = 0x10;
const PADDED = 0x20;
const HT_RATE = 0x80;

/** What is read on the way: the words of bits and the flags. */
interface Reading {
  readonly present: number;
  readonly flags: { value: number };
}

/** A reading: to what it is aligned, its octets, and how it is written, if at all. */
type Kind = readonly [align: number, size: number, write?: (line: DumpLine, at: number, reading: Reading) => void];

const signed = (octet: number): number => (octet << 24) >> 24;
const u16 = (line: DumpLine, at: number): number => line.u8(at) | (line.u8(at + 1) << 8);
const octet = (text: (value: number) => string): Kind => [1, 1, (line, at) => line.text(text(line.u8(at)))];
const number = (text: (value: number) => string): Kind => [2, 2, (line, at) => line.text(text(u16(line, at)))];

const kinds: readonly (Kind | undefined)[] = [
  [
    8,
    8,
    (line, at) => {
      let time = 0n;
      for (let i = 7; i >= 0; i--) time = (time << 8n) | BigInt(line.u8(at + i));
      line.text(`${time}us tsft `);
    },
  ],
  [1, 1, flags],
  octet((rate) => (rate >= HT_RATE && rate <= 0x8f ? `MCS ${rate & 0x7f} ` : `${(0.5 * rate).toFixed(1)} Mb/s `)),
  [
    2,
    4,
    (line, at, { present }) => {
      if ((present & CHANNEL_BIT) !== 0) return;
      channelText(line, u16(line, at), u16(line, at + 2), (present & MCS_BIT) !== 0);
    },
  ],
  [1, 2, (line, at) => line.text(`fhset ${line.u8(at)} fhpat ${line.u8(at + 1)} `)],
  octet((value) => `${signed(value)}dBm signal `),
  octet((value) => `${signed(value)}dBm noise `),
  number((value) => `${value} sq `),
  number((value) => `${0 - ((value << 16) >> 16)} tx power `),
  octet((value) => `${0 - signed(value)}dB tx attenuation `),
  octet((value) => `${signed(value)}dBm tx power `),
  octet((value) => `antenna ${value} `),
  octet((value) => `${value}dB signal `),
  octet((value) => `${value}dB noise `),
  [2, 2],
  undefined,
  undefined,
  undefined,
  [
    4,
    8,
    (line, at, { present }) =>
      channelText(line, u16(line, at + 4), u16(line, at) | (u16(line, at + 2) << 16), (present & MCS_BIT) !== 0),
  ],
  [1, 3, modulation],
  [4, 8],
  [2, 12, veryHighThroughput],
];

export const radiotapText = dumpText(RadioTap, (line, at, length) => {
  line.protocol = "802.11_radio";
  if (!line.has(at, HEADER)) return cut(line);
  const size = u16(line, at + 2);
  if (size < HEADER || !line.has(at, size)) return cut(line);
  const state = { value: 0 };
  if (!line.upTo(at + size, (inner) => readings(inner, at, size, state), at, size)) return cut(line);
  line.payload = at + size;
  const fcs = (state.value & FCS_AT_END) !== 0 ? FCS : 0;
  printFrame(line, at + size, length - size, (state.value & PADDED) !== 0, fcs);
});

/** Writes the readings of all words, as far as they are known and there; false where the words themselves are cut. */
function readings(line: DumpLine, at: number, size: number, state: { value: number }): boolean {
  const end = at + size;
  const words: number[] = [];
  let next = at + 4;
  do {
    if (next + 4 > end) return false;
    words.push(u16(line, next) + u16(line, next + 2) * 0x10000);
    next += 4;
  } while (words[words.length - 1] >= EXTENDED);
  let first = 0;
  for (const present of words) {
    for (let bit = 0; bit < BITS; bit++) {
      if (((present >>> bit) & 1) === 0) continue;
      const kind = first + bit < kinds.length ? kinds[first + bit] : undefined;
      if (!kind) {
        line.text(`[bit ${first + bit}] `);
        return true;
      }
      const [align, octets, write] = kind;
      next += (align - ((next - at) % align)) % align;
      if (next + octets > end) {
        line.truncated();
        return true;
      }
      write?.(line, next, { present, flags: state });
      next += octets;
    }
    if ((present & VENDOR) !== 0) return true;
    first = (present & NAMESPACE) !== 0 ? 0 : first + 32;
  }
  return true;
}

function flags(line: DumpLine, at: number, reading: Reading): void {
  const value = line.u8(at);
  reading.flags.value = value;
  shortBit(line, value, 0x01, "cfp ");
  shortBit(line, value, 0x02, "short preamble ");
  shortBit(line, value, 0x04, "wep ");
  shortBit(line, value, 0x08, "fragmented ");
  shortBit(line, value, 0x40, "bad-fcs ");
}

const WIDTHS = ["20 MHz", "40 MHz", "20 MHz (L)", "20 MHz (U)"];
const RATE_KNOWN = 0x07;

/** Modulation and coding of HT; the rate only where all is known that it depends on. */
function modulation(line: DumpLine, at: number): void {
  const known = line.u8(at);
  const value = line.u8(at + 1);
  const index = line.u8(at + 2);
  const shortGuard = (value & 0x04) !== 0;
  if (known & 0x02) {
    const bits = highThroughputBits(index, (value & 0x03) === 1);
    if ((known & RATE_KNOWN) === RATE_KNOWN && bits > 0)
      line.text(`${(bits / symbolTime(shortGuard)).toFixed(1)} Mb/s `);
    line.text(`MCS ${index} `);
  }
  shortBit(line, known, 0x01, `${WIDTHS[value & 0x03]} `);
  shortBit(line, known, 0x04, shortGuard ? "short GI " : "long GI ");
  shortBit(line, known, 0x08, value & 0x08 ? "greenfield " : "mixed ");
  shortBit(line, known, 0x10, value & 0x10 ? "LDPC FEC " : "BCC FEC ");
  shortBit(line, known, 0x20, `RX-STBC${(value >> 5) & 3} `);
}
