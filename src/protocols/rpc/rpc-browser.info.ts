import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { RPCBrowser } from "./rpc-browser.ts";

export const rPCBrowserInfo = infoText(RPCBrowser, interfaceText(RPCBrowser));
