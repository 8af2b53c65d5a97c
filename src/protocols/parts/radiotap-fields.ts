import { int, struct, u16, u32, u64, u8 } from "../../definition/fields.ts";
import type { View } from "../../definition/kinds.ts";
import { bitView } from "./bit-view.ts";
import { channelFlags, littleBit } from "./radio-flags.ts";

const PRESENT = ["Present", "Absent"] as const;

/** What the bits of a word say that there is, from the least significant on; bits without a name are nobody's. */
const names: readonly (readonly [name: string, label: string])[] = [
  ["tsft", "TSFT"],
  ["flags", "Flags"],
  ["rate", "Rate"],
  ["channel", "Channel"],
  ["fhss", "FHSS"],
  ["dbm_antsignal", "dBm Antenna Signal"],
  ["dbm_antnoise", "dBm Antenna Noise"],
  ["lock_quality", "Lock Quality"],
  ["tx_attenuation", "TX Attenuation"],
  ["db_tx_attenuation", "dB TX Attenuation"],
  ["dbm_tx_power", "dBm TX Power"],
  ["antenna", "Antenna"],
  ["db_antsignal", "dB Antenna Signal"],
  ["db_antnoise", "dB Antenna Noise"],
  ["rxflags", "RX flags"],
  ["txflags", "TX flags"],
  ["", ""],
  ["data_retries", "data retries"],
  ["xchannel", "Channel+"],
  ["mcs", "MCS information"],
  ["ampdu", "A-MPDU Status"],
  ["vht", "VHT information"],
  ["timestamp", "frame timestamp"],
  ["he", "HE information"],
  ["he_mu", "HE-MU information"],
  ["", ""],
  ["0_length.psdu", "0 Length PSDU"],
  ["l_sig", "L-SIG"],
  ["tlv", "TLVs"],
];

/** A word of such bits. */
export const presentViews: readonly View[] = [
  ...names.flatMap(([name, label], bit) =>
    name === "" ? [] : [littleBit(`present.${name}`, label, 2 ** bit, PRESENT)],
  ),
  littleBit("present.rtap_ns", "Radiotap NS next", 2 ** 29),
  littleBit("present.vendor_ns", "Vendor NS next", 2 ** 30),
  littleBit("present.ext", "Ext", 2 ** 31, PRESENT),
];

const known = (bit: number) => ({
  known: Array.from({ length: 256 }, (_, value) => value).filter((value) => (value & bit) !== 0),
});
const INDEX = known(0x02);
const mcsBits = (
  name: string,
  label: string,
  mask: number,
  bit: number,
  strings?: { readonly [value: number]: string },
): View => ({
  filter: `mcs.${name}`,
  label,
  type: "FT_UINT8",
  mask,
  shown: known(bit),
  ...(strings ? { strings } : {}),
});

/** How many octets a reading takes as it stands in the header, and what it is. */
export const readings = {
  mactime: u64({ label: "MAC timestamp", filter: "mactime", little: true }),
  flags: u8({
    filter: "flags",
    label: "Flags",
    show: "hex",
    views: [
      bitView("flags.cfp", "CFP", 0x01),
      bitView("flags.preamble", "Preamble", 0x02, ["Short", "Long"]),
      bitView("flags.wep", "WEP", 0x04),
      bitView("flags.frag", "Fragmentation", 0x08),
      bitView("flags.fcs", "FCS at end", 0x10),
      bitView("flags.datapad", "Data Pad", 0x20),
      bitView("flags.badfcs", "Bad FCS", 0x40),
      bitView("flags.shortgi", "Short GI", 0x80),
    ],
  }),
  rate: u8({ filter: "datarate", label: "Data rate (Mb/s)", type: "FT_FLOAT", times: 0.5 }),
  frequency: u16({ filter: "channel.freq", label: "Channel frequency", type: "FT_UINT32", little: true }),
  channelFlags: u16({
    filter: "channel.flags",
    label: "Channel flags",
    show: "hex",
    lists: true,
    little: true,
    views: channelFlags("channel.flags", 0, 15),
  }),
  hopset: u8({ filter: "fhss.hopset", label: "FHSS Hop Set" }),
  pattern: u8({ filter: "fhss.pattern", label: "FHSS Pattern" }),
  signal: int(1, { filter: "dbm_antsignal", label: "Antenna signal", unit: " dBm" }),
  noise: int(1, { filter: "dbm_antnoise", label: "Antenna noise", unit: " dBm" }),
  quality: u16({ filter: "quality", label: "Signal Quality", little: true }),
  attenuation: u16({ filter: "txattenuation", label: "TX attenuation", little: true }),
  dBAttenuation: u16({ filter: "db_txattenuation", label: "dB TX attenuation", little: true, unit: " dB" }),
  power: int(1, { filter: "txpower", label: "Transmit power", unit: " dBm" }),
  antenna: u8({ filter: "antenna", label: "Antenna", type: "FT_UINT32" }),
  dBSignal: u8({ filter: "db_antsignal", label: "dB antenna signal", unit: " dB" }),
  dBNoise: u8({ filter: "db_antnoise", label: "dB antenna noise", unit: " dB" }),
  rxFlags: u16({
    filter: "rxflags",
    label: "RX flags",
    show: "hex",
    little: true,
    views: [{ ...littleBit("rxflags.badplcp", "Bad PLCP", 0x02), word: 24 }],
  }),
  txFlags: u16({
    filter: "txflags",
    label: "TX flags",
    show: "hex",
    little: true,
    views: [
      littleBit("rxflags.fail", "Fail", 0x01),
      littleBit("rxflags.cts", "CTS", 0x02),
      littleBit("rxflags.rts", "RTS/CTS", 0x04),
      littleBit("rxflags.noack", "No ACK", 0x08),
      littleBit("rxflags.noseqno", "Has Seqnum", 0x10),
      littleBit("rxflags.order", "Order", 0x20),
    ],
  }),
  retries: u8({ filter: "data_retries", label: "data retries" }),
  mcs: struct(
    {
      known: u8({
        filter: "mcs.known",
        label: "Known MCS information",
        show: "hex",
        views: [
          bitView("mcs.have_bw", "Bandwidth", 0x01, PRESENT),
          bitView("mcs.have_index", "MCS index", 0x02, PRESENT),
          bitView("mcs.have_gi", "Guard interval", 0x04, PRESENT),
          bitView("mcs.have_format", "Format", 0x08, PRESENT),
          bitView("mcs.have_fec", "FEC type", 0x10, PRESENT),
          bitView("mcs.have_stbc", "STBC streams", 0x20, PRESENT),
          bitView("mcs.have_ness", "Number of extension spatial streams", 0x40, PRESENT),
          mcsBits("ness_bit1", "Number of extension spatial streams bit 1", 0x80, 0x40),
        ],
      }),
      flags: u8({
        filter: "",
        views: [
          mcsBits("bw", "Bandwidth", 0x03, 0x01, { 0: "20 MHz", 1: "40 MHz", 2: "20 MHz lower", 3: "20 MHz upper" }),
          mcsBits("gi", "Guard interval", 0x04, 0x04, { 0: "long", 1: "short" }),
          mcsBits("format", "Format", 0x08, 0x08, { 0: "mixed", 1: "greenfield" }),
          mcsBits("fec", "FEC type", 0x10, 0x10, { 0: "BCC", 1: "LDPC" }),
          mcsBits("stbc", "STBC streams", 0x60, 0x20),
          mcsBits("ness_bit0", "Number of extension spatial streams bit 0", 0x80, 0x40),
        ],
      }),
      index: u8({ filter: "mcs.index", label: "MCS index", shown: INDEX }),
    },
    { filter: "mcs", label: "MCS information", type: "FT_NONE" },
  ),
  ampdu: struct(
    {
      reference: u32({ filter: "ampdu.reference", label: "A-MPDU reference number", little: true }),
      flags: u16({
        filter: "ampdu.flags",
        label: "A-MPDU flags",
        show: "hex",
        little: true,
        views: [
          littleBit("ampdu.flags.report_zerolen", "Driver reports 0-length subframes in this A-MPDU", 0x01),
          littleBit("ampdu.flags.is_zerolen", "This is a 0-length subframe", 0x02),
          littleBit("ampdu.flags.lastknown", "Last subframe of this A-MPDU is known", 0x04),
          littleBit("ampdu.flags.last", "This is the last subframe of this A-MPDU", 0x08),
          littleBit("ampdu.flags.delim_crc_error", "Delimiter CRC error on this subframe", 0x10),
          littleBit("ampdu.flags.eof", "EOF on this subframe", 0x40),
          littleBit("ampdu.flags.eof_known", "EOF of this A-MPDU is known", 0x80),
        ],
      }),
      crc: u8({ filter: "" }),
      reserved: u8({ filter: "" }),
    },
    { filter: "ampdu", label: "A-MPDU status", type: "FT_NONE" },
  ),
};
