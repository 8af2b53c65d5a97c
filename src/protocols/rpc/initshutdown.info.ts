import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { InitShutdown } from "./initshutdown.ts";

export const initShutdownInfo = infoText(InitShutdown, interfaceText(InitShutdown));
