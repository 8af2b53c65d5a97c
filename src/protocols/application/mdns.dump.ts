import { dumpText } from "../../definition/dump-line.ts";
import { messageLine } from "../parts/dns-message-line.ts";
import { MDNS } from "./mdns.ts";

export const mdnsText = dumpText(MDNS, (line, at, length) => messageLine(line, at, length, true));
