import { bytes, mac, mark, u16, u32, u64, u8, ipv4 } from "../../definition/fields.ts";
import type { AnyField, View } from "../../definition/kinds.ts";
import { bitView, partView } from "./bit-view.ts";
import { laidOut, type Page } from "./laid-out.ts";
import { actions10, flowCommands10, reasons10, statistics10, types10, versions } from "./openflow-words.ts";
import { zeroPaddedText } from "./zero-padded-text.ts";

const two = (filter: string, label: string): AnyField => u16({ filter, label });
const one = (filter: string, label: string): AnyField => u8({ filter, label });
const undecoded = (filter: string, label: string): AnyField =>
  mark({ filter, label, expert: { severity: "Warn", group: "Undecoded" } });
const flags = (filter: string, label: string, rows: readonly (readonly [string, string, number])[]): AnyField =>
  u32({ filter, label, show: "hex", views: rows.map((row): View => bitView(...row)) });
const plain = (filter: string, label: string): AnyField => u32({ filter, label, show: "hex" });
const speeds = [
  ["10mb_hd", "10 Mb half-duplex rate support", 0x1],
  ["10mb_fd", "10 Mb full-duplex rate support", 0x2],
  ["100mb_hd", "100 Mb half-duplex rate support", 0x4],
  ["100mb_0fd", "100 Mb full-duplex rate support", 0x8],
  ["1gb_hd", "1 Gb half-duplex rate support", 0x10],
  ["1gb_fd", "1 Gb full-duplex rate support", 0x20],
  ["10gb_fd", "10 Gb full-duplex rate support", 0x40],
  ["copper", "Copper medium", 0x80],
  ["fiber", "Fiber medium", 0x100],
  ["autoneg", "Auto-negotiation", 0x200],
  ["pause", "Pause", 0x400],
  ["pause_asym", "Asymmetric pause", 0x800],
] as const;

const fields = {
  version: u8({
    filter: "",
    label: "Version",
    views: [{ ...partView("version", "Version", 0x7f, versions), show: "hex" }],
  }),
  type: u8({ filter: "=openflow_1_0.type", label: "Type", strings: types10 }),
  undecoded: undecoded("=openflow_1_0.type.undecoded", "Message data not dissected yet"),
  length: two("length", "Length"),
  xid: u32({ filter: "xid", label: "Transaction ID" }),
  datapath: u64({ filter: "datapath_id", label: "Datapath unique ID", show: "hex" }),
  implementer: u16({ filter: "datapath_imp", label: "Implementers part", show: "hex" }),
  datapathMac: mac({ filter: "datapath_mac", label: "MAC addr" }),
  buffers: u32({ filter: "n_buffers", label: "n_buffers" }),
  tables: one("n_tables", "n_tables"),
  featuresPad: bytes(3, { filter: "features_reply.pad", label: "Pad" }),
  capabilities: flags("capabilities", "capabilities", [
    ["flow_stats", "Flow statistics", 0x1],
    ["table_stats", "Table statistics", 0x2],
    ["port_stats", "Port statistics", 0x4],
    ["group_stats", "Group statistics", 0x8],
    ["ip_reasm", "Can reassemble IP fragments", 0x20],
    ["queue_stats", "Queue statistics", 0x40],
    ["port_blocked", "Switch will block looping ports", 0x100],
  ]),
  actions: flags("actions", "actions", [
    ["output", "Output to switch port", 0x1],
    ["set_vlan_vid", "Set the 802.1q VLAN id", 0x2],
    ["set_vlan_pcp", "Set the 802.1q priority", 0x4],
    ["strip_vlan", "Strip the 802.1q header", 0x8],
    ["set_dl_src", "Ethernet source address", 0x10],
    ["set_dl_ds", "Ethernet destination address", 0x20],
    ["set_nw_src", "IP source address", 0x40],
    ["set_nw_ds", "IP destination address", 0x80],
    ["set_nw_tos", "IP ToS (DSCP field, 6 bits)", 0x100],
    ["set_tp_src", "TCP/UDP source port", 0x200],
    ["set_tp_dst", "TCP/UDP destination port", 0x400],
    ["enqueue", "Output to queue", 0x800],
  ]),
  port: mark({ filter: "", label: "Port data" }),
  portNumber: two("port_no", "Port number"),
  hardware: mac({ filter: "hw_add", label: "HW Address" }),
  portName: zeroPaddedText(16, { filter: "port_name", label: "Port Name", type: "FT_STRING" }),
  portConfig: flags("port_config", "Config flags", [
    ["port_down", "Port is administratively down", 0x1],
    ["no_stp", "Disable 802.1D spanning tree on port", 0x2],
    ["no_recv", "Drop all packets except 802.1D spanning tree packets", 0x4],
    ["no_recv_stp", "Drop received 802.1D STP packets", 0x8],
    ["no_flood", "Do not include this port when flooding", 0x10],
    ["no_fwd", "Drop packets forwarded to port", 0x20],
    ["no_packet_in", "Do not send packet-in msgs for port", 0x40],
  ]),
  portState: flags("port_state", "State flags", [["link_down", "No physical link present", 0x1]]),
  portCurrent: flags("port_curr", "Current features", speeds),
  portAdvertised: plain("port_advertised", "Advertised features"),
  portSupported: plain("port_supported", "Features supported"),
  portPeer: plain("port_peer", "Features advertised by peer"),
  config: u16({ filter: "config_flags", label: "Config flags", show: "hex" }),
  missLength: u16({ filter: "miss_send_len", label: "Max bytes of packet", show: "hex" }),
  buffer: u32({ filter: "buffer_id", label: "Buffer Id", show: "hex" }),
  total: two("total_len", "Total length"),
  inPort: two("in_port", "In port"),
  reason: u8({ filter: "reason", label: "Reason", strings: reasons10 }),
  inPad: bytes(1, { filter: "pkt_in.pad", label: "Pad" }),
  actionsLength: two("actions_len", "Actions length"),
  action: u16({ filter: "action_typ", label: "Actions type", strings: actions10 }),
  actionUndecoded: undecoded("action_typ.undecoded", "Action not dissected yet"),
  actionLength: two("action_len", "Action length"),
  outputPort: two("output_port", "Output port"),
  maxLength: two("max_len", "Max length"),
  wildcards: u32({ filter: "wildcards", label: "Wildcards" }),
  source: mac({ filter: "eth_src", label: "Ethernet source address" }),
  destination: mac({ filter: "eth_dst", label: "Ethernet destination address" }),
  vlan: two("dl_vlan", "Input VLAN id"),
  vlanPriority: one("dl_vlan_pcp", "Input VLAN priority"),
  matchPad: bytes("rest", { filter: "ofp_match.pad", label: "Pad" }),
  etherType: two("ofp_match.dl_type", "Dl type"),
  tos: one("ofp_match.tos", "IP ToS"),
  protocol: one("ofp_match.nw_proto", "IP protocol"),
  sourceAddress: ipv4({ filter: "ofp_match.source_addr", label: "Source Address" }),
  destinationAddress: ipv4({ filter: "ofp_match.dest_addr", label: "Destination Address" }),
  sourcePort: two("ofp_match.source_port", "Source Port"),
  destinationPort: two("ofp_match.dest_port", "Destination Port"),
  cookie: u64({ filter: "cookie", label: "Cookie", show: "hex" }),
  command: u16({ filter: "command", label: "Command", strings: flowCommands10 }),
  idle: two("idle_timeout", "Idle time-out"),
  hard: two("hard_timeout", "hard time-out"),
  priority: two("priority", "Priority"),
  outPort: u16({ filter: "out_port", label: "Out port", type: "FT_UINT32" }),
  flowFlags: two("flags", "Flags"),
  statistics: u16({ filter: "stats.type", label: "Type", strings: statistics10 }),
  table: one("table_id", "Table Id"),
  requestPad: one("stats.request_pad", "Pad"),
};
type FlowPage = Page<keyof typeof fields>;

const OUTPUT = 0;

/** The first action; Wireshark shows no others. */
function action(page: FlowPage): void {
  const type = page.take("action");
  if (type !== OUTPUT) page.within(() => page.mark("actionUndecoded"));
  page.take("actionLength");
  if (type !== OUTPUT) return;
  page.take("outputPort");
  page.take("maxLength");
}

function match(page: FlowPage): void {
  page.take("wildcards");
  page.take("inPort");
  page.take("source");
  page.take("destination");
  page.take("vlan");
  page.take("vlanPriority");
  page.take("matchPad", 1);
  page.take("etherType");
  page.take("tos");
  page.take("protocol");
  page.take("matchPad", 2);
  page.take("sourceAddress");
  page.take("destinationAddress");
  page.take("sourcePort");
  page.take("destinationPort");
}

const PORT = 48;

const configuration = (page: FlowPage): void => {
  page.take("config");
  page.take("missLength");
};

const bodies: { readonly [type: number]: (page: FlowPage) => void } = {
  6(page) {
    const { at } = page;
    page.take("datapath", 8);
    page.within(() => {
      page.place("implementer", at, at + 2);
      page.place("datapathMac", at + 2, at + 8);
    });
    page.take("buffers");
    page.take("tables");
    page.take("featuresPad");
    page.take("capabilities");
    page.take("actions");
    while (page.left >= PORT) {
      page.group("port", PORT, () => {
        page.take("portNumber");
        page.take("hardware");
        page.take("portName", 16);
        for (const name of ["Config", "State", "Current", "Advertised", "Supported", "Peer"] as const)
          page.take(`port${name}`);
      });
    }
  },
  8: configuration,
  9: configuration,
  10(page) {
    page.take("buffer");
    page.take("total");
    page.take("inPort");
    page.take("reason");
    page.take("inPad");
  },
  13(page) {
    page.take("buffer");
    page.take("inPort");
    const size = page.take("actionsLength");
    page.window(size, () => {
      if (page.left > 0) action(page);
    });
  },
  14(page) {
    match(page);
    page.take("cookie", 8);
    page.take("command");
    page.take("idle");
    page.take("hard");
    page.take("priority");
    page.take("buffer");
    page.take("outPort");
    page.take("flowFlags");
    action(page);
  },
  16(page) {
    const type = page.take("statistics");
    if (type > 1) page.within(() => page.mark("undecoded"));
    page.take("flowFlags");
    if (type !== 1) return;
    match(page);
    page.take("table");
    page.take("requestPad");
    page.take("outPort");
  },
  17(page) {
    const type = page.take("statistics");
    if (type !== 0 && type !== 5) page.within(() => page.mark("undecoded"));
    page.take("flowFlags");
  },
};
/** Types of messages of which nothing is read but the header. */
const opaque: readonly number[] = [1, 4, 11, 12, 15, 21];

/** A message of OpenFlow 1.0 with its header. */
export const openflow10Message = laidOut("message of OpenFlow 1.0", fields, (page) => {
  page.take("version");
  const type = page.take("type");
  if (opaque.includes(type)) page.within(() => page.mark("undecoded"));
  page.take("length");
  page.take("xid");
  if (!page.lacks) bodies[type]?.(page);
});
