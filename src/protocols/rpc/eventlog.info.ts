import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { EventLog } from "./eventlog.ts";

export const eventLogInfo = infoText(EventLog, interfaceText(EventLog));
