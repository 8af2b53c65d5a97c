import { infoText } from "../../definition/info-line.ts";
import { openflow13Labels, openflowText } from "../parts/openflow-line.ts";
import { OpenFlow13 } from "./openflow-13.ts";

export const openflow13Info = infoText(OpenFlow13, { ...openflowText("1.3"), labels: openflow13Labels });
