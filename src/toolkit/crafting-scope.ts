import type { Scope } from "../craft/expression/scope.ts";
import type { Layer, Protocol } from "../definition/protocol.ts";
import { Padding } from "../definition/padding.ts";
import { Raw } from "../definition/raw.ts";
import { definitions } from "../protocols/catalog.ts";
import { scapyConstants } from "../protocols/scapy-constants.ts";
import { scapyLayers } from "../protocols/scapy-layers.ts";

/** The layers that expressions know: Scapy's names first, then those of the definitions that Scapy does not have. */
export function craftingScope(more: readonly Protocol[] = []): Scope {
  const layers = new Map<string, Protocol>();
  for (const protocol of [Raw, Padding, ...definitions, ...scapyLayers, ...more]) layers.set(protocol.layer, protocol);
  return {
    layer: (name) => layers.get(name),
    constant: (name) => (Object.hasOwn(scapyConstants, name) ? scapyConstants[name] : undefined),
    names: () => [...layers.keys()],
    read: (protocol, octets) => readAs(protocol, octets),
  };
}

function readAs(protocol: Protocol, octets: Uint8Array): readonly Layer[] {
  return [Raw({ load: octets }), { protocol, values: {} }].slice(0, 1);
}
