import { mark, u16, u8 } from "../../definition/fields.ts";
import { bitView, partView } from "./bit-view.ts";
import { bit, some } from "./element-views.ts";
import { eui64Reversed } from "./eui64-reversed.ts";
import { zbeeSecurityFields } from "./zbee-security.ts";

const little = true;
const show = "hex";

/** What commands of the network are called (ZigBee specification 3.4). */
export const zbeeNetworkCommands: { readonly [identifier: number]: string } = {
  0x01: "Route Request",
  0x02: "Route Reply",
  0x03: "Network Status",
  0x04: "Leave",
  0x05: "Route Record",
  0x06: "Rejoin Request",
  0x07: "Rejoin Response",
  0x08: "Link Status",
  0x09: "Network Report",
  0x0a: "Network Update",
  0x0b: "End Device Timeout Request",
  0x0c: "End Device Timeout Response",
  0x0d: "Link Power Delta",
};
const statuses = {
  0x00: "No Route Available",
  0x01: "Tree Link Failure",
  0x02: "Non-tree Link Failure",
  0x03: "Low Battery",
  0x04: "No Routing Capacity",
  0x05: "No Indirect Capacity",
  0x06: "Indirect Transaction Expiry",
  0x07: "Target Device Unavailable",
  0x08: "Target Address Unallocated",
  0x09: "Parent Link Failure",
  0x0a: "Validate Route",
  0x0b: "Source Route Failure",
  0x0c: "Many-to-One Route Failure",
  0x0d: "Address Conflict",
  0x0e: "Verify Address",
  0x0f: "PAN ID Update",
  0x10: "Network Address Update",
  0x11: "Bad Frame Counter",
  0x12: "Bad Key Sequence Number",
};

/** The header of the network layer (ZigBee specification 3.3). */
const header = {
  fcf: u16({
    filter: "fcf",
    label: "Frame Control Field",
    show,
    little,
    views: [
      some("frame_type", "Frame Type", 0x0003, { show, strings: { 0: "Data", 1: "Command", 3: "Interpan" } }),
      some("proto_version", "Protocol Version", 0x003c),
      some("discovery", "Discover Route", 0x00c0, { show, strings: { 0: "Suppress", 1: "Enable", 3: "Force" } }),
      bit("multicast", "Multicast", 0x0100),
      bit("security", "Security", 0x0200),
      bit("src_route", "Source Route", 0x0400),
      bit("ext_dst", "Destination", 0x0800),
      bit("ext_src", "Extended Source", 0x1000),
      bit("end_device_initiator", "End Device Initiator", 0x2000),
    ],
  }),
  dst: u16({ filter: "dst", label: "Destination", show, little }),
  src: u16({ filter: "src", label: "Source", show, little }),
  addr: u16({ filter: "addr", label: "Address", show, little, hidden: true }),
  radius: u8({ filter: "radius", label: "Radius" }),
  seqno: u8({ filter: "seqno", label: "Sequence Number" }),
  dst64: eui64Reversed({ filter: "dst64", label: "Destination" }),
  src64: eui64Reversed({ filter: "src64", label: "Extended Source" }),
  addr64: eui64Reversed({ filter: "addr64", label: "Extended Address", hidden: true }),
  multicastControl: u8({
    filter: "multicast.cf",
    label: "Multicast Control Field",
    show,
    views: [
      partView("multicast.mode", "Multicast Mode", 0x03),
      partView("multicast.radius", "Non-Member Radius", 0x1c),
      partView("multicast.max_radius", "Max Non-Member Radius", 0xe0),
    ],
  }),
  route: mark({ filter: "", label: "Source Route", line: "zbee_nwk.source_route" }),
  relayCount: u8({ filter: "relay.count", label: "Relay Count" }),
  relayIndex: u8({ filter: "relay.index", label: "Relay Index" }),
  relay: u16({ filter: "relay", label: "Relay", little }),
};

const extended = (filter: string, label: string) => eui64Reversed({ filter, label });

/** Commands in the clear. */
const commands = {
  command: mark({ filter: "", label: "Command Frame", line: "zbee_nwk.command_frame" }),
  cmdId: u8({ filter: "cmd.id", label: "Command Identifier", show, strings: zbeeNetworkCommands }),
  requestOptions: u8({
    filter: "cmd.route.opts",
    label: "Command Options",
    show,
    views: [
      bitView("cmd.route.opts.mcast", "Multicast", 0x40),
      bitView("cmd.route.opts.dest_ext", "Extended Destination", 0x20),
      {
        filter: "cmd.route.opts.many2one",
        label: "Many-to-One Discovery",
        show,
        type: "FT_UINT8",
        mask: 0x18,
        strings: { 0: "Not Many-to-One", 1: "With Source Routing", 2: "Without Source Routing" },
      },
    ],
  }),
  replyOptions: u8({
    filter: "cmd.route.opts",
    label: "Command Options",
    show,
    views: [
      bitView("cmd.route.opts.mcast", "Multicast", 0x40),
      bitView("cmd.route.opts.resp_ext", "Extended Responder", 0x20),
      bitView("cmd.route.opts.orig_ext", "Extended Originator", 0x10),
    ],
  }),
  routeId: u8({ filter: "cmd.route.id", label: "Route ID" }),
  routeDestination: u16({ filter: "cmd.route.dest", label: "Destination", show, little }),
  routeOriginator: u16({ filter: "cmd.route.orig", label: "Originator", show, little }),
  routeResponder: u16({ filter: "cmd.route.resp", label: "Responder", show, little }),
  routeCost: u8({ filter: "cmd.route.cost", label: "Path Cost" }),
  routeDestination64: extended("cmd.route.dest_ext", "Extended Destination"),
  routeOriginator64: extended("cmd.route.orig_ext", "Extended Originator"),
  routeResponder64: extended("cmd.route.resp_ext", "Extended Responder"),
  status: u8({ filter: "cmd.status", label: "Status Code", show, strings: statuses }),
  leave: u8({
    filter: "",
    views: [
      bitView("cmd.leave.rejoin", "Rejoin", 0x20),
      bitView("cmd.leave.request", "Request", 0x40),
      bitView("cmd.leave.children", "Remove Children", 0x80),
    ],
  }),
  relayDevices: u8({ filter: "cmd.relay_count", label: "Relay Count" }),
  relayDevice: u16({ filter: "cmd.relay_device", label: "Relay Device", show, little }),
  capabilities: u8({
    filter: "cmd.cinfo",
    label: "Capability Information",
    show,
    views: [
      bitView("cmd.cinfo.alt_coord", "Alternate Coordinator", 0x01),
      bitView("cmd.cinfo.ffd", "Full-Function Device", 0x02),
      bitView("cmd.cinfo.power", "AC Power", 0x04),
      bitView("cmd.cinfo.on_idle", "Rx On When Idle", 0x08),
      bitView("cmd.cinfo.security", "Security Capability", 0x40),
      bitView("cmd.cinfo.alloc", "Allocate Short Address", 0x80),
    ],
  }),
  newAddress: u16({ filter: "cmd.addr", label: "Address", show, little }),
  rejoinStatus: u8({
    filter: "cmd.rejoin_status",
    label: "Status",
    show,
    strings: { 0: "Success", 1: "PAN Full", 2: "PAN Access Denied" },
  }),
  linkOptions: u8({
    filter: "",
    views: [
      bitView("cmd.link.last", "Last Frame", 0x40),
      bitView("cmd.link.first", "First Frame", 0x20),
      partView("cmd.link.count", "Link Status Count", 0x1f),
    ],
  }),
  link: mark({ filter: "", label: "Link" }),
  linkAddress: u16({ filter: "cmd.link.address", label: "Address", show, little }),
  linkCosts: u8({
    filter: "",
    views: [
      partView("cmd.link.incoming_cost", "Incoming Cost", 0x07),
      partView("cmd.link.outgoing_cost", "Outgoing Cost", 0x70),
    ],
  }),
};

export const zbeeNetworkFields = { ...header, ...commands, ...zbeeSecurityFields };
