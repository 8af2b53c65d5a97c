import { bytes, text, u16, u24, u8 } from "../../definition/fields.ts";
import type { View } from "../../definition/kinds.ts";
import { hciEvents, hciStatuses } from "./bluetooth-words.ts";
import { bit, some } from "./element-views.ts";
import { macReversed } from "./eui64-reversed.ts";
import { hciCommands, hciGroups } from "./hci-commands.ts";

const little = true;
const show = "hex";
const opcode = u16({
  filter: "opcode",
  label: "Command Opcode",
  show,
  little,
  strings: { 0: "No Operation", ...hciCommands },
  views: [
    some("opcode.ogf", "Opcode Group Field", 0xfc00, { show, strings: hciGroups }),
    some("opcode.ocf", "Opcode Command Field", 0x03ff, { show }),
  ],
});
const parameterLength = u8({ filter: "param_length", label: "Parameter Total Length" });
const address = macReversed({ filter: "bd_addr", label: "BD_ADDR" });
const handle = u16({ filter: "connection_handle", label: "Connection Handle", show, little });
const reason = u8({ filter: "reason", label: "Reason", show, strings: hciStatuses });
const linkKey = bytes(16, { filter: "link_key", label: "Link Key" });
const number = (filter: string, label: string) => u16({ filter, label, little });

/** The kinds of packets that a link may have, by bits. */
const packetKinds: readonly (readonly [name: string, label: string, mask: number, forbids?: boolean])[] = [
  ["dh5", "DH5", 0x8000],
  ["dm5", "DM5", 0x4000],
  ["3dh5", "3-DH5", 0x2000, true],
  ["2dh5", "2-DH5", 0x1000, true],
  ["dh3", "DH3", 0x0800],
  ["dm3", "DM3", 0x0400],
  ["3dh3", "3-DH3", 0x0200, true],
  ["2dh3", "2-DH3", 0x0100, true],
  ["dh1", "DH1", 0x0010],
  ["dm1", "DM1", 0x0008],
  ["3dh1", "3-DH1", 0x0004, true],
  ["2dh1", "2-DH1", 0x0002, true],
];
function packetViews(reserved: readonly [some: string, one: string], words: boolean): readonly View[] {
  const kinds = packetKinds.map(([name, label, mask, forbids]) =>
    bit(`packet_type.${name}`, words ? `${label} ${forbids ? "shall NOT" : "may"} be used` : label, mask),
  );
  return [
    ...kinds.slice(0, 8),
    some(`packet_type.${reserved[0]}`, "Reserved", 0x00e0, { show }),
    ...kinds.slice(8),
    bit(`packet_type.${reserved[1]}`, "Reserved", 0x0001),
  ];
}
/** Classes of services and devices, behind the octet of the minor class (Bluetooth Assigned Numbers 2.8). */
const classParts: readonly View[] = [
  { filter: "minor_device_class", label: "Minor Device Class", show, type: "FT_UINT8", offset: 0, size: 1, mask: 0xfc },
  { filter: "format_type", label: "Format Type", show, type: "FT_UINT8", offset: 0, size: 1, mask: 0x03 },
  ...(
    [
      ["information", "Information", 0x8000],
      ["telephony", "Telephony", 0x4000],
      ["audio", "Audio", 0x2000],
      ["object_transfer", "Object Transfer", 0x1000],
      ["capturing", "Capturing", 0x0800],
      ["rendering", "Rendering", 0x0400],
      ["networking", "Networking", 0x0200],
      ["positioning", "Positioning", 0x0100],
    ] as const
  ).map(([name, label, mask]) => bit(`major_service_classes.${name}`, `Major Service Classes: ${label}`, mask)),
  some("major_service_classes.reserved", "Major Service Classes: Reserved", 0x0080, { show }),
  some("major_service_classes.le_audio", "Major Service Classes: LE Audio", 0x0040, { show }),
  bit("major_service_classes.limited_discoverable_mode", "Major Service Classes: Limited Discoverable Mode", 0x0020),
  some("major_device_class", "Major Device Class", 0x001f, {
    show,
    strings: {
      0: "Miscellaneous",
      1: "Computer",
      2: "Phone",
      3: "LAN/Network Access Point",
      4: "Audio/Video",
      5: "Peripheral (HID)",
      6: "Imaging",
      7: "Wearable",
      8: "Toy",
      9: "Health",
      31: "Uncategorized: device code not specified",
    },
  }),
];
const classViews = classParts.map((view): View => ({
  offset: 1,
  size: 2,
  ...view,
  filter: `=btcommon.cod.${view.filter}`,
}));
const classOfDevice = {
  filter: "=btcommon.cod.class_of_device",
  label: "Class of Device",
  path: "btcommon",
  views: classViews,
} as const;

/** Commands to a controller, and what those hold that most captures have (Bluetooth Core 5.3, volume 4 part E, 7). */
export const commandFields = {
  opcode,
  parameterLength,
  address,
  handle,
  reason,
  linkKey,
  role: u8({
    filter: "acr.role",
    label: "Role",
    show,
    strings: {
      0: "Become the Master for this connection. The LM will perform the role switch.",
      1: "Remain the Slave for this connection. The LM will NOT perform the role switch.",
    },
  }),
  pinLength: u8({ filter: "pin_code_length", label: "PIN Code Length" }),
  pin: text(16, { filter: "pin_code", label: "PIN Code" }),
  packetKinds: u16({
    filter: "packet_type",
    label: "Packet Type",
    show,
    little,
    views: packetViews(["reserved.5_7", "reserved.0"], false),
  }),
  policy: u16({
    filter: "",
    little,
    views: [
      policyBit("switch", "Enable Master Slave Switch", 0x0001),
      policyBit("hold", "Enable Hold Mode", 0x0002),
      policyBit("sniff", "Enable Sniff Mode", 0x0004),
      policyBit("park", "Enable Park Mode", 0x0008),
    ],
  }),
  allKeys: u8({
    filter: "read_all_flag",
    label: "Read All Flag",
    show,
    strings: { 0: "Return Link Key for specified BD_ADDR", 1: "Return all stored Link Keys" },
  }),
  timeout: u16({ filter: "timeout", label: "Timeout", little }),
  scans: u8({
    filter: "scan_enable",
    label: "Scan Enable",
    show,
    strings: {
      0: "No Scans enabled",
      1: "Inquiry Scan enabled/Page Scan disable",
      2: "Inquiry Scan disabled/Page Scan enabled",
      3: "Inquiry Scan enabled/Page Scan enabled",
    },
  }),
  authenticates: u8({
    filter: "auth_enable",
    label: "Authentication Enable",
    show,
    strings: { 0: "Authentication disabled", 1: "Authentication enabled for all connection" },
  }),
  encrypts: u8({
    filter: "encrypt_mode",
    label: "Encryption Mode",
    show,
    strings: {
      0: "Encryption Disabled",
      1: "Encryption only for Point-To-Point Packets",
      2: "Encryption for Point-To-Point and Broadcast Packets",
    },
  }),
  filterType: u8({
    filter: "filter_type",
    label: "Filter Type",
    show,
    strings: { 0: "Clear all Filters", 1: "Inquiry Result", 2: "Connection Setup" },
  }),
  classOfDevice: u24({ ...classOfDevice, show, little }),
};

function policyBit(name: string, label: string, mask: number): View {
  return some(`link_policy_${name}`, label, mask, { strings: { 0: "false", 1: "true" } });
}

/** Events of a controller. */
export const eventFields = {
  code: u8({ filter: "code", label: "Event Code", show, strings: hciEvents }),
  parameterLength,
  status: u8({ filter: "status", label: "Status", show, strings: hciStatuses }),
  allowed: u8({ filter: "num_command_packets", label: "Number of Allowed Command Packets" }),
  opcode,
  handle,
  address,
  reason,
  linkKey,
  linkType: u8({
    filter: "link_type",
    label: "Link Type",
    show,
    strings: {
      0: "SCO connection (Voice Channels)",
      1: "ACL connection (Data Channels)",
      2: "eSCO connection (Voice Channels)",
    },
  }),
  encryption: u8({
    filter: "encryption_mode",
    label: "Encryption Mode",
    show,
    strings: {
      0: "Encryption Disabled",
      1: "Encryption only for point-to-point packets",
      2: "Encryption for both point-to-point and broadcast packets",
    },
  }),
  handles: u8({ filter: "num_handles", label: "Number of Connection Handles" }),
  completed: number("num_compl_packets", "Number of Completed Packets"),
  keys: u8({ filter: "num_keys", label: "Number of Link Keys" }),
  keyType: u8({
    filter: "key_type",
    label: "Key Type",
    show,
    strings: {
      0: "Combination Key",
      1: "Local Unit Key",
      2: "Remote Unit Key",
      3: "Debug Combination Key",
      4: "Unauthenticated Combination Key",
      5: "Authenticated Combination Key",
      6: "Changed Combination Key",
    },
  }),
  slots: u8({ filter: "max_slots", label: "Maximum Number of Slots" }),
  repetition: u8({
    filter: "page_scan_repetition_mode",
    label: "Page Scan Repetition Mode",
    show,
    strings: { 0: "R0", 1: "R1", 2: "R2" },
  }),
  packetKinds: u16({
    filter: "packet_type",
    label: "Packet Type for ACL",
    show,
    little,
    views: packetViews(["reserved_5_7", "reserved_0"], true),
  }),
  mostKeys: number("max_num_keys", "Max Num Keys"),
  keysRead: number("num_keys_read", "Number of Link Keys Read"),
  aclLength: number("max_data_length_acl", "Host ACL Data Packet Length (bytes)"),
  scoLength: u8({ filter: "max_data_length_sco", label: "Host SCO Data Packet Length (bytes)" }),
  aclPackets: number("max_data_num_acl", "Host Total Num ACL Data Packets"),
  scoPackets: number("max_data_num_sco", "Host Total Num SCO Data Packets"),
  classOfDevice: u24({ ...classOfDevice, show, little }),
};
