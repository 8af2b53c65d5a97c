import { bytes, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { bitView, partView } from "../parts/bit-view.ts";

const reserved = (bit: number) => partView(`ctrl.reserved${bit}`, `Reserved Bit ${bit}`, 1 << bit);

/** What nodes of a vehicle's network tell each other to stay awake, or to sleep together. */
export const AutosarNM = protocol({
  name: "autosar-nm",
  layer: "AutosarNM",
  title: "AUTOSAR Network Management",
  short: "AUTOSAR NM",
  spec: "AUTOSAR CAN Network Management",
  carriedBy: { "can.management": 1 },
  summary: "AUTOSAR NM of node {source}",
  fields: {
    control: u8({
      filter: "ctrl",
      label: "Control Bit Vector",
      show: "hex",
      views: [
        bitView("ctrl.repeat_msg_req", "Repeat Message Request", 0x01, [
          "Repeat Message State requested",
          "Repeat Message State not requested",
        ]),
        reserved(1),
        reserved(2),
        bitView("ctrl.nm_coord_sleep", "NM Coordinator Sleep Ready", 0x08, [
          "Start of synchronized shutdown requested",
          "Start of synchronized shutdown not requested",
        ]),
        bitView("ctrl.active_wakeup", "Active Wakeup", 0x10, [
          "Node has woken up the network",
          "Node has not woken up the network",
        ]),
        reserved(5),
        bitView("ctrl.pni", "Partial Network Information", 0x40, [
          "NM message contains Partial Network request information",
          "NM message contains no Partial Network request information",
        ]),
        reserved(7),
      ],
    }),
    source: u8({ filter: "src", label: "Source Node Identifier" }),
    data: bytes("rest", { filter: "user_data", label: "User Data", evenEmpty: true }),
  },
});
