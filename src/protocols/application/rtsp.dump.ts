import { dumpText } from "../../definition/dump-line.ts";
import { rtspMethods } from "../parts/rtsp-methods.ts";
import { textProtocol } from "../parts/text-protocol-line.ts";
import { RTSP } from "./rtsp.ts";

/** tcpdump takes PLAY_NOTIFY for no start of a message. */
const methods = rtspMethods.filter((method) => method !== "PLAY_NOTIFY");

export const rtspText = dumpText(RTSP, textProtocol("rtsp", methods));
