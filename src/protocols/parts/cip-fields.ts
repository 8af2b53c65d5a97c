import { bytes, mark, text, u16, u24, u32, u8 } from "../../definition/fields.ts";
import type { AnyField, Common, View } from "../../definition/kinds.ts";
import { partView } from "./bit-view.ts";
import { cipDevices } from "./cip-devices.ts";
import { cipVendors } from "./cip-vendors.ts";
import { cipClasses, cipManagerServices, cipServices, cipStatuses } from "./cip-words.ts";
import { some } from "./element-views.ts";

const little = true;
const show = "hex";
const WORDS = [" word", " words"] as const;
const direction: View = {
  filter: "rr",
  label: "Request/Response",
  show,
  type: "FT_UINT8",
  mask: 0x80,
  strings: { 0: "Request", 1: "Response" },
};
const word = (filter: string, label: string) => u16({ filter, label, little });
const status = (filter: string, label: string) => u8({ filter, label, show, strings: cipStatuses });

/** Requests and responses (CIP Networks Library volume 1, 2-4). */
const message = {
  service: u8({
    filter: "service",
    label: "Service",
    show,
    views: [direction, { filter: "sc", label: "Service", show, type: "FT_UINT8", mask: 0x7f, strings: cipServices }],
  }),
  requestPath: mark({ filter: "", label: "Request Path", line: "cip.request_path" }),
  statusGroup: mark({ filter: "", label: "Status", line: "cip.status" }),
  genstat: status("genstat", "General Status"),
  addstatSize: u8({ filter: "addstat_size", label: "Additional Status Size", unit: WORDS }),
  addstat: u16({ filter: "addstat", label: "Additional Status", show, little }),
  epath: bytes("rest", { filter: "epath", label: "EPath", hidden: true }),
  contents: mark({ filter: "", label: "Service Data", line: "cip.contents" }),
  specific: mark({ filter: "", label: "Command Specific Data" }),
  generic: mark({ filter: "", path: "cipcls" }),
  manager: mark({ filter: "", path: "cipcm" }),
  data: bytes("rest", { filter: "data", label: "Data" }),
};

/** What services hold that every class may have (CIP Networks Library volume 1, appendix A). */
const services = {
  offsets: mark({ filter: "", label: "Offset List" }),
  servicePacket: mark({ filter: "", label: "Service Packet", line: "cip.service_packet" }),
  services: word("msp.num_services", "Number of Services"),
  offset: word("msp.offset", "Offset"),
  attributes: mark({ filter: "", label: "Attribute List" }),
  getCount: word("getlist.attr_count", "Attribute Count"),
  setCount: word("setlist.attr_count", "Attribute Count"),
  getStatus: status("getlist.attr_status", "Attribute Status"),
  setStatus: status("setlist.attr_status", "Attribute Status"),
  created: word("create.instance", "Instance"),
  vendor: u16({ filter: "id.vendor_id", label: "Vendor ID", show, little, strings: cipVendors }),
  device: u16({ filter: "id.device_type", label: "Device Type", show, little, strings: cipDevices }),
  product: word("id.product_code", "Product Code"),
  major: u8({ filter: "id.major_rev", label: "Major Revision" }),
  minor: u8({ filter: "id.minor_rev", label: "Minor Revision" }),
  deviceStatus: u16({
    filter: "id.status",
    label: "Status",
    show,
    little,
    views: [
      some("id.owned", "Owned", 0x0001),
      some("id.conf", "Configured", 0x0004),
      some("id.ext", "Extended Device Status", 0x00f0, { show }),
      some("id.minor_fault1", "Minor Recoverable Fault", 0x0100),
      some("id.minor_fault2", "Minor Unrecoverable Fault", 0x0200),
      some("id.major_fault1", "Major Recoverable Fault", 0x0400),
      some("id.major_fault2", "Major Unrecoverable Fault", 0x0800),
      some("id.ext2", "Extended Device Status 2", 0xf000, { show }),
    ],
  }),
  serial: u32({ filter: "id.serial_number", label: "Serial Number", show, little }),
  productName: text("rest", { filter: "id.product_name", label: "Product Name" }),
  classCount: word("mr.num_classes", "Number of Classes"),
  listedClass: u16({ filter: "mr.class", label: "Class", show, little, strings: cipClasses }),
};

const connectionViews: readonly View[] = [
  some("cm.fwo.owner", "Redundant Owner", 0x8000, { strings: { 0: "Non-Redundant", 1: "Redundant" } }),
  some("cm.fwo.type", "Connection Type", 0x6000, {
    strings: { 0: "Null", 1: "Multicast", 2: "Point to Point", 3: "Reserved" },
  }),
  some("cm.fwo.prio", "Priority", 0x0c00, {
    strings: { 0: "Low Priority", 1: "High Priority", 2: "Scheduled", 3: "Urgent" },
  }),
  some("cm.fwo.f_v", "Connection Size Type", 0x0200, { strings: { 0: "Fixed", 1: "Variable" } }),
  some("cm.fwo.consize", "Connection Size", 0x01ff),
];
const wideViews: readonly View[] = connectionViews.map((view) => ({
  ...view,
  type: "FT_UINT32",
  mask: view.filter.endsWith("consize") ? 0xffff : (view.mask ?? 0) * 0x10000,
}));
const parameters = (way: string) => ({ filter: `cm.${way}_net_params`, show, little }) as const;
const interval = (filter: string, label: string) => u32({ filter: `cm.${filter}`, label, little });

/** What the connection manager is asked (CIP Networks Library volume 1, 3-5). */
const connections = {
  managerService: mark({ filter: "", label: "Service", line: "cip.cm.service" }),
  managerCode: u8({
    filter: "",
    views: [
      direction,
      {
        filter: "cm.sc",
        label: "Service",
        show,
        type: "FT_UINT8",
        mask: 0x7f,
        strings: { ...cipServices, ...cipManagerServices },
      },
    ],
  }),
  tick: u8({
    filter: "",
    views: [partView("cm.priority", "Priority", 0x10), partView("cm.tick_time", "Tick time", 0x0f)],
  }),
  timeoutTicks: u8({ filter: "cm.timeout_tick", label: "Time-out ticks" }),
  messageSize: u16({ filter: "cm.msg_req_size", label: "Embedded Message Request Size", little, unit: " bytes" }),
  embedded: mark({ filter: "", label: "CIP Embedded Message Request" }),
  routePathSize: u8({ filter: "cm.route_path_size", label: "Route Path Size", unit: WORDS }),
  reserved: u8({ filter: "reserved", label: "Reserved", show }),
  reserved24: u24({ filter: "reserved", label: "Reserved", show, little }),
  routePath: mark({ filter: "", label: "Route Path", line: "cip.route_path" }),
  connectionPath: mark({ filter: "", label: "Connection Path", line: "cip.connection_path" }),
  toTarget: u32({ filter: "cm.ot_connid", label: "O->T Network Connection ID", show, little }),
  toOriginator: u32({ filter: "cm.to_connid", label: "T->O Network Connection ID", show, little }),
  connectionId: u32({ filter: "connid", label: "Connection ID", show, little, hidden: true }),
  connectionSerial: u16({ filter: "cm.conn_serial_num", label: "Connection Serial Number", show, little }),
  originatorVendor: u16({ filter: "cm.vendor", label: "Originator Vendor ID", show, little, strings: cipVendors }),
  originatorSerial: u32({ filter: "cm.orig_serial_num", label: "Originator Serial Number", show, little }),
  multiplier: u8({
    filter: "cm.timeout_multiplier",
    label: "Connection Timeout Multiplier",
    strings: { 0: "*4", 1: "*8", 2: "*16", 3: "*32", 4: "*64", 5: "*128", 6: "*256", 7: "*512" },
  }),
  toTargetInterval: interval("otrpi", "O->T RPI"),
  toOriginatorInterval: interval("torpi", "T->O RPI"),
  toTargetParameters: u16({
    ...parameters("ot"),
    label: "O->T Network Connection Parameters",
    views: connectionViews,
  }),
  toOriginatorParameters: u16({
    ...parameters("to"),
    label: "T->O Network Connection Parameters",
    views: connectionViews,
  }),
  toTargetWide: u32({ ...parameters("ot"), label: "O->T Network Connection Parameters", views: wideViews }),
  toOriginatorWide: u32({ ...parameters("to"), label: "T->O Network Connection Parameters", views: wideViews }),
  trigger: u8({
    filter: "cm.transport_type_trigger",
    label: "Transport Type/Trigger",
    show,
    views: [
      partView("cm.fwo.dir", "Direction", 0x80, { 0: "Client", 1: "Server" }),
      partView("cm.fwo.trigger", "Trigger", 0x70, { 0: "Cyclic", 1: "Change-Of-State", 2: "Application Object" }),
      partView("cm.fwo.transport", "Class", 0x0f, { 0: "0", 1: "1", 2: "2", 3: "3" }),
    ],
  }),
  connectionPathSize: u8({ filter: "cm.connpath_size", label: "Connection Path Size", unit: WORDS }),
  toTargetActual: interval("otapi", "O->T API"),
  toOriginatorActual: interval("toapi", "T->O API"),
  replySize: u8({ filter: "cm.app_reply_size", label: "Application Reply Size", unit: WORDS }),
  reply: bytes("rest", { filter: "cm.app_reply_data", label: "Application Reply" }),
  remainingPath: u8({ filter: "cm.remain_path_size", label: "Remaining Path Size" }),
};

export const cipFields = { ...message, ...services, ...connections };

const part = (filter: string, label: string, strings: { readonly [value: number]: string }) =>
  u8({ filter, label, strings });
/** A number in a path by its octets: one, two or four. */
function logical<const Key extends string>(key: Key, filter: string, label: string, about: Common<number>) {
  return {
    [key]: u8({ ...about, filter, label }),
    [`${key}16`]: u16({ ...about, filter, label }),
    [`${key}32`]: u32({ ...about, filter, label }),
  } as { readonly [name in Key | `${Key}16` | `${Key}32`]: AnyField };
}
/** Paths, which a response has from its request, and what is said of services that are known from there, too. */
export const cipWorked = {
  requestPathSize: u8({ filter: "request_path_size", label: "Request Path Size", unit: WORDS }),
  segment: u8({ filter: "path_segment", label: "Path Segment", show }),
  segmentType: part("path_segment.type", "Path Segment Type", {
    0: "Port Segment",
    1: "Logical Segment",
    2: "Network Segment",
    3: "Symbolic Segment",
    4: "Data Segment",
    5: "Constructed Data Type",
    6: "Elementary Data Type",
    7: "Reserved",
  }),
  logicalType: part("logical_segment.type", "Logical Segment Type", {
    0: "Class ID",
    1: "Instance ID",
    2: "Member ID",
    3: "Connection Point",
    4: "Attribute ID",
    5: "Special",
    6: "Service ID",
    7: "Extended Logical",
  }),
  logicalFormat: part("logical_segment.format", "Logical Segment Format", {
    0: "8-bit Logical Segment",
    1: "16-bit Logical Segment",
    2: "32-bit Logical Segment",
    3: "Reserved",
  }),
  ...logical("class", "class", "Class", { show, strings: cipClasses }),
  ...logical("instance", "instance", "Instance", { show }),
  ...logical("member", "member", "Member", { show }),
  ...logical("connectionPoint", "connpoint", "Connection Point", { show }),
  ...logical("attribute", "attribute", "Attribute", {}),
  ...logical("serviceIdentifier", "serviceid", "Service ID", { show }),
  hasLongAddress: bitField("ex_linkaddress", "Extended Link Address"),
  port: part("port", "Port", { 0: "Reserved", 1: "Backplane" }),
  linkAddress: u8({ filter: "linkaddress.byte", label: "Link Address" }),
  linkAddressSize: u8({ filter: "linkaddress_size", label: "Link Address Size" }),
  linkAddressText: text("rest", { filter: "linkaddress.string", label: "Link Address" }),
  dataType: part("data_segment.type", "Data Segment Type", {
    0: "Simple Data Segment",
    17: "ANSI Extended Symbol Segment",
  }),
  dataSize: u8({ filter: "data_segment.size", label: "Data Size", unit: " bytes" }),
  symbol: text("rest", { filter: "symbol", label: "ANSI Symbol" }),
  knownService: u8({ filter: "cm.sc", label: "Service", show, strings: { ...cipServices, ...cipManagerServices } }),
  knownRoutePathSize: u8({ filter: "cm.route_path_size", label: "Route Path Size", unit: WORDS }),
  timeout: u16({ filter: "cm.timeout", label: "Actual Time Out", unit: "ms" }),
};

function bitField(filter: string, label: string) {
  return u8({ filter, label, type: "FT_BOOLEAN", truth: ["True", "False"] });
}
