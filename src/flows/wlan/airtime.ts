import { highThroughputBits, symbolTime } from "../../bytes/high-throughput.ts";

/** How frames were modulated, by the numbers of `wlan_radio.phy`. */
export const PHY = { dsss: 4, ofdm: 5, erp: 6, ht: 7, dmg: 9 } as const;

/** How long a frame took, in microseconds. */
export interface Airtime {
  readonly preamble: number;
  readonly duration: number;
}

const SHORT_PREAMBLE = 96;
const LONG_PREAMBLE = 192;
/** Training and signal fields of OFDM; a symbol; service and tail bits (IEEE 802.11 17.3). */
const OFDM_PREAMBLE = 20;
const SYMBOL = 4;
const SERVICE_AND_TAIL = 22;
/** What the preamble of HT has beside that of OFDM, and each training field (19.3). */
const HT_PREAMBLE = 12;
const GREENFIELD_PREAMBLE = 16;
const TRAINING = 4;
/** Of a frame of so many octets, at a rate in Mb/s, spread over one carrier. */
export function singleCarrier(octets: number, rate: number, isShort: boolean): Airtime {
  const preamble = isShort ? SHORT_PREAMBLE : LONG_PREAMBLE;
  return { preamble, duration: preamble + Math.ceil((8 * octets) / rate) };
}

/** Of a frame by OFDM. */
export function manyCarriers(octets: number, rate: number): Airtime {
  const symbols = Math.ceil((SERVICE_AND_TAIL + 8 * octets) / (SYMBOL * rate));
  return { preamble: OFDM_PREAMBLE, duration: OFDM_PREAMBLE + SYMBOL * symbols };
}

/** How a frame of HT is modulated. */
export interface HighThroughput {
  readonly index: number;
  readonly wide: boolean;
  readonly shortGuard: boolean;
  readonly greenfield: boolean;
  readonly stbc: number;
  readonly extensionStreams: number;
}

/** The rate of HT in Mb/s, undefined where the index stands for none. */
export function highThroughputRate(of: HighThroughput): number | undefined {
  const bits = highThroughputBits(of.index, of.wide);
  return bits === 0 ? undefined : bits / symbolTime(of.shortGuard);
}

export function highThroughput(octets: number, of: HighThroughput): Airtime | undefined {
  const bits = highThroughputBits(of.index, of.wide);
  if (bits === 0) return undefined;
  const streams = (of.index >> 3) + 1 + of.stbc;
  const training = [0, 1, 2, 4, 4][streams] ?? 4;
  const extension = [0, 1, 2, 4][of.extensionStreams] ?? 0;
  const preamble =
    (of.greenfield ? GREENFIELD_PREAMBLE + SYMBOL : OFDM_PREAMBLE + HT_PREAMBLE) + TRAINING * (training + extension);
  const step = of.stbc > 0 ? 2 : 1;
  const symbols = step * Math.ceil((SERVICE_AND_TAIL + 8 * octets) / (bits * step));
  return { preamble, duration: preamble + Math.round(symbols * symbolTime(of.shortGuard)) };
}

/** Whether frames on this frequency in MHz are those of directional antennas, above 57 GHz. */
export function isDirectional(frequency: number): boolean {
  return frequency > 57000;
}

/** The number of the channel with this middle frequency in MHz, undefined where there is none. */
export function channelOf(frequency: number): number | undefined {
  if (frequency === 2484) return 14;
  if (frequency >= 2412 && frequency <= 2472) return (frequency - 2407) / 5;
  if (frequency >= 4910 && frequency <= 4980) return (frequency - 4000) / 5;
  if (frequency >= 5000 && frequency <= 5895) return (frequency - 5000) / 5;
  if (frequency >= 5955 && frequency <= 7115) return (frequency - 5950) / 5;
  return undefined;
}
