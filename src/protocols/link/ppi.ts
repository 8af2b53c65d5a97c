import { headerLengthIn, sizeOf } from "../../definition/auto.ts";
import { bytes, choice, int, repeated, struct, u16, u24, u32, u64, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { bitView } from "../parts/bit-view.ts";
import { channelFlags, littleBit } from "../parts/radio-flags.ts";
import { frameTold } from "../parts/wlan-told.ts";
import { u16le } from "../../bytes/numbers.ts";

const HEADER = 8;
const FIELD_HEADER = 4;
const COMMON = 2;
const FLAGS = 8;
const FCS_PRESENT = 1;

const types = {
  "802.11-Common": COMMON,
  "802.11n MAC Extensions": 3,
  "802.11n MAC+PHY Extensions": 4,
  "Spectrum-Map": 5,
  "Process-Info": 6,
  "Capture-Info": 7,
  "Aggregation Extension": 8,
  "802.3 Extension": 9,
  "GPS Tagging": 30002,
  "Vector Tagging": 30003,
  "Sensor tagging": 30004,
  "Antenna Tagging": 30005,
} as const;

const frequency = (filter: string, label: string) => u16({ filter, label, little: true });
const flagsOfChannel = (filter: string) =>
  u16({ filter, label: "Channel flags", show: "hex", little: true, views: channelFlags(filter, 4, 11) });
const octet = (filter: string, label: string) => u8({ filter, label });
const decibels = (filter: string, label: string) => int(1, { filter, label });

const common = struct({
  tsft: u64({ filter: "80211-common.tsft", label: "TSFT", little: true }),
  flags: u16({
    filter: "80211-common.flags",
    label: "Flags",
    show: "hex",
    little: true,
    views: [
      littleBit("80211-common.flags.fcs", "FCS present flag", 0x01, ["Present", "Absent"]),
      littleBit("80211-common.flags.tsft", "TSFT flag", 0x02, ["milliseconds", "microseconds"]),
      littleBit("80211-common.flags.fcs-invalid", "FCS validity", 0x04, ["Invalid", "Valid"]),
      littleBit("80211-common.flags.phy-err", "PHY error flag", 0x08, ["PHY error", "No errors"]),
    ],
  }),
  rate: u16({ filter: "80211-common.rate", label: "Data rate", little: true, times: 500 }),
  frequency: frequency("80211-common.chan.freq", "Channel frequency"),
  channel: flagsOfChannel("80211-common.chan.flags"),
  hopset: u8({ filter: "80211-common.fhss.hopset", label: "FHSS hopset", show: "hex" }),
  pattern: u8({ filter: "80211-common.fhss.pattern", label: "FHSS pattern", show: "hex" }),
  signal: decibels("80211-common.dbm.antsignal", "dBm antenna signal"),
  noise: decibels("80211-common.dbm.antnoise", "dBm antenna noise"),
});

const mac = {
  flags: u32({
    filter: "80211n-mac.flags",
    label: "MAC flags",
    show: "hex",
    little: true,
    views: [
      littleBit("80211n-mac.flags.greenfield", "Greenfield flag", 0x01),
      littleBit("80211n-mac.flags.ht20_40", "HT20/HT40 flag", 0x02, ["HT40", "HT20"]),
      littleBit("80211n-mac.flags.rx.short_guard_interval", "RX Short Guard Interval (SGI) flag", 0x04),
      littleBit("80211n-mac.flags.rx.duplicate", "Duplicate RX flag", 0x08),
      littleBit("80211n-mac.flags.agg", "Aggregate flag", 0x10),
      littleBit("80211n-mac.flags.more_agg", "More aggregates flag", 0x20),
      littleBit("80211n-mac.flags.delim_crc_error_after", "A-MPDU Delimiter CRC error after this frame flag", 0x40),
    ],
  }),
  aggregate: u32({ filter: "80211n-mac.ampdu_id", label: "AMPDU-ID", show: "hex", little: true }),
  delimiters: octet("80211n-mac.num_delimiters", "Num-Delimiters"),
};
const antennas = [0, 1, 2, 3] as const;
const perAntenna = <F>(make: (antenna: number) => F): { readonly [key: string]: F } =>
  Object.fromEntries(antennas.map((antenna) => [`antenna${antenna}`, make(antenna)]));
const phy = struct({
  ...mac,
  index: octet("80211n-mac-phy.mcs", "MCS"),
  streams: octet("80211n-mac-phy.num_streams", "Number of spatial streams"),
  combined: octet("80211n-mac-phy.rssi.combined", "RSSI combined"),
  control: struct(
    perAntenna((n) => octet(`80211n-mac-phy.rssi.ant${n}ctl`, `Antenna ${n} control RSSI`)),
    { filter: "" },
  ),
  extension: struct(
    perAntenna((n) => octet(`80211n-mac-phy.rssi.ant${n}ext`, `Antenna ${n} extension RSSI`)),
    { filter: "" },
  ),
  frequency: frequency("80211-mac-phy.ext-chan.freq", "Extended channel frequency"),
  channel: flagsOfChannel("80211-mac-phy.ext-chan.flags"),
  antennas: struct(
    perAntenna((n) =>
      struct(
        {
          signal: decibels(`80211n-mac-phy.dbmant${n}.signal`, `dBm antenna ${n} signal`),
          noise: decibels(`80211n-mac-phy.dbmant${n}.noise`, `dBm antenna ${n} noise`),
        },
        { filter: "" },
      ),
    ),
    { filter: "" },
  ),
  errors: struct(
    perAntenna((n) => u32({ filter: `80211n-mac-phy.evm${n}`, label: `EVM-${n}`, little: true })),
    { filter: "" },
  ),
});

/** What a radio says of a packet in front of it, as fields of type, length and value, and what link type the packet is of. */
export const PPI = protocol({
  name: "ppi",
  layer: "PPI",
  title: "PPI",
  spec: "CACE PPI 1.0.10",
  carriedBy: { linktype: 192 },
  next: { table: "ppi.dlt", by: ["dlt"] },
  tells(octets, start, headerEnd, end, captured) {
    for (let at = start + HEADER; at + FIELD_HEADER + FLAGS < Math.min(headerEnd, captured);) {
      const flags = octets[at + FIELD_HEADER + FLAGS];
      if (u16le(octets, at) === COMMON) return frameTold((flags & FCS_PRESENT) !== 0, false, end <= captured);
      at += FIELD_HEADER + u16le(octets, at + 2);
    }
    return 0;
  },
  summary: "PPI dlt {dlt}",
  fields: {
    version: u8({ label: "Version" }),
    flags: u8({
      label: "Flags",
      show: "hex",
      views: [
        bitView("flags.alignment", "Alignment", 0x01, ["32-bit aligned", "Not aligned"]),
        { filter: "flags.reserved", label: "Reserved", type: "FT_UINT8", show: "hex", mask: 0xfe },
      ],
    }),
    len: u16({ filter: "length", label: "Header length", little: true, auto: headerLengthIn(1) }),
    dlt: u32({ label: "DLT", little: true }),
    headers: repeated(
      struct(
        {
          type: u16({ filter: "field_type", label: "Field type", little: true, names: types }),
          len: u16({ filter: "field_len", label: "Field length", little: true, auto: sizeOf("data") }),
          data: choice(
            "type",
            {
              "802.11-Common": common,
              "802.11n MAC Extensions": struct({
                ...mac,
                reserved: u24({ filter: "80211n-mac.reserved", label: "Reserved", show: "hex" }),
              }),
              "802.11n MAC+PHY Extensions": phy,
              "Spectrum-Map": bytes("rest", { filter: "spectrum-map", label: "Radio spectrum map" }),
              "Process-Info": bytes("rest", { filter: "proc-info", label: "Process information" }),
              "Capture-Info": bytes("rest", { filter: "cap-info", label: "Capture information" }),
              "GPS Tagging": bytes("rest", { filter: "gps", label: "GPS" }),
              "Vector Tagging": bytes("rest", { filter: "vector", label: "VECTOR" }),
              "Sensor tagging": bytes("rest", { filter: "harris", label: "HARRIS" }),
              "Antenna Tagging": bytes("rest", { filter: "antenna", label: "ANTENNA" }),
            },
            { otherwise: bytes("rest", { filter: "reserved", label: "Reserved" }), size: { by: "len" } },
          ),
        },
        { filter: "", label: "Field" },
      ),
      { filter: "" },
    ),
  },
});
