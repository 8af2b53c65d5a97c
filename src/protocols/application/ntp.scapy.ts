import { messageOf } from "../../definition/derive.ts";
import { bits, bytes, u16, u8 } from "../../definition/fields.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { NTP } from "./ntp.ts";

const requires = { UDP: { sport: 123, dport: 123 } };
const header = (layer: string): Protocol =>
  messageOf(NTP, layer, { mode: 3, stratum: 2 }, { without: ["extensions", "key_id", "dgst"], requires });

/** Without arguments a request of a client: its times are 0. */
export const layers = scapyLayers([
  header("NTP"),
  header("NTPHeader"),
  messageOf(NTP, "NTPControl", { mode: 6 }, {
    names: { leap: "zeros" },
    defaults: { version: 2 },
    fields: { data: bytes("rest") },
    requires,
  }),
  messageOf(NTP, "NTPPrivate", { mode: 7 }, {
    without: ["leap"],
    defaults: { version: 2 },
    fields: { mode: bits(3) },
    requires,
  }),
]);
void [u16, u8];
