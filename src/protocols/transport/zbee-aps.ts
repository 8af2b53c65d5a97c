import { protocol } from "../../definition/protocol.ts";
import { zbeeApsMessage } from "../parts/zbee-aps-message.ts";
import { ZBEE_MIC } from "../parts/zbee-security.ts";

const SECURED = 0x20;
const isSecured = (bytes: Uint8Array, start: number, captured: number): boolean =>
  start < captured && (bytes[start] & SECURED) !== 0;

/** The application support layer of ZigBee: which endpoint of a device something is for. */
export const ZigbeeAppDataPayload = protocol({
  name: "zbee_aps",
  layer: "ZigbeeAppDataPayload",
  title: "ZigBee Application Support Layer",
  short: "ZigBee",
  spec: "ZigBee specification 2.2",
  carriedBy: { zbee_nwk: 1 },
  foreign: ["zbee", "zbee_sec"],
  next: { table: "zbee_aps", always: 1 },
  trailer: (bytes, start, headerEnd, end, captured) =>
    isSecured(bytes, start, captured) ? Math.min(end - headerEnd, ZBEE_MIC) : 0,
  summary: "ZigBee APS",
  fields: { message: zbeeApsMessage },
});
