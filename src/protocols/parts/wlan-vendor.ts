import { bytes, choice, repeated, struct, u16, u24, u8, when } from "../../definition/fields.ts";
import type { ValueStrings, View } from "../../definition/kinds.ts";
import { TOLD } from "../../definition/told.ts";
import { bit, some } from "./element-views.ts";
import { additionalHighThroughput } from "./wlan-additional-ht.ts";
import { earlyHighThroughputCapabilities } from "./wlan-ht-elements.ts";
import { suite, suites } from "./wlan-rsn.ts";

/** Organizations whose elements are something else than octets to Wireshark. */
const organizations = {
  Microsoft: 0x0050f2,
  Atheros: 0x00037f,
  Epigram: 0x00904c,
  Cisco: 0x004096,
  "Wi-Fi Alliance": 0x506f9a,
  Aruba: 0x000b86,
  "IEEE 802.11": 0x000fac,
} as const;
const more = bytes("rest", { filter: "" });
const WPA = 1;
const WMM = 2;
const WPS = 4;
/** Frames of stations that ask to join, and those of access points (subtypes of management). */
const FROM_STATIONS = [0, 2, 4];
const FROM_ACCESS_POINTS = [1, 3, 5, 8];

const ciphers: ValueStrings = {
  0: "NONE",
  1: "WEP (40-bit)",
  2: "TKIP",
  3: "AES (OCB)",
  4: "AES (CCM)",
  5: "WEP (104-bit)",
  6: "BIP",
  7: "Group addressed traffic not allowed",
};
const keyManagement: ValueStrings = {
  0: "NONE",
  1: "WPA",
  2: "PSK",
  3: "FT over IEEE 802.1X",
  4: "FT using PSK",
  5: "WPA (SHA256)",
  6: "PSK (SHA256)",
  7: "TDLS / TPK Handshake",
};
const AKM = "Auth Key Management (AKM)";

/** The security of networks before RSN was agreed on. */
const wpa = struct(
  {
    version: u16({ filter: "wfa.ie.wpa.version", label: "WPA Version", little: true }),
    group: when(
      { left: 4 },
      suite("wfa.ie.wpa.mcs", "Multicast Cipher Suite", ciphers, "wfa.ie.wpa.mcs.type", "Multicast Cipher"),
    ),
    pairwise: suites(
      "wfa.ie.wpa.ucs",
      "Unicast Cipher Suite",
      suite("wfa.ie.wpa.ucs", "Unicast Cipher Suite", ciphers, "wfa.ie.wpa.ucs.type", "Unicast Cipher"),
    ),
    management: suites(
      "wfa.ie.wpa.akms",
      AKM,
      suite("wfa.ie.wpa.akms", AKM, keyManagement, "wfa.ie.wpa.type"),
      `${AKM} List`,
      `${AKM} Suite Count`,
    ),
    more: when({ left: 1 }, bytes("rest", { filter: "" })),
  },
  { size: "rest" },
);

const qualityInfo = { filter: "wfa.ie.wme.qos_info", label: "WME QoS Info", show: "hex" } as const;
const windowSize = (exponent: number): number => 2 ** exponent - 1;
const accessCategory = struct(
  {
    first: u8({
      filter: "wfa.ie.wme.acp.aci_aifsn",
      label: "ACI / AIFSN Field",
      show: "hex",
      views: [
        some("wfa.ie.wme.acp.aifsn", "AIFSN", 0xf, { type: "FT_UINT8" }),
        bit("wfa.ie.wme.acp.acm", "Admission Control Mandatory", 0x10, ["Yes", "No"]),
        some("wfa.ie.wme.acp.aci", "ACI", 0x60, {
          type: "FT_UINT8",
          strings: { 0: "Best Effort", 1: "Background", 2: "Video", 3: "Voice" },
        }),
        some("wfa.ie.wme.acp.reserved", "Reserved", 0x80, { type: "FT_UINT8" }),
      ],
    }),
    second: u8({
      filter: "wfa.ie.wme.acp.ecw",
      label: "ECW",
      show: "hex",
      views: [
        some("wfa.ie.wme.acp.ecw.max", "ECW Max", 0xf0, { type: "FT_UINT8" }),
        some("wfa.ie.wme.acp.ecw.min", "ECW Min", 0x0f, { type: "FT_UINT8" }),
        { filter: "wfa.ie.wme.acp.cw.max", label: "CW Max", type: "FT_UINT16", number: (ecw) => windowSize(ecw >> 4) },
        { filter: "wfa.ie.wme.acp.cw.min", label: "CW Min", type: "FT_UINT16", number: (ecw) => windowSize(ecw & 15) },
      ],
    }),
    limit: u16({ filter: "wfa.ie.wme.acp.txop_limit", label: "TXOP Limit", little: true }),
  },
  { filter: "wfa.ie.wme.acp", label: "Ac Parameters", type: "FT_NONE" },
);

/** Quality of service before IEEE 802.11e was agreed on. */
const wmm = struct(
  {
    subtype: u8({
      filter: "wfa.ie.wme.subtype",
      label: "WME Subtype",
      strings: { 0: "Information Element", 1: "Parameter Element", 2: "TSPEC Element" },
    }),
    version: u8({ filter: "wfa.ie.wme.version", label: "WME Version" }),
    ofStation: when(
      { field: TOLD, is: FROM_STATIONS },
      u8({
        ...qualityInfo,
        views: [
          some("wfa.ie.wme.qos_info.sta.max_sp_length", "Max SP Length", 0x60, {
            type: "FT_UINT8",
            show: "hex",
            strings: {
              0: "WMM AP may deliver all buffered frames (MSDUs and MMPDUs)",
              1: "WMM AP may deliver a maximum of 2 buffered frames (MSDUs and MMPDUs) per USP",
              2: "WMM AP may deliver a maximum of 4 buffered frames (MSDUs and MMPDUs) per USP",
              3: "WMM AP may deliver a maximum of 6 buffered frames (MSDUs and MMPDUs) per USP",
            },
          }),
          bit("wfa.ie.wme.qos_info.sta.ac_be", "AC_BE", 0x8, ["WMM delivery and trigger enabled", "non-WMM PS"]),
          bit("wfa.ie.wme.qos_info.sta.ac_bk", "AC_BK", 0x4, ["WMM delivery and trigger enabled", "non-WMM PS"]),
          bit("wfa.ie.wme.qos_info.sta.ac_vi", "AC_VI", 0x2, ["WMM delivery and trigger enabled", "non-WMM PS"]),
          bit("wfa.ie.wme.qos_info.sta.ac_vo", "AC_VO", 0x1, ["WMM delivery and trigger enabled", "non-WMM PS"]),
          some("wfa.ie.wme.qos_info.sta.reserved", "Reserved", 0x90, { type: "FT_UINT8", show: "hex" }),
        ],
      }),
    ),
    ofAccessPoint: when(
      { field: TOLD, is: FROM_ACCESS_POINTS },
      u8({
        ...qualityInfo,
        views: [
          bit("wfa.ie.wme.qos_info.ap.u_apsd", "U-APSD", 0x80, ["Enabled", "Disabled"]),
          some("wfa.ie.wme.qos_info.ap.parameter_set_count", "Parameter Set Count", 0xf, {
            type: "FT_UINT8",
            show: "hex",
          }),
          some("wfa.ie.wme.qos_info.ap.reserved", "Reserved", 0x70, { type: "FT_UINT8", show: "hex" }),
        ],
      }),
    ),
    ofOthers: when({ field: TOLD, is: [...FROM_STATIONS, ...FROM_ACCESS_POINTS], not: true }, u8(qualityInfo)),
    parameters: when(
      { field: "subtype", is: [1] },
      struct(
        {
          reserved: bytes(1, { filter: "wfa.ie.wme.reserved", label: "Reserved" }),
          categories: repeated(accessCategory, { filter: "" }),
        },
        { filter: "" },
      ),
    ),
    more: when({ left: 1 }, bytes("rest", { filter: "" })),
  },
  { size: "rest" },
);

/** The first octet is the type once more. */
const atheros = struct(
  {
    subtype: when({ left: 1 }, u8({ filter: "atheros.ie.subtype", label: "Subtype", show: "hex" })),
    version: when({ left: 1 }, u8({ filter: "atheros.ie.version", label: "Version", show: "hex" })),
    more: when({ left: 1 }, bytes("rest", { filter: "" })),
  },
  { size: "rest" },
);
/** What HT was before it was agreed on. */
const epigram = struct(
  {
    more: choice(
      "type",
      { 51: earlyHighThroughputCapabilities, 52: additionalHighThroughput },
      { otherwise: bytes("rest", { filter: "vs.pren.unknown_data", label: "802.11n (Pre) Unknown Data" }) },
    ),
  },
  { filter: "" },
);
const also = (filter: string, label: string, about: Partial<View> = {}) =>
  u8({
    filter: "tag.vendor.oui.type",
    label: "Vendor Specific OUI Type",
    views: [{ filter, label, type: "FT_UINT8", beside: true, ...about }],
  });
const KIND = { filter: "tag.vendor.oui.type", label: "Vendor Specific OUI Type" } as const;
const kind = u8(KIND);

/** What an organization adds, behind its number. */
export const vendorSpecific = struct(
  {
    oui: u24({ filter: "tag.oui", label: "OUI", names: organizations }),
    type: choice(
      "oui",
      {
        Microsoft: also("wfa.ie.type", "Type", {
          show: "hex",
          strings: { [WPA]: "WPA Information Element", [WMM]: "WMM/WME", [WPS]: "WPS" },
        }),
        Atheros: also("atheros.ie.type", "Type", { show: "hex" }),
        Epigram: also("vs.pren.type", "802.11n (Pre) Type", {
          strings: { 51: "HT Capabilities (802.11n D1.10)", 52: "HT Information (802.11n D1.10)" },
        }),
        Cisco: kind,
        "Wi-Fi Alliance": kind,
        Aruba: kind,
        "IEEE 802.11": kind,
      },
      { otherwise: struct({}, { filter: "" }) },
    ),
    value: choice(
      "oui",
      {
        Microsoft: choice("type", { [WPA]: wpa, [WMM]: wmm }, { otherwise: more }),
        Atheros: atheros,
        Epigram: epigram,
        Cisco: more,
        "Wi-Fi Alliance": more,
        Aruba: more,
        "IEEE 802.11": more,
      },
      {
        // Of whom nothing is known, the type is one of the octets.
        otherwise: bytes("rest", {
          filter: "tag.vendor.data",
          label: "Vendor Specific Data",
          views: [{ ...KIND, type: "FT_UINT8", offset: 0, size: 1, beside: true }],
        }),
      },
    ),
  },
  { size: "rest" },
);
