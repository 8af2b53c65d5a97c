import { double, u16, u32, u64, u8, int, mark } from "../../definition/fields.ts";
import type { Common, ValueStrings } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";

const phys: ValueStrings = {
  1: "802.11 FHSS",
  2: "802.11 IR",
  3: "802.11 DSSS",
  4: "802.11b (HR/DSSS)",
  5: "802.11a (OFDM)",
  6: "802.11g (ERP)",
  7: "802.11n (HT)",
  8: "802.11ac (VHT)",
  9: "802.11ad (DMG)",
  10: "802.11ah (S1G)",
  11: "802.11ax (HE)",
};
const plain = { plain: true } as const;
const flag = (filter: string, label: string) => u8({ filter, label, type: "FT_BOOLEAN", ...plain });
const number = (filter: string, label: string, about: Common<number> = {}) =>
  u32({ filter, label, ...plain, ...about } as Common<number>);
const assumed = (what: string, summary: string) =>
  mark({ filter: `assumed.${what}`, label: summary, expert: { severity: "Note", group: "Assumption", summary } });

/** What a radio's header says, in the same words whichever header it is; it has no octets of its own. */
export const WlanRadio = protocol({
  name: "wlan_radio",
  layer: "WlanRadio",
  title: "802.11 radio information",
  spec: "none",
  carriedBy: { wlan_radio: 1, "ppi.dlt": 105 },
  next: { table: "wlan", always: 1 },
  tells: (_bytes, _start, _headerEnd, _end, _captured, told) => told,
  summary: "802.11 radio",
  fields: {},
  generated: {
    phy: number("phy", "PHY type", { strings: phys }),
    shortPreamble: flag("short_preamble", "Short preamble"),
    turbo: number("11a.turbo_type", "Turbo type", {
      strings: { 0: "Non-turbo", 1: "Turbo", 2: "Dynamic turbo", 3: "Static turbo" },
    }),
    mode: number("11g.mode", "Proprietary mode", { strings: { 0: "None", 1: "Super G" } }),
    mcs: number("11n.mcs_index", "MCS index"),
    bandwidth: number("11n.bandwidth", "Bandwidth", {
      strings: { 0: "20 MHz", 1: "40 MHz", 2: "20 MHz + 20 MHz lower", 3: "20 MHz + 20 MHz upper" },
    }),
    shortGuard: flag("11n.short_gi", "Short GI"),
    greenfield: flag("11n.greenfield", "Greenfield"),
    fec: number("11n.fec", "FEC", { strings: { 0: "BEC", 1: "LDPC" } }),
    stbc: number("11n.stbc_streams", "Number of STBC streams"),
    ness: number("11n.ness", "Number of extension spatial streams"),
    rate: double({ filter: "data_rate", label: "Data rate", type: "FT_FLOAT", unit: " Mb/s", ...plain }),
    channel: number("channel", "Channel"),
    frequency: u16({ filter: "frequency", label: "Frequency", unit: "MHz", ...plain }),
    signalDecibels: u8({ filter: "signal_db", label: "Signal strength (dB)", unit: " dB", ...plain }),
    signal: int(1, { filter: "signal_dbm", label: "Signal strength (dBm)", unit: " dBm", ...plain }),
    noiseDecibels: u8({ filter: "noise_db", label: "Noise level (dB)", unit: " dB", ...plain }),
    noise: int(1, { filter: "noise_dbm", label: "Noise level (dBm)", unit: " dBm", ...plain }),
    ratio: int(4, { filter: "snr", label: "Signal/noise ratio (dB)", unit: " dB", ...plain }),
    timestamp: u64({ filter: "timestamp", label: "TSF timestamp", ...plain }),
    lastPart: flag("last_part_of_an_ampdu", "Last part of an A-MPDU"),
    delimiterError: flag("a_mpdu_delim_crc_error", "A-MPDU delimiter CRC error"),
    aggregate: number("a_mpdu_aggregate_id", "A-MPDU aggregate ID"),
    duration: u32({ filter: "duration", label: "Duration", unit: "µs" }),
    preamble: u32({ filter: "preamble", label: "Preamble", unit: "µs" }),
    gap: u64({ filter: "ifs", label: "IFS", type: "FT_INT64", unit: "µs" }),
    from: u64({ filter: "start_tsf", label: "Start", unit: "µs" }),
    to: u64({ filter: "end_tsf", label: "End", unit: "µs" }),
    assumedPreamble: assumed(
      "short_preamble",
      "No preamble length information was available, assuming short preamble.",
    ),
    assumedFormat: assumed("non_greenfield", "No plcp type information was available, assuming non greenfield."),
    assumedStbc: assumed("no_stbc", "No stbc information was available, assuming no stbc."),
    assumedStreams: assumed(
      "no_extension_streams",
      "No extension stream information was available, assuming no extension streams.",
    ),
    assumedFec: assumed("bcc_fec", "No fec type information was available, assuming bcc fec."),
  },
});
