import { layerOf, messageOf } from "../../definition/derive.ts";
import { bits, bytes, u8 } from "../../definition/fields.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { NTP } from "./ntp.ts";

const requires = { UDP: { sport: 123, dport: 123 } };
const header = (layer: string): Protocol =>
  messageOf(NTP, layer, { mode: 3 }, { without: ["extensions", "key_id", "dgst"], requires });

/** Without arguments a request of a client: its times are 0. */
export const layers = scapyLayers([
  header("NTP"),
  header("NTPHeader"),
  messageOf(
    NTP,
    "NTPControl",
    { mode: 6 },
    {
      names: { leap: "zeros" },
      defaults: { version: 2 },
      fields: { data: bytes("rest") },
      requires,
    },
  ),
  layerOf(
    "NTPPrivate",
    {
      response: bits(1),
      more: bits(1),
      version: bits(3, { default: 2 }),
      mode: bits(3),
      auth: bits(1),
      seq: bits(7),
      implementation: u8(),
      request_code: u8(),
      err: bits(4),
      nb_items: bits(12),
      mbz: bits(4),
      data_item_size: bits(12),
      req_data: bytes("rest"),
      data: bytes("rest"),
      authenticator: bytes("rest"),
    },
    { carriedBy: { "udp.port": 123 }, requires },
  ),
]);
