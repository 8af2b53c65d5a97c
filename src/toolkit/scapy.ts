import type { Protocol } from "../definition/protocol.ts";
import { scapyLayers } from "../protocols/scapy-layers.ts";

/**
 * Layers by Scapy's names: parts of protocols, and protocols whose fields Scapy arranges otherwise than their definitions.
 * `packet(IPv6(), scapy.ICMPv6EchoRequest({ id: 1 }))`.
 */
export const scapy: { readonly [layer: string]: Protocol } = Object.fromEntries(
  scapyLayers.map((layer) => [layer.layer, layer]),
);
