import { bits, bytes, choice, flags, repeated, struct, text, u16, u32, u8, when } from "../../definition/fields.ts";
import type { ValueStrings, View } from "../../definition/kinds.ts";
import { bitView } from "./bit-view.ts";
import { mauTypes } from "./lldp-words.ts";

const SUPPORTED = ["Supported", "Not supported"] as const;
const ENABLED = ["Enabled", "Disabled"] as const;
const CAPABLE = ["Capable", "Not capable"] as const;

/** Eight priorities of four bits, and eight octets for as many traffic classes (IEEE 802.1Qaz). */
const classNumbers = [0, 1, 2, 3, 4, 5, 6, 7];
const algorithms = {
  0: "Strict Priority",
  1: "Credit-Based Shaper",
  2: "Enhanced Transmission Selection",
  255: "Vendor Specific Algorithm",
};
const octetOf = (number: number, filter: string, label: string, strings?: ValueStrings): View => ({
  filter: `dcbx.${filter}${number}`,
  label: `${label} ${number}`,
  type: "FT_UINT8",
  offset: number,
  size: 1,
  ...(strings ? { strings } : {}),
});
const classes = {
  priorities: u32({
    filter: "",
    // Each stands in a word of two octets.
    views: classNumbers.map((number) => ({
      filter: `dcbx.feature.pg.pgid_prio${number}`,
      label: `PGID for Prio ${number}`,
      type: "FT_UINT16",
      offset: number < 4 ? 0 : 2,
      size: 2,
      mask: 0xf000 >> (4 * (number % 4)),
    })),
  }),
  bandwidths: bytes(8, {
    filter: "",
    views: classNumbers.map((number) => octetOf(number, "feature.pg.per", "Bandwidth for PGID")),
  }),
  algorithms: bytes(8, {
    filter: "",
    views: classNumbers.map((number) => octetOf(number, "ieee.ets.tsa", "TSA for Traffic Class", algorithms)),
  }),
};
const aggregation = (prefix: string) =>
  struct({
    status: flags(8, ["cap", "enabled", ...Array.from({ length: 6 }, (_, i) => `bit${i + 2}`)], {
      filter: `${prefix}.aggregation_status`,
      label: "Aggregation Status",
      views: [
        bitView(`${prefix}.aggregation_status.cap`, "Aggregation Capability", 0x01, ["Yes", "No"]),
        bitView(`${prefix}.aggregation_status.enabled`, "Aggregation Status", 0x02, ["Enabled", "Disabled"]),
      ],
    }),
    port: u32({ filter: `${prefix}.aggregated_port_id`, label: "Aggregated Port Id" }),
  });

/** What IEEE 802.1 says of a port, by subtype. */
export const dot1 = choice(
  "subtype",
  {
    1: struct({ pvid: u16({ filter: "ieee.802_1.port_vlan.id", label: "Port VLAN Identifier", show: "dec-hex" }) }),
    2: struct({
      flags: u8({
        filter: "ieee.802_1.port_and_vlan_id_flag",
        label: "Flags",
        show: "hex",
        views: [
          bitView("ieee.802_1.port_and_vlan_id_flag.supported", "Port and Protocol VLAN", 0x02, SUPPORTED),
          bitView("ieee.802_1.port_and_vlan_id_flag.enabled", "Port and Protocol VLAN", 0x04, ENABLED),
        ],
      }),
      ppvid: u16({
        filter: "ieee.802_1.port_proto_vlan.id",
        label: "Port and Protocol VLAN Identifier",
        show: "dec-hex",
      }),
    }),
    3: struct({
      vid: u16({ filter: "ieee.802_1.vlan.id", label: "VLAN Identifier", show: "dec-hex" }),
      name: text(
        { prefix: 1, named: { filter: "ieee.802_1.vlan.name_len", label: "VLAN Name Length" } },
        { filter: "ieee.802_1.vlan.name", label: "VLAN Name", type: "FT_STRINGZ" },
      ),
    }),
    4: struct({
      identity: bytes(
        { prefix: 1, named: { filter: "ieee.802_1.proto.id_length", label: "Protocol Identity Length" } },
        { filter: "ieee.802_1.proto.id", label: "Protocol Identity" },
      ),
    }),
    5: struct({ digest: u32({ filter: "" }) }),
    6: struct({ vid: u16({ filter: "" }) }),
    7: aggregation("ieee.802_1"),
    8: struct({
      cnpv: u8({ filter: "" }),
      ready: u8({ filter: "" }),
    }),
    9: struct({
      willing: bits(1, { filter: "dcbx.ieee.willing", label: "Willing", truth: ["Yes", "No"] }),
      cbs: bits(1, {
        filter: "dcbx.ieee.ets.cbs",
        label: "Credit-Based Shaper",
        truth: ["Supported", "Not supported"],
      }),
      reserved: bits(3, { filter: "" }),
      maximum: bits(3, { filter: "dcbx.ieee.ets.maxtcs", label: "Maximum Number of Traffic Classes" }),
      ...classes,
    }),
    10: struct({
      reserved: u8({
        filter: "",
        views: [
          { filter: "dcbx.feature.pg.reserved", label: "Reserved", type: "FT_UINT8", show: "hex", mask: 0xfe, size: 1 },
        ],
      }),
      ...classes,
    }),
    11: struct({
      willing: bits(1, { filter: "dcbx.ieee.willing", label: "Willing", truth: ["Yes", "No"] }),
      mbc: bits(1, {
        filter: "dcbx.ieee.pfc.mbc",
        label: "MACsec Bypass Capability",
        truth: ["Capable", "Not capable"],
      }),
      reserved: bits(2, { filter: "" }),
      capability: bits(4, { filter: "dcbx.ieee.pfc.numtcs", label: "Max PFC Enabled Traffic Classes" }),
      enabled: u8({ filter: "" }),
    }),
    12: struct({
      reserved: u8({ filter: "" }),
      table: repeated(
        struct({
          priority: bits(3, { filter: "dcbx.ieee.app.prio", label: "Application Priority" }),
          reserved: bits(2, { filter: "dcbx.ieee.app.reserved", label: "Reserved", show: "hex" }),
          selector: bits(3, {
            filter: "dcbx.iee.app.sf",
            label: "Application Selector",
            strings: {
              0: "Reserved",
              1: "Default or Ethertype",
              2: "Port over TCP/SCTP",
              3: "Port over UDP/DCCP",
              4: "Port over TCP/SCTP/UDP/DCCP",
              5: "Reserved",
              6: "Reserved",
              7: "Reserved",
            },
          }),
          protocol: u16({ filter: "dcbx.ieee.app.protocol", label: "Application Protocol Id", show: "hex" }),
        }),
      ),
    }),
    13: struct({
      bridge: u8({ filter: "" }),
      station: u8({ filter: "" }),
      retries: bits(3, { filter: "" }),
      exponent: bits(5, { filter: "" }),
      mode: bits(2, { filter: "" }),
      remoteReinit: bits(1, { filter: "" }),
      reinit: bits(5, { filter: "" }),
      reserved: bits(2, { filter: "" }),
      remoteKeepAlive: bits(1, { filter: "" }),
      keepAlive: bits(5, { filter: "" }),
    }),
    14: struct({
      role: bits(1, { filter: "" }),
      reserved: bits(3, { filter: "" }),
      component: bits(1, { filter: "" }),
      reserved2: bits(15, { filter: "" }),
      channels: bits(12, { filter: "" }),
      pairs: repeated(struct({ scid: bits(12, { filter: "" }), svid: bits(12, { filter: "" }) })),
    }),
  },
  { otherwise: bytes("rest", { filter: "" }) },
);

/** Modes of IEEE 802.3 that a port can negotiate, from the lowest bit on (RFC 4836 IANAifMauAutoNegCapBits, reversed). */
const modes: readonly (readonly [name: string, label: string])[] = [
  ["1000base_tfd", "1000BASE-T (full duplex mode)"],
  ["1000base_t", "1000BASE-T (half duplex mode)"],
  ["1000base_xfd", "1000BASE-X (-LX, -SX, -CX full duplex mode)"],
  ["1000base_x", "1000BASE-X (-LX, -SX, -CX half duplex mode)"],
  ["fdx_bpause", "Asymmetric and Symmetric PAUSE (for full-duplex links)"],
  ["fdx_spause", "Symmetric PAUSE (for full-duplex links)"],
  ["fdx_apause", "Asymmetric PAUSE (for full-duplex links)"],
  ["fdx_pause", "PAUSE (for full-duplex links)"],
  ["100base_t2fd", "100BASE-T2 (full duplex mode)"],
  ["100base_t2", "100BASE-T2 (half duplex mode)"],
  ["100base_txfd", "100BASE-TX (full duplex mode)"],
  ["100base_tx", "100BASE-TX (half duplex mode)"],
  ["100base_t4", "100BASE-T4"],
  ["10base_tfd", "10BASE-T (full duplex mode)"],
  ["10base_t", "10BASE-T (half duplex mode)"],
  ["other", "Other or unknown"],
];
const CAPABILITIES = "ieee.802_3.pmd_auto_neg_advertised_caps";
/** Some write the bits the other way round, so that Wireshark shows both readings. */
const modeViews: readonly View[] = [
  ...modes.map(([name, label], bit) => bitView(`${CAPABILITIES}.${name}`, label, 1 << bit, CAPABLE)),
  ...modes.map(([name, label], bit) => bitView(`${CAPABILITIES}_inv.${name}`, label, 0x8000 >> bit, CAPABLE)),
];

/** What IEEE 802.3 says of a port, by subtype. */
export const dot3 = choice(
  "subtype",
  {
    1: struct({
      negotiation: u8({
        filter: "ieee.802_3.mac_phy_auto_neg_status",
        label: "Auto-Negotiation Support/Status",
        show: "hex",
        views: [
          bitView("ieee.802_3.mac_phy_auto_neg_status.supported", "Auto-Negotiation", 0x01, SUPPORTED),
          bitView("ieee.802_3.mac_phy_auto_neg_status.enabled", "Auto-Negotiation", 0x02, ENABLED),
        ],
      }),
      advertised: u16({
        filter: "ieee.802_3.pmd_auto_neg_advertised_caps",
        label: "PMD Auto-Negotiation Advertised Capability",
        show: "hex",
        views: modeViews,
      }),
      mau: u16({ filter: "ieee.802_3.pmd_mau_type", label: "Operational MAU Type", show: "hex", strings: mauTypes }),
    }),
    2: struct({
      support: u8({
        filter: "ieee.802_3.mdi_power_support",
        label: "MDI Power Support",
        show: "hex",
        views: [
          bitView("ieee.802_3.mdi_power_support.port_class", "Port Class", 0x01, ["PSE", "PD"]),
          bitView("ieee.802_3.mdi_power_support.supported", "PSE MDI Power", 0x02, SUPPORTED),
          bitView("ieee.802_3.mdi_power_support.enabled", "PSE MDI Power", 0x04, ENABLED),
          bitView("ieee.802_3.mdi_power_support.pse_pairs", "PSE Pairs Control Ability", 0x08, ["Yes", "No"]),
        ],
      }),
      pair: u8({ filter: "ieee.802_3.mdi_pse_pair", label: "PSE Power Pair" }),
      class: u8({
        filter: "ieee.802_3.mdi_power_class",
        label: "Power Class",
        strings: { 1: "0", 2: "1", 3: "2", 4: "3", 5: "4" },
      }),
      extension: when(
        { left: 5 },
        struct({
          type: bits(2, {
            filter: "ieee.802_3.mdi_power_type",
            label: "Power Type",
            strings: { 0: "Type 2 PSE Device", 1: "Type 2 PD Device", 2: "Type 1 PSE Device", 3: "Type 1 PD Device" },
          }),
          source: bits(2, { filter: "ieee.802_3.mdi_power_source", label: "Power Source" }),
          reserved: bits(2, { filter: "" }),
          priority: bits(2, {
            filter: "ieee.802_3.mdi_power_priority",
            label: "Power Priority",
            strings: { 0: "Unknown", 1: "Critical", 2: "High", 3: "Low" },
          }),
          requested: u16({ filter: "ieee.802_3.mdi_pde_requested", label: "PD Requested Power Value" }),
          allocated: u16({ filter: "ieee.802_3.mdi_pse_allocated", label: "PSE Allocated Power Value" }),
        }),
      ),
    }),
    3: aggregation("ieee.802_3"),
    4: struct({ frame: u16({ filter: "ieee.802_3.max_frame_size", label: "Maximum Frame Size" }) }),
    5: struct({
      transmit: u16({ filter: "ieee.802_3.eee.transmit", label: "Transmit" }),
      receive: u16({ filter: "ieee.802_3.eee.receive", label: "Receive" }),
      fallback: u16({ filter: "ieee.802_3.eee.fallback_receive", label: "Fallback Receive" }),
      echoTransmit: u16({ filter: "ieee.802_3.eee.echo_transmit", label: "Echo Transmit" }),
      echoReceive: u16({ filter: "ieee.802_3.eee.echo_receive", label: "Echo Receive" }),
    }),
  },
  { otherwise: bytes("rest", { filter: "" }) },
);
