import { dumpText } from "../../definition/dump-line.ts";
import { textProtocol } from "../parts/text-protocol-line.ts";
import { RTSP } from "./rtsp.ts";

const methods = [
  "ANNOUNCE",
  "DESCRIBE",
  "GET_PARAMETER",
  "OPTIONS",
  "PAUSE",
  "PLAY",
  "RECORD",
  "REDIRECT",
  "SETUP",
  "SET_PARAMETER",
  "TEARDOWN",
];

export const rtspText = dumpText(RTSP, textProtocol("rtsp", methods));
