import { protocol } from "../../definition/protocol.ts";
import { WpanPayload } from "../parts/wpan-payload.ts";
import { ZBEE_COMMAND, ZbeeFlag, zbeeNetworkMessage } from "../parts/zbee-nwk-message.ts";
import { ZBEE_MIC } from "../parts/zbee-security.ts";

const isSecured = (bytes: Uint8Array, start: number, captured: number): boolean =>
  start + 1 < captured && (bytes[start + 1] & ZbeeFlag.secured) !== 0;

/** The network layer of ZigBee. What is encrypted stays octets, as nobody has the key. */
export const ZigbeeNWK = protocol({
  name: "zbee_nwk",
  layer: "ZigbeeNWK",
  title: "ZigBee Network Layer",
  short: "ZigBee",
  spec: "ZigBee specification 3.3",
  carriedBy: { "wpan.payload": WpanPayload.network },
  foreign: ["zbee", "zbee_sec"],
  next: { table: "zbee_nwk", told: true },
  tells: (bytes, start, _headerEnd, _end, captured) =>
    isSecured(bytes, start, captured) || (bytes[start] & 3) === ZBEE_COMMAND ? 0 : 1,
  trailer: (bytes, start, headerEnd, end, captured) =>
    isSecured(bytes, start, captured) ? Math.min(end - headerEnd, ZBEE_MIC) : 0,
  summary: "ZigBee",
  fields: { message: zbeeNetworkMessage },
});
