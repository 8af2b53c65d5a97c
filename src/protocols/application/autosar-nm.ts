import { bytes, u8 } from "../../definition/fields.ts";
import type { View } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { bitView } from "../parts/bit-view.ts";

const reserved = (bit: number): View => ({
  filter: `ctrl.reserved${bit}`,
  label: `Reserved Bit ${bit}`,
  type: "FT_UINT8",
  mask: 1 << bit,
});

/** What ECUs tell one another of whether the network is needed. */
export const AutosarNm = protocol({
  name: "autosar-nm",
  layer: "AutosarNm",
  title: "AUTOSAR Network Management",
  short: "AUTOSAR NM",
  spec: "AUTOSAR CanNm 4.3",
  carriedBy: { "can.id": 0 },
  summary: "AUTOSAR NM {ctrl}",
  fields: {
    ctrl: u8({
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
    src: u8({ label: "Source Node Identifier" }),
    user_data: bytes("rest", { label: "User Data", evenEmpty: true }),
  },
});
