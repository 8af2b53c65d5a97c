import { encodeText } from "../bytes/text.ts";
import { build } from "../craft/build.ts";
import { UnresolvedNameError } from "../craft/craft-error.ts";
import { currentLayers } from "../craft/current-values.ts";
import { explicitLayers } from "../craft/explicit.ts";
import { formatLayers } from "../craft/expression/format.ts";
import { resolvedLayers, type LookUpHost } from "../craft/resolve.ts";
import { unseeded, type Random } from "../craft/volatile.ts";
import { Raw } from "../definition/raw.ts";
import type { Catalog } from "../definition/catalog.ts";
import { isLayer } from "../craft/stacked.ts";
import { DATA, NONE } from "../definition/catalog.ts";
import type { Layer, LayerValues, Protocol } from "../definition/protocol.ts";
import { Dissector } from "../dissect/dissector.ts";
import { stackOf, type Stack } from "../dissect/stack.ts";
import { wrongValues, type WrongValue } from "../dissect/verify.ts";
import { fit } from "../flows/answers.ts";
import { Footprints } from "../flows/footprint.ts";
import type { PacketProcess } from "../files/pcapng-options.ts";
import { dumpText } from "../report/octet-texts.ts";
import { reprOf } from "../report/repr.ts";
import { showLayers } from "../report/show.ts";
import { sprintf } from "../report/sprintf.ts";
import { summaryOf } from "../report/summary.ts";
import { commandFor } from "./command.ts";
import { withoutRight, withValues, type Edits } from "./edit.ts";
import { linkTypeOf } from "./link-type.ts";
import { layersFromJson, layersToJson, type PacketJson } from "./packet-json.ts";
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

/**
 * A packet that somebody holds on to: received, or crafted of layers. It owns its octets, and is built and dissected when
 * it is asked about. Its fields may have several values, of which the first are meant; `each` gives a packet for each.
 */
export class Packet implements PacketOrigin {
  readonly number: number;
  readonly seconds: number;
  readonly nanoseconds: number;
  readonly linkType: number;
  readonly interface: number;
  readonly comments: readonly string[];
  readonly process: PacketProcess | undefined;
  /** The file or interface that `sniff` had it from. */
  sniffedOn: string | undefined = undefined;
  private readonly catalog: Catalog;
  private stack: Stack | undefined;
  private octets: Uint8Array | undefined;
  /** Whether somebody has asked for a layer: who asks once may want no other, who asks twice gets all of them. */
  private wasAsked = false;
  /** The layers it was crafted of, with the values that were given; undefined for a packet of octets. */
  readonly crafted: readonly Layer[] | undefined;
  private readonly wireLength: number | undefined;

  /** Of octets, or of layers whose first packet it is. */
  constructor(
    content: Uint8Array | readonly Layer[],
    origin: Partial<PacketOrigin> = {},
    catalog: Catalog = standardCatalog(),
  ) {
    if (content instanceof Uint8Array) this.octets = content;
    else this.crafted = content;
    this.number = origin.number ?? 1;
    this.seconds = origin.seconds ?? 0;
    this.nanoseconds = origin.nanoseconds ?? 0;
    this.wireLength = origin.originalLength;
    this.linkType = origin.linkType ?? 1;
    this.interface = origin.interface ?? 0;
    this.comments = origin.comments ?? [];
    this.process = origin.process;
    this.catalog = catalog;
  }

  /** The octets. Throws a CraftError where a value does not fit, an UnresolvedNameError where a name has no address yet. */
  get bytes(): Uint8Array {
    return (this.octets ??= firstOf(this.crafted ?? [], unseeded));
  }

  get originalLength(): number {
    return this.wireLength ?? this.bytes.length;
  }

  /** The octets, as `bytes`. */
  raw(): Uint8Array {
    return this.bytes;
  }

  /**
   * One packet for each combination of the values that fields may have (networks, ranges, lists), made as it is asked for;
   * random values are drawn anew, with the source of random numbers that is given (see `randomNumbers`).
   */
  *each(random: Random = unseeded): Generator<Packet, void, undefined> {
    if (!this.crafted) {
      yield this;
      return;
    }
    for (const layers of explicitLayers(this.crafted, random))
      yield layers === this.crafted ? this : new Packet(layers, this.origin(), this.catalog);
  }

  /** The layers, outermost first; what no protocol claims, or is malformed, is `Raw`. */
  get layers(): readonly DissectedLayer[] {
    return this.dissected().layers as readonly DissectedLayer[];
  }

  /** The layers it was crafted of, with the values that they were given; of a received packet its layers. */
  get given(): readonly Layer[] {
    return this.crafted ?? this.dissected().layers;
  }

  /** The layers as `show` shows them: with the values they have before what is automatic is filled in, which is null. */
  get current(): readonly Layer[] {
    return this.crafted ? currentLayers(this.crafted) : this.dissected().layers;
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
    if (this.stack === undefined && occurrence === 1 && !this.wasAsked) {
      this.wasAsked = true;
      const values = firstValues(this.redissected(), protocol, this.bytes.length);
      if (values) return values as LayerValues<P>;
    }
    const found = this.layers.filter((layer) => layer.protocol === protocol)[occurrence - 1];
    return found?.values as LayerValues<P> | undefined;
  }

  /** Where the payload of a layer starts and ends. */
  span(layer: number): readonly [start: number, end: number] {
    const { layers } = this.redissected();
    return [layers.headerEnd(layer), layers.payloadEnd(layer)];
  }

  /** The octets that its layers build. */
  build(): Uint8Array {
    return build(this.dissected().layers);
  }

  /**
   * The packet with other values in its layer of this protocol. Lengths, counts and checksums that were right are made right
   * again; those that were wrong stay as they are.
   */
  with<P extends Protocol>(protocol: P, values: Edits<P>, occurrence = 1): Packet {
    const layers = this.crafted?.some((layer) => layer.protocol === protocol)
      ? withValues(this.crafted, protocol, values, occurrence)
      : withValues(withoutRight(this.dissected().layers, this.bytes), protocol, values, occurrence);
    return new Packet(layers, this.origin(), this.catalog);
  }

  /** The same packet at a time, in nanoseconds since 1970. */
  at(time: bigint): Packet {
    const [seconds, nanoseconds] = [Number(time / 1_000_000_000n), Number(time % 1_000_000_000n)];
    return new Packet(this.crafted ?? this.bytes, { ...this.origin(), seconds, nanoseconds }, this.catalog);
  }

  /** The packet with addresses in place of names. Rejects as `lookUp` does. */
  async resolve(lookUp: LookUpHost): Promise<Packet> {
    if (!this.crafted) return this;
    return new Packet(await resolvedLayers(this.crafted, lookUp), this.origin(), this.catalog);
  }

  /** The expression that makes this packet again. */
  command(): string {
    const given = this.crafted;
    if (given && given.every(({ values }) => Object.values(values as object).every(isPlain)))
      return formatLayers(given);
    return commandFor(this.dissected().layers, this.bytes);
  }

  toJSON(): PacketJson {
    return { linkType: this.linkType, layers: layersToJson(this.dissected().layers) };
  }

  static fromJSON({ linkType, layers }: PacketJson): Packet {
    return new Packet(layersFromJson(layers), { linkType });
  }

  /** Whether it answers another packet, as their definitions say, or is an ICMP error that quotes it. */
  answers(request: Packet): boolean {
    const footprints = footprintsOf(this.catalog);
    return fit(footprints.of(this.bytes, this.linkType), footprints.of(request.bytes, request.linkType)) > 0;
  }

  /** Lengths and checksums that do not say what the packet is, by layer. */
  verify(): readonly WrongValue[] {
    return wrongValues(this.redissected(), this.bytes.length);
  }

  /** One line: `Ether / IP 10.0.0.1 > 10.0.0.2 / TCP 40000 > 80 S`. */
  summary(): string {
    try {
      return summaryOf(this.dissected().layers);
    } catch (fault) {
      if (!this.crafted || !(fault instanceof UnresolvedNameError)) throw fault;
      return summaryOf(currentLayers(this.crafted));
    }
  }

  /** Every field of every layer, a line each: of a crafted packet as it was given, None for what is filled in. */
  show(): string {
    return showLayers(this.current);
  }

  /** One line in Scapy's manner, of what was given: `<IP  dst=10.0.0.1 |<TCP  dport=80 |>>`. */
  repr(): string {
    return reprOf(this.given);
  }

  /** A text with fields in it, as Scapy's `sprintf` writes it: `%IP.src% {TCP:to port %TCP.dport%}`. */
  sprintf(format: string): string {
    return sprintf(format, { layers: this.current, time: this.seconds + this.nanoseconds / 1e9 });
  }

  /** The same of what the octets say, with everything filled in. */
  show2(): string {
    return showLayers(this.dissected().layers);
  }

  /** Offsets, octets and their ASCII, sixteen a line. */
  hexdump(): string {
    return dumpText(this.bytes);
  }

  private dissected(): Stack {
    return (this.stack ??= stackOf(this.redissected(), 0, this.bytes.length));
  }

  private redissected(): Dissector {
    const dissector = dissectorOf(this.catalog);
    const { bytes, originalLength, linkType } = this;
    const first = this.crafted?.[0] ? definitionOf(this.crafted[0].protocol, this.catalog) : NONE;
    if (first > DATA) dissector.dissectAs(first, bytes, 0, bytes.length, bytes.length);
    else dissector.dissect(bytes, 0, bytes.length, Math.max(originalLength, bytes.length), linkType);
    return dissector;
  }

  private origin(): Partial<PacketOrigin> {
    const { number, seconds, nanoseconds, linkType, comments, process } = this;
    return { number, seconds, nanoseconds, linkType, interface: this.interface, comments, process };
  }
}

/** What `packet` stacks: layers, those of other packets, and text or octets that they carry. */
export type Stackable = Layer | Packet | string | Uint8Array;

/**
 * A packet of layers: automatic values are filled in. Fields may have several values (see `Packet`). Throws a CraftError
 * where a value does not fit its field; a name in place of an address is resolved later.
 */
export function packet(...layers: readonly Stackable[]): Packet {
  const stacked = layers.flatMap((layer): Layer | readonly Layer[] => {
    if (typeof layer === "string") return Raw({ load: encodeText(layer) });
    if (layer instanceof Uint8Array) return Raw({ load: layer });
    return layer instanceof Packet ? layer.given : layer;
  });
  const made = new Packet(stacked, { linkType: linkTypeOf(stacked[0]) });
  try {
    made.raw();
  } catch (fault) {
    if (!(fault instanceof UnresolvedNameError)) throw fault;
  }
  return made;
}

/** The values of the first layer of a protocol, without those of the others; undefined where there is more to it. */
function firstValues(dissector: Dissector, protocol: Protocol, captured: number): object | undefined {
  const { layers, catalog } = dissector;
  const id = catalog.idOf(protocol);
  if (id <= DATA) return undefined;
  for (let i = 0; i < layers.count; i++) {
    if (layers.payloadEnd(i) > captured || dissector.problem(i)) return undefined;
    if (layers.protocol(i) === id) return dissector.values(i);
  }
  return undefined;
}

function firstOf(layers: readonly Layer[], random: Random): Uint8Array {
  for (const first of explicitLayers(layers, random)) return build(first);
  return new Uint8Array(0);
}

/** Whether a value is written as it is, all the way down. */
function isPlain(value: unknown): boolean {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return true;
  if (Array.isArray(value)) return value.every(isPlain);
  return Object.getPrototypeOf(value) === Object.prototype && !isLayer(value) && Object.values(value).every(isPlain);
}

/** The number of a protocol, or of the one that has its name: Scapy arranges the fields of some otherwise. */
function definitionOf(protocol: Protocol, catalog: Catalog): number {
  const id = catalog.idOf(protocol);
  if (id > DATA) return id;
  const named = catalog.protocols.find((one) => one?.layer === protocol.layer);
  return named ? catalog.idOf(named) : id;
}

/** Dissectors and what reads footprints hold nothing between packets, so that one a catalog is enough. */
const dissectorOf = onceFor((catalog) => new Dissector(catalog));
const footprintsOf = onceFor((catalog) => new Footprints(catalog));

function onceFor<Made>(make: (catalog: Catalog) => Made): (catalog: Catalog) => Made {
  const made = new WeakMap<Catalog, Made>();
  return (catalog) => {
    const known = made.get(catalog);
    if (known !== undefined) return known;
    const fresh = make(catalog);
    made.set(catalog, fresh);
    return fresh;
  };
}
