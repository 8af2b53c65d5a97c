import { frameNumber, relativeTime, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { aoeMessage, ataCommands } from "../parts/aoe-message.ts";

/** ATA over Ethernet: commands to disks, and what they answer. */
export const AOE = protocol({
  name: "aoe",
  layer: "AOE",
  title: "ATAoverEthernet",
  short: "AoE",
  spec: "AoE (Coraid, revision 11)",
  carriedBy: { ethertype: 0x88a2 },
  summary: "AoE",
  fields: { message: aoeMessage },
  generated: {
    responseTo: frameNumber({ filter: "response_to", label: "Response To" }),
    time: relativeTime({ filter: "time", label: "Time from request" }),
    command: u8({ filter: "ata.cmd", label: "ATA Cmd", show: "hex", strings: ataCommands }),
  },
});
