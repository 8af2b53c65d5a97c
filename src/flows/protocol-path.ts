import { DATA } from "../definition/catalog.ts";
import type { Dissector } from "../dissect/dissector.ts";

/** `frame.protocols`: the protocols of a packet, outermost first, as Wireshark names them. */
export function protocolPath(dissector: Dissector): string {
  const { layers, catalog } = dissector;
  const names: string[] = [];
  for (let layer = 1; layer < layers.count; layer++) {
    const id = layers.protocol(layer);
    const protocol = catalog.protocols[id];
    if (protocol) names.push(id === DATA ? "data" : protocol.name);
    if (protocol?.rules.some(({ table }) => table === "ethertype") && layer + 1 < layers.count) names.push("ethertype");
  }
  return names.join(":");
}
