import type { Dissector } from "../../dissect/dissector.ts";

const found: string[] = [];

/**
 * The outermost nodes of a packet's tree as Wireshark builds it: its protocols, and between layers of different sources the
 * field that stands for the pieces. The list is one and the same for all packets.
 */
export function treeNodes(dissector: Dissector): readonly string[] {
  const { layers, catalog, sources } = dissector;
  found.length = 0;
  let quoted = false;
  let source = 0;
  for (let layer = 1; layer < layers.count; layer++) {
    const protocol = catalog.protocols[layers.protocol(layer)];
    if (!protocol || protocol.path === "") continue;
    // The packet that an ICMP error quotes is inside its tree; what the packet carries stands for itself.
    if (quoted && (protocol.addresses || protocol.carriedBy?.["ip.proto"] !== undefined)) continue;
    if (protocol.quotes === true) quoted = true;
    if (layers.sourceOf(layer) !== source) {
      source = layers.sourceOf(layer);
      const { field } = sources[source];
      if (field !== undefined) found.push(field);
    }
    const name = protocol.path ?? protocol.name;
    if (protocol.records && found.at(-1) === name) continue;
    found.push(name);
    if (layers.lies(layer)) found.push("_ws.malformed");
  }
  return found;
}
