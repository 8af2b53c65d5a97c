import { messageOf } from "../../definition/derive.ts";
import { bytes } from "../../definition/fields.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { CookedLinux, CookedLinuxV2 } from "./cooked-linux.ts";

const about = { without: ["unused"], fields: { src: bytes(8) } };

export const layers = scapyLayers([
  messageOf(CookedLinux, "CookedLinux", {}, about),
  messageOf(CookedLinuxV2, "CookedLinuxV2", {}, about),
]);
