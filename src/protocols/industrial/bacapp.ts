import { protocol } from "../../definition/protocol.ts";
import { bacnetMessage } from "../parts/bacnet-message.ts";

/** Building Automation and Control Networks: the application layer. */
export const BACapp = protocol({
  name: "bacapp",
  layer: "BACapp",
  title: "Building Automation and Control Network APDU",
  short: "BACnet-APDU",
  spec: "ASHRAE 135, 20.1",
  carriedBy: { bacnet: 1 },
  summary: "BACnet message",
  fields: { message: bacnetMessage },
});
