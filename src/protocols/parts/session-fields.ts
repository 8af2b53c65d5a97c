import { bytes, ipv4, ipv6, u16, u24, u32, u8 } from "../../definition/fields.ts";
import { bitView, octetOf, partView } from "./bit-view.ts";
import { gsmAGmSmTftPacketFilterComponentTypeIdWords } from "./session-words.ts";

/** The fields of sessions of mobile users, as 3GPP TS 24.008 has them in several protocols. */
export const sessionFields = {
  pcoHead: octetOf(
    bitView("=gsm_a.gm.sm.ext", "Extension", 0x80),
    partView("=gsm_a.gm.configuration_protocol", "Configuration Protocol", 0x7),
  ),
  pcoPid: u16({ filter: "=gsm_a.gm.sm.pco_pid", label: "Protocol or Container ID", show: "hex" }),
  pcoLength: u8({ filter: "=gsm_a.gm.sm.pco.length", label: "Length", show: "hex-dec" }),
  pcoWideLength: u16({ filter: "=gsm_a.gm.sm.pco.length", label: "Length", show: "hex-dec", type: "FT_UINT8" }),
  pcscf6: ipv6({ filter: "=gsm_a.gm.sm.pco.pcscf.ipv6", label: "IPv6" }),
  dns6: ipv6({ filter: "=gsm_a.gm.sm.pco.dns.ipv6", label: "IPv6" }),
  pcscf4: ipv4({ filter: "=gsm_a.gm.sm.pco.pcscf.ipv4", label: "IPv4" }),
  dns4: ipv4({ filter: "=gsm_a.gm.sm.pco.dns.ipv4", label: "IPv4" }),
  mtu4: u16({ filter: "=gsm_a.gm.sm.pco.ipv4_link_mtu_size", label: "IPv4 link MTU size" }),
  bearerMode: u8({
    filter: "=gsm_a.gm.sm.pco.sel_bearer_ctrl_mode",
    label: "Selected Bearer Control Mode",
    strings: { 1: "MS only", 2: "MS/NW" },
  }),
  rejectCode: u8({ filter: "=gsm_a.gm.sm.pco.reject_code", label: "Reject Code", show: "hex-dec" }),
  pppControl: bytes("rest", { filter: "", hands: "mobile.ipcp" }),
  pppPassword: bytes("rest", { filter: "", hands: "mobile.pap" }),
  pppChallenge: bytes("rest", { filter: "", hands: "mobile.chap" }),
  tftHead: octetOf(
    partView("=gsm_a.gm.sm.tft.op_code", "TFT operation code", 0xe0, {
      0: "Ignore this IE",
      1: "Create new TFT",
      2: "Delete existing TFT",
      3: "Add packet filters to existing TFT",
      4: "Replace packet filters in existing TFT",
      5: "Delete packet filters from existing TFT",
      6: "No TFT operation",
      7: "Reserved",
    }),
    bitView("=gsm_a.gm.sm.tft.e_bit", "E bit", 0x10, [
      "Parameters list is included",
      "Parameters list is not included",
    ]),
    partView("=gsm_a.gm.sm.tft.pkt_flt", "Number of packet filters", 0xf),
  ),
  filterHead: octetOf(
    partView("=gsm_a.spare_bits", "Spare bit(s)", 0xc0),
    partView("=gsm_a.gm.sm.tft.pkt_flt_dir", "Packet filter direction", 0x30, {
      0: "Pre Rel-7 TFT filter",
      1: "Downlink only",
      2: "Uplink only",
      3: "Bidirectional",
    }),
    partView("=gsm_a.gm.sm.tft.pkt_flt_id", "Packet filter identifier", 0xf),
  ),
  filterPrecedence: u8({
    filter: "=gsm_a.gm.sm.tft.packet_evaluation_precedence",
    label: "Packet evaluation precedence",
    show: "hex-dec",
  }),
  filterLength: u8({ filter: "=gsm_a.gm.sm.tft.packet_filter_length", label: "Packet filter length", show: "hex-dec" }),
  filterComponent: u8({
    filter: "=gsm_a.gm.sm.tft.packet_filter_component_type_id",
    label: "Packet filter component type identifier",
    strings: gsmAGmSmTftPacketFilterComponentTypeIdWords,
  }),
  filterAddress4: ipv4({ filter: "=gsm_a.gm.sm.ip4_address", label: "IPv4 address" }),
  filterMask4: ipv4({ filter: "=gsm_a.gm.sm.ip4_mask", label: "IPv4 address mask" }),
  filterAddress6: ipv6({ filter: "=gsm_a.gm.sm.ip6_address", label: "IPv6 address" }),
  filterMask6: ipv6({ filter: "=gsm_a.gm.sm.ip6_mask", label: "IPv6 address mask" }),
  filterPrefix6: u8({ filter: "=gsm_a.gm.sm.ip6_prefix_length", label: "IPv6 prefix length" }),
  filterProtocol: u8({ filter: "=gsm_a.gm.sm.tft.protocol_header", label: "Protocol/header", show: "hex" }),
  filterPort: u16({ filter: "=gsm_a.gm.sm.tft.port", label: "Port" }),
  filterPortLow: u16({ filter: "=gsm_a.gm.sm.tft.port_low", label: "Low limit port" }),
  filterPortHigh: u16({ filter: "=gsm_a.gm.sm.tft.port_high", label: "High limit port" }),
  filterSpi: u32({ filter: "=gsm_a.gm.sm.tft.security", label: "IPSec security parameter index", show: "hex" }),
  filterClass: u8({
    filter: "=gsm_a.gm.sm.tft.traffic_class",
    label: "Type of service/Traffic class field",
    show: "hex",
  }),
  filterClassMask: u8({ filter: "=gsm_a.gm.sm.tft.traffic_mask", label: "Mask field", show: "hex" }),
  filterFlow: u24({
    filter: "",
    views: [
      {
        filter: "=gsm_a.gm.sm.tft.flow_label_type",
        label: "Flow Label Type",
        type: "FT_UINT24",
        show: "hex",
        mask: 0xfffff,
      },
    ],
  }),
  filterIdentifier: u8({ filter: "=gsm_a.gm.sm.tft.packet_filter_identifier", label: "Packet filter identifier" }),
  parameterId: u8({
    filter: "=gsm_a.gm.sm.tft.param_id",
    label: "Parameter identifier",
    strings: { 1: "Authorization Token", 2: "Flow Identifier", 3: "Packet Filter Identifier" },
  }),
  parameterContent: bytes("rest", { filter: "=gsm_a.gm.sm.tft.parameter_content", label: "Parameter content" }),
};
