import { infoText } from "../../definition/info-line.ts";
import { controlInfo } from "../parts/ppp-control-info.ts";
import { LCP } from "./ppp-lcp.ts";

export const lcpInfo = infoText(LCP, { info: controlInfo });
