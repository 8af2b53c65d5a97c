import type { Protocol } from "../../definition/protocol.ts";
import { FieldValues } from "../../dissect/field-values.ts";
import type { Follower, Passage } from "../follower.ts";
import {
  channelOf,
  highThroughput,
  highThroughputRate,
  isDirectional,
  manyCarriers,
  PHY,
  singleCarrier,
} from "./airtime.ts";
import type { Airtime, HighThroughput } from "./airtime.ts";

/** Bits of a channel's flags. */
const CCK = 0x0020;
const OFDM = 0x0040;
const GHZ_5 = 0x0100;
const DYNAMIC = 0x0400;
/** Rates in Mb/s that one carrier has. */
const SINGLE_CARRIER = [1, 2, 5.5, 11];
/** Which of the other readings of MCS are known, as bits. */
const KNOWN = { bandwidth: 0x01, index: 0x02, guard: 0x04, format: 0x08, fec: 0x10, stbc: 0x20, extension: 0x40 };

/** Octets of the frame check sequence. */
const FCS = 4;

/** The names of readings in the headers that radios put in front of frames. */
const NAMES = {
  version: ["radiotap.version"],
  timestamp: ["radiotap.mactime", "ppi.80211-common.tsft"],
  flags: ["radiotap.flags"],
  fcs: ["ppi.80211-common.flags.fcs"],
  rate: ["radiotap.datarate"],
  kilobits: ["ppi.80211-common.rate"],
  frequency: ["radiotap.channel.freq", "radiotap.xchannel.freq", "ppi.80211-common.chan.freq"],
  channelFlags: ["radiotap.channel.flags", "radiotap.xchannel.flags", "ppi.80211-common.chan.flags"],
  channel: ["radiotap.xchannel.channel"],
  signal: ["radiotap.dbm_antsignal", "ppi.80211-common.dbm.antsignal"],
  noise: ["radiotap.dbm_antnoise", "ppi.80211-common.dbm.antnoise"],
  signalDecibels: ["radiotap.db_antsignal"],
  noiseDecibels: ["radiotap.db_antnoise"],
  known: ["radiotap.mcs.known"],
  bandwidth: ["radiotap.mcs.bw"],
  guard: ["radiotap.mcs.gi"],
  format: ["radiotap.mcs.format"],
  fec: ["radiotap.mcs.fec"],
  stbc: ["radiotap.mcs.stbc"],
  extensionHigh: ["radiotap.mcs.ness_bit1"],
  extensionLow: ["radiotap.mcs.ness_bit0"],
  index: ["radiotap.mcs.index", "ppi.80211n-mac-phy.mcs"],
  wide: ["ppi.80211n-mac.flags.ht20_40"],
  shortGuard: ["ppi.80211n-mac.flags.rx.short_guard_interval"],
  greenfield: ["ppi.80211n-mac.flags.greenfield"],
  streams: ["ppi.80211n-mac-phy.num_streams"],
} as const;
type Reading = keyof typeof NAMES;
const READINGS: ReadonlyMap<string, Reading> = new Map(
  (Object.keys(NAMES) as Reading[]).flatMap((reading) => NAMES[reading].map((name) => [name, reading] as const)),
);

/** Adds what a radio's header says to the layer behind it, in Wireshark's words for all of those headers, and how long the frame took. */
export class RadioReadings implements Follower {
  private readonly passage: Passage;
  private readonly radio: Protocol;
  private readonly values: FieldValues;
  private readonly readings: { [reading in Reading]?: number } = {};
  /** When the frame before this one ended, -1 where nobody knows. */
  private lastEnd = -1;
  private end = -1;
  private previousEnd = -1;
  private airtime: Airtime | undefined;
  private modulation: HighThroughput | undefined;
  private phy = 0;

  constructor(passage: Passage, radio: Protocol) {
    this.passage = passage;
    this.radio = radio;
    this.values = new FieldValues(passage.dissector);
  }

  follow(layer: number): void {
    this.read(layer - 1);
    const { readings } = this;
    this.modulation = this.highThroughput();
    this.phy = this.phyOf();
    this.airtime = this.airtimeOf(layer);
    this.previousEnd = this.lastEnd;
    this.end = readings.timestamp !== undefined && this.airtime ? readings.timestamp : -1;
    this.lastEnd = this.end;
  }

  annotate(): void {
    const { readings, airtime, modulation } = this;
    // Of a header of another version nothing was read.
    if (readings.version !== undefined && readings.version !== 0) return;
    this.add("phy", this.phy);
    if (this.phy === PHY.dsss && readings.flags !== undefined) this.add("shortPreamble", (readings.flags >> 1) & 1);
    if (this.phy === PHY.ofdm) this.add("turbo", 0);
    if (this.phy === PHY.erp) this.add("mode", 0);
    if (modulation) this.addModulation();
    const rate = modulation ? highThroughputRate(modulation) : this.rate();
    this.add("rate", rate);
    this.add(
      "channel",
      readings.channel ?? (readings.frequency === undefined ? undefined : channelOf(readings.frequency)),
    );
    this.add("frequency", readings.frequency);
    this.add("signalDecibels", readings.signalDecibels);
    this.add("signal", readings.signal);
    this.add("noiseDecibels", readings.noiseDecibels);
    this.add("noise", readings.noise);
    if (readings.signal !== undefined && readings.noise !== undefined)
      this.add("ratio", readings.signal - readings.noise);
    this.add("timestamp", readings.timestamp);
    if (airtime) this.addAirtime(airtime);
  }

  private addModulation(): void {
    const { readings, modulation } = this;
    if (!modulation) return;
    const known = readings.known ?? KNOWN.guard | KNOWN.index | KNOWN.bandwidth | KNOWN.format;
    this.add("mcs", modulation.index);
    if (known & KNOWN.bandwidth) this.add("bandwidth", readings.bandwidth ?? (modulation.wide ? 1 : 0));
    if (known & KNOWN.guard) this.add("shortGuard", modulation.shortGuard ? 1 : 0);
    if (known & KNOWN.format) this.add("greenfield", modulation.greenfield ? 1 : 0);
    this.add("fec", readings.fec);
    this.add("stbc", readings.stbc);
    if (known & KNOWN.extension || readings.streams !== undefined) this.add("ness", modulation.extensionStreams);
  }

  private addAirtime(airtime: Airtime): void {
    const { readings, modulation, passage } = this;
    const { tree } = passage.dissector;
    const whole = tree.count;
    this.add("duration", airtime.duration);
    if (this.phy === PHY.dsss && readings.flags === undefined) this.mark("assumedPreamble");
    if (modulation) {
      const known = readings.known ?? KNOWN.format | KNOWN.extension;
      if ((known & KNOWN.format) === 0) this.mark("assumedFormat");
      if ((known & KNOWN.stbc) === 0) this.mark("assumedStbc");
      if ((known & KNOWN.extension) === 0) this.mark("assumedStreams");
      if ((known & KNOWN.fec) === 0) this.mark("assumedFec");
    }
    this.add("preamble", airtime.preamble);
    if (this.end >= 0) this.addTimes(this.end - airtime.duration);
    tree.close(whole, tree.end(whole));
  }

  private addTimes(from: number): void {
    if (this.previousEnd >= 0) this.passage.dissector.addObject(this.id("gap"), BigInt(from - this.previousEnd));
    this.add("from", from);
    this.add("to", this.end);
  }

  private id(key: string): number {
    return this.passage.compiler.generated(this.radio, key);
  }

  private add(key: string, value: number | undefined): void {
    if (value !== undefined) this.passage.dissector.addNumber(this.id(key), value);
  }

  private mark(key: string): void {
    this.passage.dissector.addMark(this.id(key));
  }

  /** Takes the readings out of the fields of a radio's header; of several of a kind the last one counts. */
  private read(layer: number): void {
    const { readings, values } = this;
    const { dissector } = this.passage;
    for (const reading of READINGS.values()) readings[reading] = undefined;
    dissector.decode(layer);
    const { tree, layers } = dissector;
    const root = layers.tree(layer);
    for (let quad = root + 1; quad < tree.after(root); quad++) {
      const reading = READINGS.get(values.info(quad).name);
      if (reading === undefined) continue;
      // A timestamp of 0 is none in the header of PPI, which always has room for one.
      if (reading === "timestamp" && values.info(quad).name.startsWith("ppi.") && values.bigint(layer, quad) === 0n)
        continue;
      readings[reading] = reading === "timestamp" ? Number(values.bigint(layer, quad)) : values.number(layer, quad);
    }
  }

  private rate(): number | undefined {
    const { rate, kilobits } = this.readings;
    return rate ?? (kilobits === undefined ? undefined : kilobits / 1000);
  }

  private highThroughput(): HighThroughput | undefined {
    const { readings } = this;
    const { index, bandwidth = 0, stbc = 0, extensionHigh = 0, extensionLow = 0 } = readings;
    if (
      index === undefined ||
      isDirectional(readings.frequency ?? 0) ||
      (readings.streams !== undefined && this.isSingleStreamRate())
    )
      return undefined;
    return {
      index,
      wide: bandwidth === 1 || readings.wide === 1,
      shortGuard: readings.guard === 1 || readings.shortGuard === 1,
      greenfield: readings.format === 1 || readings.greenfield === 1,
      stbc,
      extensionStreams: readings.streams ?? 2 * extensionHigh + extensionLow,
    };
  }

  /** Whether a header that has readings of HT for every frame says a rate that HT does not have. */
  private isSingleStreamRate(): boolean {
    const rate = this.rate() ?? 0;
    return SINGLE_CARRIER.includes(rate) || [6, 9, 12, 18, 24, 36, 48, 54].includes(rate);
  }

  private phyOf(): number {
    if (this.modulation) return PHY.ht;
    const { channelFlags, frequency = 0 } = this.readings;
    if (isDirectional(frequency)) return PHY.dmg;
    const rate = this.rate();
    const single = rate !== undefined && SINGLE_CARRIER.includes(rate);
    if (channelFlags === undefined)
      return rate === undefined ? 0 : single ? PHY.dsss : frequency > 5000 ? PHY.ofdm : PHY.erp;
    if (channelFlags & GHZ_5) return PHY.ofdm;
    if (channelFlags & CCK || (channelFlags & (DYNAMIC | OFDM) && single)) return PHY.dsss;
    return channelFlags & (OFDM | DYNAMIC) ? PHY.erp : 0;
  }

  private airtimeOf(layer: number): Airtime | undefined {
    const { layers } = this.passage.dissector;
    // Wireshark counts a check sequence that PPI announces twice.
    const octets = layers.payloadEnd(layer) - layers.start(layer) + (this.readings.fcs === 1 ? FCS : 0);
    if (this.modulation) return highThroughput(octets, this.modulation);
    const rate = this.rate();
    if (rate === undefined || rate === 0) return undefined;
    if (this.phy === PHY.dsss) {
      const { flags } = this.readings;
      return singleCarrier(octets, rate, flags === undefined || ((flags >> 1) & 1) === 1);
    }
    return this.phy === PHY.ofdm || this.phy === PHY.erp ? manyCarriers(octets, rate) : undefined;
  }
}
