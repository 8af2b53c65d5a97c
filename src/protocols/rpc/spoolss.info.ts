import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { Spoolss } from "./spoolss.ts";

export const spoolssInfo = infoText(Spoolss, interfaceText(Spoolss));
