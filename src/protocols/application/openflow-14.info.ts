import { infoText } from "../../definition/info-line.ts";
import { openflowText } from "../parts/openflow-line.ts";
import { OpenFlow14 } from "./openflow-14.ts";

export const openflow14Info = infoText(OpenFlow14, openflowText("1.4"));
