import { infoText } from "../../definition/info-line.ts";
import { openflowText } from "../parts/openflow-line.ts";
import { OpenFlow10 } from "./openflow-10.ts";

export const openflow10Info = infoText(OpenFlow10, openflowText("1.0"));
