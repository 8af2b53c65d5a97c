import { bytes } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

/** What tells ISAKMP from ESP where both share a port, because there are address translators on the way: no ESP begins with zeros. */
export const UDPEncapsulation = protocol({
  name: "udpencap",
  layer: "NON_ESP",
  title: "UDP Encapsulation of IPsec Packets",
  short: "UDPENCAP",
  spec: "RFC 3948",
  carriedBy: { "udp.port": 4500 },
  requires: { UDP: { sport: 4500, dport: 4500 } },
  startsWith: [[0, 0, 0, 0]],
  next: { table: "udpencap.marked", always: 1 },
  summary: "ISAKMP beside ESP",
  fields: {
    non_esp: bytes(4, {
      filter: "non_esp_marker",
      label: "Non-ESP Marker",
      type: "FT_NONE",
      default: new Uint8Array(4),
    }),
  },
});
