import { sizeOf } from "../../definition/auto.ts";
import { layerOf, messageOf } from "../../definition/derive.ts";
import { repeated, u16, u32 } from "../../definition/fields.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { RTP } from "./rtp.ts";

/** Scapy's names of payload types, beside those of the registry. */
// oxfmt-ignore
const payloadTypes = {
  "G.711 PCMU": 0, "GSM": 3, "G723": 4, DVI4: 17, LPC: 7, "PCMA": 8, "G.722": 9, "L16": 11, QCELP: 12, CN: 13, MPA: 14, G728: 15, G729: 18, CelB: 25, JPEG: 26,
  nv: 28, H261: 31, MPV: 32, MP2T: 33, H263: 34,
} as const;

export const layers = scapyLayers([
  messageOf(RTP, "RTP", {}, { without: ["header", "payload", "pad"], values: { payload_type: payloadTypes } }),
  layerOf(
    "RTPExtension",
    { header_id: u16(), header_len: u16({ auto: sizeOf("header", { unit: 4 }) }), header: repeated(u32()) },
    { requires: { RTP: { extension: 1 } } },
  ),
]);
