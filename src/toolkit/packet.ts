import { build } from "../craft/build.ts";
import type { Catalog } from "../definition/catalog.ts";
import type { Layer, LayerValues, Protocol } from "../definition/protocol.ts";
import { Dissector } from "../dissect/dissector.ts";
import { stackOf, type Stack } from "../dissect/stack.ts";
import { wrongValues, type WrongValue } from "../dissect/verify.ts";
import type { PacketProcess } from "../files/pcapng-options.ts";
import { showLayers } from "../report/show.ts";
import { summaryOf } from "../report/summary.ts";
import { standardCatalog } from "./standard-catalog.ts";

/** When and where a packet was captured, beside its octets. */
export interface PacketOrigin {
  /** 1 for the first packet of its source. */
  readonly number: number;
  /** Time since 1970 as whole seconds and nanoseconds within the second. */
  readonly seconds: number;
  readonly nanoseconds: number;
  /** Octets on the wire; more than `bytes` holds where the capture cut them. */
  readonly originalLength: number;
  /** LINKTYPE_ number: what the octets start with. */
  readonly linkType: number;
  /** Index of its interface in the capture. */
  readonly interface: number;
  readonly comments: readonly string[];
  /** Who sent or received it, where the capture says so. */
  readonly process: PacketProcess | undefined;
}

/** A layer of a dissected packet with its values. */
export type DissectedLayer<P extends Protocol = Protocol> = { readonly protocol: P; readonly values: LayerValues<P> };

/** A packet that somebody holds on to: it owns its octets, and is dissected when it is asked about. */
export class Packet implements PacketOrigin {
  readonly bytes: Uint8Array;
  readonly number: number;
  readonly seconds: number;
  readonly nanoseconds: number;
  readonly originalLength: number;
  readonly linkType: number;
  readonly interface: number;
  readonly comments: readonly string[];
  readonly process: PacketProcess | undefined;
  /** The file or interface that `sniff` had it from. */
  sniffedOn: string | undefined = undefined;
  private readonly catalog: Catalog;
  private stack: Stack | undefined;

  constructor(bytes: Uint8Array, origin: Partial<PacketOrigin> = {}, catalog: Catalog = standardCatalog()) {
    this.bytes = bytes;
    this.number = origin.number ?? 1;
    this.seconds = origin.seconds ?? 0;
    this.nanoseconds = origin.nanoseconds ?? 0;
    this.originalLength = origin.originalLength ?? bytes.length;
    this.linkType = origin.linkType ?? 1;
    this.interface = origin.interface ?? 0;
    this.comments = origin.comments ?? [];
    this.process = origin.process;
    this.catalog = catalog;
  }

  /** The layers, outermost first; what no protocol claims, or is malformed, is `Raw`. */
  get layers(): readonly DissectedLayer[] {
    return this.dissected().layers as readonly DissectedLayer[];
  }

  /** Whether every layer is known, complete and well formed. */
  get whole(): boolean {
    return this.dissected().whole;
  }

  /** Whether the packet has a layer of this protocol. */
  has(protocol: Protocol): boolean {
    return this.layers.some((layer) => layer.protocol === protocol);
  }

  /** The values of the `occurrence`th layer of this protocol (1 is the outermost), or undefined. */
  get<P extends Protocol>(protocol: P, occurrence = 1): LayerValues<P> | undefined {
    const found = this.layers.filter((layer) => layer.protocol === protocol)[occurrence - 1];
    return found?.values as LayerValues<P> | undefined;
  }

  /** The octets that its layers build. */
  build(): Uint8Array {
    return build(this.dissected().layers);
  }

  /** Lengths and checksums that do not say what the packet is, by layer. */
  verify(): readonly WrongValue[] {
    return wrongValues(this.redissected(), this.bytes.length);
  }

  /** One line: `Ether / IP 10.0.0.1 > 10.0.0.2 / TCP 40000 > 80 S`. */
  summary(): string {
    return summaryOf(this.dissected().layers);
  }

  /** Every field of every layer, a line each. */
  show(): string {
    return showLayers(this.dissected().layers);
  }

  private dissected(): Stack {
    return (this.stack ??= stackOf(this.redissected(), 0, this.bytes.length));
  }

  private redissected(): Dissector {
    const dissector = dissectorOf(this.catalog);
    const { bytes, originalLength, linkType } = this;
    dissector.dissect(bytes, 0, bytes.length, Math.max(originalLength, bytes.length), linkType);
    return dissector;
  }
}

/** A packet of layers that are yet to be built: automatic values are filled in. Throws a CraftError. */
export function packet(...layers: readonly Layer[]): Packet {
  const first = layers[0]?.protocol.carriedBy as { readonly linktype?: number | readonly number[] } | undefined;
  const linkType = [first?.linktype ?? 1].flat()[0];
  return new Packet(build(layers), { linkType: Array.isArray(linkType) ? linkType[0] : linkType });
}

/** Dissectors hold nothing between packets, so that one a catalog is enough. */
const dissectors = new WeakMap<Catalog, Dissector>();

function dissectorOf(catalog: Catalog): Dissector {
  const known = dissectors.get(catalog);
  if (known) return known;
  const made = new Dissector(catalog);
  dissectors.set(catalog, made);
  return made;
}
