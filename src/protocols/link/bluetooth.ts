import { u16, u32, u8 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { some } from "../parts/element-views.ts";
import { h4Direction, h4Told } from "../parts/h4-direction.ts";
import { hciCommand, hciEvent } from "../parts/hci-message.ts";
import { l2capFrame } from "../parts/l2cap-message.ts";

const CORE = "Bluetooth Core specification 5.3";
const CONTINUES = 0x10;

const type: AnyField = u8({
  label: "HCI Packet Type",
  show: "hex",
  strings: { 1: "HCI Command", 2: "ACL Data", 3: "SCO Data", 4: "HCI Event", 5: "ISO Data" },
});
/** What all of Bluetooth is in: it has no octets of its own. */
export const Bluetooth = protocol({
  name: "bluetooth",
  layer: "Bluetooth",
  title: "Bluetooth",
  spec: "none",
  carriedBy: { linktype: 187 },
  next: { table: "bluetooth", always: 1 },
  summary: "Bluetooth",
  fields: {},
});

/** The same, with the direction of each packet in front, as libpcap writes it. */
export const BluetoothDirected = protocol({
  name: "bluetooth-directed",
  path: "bluetooth",
  layer: "BluetoothDirected",
  title: "Bluetooth",
  short: "Bluetooth",
  spec: "LINKTYPE_BLUETOOTH_HCI_H4_WITH_PHDR",
  carriedBy: { linktype: 201 },
  next: { table: "bluetooth", always: 1 },
  tells: (bytes, start) => h4Told(bytes[start + 3]),
  summary: "Bluetooth",
  fields: { direction: u32({ filter: "" }) },
});

/** The octet that tells what is sent to or by a controller over a serial line. */
export const HciH4 = protocol({
  name: "hci_h4",
  layer: "HciH4",
  title: "Bluetooth HCI H4",
  short: "HCI H4",
  spec: `${CORE}, volume 4 part A`,
  carriedBy: { bluetooth: 1 },
  next: { table: "hci_h4.type", by: ["type"] },
  summary: "HCI H4 {type}",
  fields: { type, direction: h4Direction },
});

export const HciCommand = protocol({
  name: "bthci_cmd",
  layer: "HciCommand",
  title: "Bluetooth HCI Command",
  short: "HCI_CMD",
  spec: `${CORE}, volume 4 part E, 5.4.1`,
  carriedBy: { "hci_h4.type": 1 },
  foreign: ["btcommon"],
  summary: "HCI command",
  fields: { message: hciCommand },
});

export const HciEvent = protocol({
  name: "bthci_evt",
  layer: "HciEvent",
  title: "Bluetooth HCI Event",
  short: "HCI_EVT",
  spec: `${CORE}, volume 4 part E, 5.4.4`,
  carriedBy: { "hci_h4.type": 4 },
  foreign: ["btcommon"],
  summary: "HCI event",
  fields: { message: hciEvent },
});

/** Data over a link between devices; what continues a frame is left as it is. */
export const HciAcl = protocol({
  name: "bthci_acl",
  layer: "HciAcl",
  title: "Bluetooth HCI ACL Packet",
  short: "HCI_ACL",
  spec: `${CORE}, volume 4 part E, 5.4.2`,
  carriedBy: { "hci_h4.type": 2 },
  next: { table: "bthci_acl", told: true },
  tells: (bytes, start, headerEnd) => (headerEnd > start + 1 && (bytes[start + 1] & CONTINUES) === 0 ? 1 : 0),
  summary: "HCI ACL",
  fields: {
    flags: u16({
      filter: "",
      little: true,
      views: [
        some("chandle", "Connection Handle", 0x0fff, { show: "hex" }),
        some("pb_flag", "PB Flag", 0x3000, {
          strings: {
            0: "First Non-automatically Flushable Packet",
            1: "Continuing Fragment",
            2: "First Automatically Flushable Packet",
          },
        }),
        some("bc_flag", "BC Flag", 0xc000, {
          strings: { 0: "Point-To-Point", 1: "Active Broadcast", 2: "Piconet Broadcast" },
        }),
      ],
    }),
    length: u16({ label: "Data Total Length", little: true }),
  },
});

/** Channels over a link, and how they are opened and closed. */
export const L2CAP = protocol({
  name: "btl2cap",
  layer: "L2CAP",
  title: "Bluetooth L2CAP Protocol",
  short: "L2CAP",
  spec: `${CORE}, volume 3 part A`,
  carriedBy: { bthci_acl: 1 },
  summary: "L2CAP",
  fields: { frame: l2capFrame },
});
