import { ByProtocol } from "../../definition/by-protocol.ts";
import type { Protocol } from "../../definition/protocol.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import { EtherTypeNames } from "../../flows/ether-type-names.ts";

/** Which layers of a packet Wireshark takes for one: records behind one another, and what is only the beginning of another. */
export class LayerGroups {
  private readonly dissector: Dissector;
  private readonly names: ByProtocol<string>;
  private readonly etherTypes: EtherTypeNames;

  constructor(dissector: Dissector) {
    this.dissector = dissector;
    this.names = new ByProtocol(dissector.catalog, treeName);
    this.etherTypes = new EtherTypeNames(dissector);
  }

  /** Whether a layer is part of what Wireshark calls the layer before it. */
  joins(layer: number): boolean {
    if (layer < 1) return false;
    if (this.dissector.isHeadless(layer) || this.isPassedOn(layer)) return true;
    const protocol = this.protocol(layer);
    if (protocol?.treeless) return true;
    if (layer < 2) return false;
    const before = this.protocol(layer - 1);
    if (!protocol || !before) return false;
    if (protocol === before)
      return protocol.records?.filter !== undefined && this.source(layer) === this.source(layer - 1);
    if (before.path === "" && sharesName(before, protocol)) return true;
    return protocol.path === "" && protocol.standsAlone !== true && !this.begins(layer);
  }

  /** Whether another layer stands in the place of this one, which handed it all of its octets on. */
  isPassedOn(layer: number): boolean {
    const { layers } = this.dissector;
    const next = layer + 1;
    if (next >= layers.count || layers.start(next) !== layers.start(layer)) return false;
    const { passesOn } = this.protocol(layer) ?? {};
    if (passesOn?.to !== this.protocol(next)?.name || this.source(layer) !== this.source(next)) return false;
    return passesOn?.unlessTyped !== true || !this.etherTypes.areBehind(layer - 1);
  }

  /** Wireshark's name for the layer. */
  name(layer: number): string {
    const { layers } = this.dissector;
    return layer < layers.count ? this.names.of(layers.protocol(layer)) : "";
  }

  /** Whether a layer without a name of its own is the beginning of the one inside it. */
  private begins(layer: number): boolean {
    const protocol = this.protocol(layer);
    const next = this.protocol(layer + 1);
    return protocol !== undefined && next !== undefined && sharesName(protocol, next);
  }

  private protocol(layer: number): Protocol | undefined {
    const { layers, catalog } = this.dissector;
    return layer < layers.count ? catalog.protocols[layers.protocol(layer)] : undefined;
  }

  private source(layer: number): number {
    return this.dissector.layers.sourceOf(layer);
  }
}

/** Wireshark's name for the tree of a layer of a protocol. */
export function treeName(protocol: Protocol | undefined): string {
  if (!protocol) return "";
  // Of several names in the path one is the tree's.
  if (protocol.standsAlone || protocol.path?.includes(":")) return protocol.name;
  return (protocol.path ?? protocol.name) || (protocol.prefix ?? protocol.name);
}

/** Whether the fields of two protocols begin with the same name. */
function sharesName(one: Protocol, other: Protocol): boolean {
  return (one.prefix ?? one.name) === (other.prefix ?? other.name);
}
