import * as words from "./openflow-words.ts";
import { bits, type Row } from "./openflow-rows.ts";
import { flowFlags, meterFlags, typed } from "./openflow13-rows.ts";
import { statisticStructures } from "./openflow13-statistics.ts";

const speeds = (field: string, hundred: string): Row[3] =>
  bits(field, [
    ["10mb_hd", "OFPPF_10MB_HD", 0x1],
    ["10mb_fd", "OFPPF_10MB_FD", 0x2],
    ["100mb_hd", "OFPPF_100MB_HD", 0x4],
    ["100mb_fd", "OFPPF_100MB_FD", 0x8],
    ["1gb_hd", "OFPPF_1GB_HD", 0x10],
    ["1gb_fd", "OFPPF_1GB_FD", 0x20],
    ["10gb_fd", "OFPPF_10_GB_FD", 0x40],
    ["40gb_fd", "OFPPF_40GB_FD", 0x80],
    [hundred, hundred === "100gb_fd" ? "OFPPF_100GB_FD" : "OFPPF_100_GB_FD", 0x100],
    ["1tb_fd", "OFPPF_1TB_FD", 0x200],
    ["other", "OFPPF_OTHER", 0x400],
    ["copper", "OFPPF_COPPER", 0x800],
    ["fiber", "OFPPF_FIBER", 0x1000],
    ["autoneg", "OFPPF_AUTONEG", 0x2000],
    ["pause", "OFPPF_PAUSE", 0x4000],
    ["pause_asym", "OFPPF_PAUSE_ASYM", 0x8000],
  ]);
const portConfig = (field: string): Row[3] =>
  bits(field, [
    ["port_down", "OFPPC_PORT_DOWN", 0x1],
    ["no_recv", "OFPPC_NO_RECV", 0x4],
    ["no_fwd", "OFPPC_NO_FWD", 0x20],
    ["no_packet_in", "OFPPC_NO_PACKET_IN", 0x40],
  ]);
const inReasons: Parameters<typeof bits>[1] = [
  ["no_match", "OFPR_NO_MATCH", 0x1],
  ["action", "OFPR_ACTION", 0x2],
  ["invalid_ttl", "OFPR_INVALID_TTL", 0x4],
];
const portReasons: Parameters<typeof bits>[1] = [
  ["add", "OFPPR_ADD", 0x1],
  ["delete", "OFPPR_DELETE", 0x2],
  ["modify", "OFPPR_MODIFY", 0x4],
];
const removals: Parameters<typeof bits>[1] = [
  ["idle_timeout", "OFPRR_IDLE_TIMEOUT", 0x1],
  ["hard_timeout", "OFPRR_HARD_TIMEOUT", 0x2],
  ["delete", "OFPRR_DELETE", 0x4],
  ["group_delete", "OFPRR_GROUP_DELETE", 0x8],
];
const etherType: readonly Row[] = [
  ["ethertype", "Ethertype", "x2"],
  ["pad", "Pad", "p2"],
];
const four: readonly Row[] = [["pad", "Pad", "p4"]];
const ttl: readonly Row[] = [
  ["ttl", "TTL", "d1"],
  ["pad", "Pad", "p3"],
];
const role: readonly Row[] = [
  ["role", "Role", "x4", words.roles],
  ["pad", "Pad", "p4"],
  ["generation_id", "Generation ID", "x8"],
];
const experimenter: readonly Row[] = [
  ["experimenter", "Experimenter", "x4"],
  ["exp_type", "Experimenter type", "d4"],
];

const asynchronous = (name: string, label: string, rows: Parameters<typeof bits>[1]): readonly Row[] =>
  ["master", "slave"].map((who): Row => [
    `${name}.${who}`,
    `${label} (${who})`,
    "x4",
    bits(`async_config.${name}.${who}`, rows),
  ]);

/** The structures of OpenFlow 1.3, by Wireshark's names for them, and their fields in order. */
export const structures: { readonly [name: string]: readonly Row[] } = {
  match: typed({ 0: "OFPMT_STANDARD", 1: "OFPMT_OXM" }),
  action: typed(words.actions),
  "action.output": [
    ["port", "Port", "d4", words.ports],
    ["max_len", "Max length", "d2", words.lengths],
    ["pad", "Pad", "p6"],
  ],
  "action.copy_ttl_out": four,
  "action.copy_ttl_in": four,
  "action.set_mpls_ttl": ttl,
  "action.dec_mpls_ttl": four,
  "action.push_vlan": etherType,
  "action.pop_vlan": four,
  "action.push_mpls": etherType,
  "action.pop_mpls": etherType,
  "action.set_queue": [["queue_id", "Queue ID", "d4"]],
  "action.group": [["group_id", "Group ID", "d4", words.ports]],
  "action.set_nw_ttl": ttl,
  "action.dec_nw_ttl": four,
  "action.push_pbb": etherType,
  "action.pop_pbb": four,
  instruction: typed(words.instructions),
  "instruction.goto_table": [
    ["table_id", "Table ID", "d1"],
    ["pad", "Pad", "p3"],
  ],
  "instruction.write_metadata": [
    ["pad", "Pad", "p4"],
    ["value", "Value", "x8"],
    ["mask", "Mask", "x8"],
  ],
  "instruction.actions": four,
  "instruction.meter": [["meter_id", "Meter ID", "d4", words.meters]],
  port: [
    ["port_no", "Port no", "d4", words.ports],
    ["pad", "Pad", "p4"],
    ["hw_addr", "Hw addr", "mac"],
    ["pad2", "Pad", "p2"],
    ["name", "Name", "s16"],
    ["config", "Config", "x4", portConfig("port.config")],
    [
      "sate",
      "State",
      "x4",
      bits("port.state", [
        ["link_down", "OFPPS_LINK_DOWN", 0x1],
        ["blocked", "OFPPS_BLOCKED", 0x2],
        ["live", "OFPPS_LIVE", 0x4],
      ]),
    ],
    ["current", "Current", "x4", speeds("port.current", "100_gb_fd")],
    ["advertised", "Advertised", "x4", speeds("port.advertised", "100gb_fd")],
    ["supported", "Supported", "x4", speeds("port.supported", "100gb_fd")],
    ["peer", "Peer", "x4", speeds("port.peer", "100gb_fd")],
    ["curr_speed", "Curr speed", "d4"],
    ["max_speed", "Max speed", "d4"],
  ],
  meter_band: [...typed(words.bands), ["rate", "Rate", "d4"], ["burst_size", "Burst size", "d4"]],
  "meter_band.drop": four,
  "meter_band.dscp_remark": [
    ["prec_level", "Precedence level", "d1"],
    ["pad", "Pad", "p3"],
  ],
  hello_element: typed({ 1: "OFPHET_VERSIONBITMAP" }),
  error: [
    ["type", "Type", "d2", words.errors],
    ["code", "Code", "d2"],
  ],
  experimenter,
  switch_features: [
    ["datapath_id", "datapath_id", "x8"],
    ["n_buffers", "n_buffers", "d4"],
    ["n_tables", "n_tables", "d1"],
    ["auxiliary_id", "auxiliary_id", "d1"],
    ["pad", "Pad", "d2"],
    [
      "capabilities",
      "capabilities",
      "x4",
      bits("switch_features.capabilities", [
        ["flow_stats", "OFPC_FLOW_STATS", 0x1],
        ["table_stats", "OFPC_TABLE_STATS", 0x2],
        ["port_stats", "OFPC_PORT_STATS", 0x4],
        ["group_stats", "OFPC_GROUP_STATS", 0x8],
        ["ip_reasm", "OFPC_IP_REASM", 0x20],
        ["queue_stats", "OFPC_QUEUE_STATS", 0x40],
        ["port_blocked", "OFPC_PORT_BLOCKED", 0x100],
      ]),
    ],
    [".switch_features_reserved", "Reserved", "x4"],
  ],
  switch_config: [
    [
      "flags",
      "Flags",
      "x2",
      [{ filter: "switch_config.flags.fragments", label: "IP Fragments", type: "FT_UINT16", mask: 0x3 }],
    ],
    ["miss_send_len", "Miss send length", "d2", words.lengths],
  ],
  packet_in: [
    ["buffer_id", "Buffer ID", "d4", words.buffers],
    ["total_len", "Total length", "d2"],
    ["reason", "Reason", "d1", words.packetReasons],
    ["table_id", "Table ID", "d1"],
    ["cookie", "Cookie", "x8"],
  ],
  packet_in_end: [[".packet_in.pad", "Pad", "p2"]],
  flow_removed: [
    ["cookie", "Cookie", "x8"],
    ["priority", "Priority", "d2"],
    ["reason", "Reason", "d1", words.removals],
    ["table_id", "Table ID", "d1"],
    ["duration_sec", "Duration sec", "d4"],
    ["duration_nsec", "Duration nsec", "d4"],
    ["idle_timeout", "Idle timeout", "d2"],
    ["hard_timeout", "Hard timeout", "d2"],
    ["packet_count", "Packet count", "d8"],
    ["byte_count", "Byte count", "d8"],
  ],
  port_status: [
    ["reason", "Reason", "d1", words.portReasons],
    ["pad", "Pad", "p7"],
  ],
  packet_out: [
    ["buffer_id", "Buffer ID", "d4", words.buffers],
    ["in_port", "In port", "d4", words.ports],
    ["acts_len", "Actions length", "d2"],
    ["pad", "Pad", "p6"],
  ],
  flowmod: [
    ["cookie", "Cookie", "x8"],
    ["cookie_mask", "Cookie mask", "x8"],
    ["table_id", "Table ID", "d1", words.tables],
    ["command", "Command", "d1", words.flowCommands],
    ["idle_timeout", "Idle timeout", "d2"],
    ["hard_timeout", "Hard timeout", "d2"],
    ["priority", "Priority", "d2"],
    ["buffer_id", "Buffer ID", "d4", words.buffers],
    ["out_port", "Out port", "d4", words.ports],
    ["out_group", "Out group", "d4", words.groups],
    ["flags", "Flags", "x2", flowFlags("flowmod.flags")],
    ["pad", "Pad", "p2"],
  ],
  bucket: [
    ["length", "Length", "d2"],
    ["weight", "Weight", "d2"],
    ["watch_port", "Watch port", "d4", words.ports],
    ["watch_group", "Watch group", "d4", words.groups],
    ["pad", "Pad", "p4"],
  ],
  groupmod: [
    ["command", "Command", "d2", words.groupCommands],
    ["type", "Type", "d1", words.groupTypes],
    ["pad", "Pad", "p1"],
    ["group_id", "Group ID", "d4", words.groups],
  ],
  portmod: [
    ["port_no", "Port no", "d4", words.ports],
    ["pad", "Pad", "p4"],
    ["hw_addr", "Hw addr", "mac"],
    ["pad2", "Pad", "p2"],
    ["config", "Config", "x4", portConfig("portmod.config")],
    ["mask", "Mask", "x4", portConfig("portmod.mask")],
    ["advertise", "Advertise", "x4", speeds("portmod.advertise", "100_gb_fd")],
    ["pad3", "Pad", "p4"],
  ],
  tablemod: [
    ["table_id", "Table ID", "d1", words.tables],
    ["pad", "Pad", "p3"],
    ["config", "Config", "b4"],
  ],
  multipart_request: [
    ["type", "Type", "d2", words.multiparts],
    [
      "flags",
      "Flags",
      "x2",
      [{ filter: "multipart_request.flags.more", label: "OFPMPF_REQ_MORE", type: "FT_UINT16", mask: 1, show: "hex" }],
    ],
    ["pad", "Pad", "p4"],
  ],
  multipart_reply: [
    ["type", "Type", "d2", words.multiparts],
    [
      "flags",
      "Flags",
      "x2",
      [{ filter: "multipart_reply.flags.more", label: "OFPMPF_REPLY_MORE", type: "FT_UINT16", mask: 1, show: "hex" }],
    ],
    ["pad", "Pad", "p4"],
  ],
  "multipart_request.experimenter": experimenter,
  "multipart_reply.experimenter": experimenter,
  queue_get_config_request: [
    ["port", "Port", "d4", words.ports],
    ["pad", "Pad", "p4"],
  ],
  queue_get_config_reply: [
    ["port", "Port", "d4", words.ports],
    ["pad", "Pad", "p4"],
  ],
  packet_queue: [
    ["queue_id", "Queue ID", "d4", words.queues],
    ["port", "Port", "d4", words.ports],
    ["len", "Length", "d2"],
    ["pad", "Pad", "p6"],
  ],
  queue_prop: [
    ["property", "Property", "d2", words.queueProperties],
    ["len", "Length", "d2"],
    ["pad", "Pad", "p4"],
  ],
  "queue_prop.min_rate": [
    ["rate", "Rate", "d2"],
    ["pad", "Pad", "p6"],
  ],
  "queue_prop.max_rate": [
    ["rate", "Rate", "d2"],
    ["pad", "Pad", "p6"],
  ],
  role_request: role,
  role_reply: role,
  async_config: [
    ...asynchronous("packet_in_mask", "Packet_in mask", inReasons),
    ...asynchronous("port_status_mask", "Port status mask", portReasons),
    ...asynchronous("flow_removed_mask", "Flow removed mask", removals),
  ],
  metermod: [
    ["command", "Command", "d2", words.meterCommands],
    ["flags", "Flags", "wide", meterFlags("metermod.flags")],
    ["meter_id", "Meter ID", "d4", words.meters],
  ],
  ...statisticStructures,
};
