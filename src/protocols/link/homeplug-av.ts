import { protocol } from "../../definition/protocol.ts";
import { homeplugMessage } from "../parts/homeplug-message.ts";

/** How stations on a power line, and cars with chargers, come together. */
export const HomePlugAV = protocol({
  name: "homeplug-av",
  prefix: "homeplug_av",
  layer: "HomePlugAV",
  title: "HomePlug AV protocol",
  short: "HomePlug AV",
  spec: "HomePlug AV specification 1.1, HomePlug Green PHY specification 1.1",
  carriedBy: { ethertype: 0x88e1 },
  summary: "HomePlug AV",
  fields: { message: homeplugMessage },
});
