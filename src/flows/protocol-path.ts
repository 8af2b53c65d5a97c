import type { Protocol } from "../definition/protocol.ts";
import type { Dissector } from "../dissect/dissector.ts";

/** `frame.protocols`: the protocols of a packet, outermost first, as Wireshark names them. */
export function protocolPath(dissector: Dissector): string {
  const { layers, catalog } = dissector;
  const names: string[] = [];
  for (let layer = 1; layer < layers.count; layer++) {
    const protocol = catalog.protocols[layers.protocol(layer)];
    if (!protocol || protocol.path === "") continue;
    const name = pathName(protocol, names.at(-1));
    if ((protocol.records || protocol.framing) && names.at(-1) === name) continue;
    names.push(name);
    if (layer + 1 < layers.count && followsEtherType(dissector, layer)) names.push("ethertype");
  }
  return names.join(":");
}

/** Wireshark's name for a layer of a protocol behind one of this name. */
export function pathName(protocol: Protocol, before: string | undefined): string {
  const { path, pathBehind, name } = protocol;
  const own = path ?? name;
  // The second record of a layer is behind the first.
  const behind = Object.entries(pathBehind ?? {}).find(([parent, full]) => before === parent || before === full);
  return behind?.[1] ?? own;
}

/** Whether the layer behind this one was found by an EtherType, which Wireshark names in between. */
function followsEtherType({ catalog, layers }: Dissector, layer: number): boolean {
  const protocol = catalog.protocols[layers.protocol(layer)];
  const child = catalog.protocols[layers.protocol(layer + 1)];
  return protocol?.rules.some(({ table }) => table === "ethertype") === true && child?.name !== "llc";
}
