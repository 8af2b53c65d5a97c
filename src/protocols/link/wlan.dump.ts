import { dumpText } from "../../definition/dump-line.ts";
import { printFrame } from "../parts/wlan-line.ts";
import { Dot11 } from "./wlan.ts";

export const wlanText = dumpText(Dot11, (line, at, length) => printFrame(line, at, length, false, 0));
