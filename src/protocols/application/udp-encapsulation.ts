import { bytes, custom } from "../../definition/fields.ts";
import type { Custom } from "../../definition/custom.ts";
import { protocol } from "../../definition/protocol.ts";

const MARKER = 4;
const KEEPALIVE = 0xff;

const isMarked = (octets: Uint8Array, at: number, end: number): boolean =>
  at + MARKER <= end && (octets[at] | octets[at + 1] | octets[at + 2] | octets[at + 3]) === 0;

/** Four zeros in front of ISAKMP, one octet that keeps a translator from forgetting, or nothing in front of ESP. */
const marker: Custom<Uint8Array> = {
  name: "udpencap marker",
  skip: (octets, at, end) =>
    isMarked(octets, at, end) ? at + MARKER : end - at === 1 && octets[at] === KEEPALIVE ? end : at,
  read: ({ bytes: octets }, start, end) => octets.slice(start, end),
  write: (writer, value) => writer.octets(value),
  inner: [
    { key: "marker", field: bytes(MARKER, { filter: "non_esp_marker", label: "Non-ESP Marker", type: "FT_NONE" }) },
    { key: "keepalive", field: bytes(1, { filter: "nat_keepalive", label: "NAT-keepalive packet", type: "FT_NONE" }) },
  ],
  visit(_octets, start, end, found) {
    if (end > start) found(end - start === MARKER ? 0 : 1, start, end);
  },
};

/** What tells ISAKMP from ESP where both share a port, because there are address translators on the way: no ESP begins with zeros. */
export const UDPEncapsulation = protocol({
  name: "udpencap",
  layer: "NON_ESP",
  title: "UDP Encapsulation of IPsec Packets",
  short: "UDPENCAP",
  spec: "RFC 3948",
  carriedBy: { "udp.port": 4500 },
  requires: { UDP: { sport: 4500, dport: 4500 } },
  tells: (octets, at, headerEnd) => Number(headerEnd === at + MARKER && isMarked(octets, at, headerEnd)),
  next: { table: "udpencap.marked", told: true },
  summary: "IPsec behind an address translator",
  fields: { non_esp: custom(marker, { filter: "", default: new Uint8Array(MARKER) }) },
});
