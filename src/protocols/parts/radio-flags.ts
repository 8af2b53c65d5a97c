import type { View } from "../../definition/kinds.ts";

/** One bit of a little-endian number, by its mask. */
export function littleBit(
  filter: string,
  label: string,
  mask: number,
  truth?: readonly [set: string, notSet: string],
): View {
  return { filter, label, type: "FT_BOOLEAN", mask, little: true, ...(truth ? { truth } : {}) };
}

const CHANNEL: readonly (readonly [name: string, label: string])[] = [
  ["700mhz", "700 MHz spectrum"],
  ["800mhz", "800 MHz spectrum"],
  ["900mhz", "900 MHz spectrum"],
  ["", ""],
  ["turbo", "Turbo"],
  ["cck", "Complementary Code Keying (CCK)"],
  ["ofdm", "Orthogonal Frequency-Division Multiplexing (OFDM)"],
  ["2ghz", "2 GHz spectrum"],
  ["5ghz", "5 GHz spectrum"],
  ["passive", "Passive"],
  ["dynamic", "Dynamic CCK-OFDM"],
  ["gfsk", "Gaussian Frequency Shift Keying (GFSK)"],
  ["gsm", "GSM (900MHz)"],
  ["sturbo", "Static Turbo"],
  ["half", "Half Rate Channel (10MHz Channel Width)"],
  ["quarter", "Quarter Rate Channel (5MHz Channel Width)"],
  ["ht20", "HT Channel (20MHz Channel Width)"],
  ["ht40u", "HT Channel (40MHz Channel Width with Extension channel above)"],
  ["ht40d", "HT Channel (40MHz Channel Width with Extension channel below)"],
];

/** What the bits `first` to `last` of a channel's flags say, by names that begin with `filter`. */
export function channelFlags(filter: string, first: number, last: number): readonly View[] {
  return CHANNEL.slice(first, last + 1).flatMap(([name, label], i) =>
    name === "" ? [] : [littleBit(`${filter}.${name}`, label, 1 << (first + i))],
  );
}
