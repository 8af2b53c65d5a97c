import { bits, bytes, choice, flags, repeated, struct, text, u16, u32, u8, when } from "../../definition/fields.ts";

/** Eight priorities of four bits, and eight octets for as many traffic classes (IEEE 802.1Qaz). */
const classes = {
  priorities: u32({ filter: "dcbx.ieee.ets.priorities", label: "Priority Assignment Table", show: "hex" }),
  bandwidths: bytes(8, { filter: "dcbx.ieee.ets.bandwidths", label: "TC Bandwidth Table" }),
  algorithms: bytes(8, { filter: "dcbx.ieee.ets.tsa", label: "TSA Assignment Table" }),
};
const aggregation = (prefix: string) =>
  struct({
    status: flags(8, ["cap", "enabled", ...Array.from({ length: 6 }, (_, i) => `bit${i + 2}`)], {
      filter: `${prefix}.aggregation_status`,
      label: "Aggregation Status",
    }),
    port: u32({ filter: `${prefix}.aggregated_port_id`, label: "Aggregated Port Id" }),
  });

/** What IEEE 802.1 says of a port, by subtype. */
export const dot1 = choice(
  "subtype",
  {
    1: struct({ pvid: u16({ filter: "ieee.802_1.port_vlan.id", label: "Port VLAN Identifier" }) }),
    2: struct({
      flags: u8({ filter: "ieee.802_1.port_and_vlan_id_flag", label: "Flags", show: "hex" }),
      ppvid: u16({ filter: "ieee.802_1.port_proto_vlan.id", label: "Port and Protocol VLAN Identifier" }),
    }),
    3: struct({
      vid: u16({ filter: "ieee.802_1.vlan.id", label: "VLAN Identifier" }),
      name: text({ prefix: 1 }, { filter: "ieee.802_1.vlan.name", label: "VLAN Name" }),
    }),
    4: struct({ identity: bytes({ prefix: 1 }, { filter: "ieee.802_1.proto.id", label: "Protocol Identity" }) }),
    5: struct({ digest: u32({ filter: "ieee.802_1.vid_usage_digest", show: "hex" }) }),
    6: struct({ vid: u16({ filter: "ieee.802_1.management_vid" }) }),
    7: aggregation("ieee.802_1"),
    8: struct({
      cnpv: u8({ filter: "ieee.802_1qau.cnpv", show: "hex" }),
      ready: u8({ filter: "ieee.802_1qau.ready", show: "hex" }),
    }),
    9: struct({
      willing: bits(1, { filter: "dcbx.ieee.willing", label: "Willing" }),
      cbs: bits(1, { filter: "dcbx.ieee.ets.cbs" }),
      reserved: bits(3, { filter: "" }),
      maximum: bits(3, { filter: "dcbx.ieee.ets.maxtcs", label: "Maximum Number of Traffic Classes" }),
      ...classes,
    }),
    10: struct({ reserved: u8({ filter: "" }), ...classes }),
    11: struct({
      willing: bits(1, { filter: "dcbx.ieee.willing", label: "Willing" }),
      mbc: bits(1, { filter: "dcbx.ieee.pfc.mbc" }),
      reserved: bits(2, { filter: "" }),
      capability: bits(4, { filter: "dcbx.ieee.pfc.numtcs" }),
      enabled: u8({ filter: "dcbx.ieee.pfc.enabled", show: "hex" }),
    }),
    12: struct({
      reserved: u8({ filter: "" }),
      table: repeated(
        struct({
          priority: bits(3, { filter: "dcbx.ieee.app.prio", label: "Priority" }),
          reserved: bits(2, { filter: "dcbx.ieee.app.reserved" }),
          selector: bits(3, { filter: "dcbx.iee.app.sf" }),
          protocol: u16({ filter: "dcbx.ieee.app.protocol", show: "hex" }),
        }),
      ),
    }),
    13: struct({
      bridge: u8({ filter: "ieee.802_1qbg.evb_bridge_status", show: "hex" }),
      station: u8({ filter: "ieee.802_1qbg.evb_station_status", show: "hex" }),
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
  { otherwise: bytes("rest", { filter: "ieee.802_1.unknown" }) },
);

/** What IEEE 802.3 says of a port, by subtype. */
export const dot3 = choice(
  "subtype",
  {
    1: struct({
      negotiation: u8({
        filter: "ieee.802_3.mac_phy_auto_neg_status",
        label: "Auto-Negotiation Support/Status",
        show: "hex",
      }),
      advertised: u16({
        filter: "ieee.802_3.pmd_auto_neg_advertised_caps",
        label: "PMD Auto-Negotiation Advertised Capability",
        show: "hex",
      }),
      mau: u16({ filter: "ieee.802_3.pmd_mau_type", label: "Operational MAU Type" }),
    }),
    2: struct({
      support: u8({ filter: "ieee.802_3.mdi_power_support", label: "MDI Power Support", show: "hex" }),
      pair: u8({ filter: "ieee.802_3.mdi_pse_pair", label: "PSE Power Pair" }),
      class: u8({ filter: "ieee.802_3.mdi_power_class", label: "Power Class" }),
      extension: when(
        { left: 5 },
        struct({
          type: bits(2, { filter: "ieee.802_3.mdi_power_type", label: "Power Type" }),
          source: bits(2, { filter: "ieee.802_3.mdi_power_source", label: "Power Source" }),
          reserved: bits(2, { filter: "" }),
          priority: bits(2, { filter: "ieee.802_3.mdi_power_priority", label: "Power Priority" }),
          requested: u16({ filter: "ieee.802_3.mdi_pde_requested", label: "PD Requested Power Value" }),
          allocated: u16({ filter: "ieee.802_3.mdi_pse_allocated", label: "PSE Allocated Power Value" }),
        }),
      ),
    }),
    3: aggregation("ieee.802_3"),
    4: struct({ frame: u16({ filter: "ieee.802_3.max_frame_size", label: "Maximum Frame Size" }) }),
    5: struct({
      transmit: u16({ filter: "ieee.802_3.eee.transmit" }),
      receive: u16({ filter: "ieee.802_3.eee.receive" }),
      fallback: u16({ filter: "ieee.802_3.eee.fallback_receive" }),
      echoTransmit: u16({ filter: "ieee.802_3.eee.echo_transmit" }),
      echoReceive: u16({ filter: "ieee.802_3.eee.echo_receive" }),
    }),
  },
  { otherwise: bytes("rest", { filter: "ieee.802_3.unknown" }) },
);
