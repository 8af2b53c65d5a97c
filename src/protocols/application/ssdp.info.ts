import { infoText } from "../../definition/info-line.ts";
import { httpInfo } from "../parts/http-info.ts";
import { SSDP } from "./ssdp.ts";

export const ssdpInfo = infoText(SSDP, { info: httpInfo });
