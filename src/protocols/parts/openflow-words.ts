import type { ValueStrings } from "../../definition/kinds.ts";

/** Words of OpenFlow (OpenFlow Switch Specification 1.0 and 1.3). */
type Words = { readonly [value: number]: string };
const numbered = (prefix: string, names: string, first = 0): Words =>
  Object.fromEntries(names.split(" ").map((name, index) => [index + first, prefix + name]));

export const versions: Words = { 1: "1.0", 2: "1.1", 3: "1.2", 4: "1.3", 5: "1.4", 6: "1.5" };

export const types10: Words = numbered(
  "OFPT_",
  "HELLO ERROR ECHO_REQUEST ECHO_REPLY VENDOR FEATURES_REQUEST FEATURES_REPLY GET_CONFIG_REQUEST GET_CONFIG_REPLY SET_CONFIG " +
    "PACKET_IN FLOW_REMOVED PORT_STATUS PACKET_OUT FLOW_MOD PORT_MOD STATS_REQUEST STATS_REPLY BARRIER_REQUEST BARRIER_REPLY " +
    "QUEUE_GET_CONFIG_REQUEST QUEUE_GET_CONFIG_REPLY",
);
export const types13: Words = numbered(
  "OFPT_",
  "HELLO ERROR ECHO_REQUEST ECHO_REPLY EXPERIMENTER FEATURES_REQUEST FEATURES_REPLY GET_CONFIG_REQUEST GET_CONFIG_REPLY " +
    "SET_CONFIG PACKET_IN FLOW_REMOVED PORT_STATUS PACKET_OUT FLOW_MOD GROUP_MOD PORT_MOD TABLE_MOD MULTIPART_REQUEST " +
    "MULTIPART_REPLY BARRIER_REQUEST BARRIER_REPLY QUEUE_GET_CONFIG_REQUEST QUEUE_GET_CONFIG_REPLY ROLE_REQUEST ROLE_REPLY " +
    "GET_ASYNC_REQUEST GET_ASYNC_REPLY SET_ASYNC METER_MOD ROLE_STATUS TABLE_STATUS REQUESTFORWARD BUNDLE_CONTROL " +
    "BUNDLE_ADD_MESSAGE CONTROLLER_STATUS",
);
export const statistics10: Words = {
  ...numbered("OFPST_", "DESC FLOW AGGREGATE TABLE PORT QUEUE"),
  65535: "OFPST_VENDOR",
};
export const multiparts: Words = {
  ...numbered(
    "OFPMP_",
    "DESC FLOW AGGREGATE TABLE PORT_STATS QUEUE GROUP GROUP_DESC GROUP_FEATURES METER METER_CONFIG METER_FEATURES " +
      "TABLE_FEATURES PORT_DESC TABLE_DESC QUEUE_DESC FLOW_MONITOR FLOW_STATS CONTROLLER_STATUS BUNDLE_FEATURES",
  ),
  65535: "OFPMP_EXPERIMENTER",
};
export const ports: Words = numbered("OFPP_", "IN_PORT TABLE NORMAL FLOOD ALL CONTROLLER LOCAL ANY", 0xfffffff8);
export const groups: Words = { 0xfffffffc: "OFPG_ALL", 0xffffffff: "OFPG_ANY" };
export const tables: Words = { 255: "OFPTT_ALL" };
export const queues: Words = { 0xffffffff: "OFPQ_ALL" };
export const meters: Words = numbered("OFPM_", "SLOWPATH CONTROLLER ALL", 0xfffffffd);
export const buffers: Words = { 0xffffffff: "OFP_NO_BUFFER" };
export const lengths: Words = { 65535: "OFPCML_NO_BUFFER" };
export const actions: Words = {
  0: "OFPAT_OUTPUT",
  ...numbered("OFPAT_", "COPY_TTL_OUT COPY_TTL_IN", 11),
  ...numbered(
    "OFPAT_",
    "SET_MPLS_TTL DEC_MPLS_TTL PUSH_VLAN POP_VLAN PUSH_MPLS POP_MPLS SET_QUEUE GROUP SET_NW_TTL DEC_NW_TTL SET_FIELD PUSH_PBB POP_PBB",
    15,
  ),
  65535: "OFPAT_EXPERIMENTER",
};
export const instructions: Words = {
  ...numbered("OFPIT_", "GOTO_TABLE WRITE_METADATA WRITE_ACTIONS APPLY_ACTIONS CLEAR_ACTIONS METER", 1),
  65535: "OFPIT_EXPERIMENTER = 0xFFFF",
};
export const matchFields: Words = {
  ...numbered(
    "OFPXMT_OFB_",
    "IN_PORT IN_PHY_PORT METADATA ETH_DST ETH_SRC ETH_TYPE VLAN_VID VLAN_PCP IP_DSCP IP_ECN IP_PROTO IPV4_SRC IPV4_DST TCP_SRC TCP_DST " +
      "UDP_SRC UDP_DST SCTP_SRC SCTP_DST ICMPV4_TYPE ICMPV4_CODE ARP_OP ARP_SPA ARP_TPA ARP_SHA ARP_THA IPV6_SRC IPV6_DST IPV6_FLABEL " +
      "ICMPV6_TYPE ICMPV6_CODE IPV6_ND_TARGET IPV6_ND_SLL IPV6_ND_TLL MPLS_LABEL MPLS_TC MPLS_BOS PBB_ISID TUNNEL_ID IPV6_EXTHDR",
  ),
  36: "OFPXMT_OFP_MPLS_BOS",
};
export const classes: Words = {
  0: "OFPXMC_NMX_0",
  1: "OFPXMC_NXM_1",
  0x8000: "OFPXMC_OPENFLOW_BASIC",
  0xffff: "OFPXMC_EXPERIMENTER",
};
export const errors: Words = {
  ...numbered(
    "OFPET_",
    "HELLO_FAILED BAD_REQUEST BAD_ACTION BAD_INSTRUCTION BAD_MATCH FLOW_MOD_FAILED GROUP_MOD_FAILED PORT_MOD_FAILED TABLE_MOD_FAILED " +
      "QUEUE_OP_FAILED SWITCH_CONFIG_FAILED ROLE_REQUEST_FAILED METER_MOD_FAILED TABLE_FEATURES_FAILED",
  ),
  65535: "OFPET_EXPERIMENTER",
};
export const properties: Words = {
  ...numbered(
    "OFPTFPT_",
    "INSTRUCTIONS INSTRUCTIONS_MISS NEXT_TABLES NEXT_TABLES_MISS WRITE_ACTIONS WRITE_ACTIONS_MISS APPLY_ACTIONS APPLY_ACTIONS_MISS MATCH",
  ),
  10: "OFPTFPT_WILDCARDS",
  ...numbered("OFPTFPT_", "WRITE_SETFIELD WRITE_SETFIELD_MISS APPLY_SETFIELD APPLY_SETFIELD_MISS", 12),
  65534: "OFPTFPT_EXPERIMENTER",
  65535: "OFPTFPT_EXPERIMENTER_MISS",
};
export const groupTypes: Words = numbered("OFPGT_", "ALL SELECT INDIRECT FF");
export const bands: Words = { 1: "OFPMBT_DROP", 2: "OFPMBT_DSCP_REMARK", 65535: "OFPMBT_EXPERIMENTER" };
export const flowCommands: Words = numbered("OFPFC_", "ADD MODIFY MODIFY_STRICT DELETE DELETE_STRICT");
export const groupCommands: Words = numbered("OFPGC_", "ADD MODIFY DELETE");
export const meterCommands: Words = numbered("OFPMC_", "ADD MODIFY DELETE");
export const roles: Words = numbered("OFPCR_ROLE_", "NOCHANGE EQUAL MASTER SLAVE");
export const queueProperties: Words = { 1: "OFPQT_MIN_RATE", 2: "OFPQT_MAX_RATE", 65535: "OFPQT_EXPERIMENTER" };
export const packetReasons: Words = numbered("OFPR_", "NO_MATCH ACTION INVALID_TTL");
export const removals: Words = numbered("OFPRR_", "IDLE_TIMEOUT HARD_TIMEOUT DELETE GROUP_DELETE");
export const portReasons: Words = numbered("OFPPR_", "ADD DELETE MODIFY");

export const reasons10: ValueStrings = {
  0: "No matching flow (table-miss flow entry)",
  1: "Action explicitly output to controller",
  2: "Packet has invalid TTL",
};
export const actions10: ValueStrings = {
  0: "Output to switch port",
  1: "Set the 802.1q VLAN id",
  2: "Set the 802.1q priority",
  3: "Strip the 802.1q header",
  4: "Ethernet source address",
  5: "Ethernet destination address",
  6: "IP source address",
  7: "IP destination address",
  8: "TCP/UDP source port",
  9: "TCP/UDP destination port",
  65535: "Vendor specific action",
};
export const flowCommands10: ValueStrings = {
  0: "New flow",
  1: "Modify all matching flows",
  2: "Modify entry strictly matching wildcards",
  3: "Delete all matching flows",
  4: "Strictly match wildcards and priority",
};
