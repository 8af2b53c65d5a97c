import { infoText } from "../../definition/info-line.ts";
import { controlInfo } from "../parts/ppp-control-info.ts";
import { BACP, CCP, IPCP, IPV6CP, MPLSCP, OSINLCP } from "./ppp-ncp.ts";

export const bacpInfo = infoText(BACP, { info: controlInfo });
export const ccpInfo = infoText(CCP, { info: controlInfo });
export const ipcpInfo = infoText(IPCP, { info: controlInfo });
export const ipv6cpInfo = infoText(IPV6CP, { info: controlInfo });
export const mplscpInfo = infoText(MPLSCP, { info: controlInfo });
export const osinlcpInfo = infoText(OSINLCP, { info: controlInfo });
