import { bytes, struct, u16, u32, u8 } from "../../definition/fields.ts";
import type { View } from "../../definition/kinds.ts";
import { bit, some } from "./element-views.ts";
import { htAggregates, htAntennas, htBeamforming, htCapabilities, htExtended } from "./wlan-ht.ts";

const octets = (view: View, offset: number, size: number): View => ({
  ...view,
  type: "FT_UINT32",
  show: "hex",
  offset,
  size,
});

/** Which rates there are, of the element itself or of what it was before it was agreed on. */
export const codingSchemes = (prefix: "" | "vs.", suffix: string) =>
  struct(
    {
      received: bytes(10, {
        filter: "ht.mcsset.rxbitmask",
        label: "Rx Modulation and Coding Scheme (One bit per modulation)",
        type: "FT_NONE",
        views: [
          octets(some("ht.mcsset.rxbitmask.0to7", "Rx Bitmask Bits 0-7", 0xff), 0, 4),
          octets(some("ht.mcsset.rxbitmask.8to15", "Rx Bitmask Bits 8-15", 0xff00), 0, 4),
          octets(some("ht.mcsset.rxbitmask.16to23", "Rx Bitmask Bits 16-23", 0xff0000), 0, 4),
          octets(some("ht.mcsset.rxbitmask.24to31", "Rx Bitmask Bits 24-31", 0xff000000), 0, 4),
          octets(some("ht.mcsset.rxbitmask.32", "Rx Bitmask Bit 32", 0x1), 4, 4),
          octets(some("ht.mcsset.rxbitmask.33to38", "Rx Bitmask Bits 33-38", 0x7e), 4, 4),
          octets(some("ht.mcsset.rxbitmask.39to52", "Rx Bitmask Bits 39-52", 0x1fff80), 4, 4),
          octets(some("ht.mcsset.rxbitmask.53to76", "Rx Bitmask Bits 53-76", 0x1fffffe0), 6, 4),
        ],
      }),
      rate: u16({
        filter: "",
        little: true,
        views: [some("ht.mcsset.highestdatarate", "Highest Supported Data Rate", 0x03ff, { show: "hex" })],
      }),
      sent: u16({
        filter: "",
        little: true,
        views: [
          bit("ht.mcsset.txsetdefined", "Tx Supported MCS Set", 0x0001, ["Defined", "Not defined"]),
          bit("ht.mcsset.txrxmcsnotequal", "Tx and Rx MCS Set", 0x0002, ["Not Equal", "Equal"]),
          some("ht.mcsset.txmaxss", "Maximum Number of Tx Spatial Streams Supported", 0x000c, { show: "hex" }),
          bit("ht.mcsset.txunequalmod", "Unequal Modulation", 0x0010, ["Supported", "Not supported"]),
        ],
      }),
      reserved: bytes(2, { filter: "" }),
    },
    { filter: `${prefix}ht.mcsset`, label: `Rx Supported Modulation and Coding Scheme Set${suffix}`, type: "FT_NONE" },
  );

const capabilities = (prefix: "" | "vs.", suffix: string) =>
  struct(
    {
      capabilities: u16({
        filter: `${prefix}ht.capabilities`,
        label: `HT Capabilities Info${suffix}`,
        show: "hex",
        little: true,
        views: htCapabilities,
      }),
      aggregates: u8({
        filter: `${prefix}ht.ampduparam`,
        label: `A-MPDU Parameters${suffix}`,
        show: "hex",
        views: htAggregates,
      }),
      schemes: codingSchemes(prefix, suffix),
      extended: u16({
        filter: `${prefix}htex.capabilities`,
        label: `HT Extended Capabilities${suffix}`,
        show: "hex",
        little: true,
        views: htExtended,
      }),
      beamforming: u32({
        filter: `${prefix}txbf`,
        label: `Transmit Beam Forming (TxBF) Capabilities${suffix}`,
        show: "hex",
        little: true,
        views: htBeamforming,
      }),
      antennas: u8({
        filter: `${prefix}asel`,
        label: `Antenna Selection (ASEL) Capabilities${suffix}`,
        show: "hex",
        views: htAntennas,
      }),
    },
    { size: "rest" },
  );

export const highThroughputCapabilities = capabilities("", "");
/** What they were before they were agreed on. */
export const earlyHighThroughputCapabilities = capabilities("vs.", " (VS)");

const subset = (n: number, size: 1 | 2, views: readonly View[]) =>
  (size === 1 ? u8 : u16)({
    filter: `ht.info.delim${n}`,
    label: `HT Information Subset (${n} of 3)`,
    show: "hex",
    little: true,
    views,
  });

export const highThroughputOperation = struct(
  {
    channel: u8({ filter: "ht.info.primarychannel", label: "Primary Channel" }),
    first: subset(1, 1, [
      some("ht.info.secchanoffset", "Secondary channel offset", 0x3, {
        type: "FT_UINT8",
        show: "hex",
        strings: {
          0: "No secondary channel",
          1: "Secondary channel is above the primary channel",
          2: "Reserved",
          3: "Secondary channel is below the primary channel",
        },
      }),
      bit("ht.info.chanwidth", "Supported channel width", 0x4, [
        "Channel of any width supported",
        "20 MHz channel width only",
      ]),
      bit("ht.info.rifs", "Reduced Interframe Spacing (RIFS)", 0x8, ["Permitted", "Prohibited"]),
      some("ht.info.reserved_b4_b7", "Reserved", 0xf0, { type: "FT_UINT8", show: "hex" }),
    ]),
    second: subset(2, 2, [
      some("ht.info.ht_protection", "HT Protection", 0x3, {
        show: "hex",
        strings: {
          0: "No protection mode",
          1: "HT non-member protection mode",
          2: "20 MHz protection mode",
          3: "non-HT mixed mode",
        },
      }),
      bit("ht.info.greenfield", "Non-greenfield STAs present", 0x4, [
        "One or more associated STAs are not greenfield capable",
        "All associated STAs are greenfield capable",
      ]),
      some("ht.info.reserved_b11", "Reserved", 0x8, { show: "hex" }),
      bit("ht.info.obssnonht", "OBSS non-HT STAs present", 0x10, [
        "Use of protection for non-HT STAs by overlapping BSSs is needed",
        "Use of protection for non-HT STAs by overlapping BSSs is not needed",
      ]),
      some("ht.info.chan_center_freq_seg_2", "Channel Center Frequency Segment 2", 0x1fe0),
      some("ht.info.reserved_b21_b23", "Reserved", 0xe000, { show: "hex" }),
    ]),
    third: subset(3, 2, [
      some("ht.info.reserved_b24_b29", "Reserved", 0x3f, { show: "hex" }),
      bit("ht.info.dualbeacon", "Dual beacon", 0x40, [
        "AP transmits a secondary beacon",
        "No second beacon is transmitted",
      ]),
      bit("ht.info.dualcts", "Dual Clear To Send (CTS) protection", 0x80, ["Required", "Not required"]),
      bit("ht.info.secondarybeacon", "Beacon ID", 0x100, ["STBC beacon", "Primary beacon"]),
      bit("ht.info.lsigprotsupport", "L-SIG TXOP Protection Full Support", 0x200, [
        "All HT STAs in the BSS support L-SIG TXOP protection",
        "One or more HT STAs in the BSS do not support L-SIG TXOP protection",
      ]),
      bit("ht.info.pco.active", "Phased Coexistence Operation (PCO)", 0x400, ["Active", "Inactive"]),
      bit("ht.info.pco.phase", "Phased Coexistence Operation (PCO) Phase", 0x800, [
        "Switch to or continue 40 MHz phase",
        "Switch to or continue 20 MHz phase",
      ]),
      some("ht.info.reserved_b36_b39", "Reserved", 0xf000, { show: "hex" }),
    ]),
    schemes: codingSchemes("", ""),
  },
  { size: "rest" },
);
