import { infoText } from "../../definition/info-line.ts";
import { openflowText } from "../parts/openflow-line.ts";
import { OpenFlow15 } from "./openflow-15.ts";

export const openflow15Info = infoText(OpenFlow15, openflowText("1.5"));
