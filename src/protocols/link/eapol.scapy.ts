import { sizeOf } from "../../definition/auto.ts";
import { messageOf, type Derivation } from "../../definition/derive.ts";
import { bits, bytes, u8 } from "../../definition/fields.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { EAP, EAPOL } from "./eapol.ts";

const octets = bytes("rest");
const method = (type: number, layer: string, about: Derivation = {}): Protocol =>
  messageOf(EAP, layer, { code: 1, type }, about);
/** Other names for the same in the methods that have no TLS in theirs. */
const renamed = { names: { tls_message_len: "message_len", tls_data: "data" } };

export const layers = scapyLayers([
  messageOf(EAPOL, "EAPOL", {}, { requires: { Ether: { dst: "01:80:c2:00:00:03" } } }),
  method(4, "EAP_MD5", {
    fields: { value_size: u8({ auto: sizeOf("value") }), value: octets, optional_name: octets },
    without: ["value", "optional_name"],
  }),
  method(13, "EAP_TLS", { without: ["version"], fields: { reserved: bits(5) } }),
  method(21, "EAP_TTLS", renamed),
  method(25, "EAP_PEAP", {
    without: ["version"],
    instead: { reserved: { reserved: bits(3), version: bits(2, { default: 1 }) } },
  }),
  method(43, "EAP_FAST", renamed),
  method(17, "LEAP", {
    without: ["data"],
    fields: {
      version: u8({ default: 1 }),
      unused: u8(),
      count: u8({ auto: sizeOf("challenge_response") }),
      challenge_response: octets,
      username: octets,
    },
  }),
]);
