import { struct, u16, u8 } from "../../definition/fields.ts";
import type { View } from "../../definition/kinds.ts";
import { bit, some } from "./element-views.ts";
import { codingSchemes } from "./wlan-ht-elements.ts";

const ADDITIONAL = { filter: "hta.capabilities", label: "HT Additional Capabilities", show: "hex" } as const;
const is = (name: string, label: string, mask: number, truth: readonly [string, string]): View => ({
  ...bit(`hta.capabilities.${name}`, label, mask, truth),
  word: 16,
});
const some16 = (name: string, label: string, mask: number, words: readonly string[] = []): View => ({
  ...some(`hta.capabilities.${name}`, label, mask, {
    show: "hex",
    ...(words.length > 0 ? { strings: Object.fromEntries(words.entries()) } : {}),
  }),
  word: 16,
});

/** How an access point uses HT, as drafts of 802.11n had it before it was agreed on. */
export const additionalHighThroughput = struct(
  {
    channel: u8({ filter: "hta.control_channel", label: "HT Control Channel" }),
    first: u8({
      ...ADDITIONAL,
      views: [
        some16("ext_chan_offset", "Extension Channel Offset", 0x3, [
          "No Extension Channel",
          "Extension Channel above control channel",
          "Undefined",
          "Extension Channel below control channel",
        ]),
        is("rec_tx_width", "Recommended Tx Channel Width", 0x4, [
          "Any channel width enabled",
          "Use 20MHz channel (control)",
        ]),
        is("rifs_mode", "Reduced Interframe Spacing (RIFS) Mode", 0x8, [
          "Use of RIFS permitted",
          "Use of RIFS prohibited",
        ]),
        is("controlled_access", "Controlled Access Only", 0x10, ["Not only PSMP", "PSMP only"]),
        some16(
          "service_interval",
          "Service Interval Granularity",
          0xe0,
          [5, 10, 15, 20, 25, 30, 35, 40].map((time) => `${time}ms`),
        ),
      ],
    }),
    second: u16({
      ...ADDITIONAL,
      little: true,
      views: [
        some16("operating_mode", "Operating Mode", 0x3, [
          "Pure HT, no protection",
          "There may be non-HT devices (control & ext channel)",
          "No non-HT is associated, but at least 1 20MHz is. protect on",
          "Mixed: no non-HT is associated, protect on",
        ]),
        is("non_gf_devices", "Non Greenfield (GF) devices Present", 0x4, [
          "All HT devices associated are GF capable",
          "One or More HT devices are not GF capable",
        ]),
      ],
    }),
    third: u16({
      ...ADDITIONAL,
      little: true,
      views: [
        some16("basic_stbc_mcs", "Basic STB Modulation and Coding Scheme (MCS)", 0x7f),
        is("dual_stbc_protection", "Dual Clear To Send (CTS) Protection", 0x80, [
          "Dual CTS protections is used",
          "Regular use of RTS/CTS",
        ]),
        is("secondary_beacon", "Secondary Beacon", 0x100, ["Secondary Beacon", "Primary Beacon"]),
        is("lsig_txop_protection", "L-SIG TXOP Protection Support", 0x200, ["Full Support", "Not full support"]),
        is("pco_active", "Phased Coexistence Operation (PCO) Active", 0x400, [
          "PCO is activated in the BSS",
          "PCO is not activated in the BSS",
        ]),
        is("pco_phase", "Phased Coexistence Operation (PCO) Phase", 0x800, [
          "Switch to 20MHz phase/keep 20MHz",
          "Switch to 40MHz phase/keep 40MHz",
        ]),
      ],
    }),
    schemes: codingSchemes("vs.", " (VS)"),
  },
  { size: "rest" },
);
