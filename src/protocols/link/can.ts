import { u32 } from "../../bytes/numbers.ts";
import { protocol } from "../../definition/protocol.ts";
import { canHead, canPadding } from "../parts/can-frame.ts";

/** Link type of captures of SocketCAN. */
const LINKTYPE_CAN = 227;
const NUMBER_AND_FLAGS = 0xe00007ff;

/** A frame of a Controller Area Network, as captures have it. */
export const CAN = protocol({
  name: "can",
  layer: "CAN",
  title: "Controller Area Network",
  short: "CAN",
  spec: "ISO 11898-1, linux/can.h",
  carriedBy: { linktype: LINKTYPE_CAN },
  // Network management has the short number 0, and no flags.
  tells: (octets, start) => Number((u32(octets, start) & NUMBER_AND_FLAGS) === 0),
  // tshark has the names of its fields of another protocol, too.
  foreign: ["acf-can"],
  trailer: canPadding,
  next: { table: "can.management", told: true },
  summary: "CAN {identifier}",
  fields: canHead,
});
