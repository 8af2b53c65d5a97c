import { build } from "../craft/build.ts";
import type { Scope } from "../craft/expression/scope.ts";
import { createCatalog, type Catalog } from "../definition/catalog.ts";
import { Padding } from "../definition/padding.ts";
import type { Layer, Protocol } from "../definition/protocol.ts";
import { Raw } from "../definition/raw.ts";
import { Dissector } from "../dissect/dissector.ts";
import { stackOf } from "../dissect/stack.ts";
import { definitions } from "../protocols/catalog.ts";
import { scapyConstants } from "../protocols/scapy-constants.ts";
import { scapyLayers } from "../protocols/scapy-layers.ts";
import { addedProtocols } from "./plugins.ts";

let standard: { readonly scope: Scope; readonly added: number } | undefined;

/**
 * The layers that expressions know: Scapy's names first, then those of the definitions that Scapy does not have, and the
 * protocols that were added.
 */
export function craftingScope(): Scope {
  const added = addedProtocols();
  if (standard?.added !== added.length) standard = { scope: scopeOf(added), added: added.length };
  return standard.scope;
}

function scopeOf(more: readonly Protocol[]): Scope {
  const layers = new Map<string, readonly Protocol[]>();
  for (const protocol of [...more, ...scapyLayers, ...definitions, Raw, Padding])
    layers.set(protocol.layer, [...(layers.get(protocol.layer) ?? []), protocol]);
  let catalog: Catalog | undefined;
  return {
    layers: (name) => layers.get(name) ?? [],
    constant: (name) => (Object.hasOwn(scapyConstants, name) ? scapyConstants[name] : undefined),
    names: () => [...layers.keys()],
    read: (protocol, octets) => readAs(protocol, octets, (catalog ??= readingCatalog(more))),
  };
}

/** Layers of parts of protocols come first, so that what the definitions say about who carries whom stands. */
function readingCatalog(more: readonly Protocol[]): Catalog {
  return createCatalog([...scapyLayers, ...definitions, ...more]);
}

function readAs(protocol: Protocol, octets: Uint8Array, catalog: Catalog): readonly Layer[] {
  if (protocol === Raw || protocol === Padding) return [{ protocol, values: { load: octets } }];
  const dissector = new Dissector(catalog);
  // A layer that can only be written (its next protocol stands behind a field of variable size) is read as it is defined.
  const next = protocol.rules.flatMap((rule) => ("by" in rule ? rule.by : []));
  const readable = next.every((key) => protocol.slots.has(key));
  const read = readable ? protocol : (definitions.find(({ layer }) => layer === protocol.layer) ?? Raw);
  dissector.dissectAs(catalog.idOf(read), octets, 0, octets.length, octets.length);
  const { layers } = stackOf(dissector, 0, octets.length);
  // What can only be written has values that do not give these octets again.
  const again = build(layers);
  const same = again.length === octets.length && again.every((octet, i) => octet === octets[i]);
  return same ? layers : [Raw({ load: octets })];
}
