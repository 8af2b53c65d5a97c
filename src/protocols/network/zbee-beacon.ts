import { struct, u16, u24, u8, when } from "../../definition/fields.ts";
import type { View } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { bit, some } from "../parts/element-views.ts";
import { eui64Field } from "../parts/eui64-reversed.ts";
import { WpanPayload } from "../parts/wpan-payload.ts";

export const zbeeStackViews: readonly View[] = [
  some("profile", "Stack Profile", 0x000f, {
    show: "hex",
    strings: { 0: "Network Specific", 1: "ZigBee Home", 2: "ZigBee PRO" },
  }),
  some("version", "Protocol Version", 0x00f0),
  bit("router", "Router Capacity", 0x0400),
  some("depth", "Device Depth", 0x7800),
  bit("end_dev", "End Device Capacity", 0x8000),
];

/** What a coordinator of ZigBee says in beacons of whom it takes in (ZigBee specification 3.6.7). */
export const ZigbeeBeacon = protocol({
  name: "zbee_beacon",
  layer: "ZigBeeBeacon",
  title: "ZigBee Beacon",
  short: "ZigBee Beacon",
  spec: "ZigBee specification 3.6.7",
  carriedBy: { "wpan.payload": WpanPayload.beacon },
  summary: "ZigBee beacon",
  fields: {
    proto_id: u8({ filter: "protocol", label: "Protocol ID" }),
    stack: struct(
      { flags: u16({ filter: "", little: true, views: zbeeStackViews }) },
      { filter: "", label: "Beacon", line: "zbee_beacon.stack" },
    ),
    extended_pan_id: eui64Field({ filter: "ext_panid", label: "Extended PAN ID" }),
    tx_offset: u24({ label: "Tx Offset", little: true }),
    update_id: when({ left: 1 }, u8({ label: "Update ID" })),
  },
});
