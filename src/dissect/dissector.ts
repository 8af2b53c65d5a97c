import { DATA, NONE, walkRow, type Catalog } from "../definition/catalog.ts";
import { readSlot } from "../definition/layout.ts";
import type { UnreadableStep } from "./program.ts";
import { MALFORMED_FIELD, REST_FIELD, TRUNCATED_FIELD } from "../definition/registry.ts";
import { Decoder } from "./decode.ts";
import { Generated, type GeneratedObject } from "./generated.ts";
import type { Source } from "./source.ts";
import { FAULT } from "./fault.ts";
import { Layers, UNDECODED } from "./layers.ts";
import { Compiler } from "./compile.ts";
import type { StationTexts } from "./station-texts.ts";
import { Tree } from "./tree.ts";
import { ValueReader } from "./values.ts";
import { claims, interpretedWalk, type Claim, type Walk } from "./walk.ts";

/** In place of a generated value, of fields that have none. */
const NO_VALUE = -1;
/** In place of a number of octets: one. */
const ANY = -1;
/** A record may claim 4 GiB; offsets are signed numbers of 32 bits. */
const LARGEST_END = 0x7fffffff;

/** The first line of a message, bytes[start..end), and the protocol that it is of. */
export interface Begun {
  readonly protocol: number;
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/**
 * Dissects one packet after another into the same arrays: `layers` by `dissect`, `tree` by `decode`. What is read from
 * them holds until the next packet.
 */
export class Dissector {
  readonly catalog: Catalog;
  readonly layers: Layers = new Layers();
  readonly tree: Tree = new Tree();
  readonly generated: Generated = new Generated();
  /** The octets of the packet: source 0. */
  bytes: Uint8Array = new Uint8Array(0);
  /** What the layers are in, by number: the packet, then whatever `addSource` was given. */
  readonly sources: Source[] = [];
  /** Messages that begin in the packet and go on in later ones, as far as their first line is there. */
  readonly begun: Begun[] = [];
  private readonly frame = { bytes: new Uint8Array(0) as Uint8Array, start: 0, end: 0, title: "Frame" };
  /** Is called when a layer was decoded, to add its generated fields with `addNumber` and the like. */
  annotate: ((layer: number) => void) | undefined = undefined;
  /** Tells the number of a generated field of a layer that is not decoded; see `Follower.foresee`. */
  foresee: ((layer: number, name: string) => number | undefined) | undefined = undefined;
  /** What is known of stations beyond their addresses. */
  stations: StationTexts | undefined = undefined;
  /** Layers of which not all that was read is kept (`unreadable` of their definitions). */
  private readonly unread: number[] = [];
  /** By protocol: of how many octets all must be there for any to be shown, or ANY. */
  private readonly heads: (number | undefined)[] = [];
  private readonly knowledge = new Map<number, unknown>();
  private readonly decoder: Decoder;
  private readonly compiler: Compiler;
  private readonly walk: Walk;
  private readonly claim: Claim;
  /** By id, the protocol that takes the place of another in packets that begin like it. */
  private readonly instead: Int16Array;
  private readonly decodeLayer: (layer: number) => number;

  /** `walk` is the generated one where the catalog has it; the interpreter otherwise. */
  constructor(catalog: Catalog, walk: Walk = interpretedWalk(catalog), compiler: Compiler = new Compiler(catalog)) {
    this.catalog = catalog;
    this.sources.push(this.frame);
    this.compiler = compiler;
    this.decoder = new Decoder(this.tree, catalog.registry, this.generated);
    this.walk = walk;
    this.claim = claims(catalog);
    this.instead = new Int16Array(catalog.protocols.length);
    catalog.protocols.forEach((protocol, id) => {
      const other = protocol?.insteadOf === undefined ? undefined : catalog.named(protocol.insteadOf);
      if (other) this.instead[catalog.idOf(other)] = id;
    });
    this.decodeLayer = (layer) => this.decode(layer);
  }

  /** Finds the layers of bytes[start..captured), of which the wire had up to `declared`. No field is read but lengths and links. */
  dissect(bytes: Uint8Array, start: number, captured: number, declared: number, linkType: number): void {
    this.dissectAs(this.firstOf(linkType, bytes, start, captured), bytes, start, captured, declared);
  }

  /** The same for octets that start with the protocol of this id. */
  dissectAs(protocol: number, bytes: Uint8Array, start: number, captured: number, declared: number): void {
    this.begin(bytes, start, captured);
    this.extend(protocol, start, declared);
  }

  /** The protocol that bytes[start..captured), a packet of a link type, start with, NONE where nobody knows it. */
  firstOf(linkType: number, bytes: Uint8Array, start: number, captured: number): number {
    const first = linkType < 65536 ? this.catalog.tables[0][linkType] : NONE;
    const other = this.instead[first];
    return other === NONE || start >= captured ? first : this.claim(other, bytes, start, captured, captured) || first;
  }

  /** Begins a packet without layers. */
  begin(bytes: Uint8Array, start: number, captured: number): void {
    this.bytes = bytes;
    this.tree.count = 0;
    this.generated.count = 0;
    this.layers.count = 0;
    this.layers.source = 0;
    this.layers.told = 0;
    const { frame, sources } = this;
    frame.bytes = bytes;
    frame.start = start;
    frame.end = captured;
    if (sources.length > 1) sources.length = 1;
    if (this.knowledge.size > 0) this.knowledge.clear();
    if (this.begun.length > 0) this.begun.length = 0;
    if (this.unread.length > 0) this.unread.length = 0;
    this.decoder.steps = 0;
    this.decoder.faults = 0;
  }

  /** Octets that further layers are in; `bytes` has spare octets behind `end`. Returns the number of the source. */
  addSource(source: Source): number {
    this.sources.push(source);
    return this.sources.length - 1;
  }

  /**
   * Adds the layers of octets that start with the protocol of this id at `start` of a source, and go on up to `declared`.
   * `told` is what their definitions find as `TOLD`.
   */
  extend(protocol: number, start: number, declared: number, source = 0, told = 0): void {
    const { layers } = this;
    const { bytes, end: captured } = this.sources[source];
    const end = Math.min(declared, LARGEST_END);
    layers.source = source;
    layers.told = told;
    if (protocol === NONE || protocol === DATA) {
      if (captured > start) layers.push(DATA, start, end, end);
    } else this.walk(layers, bytes, start, captured, end, protocol, this.decodeLayer);
  }

  /** Adds a layer of which nothing is known but its protocol: its octets begin elsewhere, or are not all there. */
  extendBare(protocol: number, start: number, declared: number, source = 0): void {
    const { layers, tree } = this;
    layers.source = source;
    layers.push(protocol, start, start, declared);
    layers.setTree(layers.count - 1, tree.count);
    tree.leaf(-1, start, start);
  }

  /** Tells of a layer of the packet at hand what its definition goes by and is no number; its fields are decoded anew. */
  tell(layer: number, knowledge: unknown): void {
    this.knowledge.set(layer, knowledge);
    this.forgetFields(layer);
  }

  /** What was told of a layer so. */
  knowledgeOf(layer: number): unknown {
    return this.knowledge.get(layer);
  }

  /** More became known of a layer: its fields are decoded again when they are wanted. */
  forgetFields(layer: number): void {
    this.layers.setTree(layer, UNDECODED);
  }

  /** Decodes the fields of a layer, once; returns where they end, or -1 where they are malformed or cut. */
  decode(layer: number): number {
    const { layers, tree, decoder } = this;
    if (layers.tree(layer) >= 0) return layers.headerEnd(layer);
    const lies = layers.lies(layer);
    layers.setTree(layer, tree.count);
    const end = layers.headerEnd(layer);
    const protocol = layers.protocol(layer);
    const { bytes, end: captured } = this.sources[layers.sourceOf(layer)];
    decoder.bytes = bytes;
    decoder.captured = captured;
    decoder.stations = this.stations;
    decoder.told = layers.toldOf(layer);
    decoder.knowledge = this.knowledge.size === 0 ? undefined : this.knowledge.get(layer);
    // A quad that stands for the layer closes its subtree.
    const root = tree.leaf(-1, layers.start(layer), end);
    const program = this.compiler.program(protocol);
    const record = this.compiler.record(protocol);
    const held = record < 0 ? -1 : tree.leaf(record, layers.start(layer), end);
    const stop = decoder.layer(program, layers.start(layer), end);
    if (lies) {
      decoder.faults++;
      // Of what was cut its octets run out before what its length announces does.
      tree.leaf(end > captured ? TRUNCATED_FIELD : MALFORMED_FIELD, layers.start(layer), end);
    }
    this.annotate?.(layer);
    const { unreadable } = program;
    if (unreadable && isUnreadable(unreadable, lies, bytes, layers.start(layer), layers.payloadEnd(layer), captured)) {
      this.unread.push(layer);
      tree.keep(
        root + 1,
        (field) => field < REST_FIELD || unreadable.shows.has(this.catalog.registry.fields[field].name),
      );
    }
    if (held >= 0) tree.close(held, stop === FAULT ? end : stop);
    tree.close(root, stop === FAULT ? end : stop);
    return stop;
  }

  /** Adds a generated field with a number to the layer that is being annotated. */
  addNumber(field: number, value: number): void {
    const place = this.generated.number(value);
    this.tree.leaf(field, place, place);
  }

  /** Adds a generated time. */
  addTime(field: number, seconds: number, nanoseconds: number): void {
    const place = this.generated.number(seconds, nanoseconds);
    this.tree.leaf(field, place, place);
  }

  /** Adds a generated text, octets or integer of 64 bits, or what makes it when it is wanted; returns its quad. */
  addObject(field: number, value: GeneratedObject | (() => GeneratedObject)): number {
    const place = this.generated.object(value);
    return this.tree.leaf(field, place, place);
  }

  /** Adds a generated field without a value and returns its quad; `tree.close` ends what is inside. */
  addMark(field: number): number {
    return this.tree.leaf(field, NO_VALUE, NO_VALUE);
  }

  /** The octets that a layer is in. */
  bytesOf(layer: number): Uint8Array {
    return this.sources[this.layers.sourceOf(layer)].bytes;
  }

  /** The values of a layer as an object. */
  values(layer: number): Record<string, unknown> {
    this.decode(layer);
    const root = this.layers.tree(layer);
    const reader = new ValueReader(this.tree, this.catalog.registry, this.bytesOf(layer), this.layers.start(layer));
    return reader.object(root + 1, this.tree.after(root));
  }

  /** Where the decoded fields of a layer end; what lies between that and the end of its payload is its payload. */
  fieldsEnd(layer: number): number {
    this.decode(layer);
    return this.tree.end(this.layers.tree(layer));
  }

  /** What is wrong with a layer, if anything. */
  problem(layer: number): "malformed" | "truncated" | undefined {
    if (this.isBare(layer)) return undefined;
    this.decode(layer);
    if (this.decoder.faults === 0) return undefined;
    const root = this.layers.tree(layer);
    let found: "malformed" | "truncated" | undefined;
    for (let i = root + 1; i < this.tree.after(root); i++) {
      if (this.tree.field(i) === MALFORMED_FIELD) return "malformed";
      if (this.tree.field(i) === TRUNCATED_FIELD) found = "truncated";
    }
    return found;
  }

  /** Whether the values of a layer are not all that its octets say. */
  isUnread(layer: number): boolean {
    this.decode(layer);
    return this.unread.includes(layer);
  }

  /**
   * What Wireshark finds wrong with a layer: less than `problem` says of what it reads leniently, and what ended its reading
   * of what is both.
   */
  verdict(layer: number): "malformed" | "truncated" | undefined {
    const problem = this.problem(layer);
    if (problem !== "malformed") return problem;
    if (this.isQuoted(layer)) return undefined;
    const { layers, catalog, tree } = this;
    const id = layers.protocol(layer);
    const root = layers.tree(layer);
    for (let i = tree.after(root) - 1; i > root && tree.field(i) !== MALFORMED_FIELD; i--)
      if (tree.field(i) === TRUNCATED_FIELD) return "truncated";
    // What it does not read on in it only tells of.
    if (this.unread.includes(layer)) return undefined;
    if (catalog.protocols[id]?.lenient !== true) return problem;
    return layers.payloadEnd(layer) - layers.start(layer) < this.headerOctets(layer) ? problem : undefined;
  }

  /** Octets of a layer's header: as many as it says, or of its fixed head. */
  private headerOctets(layer: number): number {
    const { layers } = this;
    const { header, headLength } = walkRow(this.catalog, layers.protocol(layer));
    const start = layers.start(layer);
    if (!header || layers.payloadEnd(layer) < start + headLength) return headLength;
    return Math.max(headLength, readSlot(this.bytesOf(layer), start, header.slot) * header.unit + header.add);
  }

  /** Whether a layer is in a packet that another one quotes, which is seldom all of it. */
  private isQuoted(layer: number): boolean {
    const { layers, catalog } = this;
    const source = layers.sourceOf(layer);
    for (let outer = layer - 1; outer > 0 && layers.sourceOf(outer) === source; outer--)
      if (catalog.protocols[layers.protocol(outer)]?.quotes) return true;
    return false;
  }

  /** Whether too little of a layer is there for Wireshark to show any of it. */
  isHeadless(layer: number): boolean {
    const { layers, sources } = this;
    const id = layers.protocol(layer);
    const start = layers.start(layer);
    const end = layers.payloadEnd(layer);
    const octets = (this.heads[id] ??= headOf(this.catalog, id));
    if (octets === ANY) return end === start;
    return start + octets > Math.min(end, sources[layers.sourceOf(layer)].end);
  }

  /** Whether a layer is malformed. One that is not decoded stays so, because to say that takes less than its fields. */
  isMalformed(layer: number): boolean {
    const { layers, tree, decoder } = this;
    if (layers.lies(layer)) return true;
    if (layers.tree(layer) !== UNDECODED) return this.problem(layer) === "malformed";
    if (this.isBare(layer)) return false;
    const { count } = tree;
    const { steps, faults } = decoder;
    const { bytes, end: captured } = this.sources[layers.sourceOf(layer)];
    decoder.bytes = bytes;
    decoder.captured = captured;
    decoder.told = layers.toldOf(layer);
    decoder.skims = true;
    decoder.layer(this.compiler.program(layers.protocol(layer)), layers.start(layer), layers.headerEnd(layer));
    decoder.skims = false;
    const found = decoder.faults > faults && tree.has(MALFORMED_FIELD, count);
    tree.count = count;
    decoder.steps = steps;
    decoder.faults = faults;
    return found;
  }

  /** Whether a layer is nothing but a whole fixed head, in which no octet can be wrong: who asks need not decode it. */
  private isBare(layer: number): boolean {
    const { layers } = this;
    if (layers.tree(layer) !== UNDECODED || layers.lies(layer)) return false;
    const { headOctets, isHeadEnough } = this.compiler.program(layers.protocol(layer));
    const end = layers.headerEnd(layer);
    return isHeadEnough && end === layers.start(layer) + headOctets && end <= this.sources[layers.sourceOf(layer)].end;
  }

  /** Steps that decoding this packet took, for the limit that bounds it. */
  get steps(): number {
    return this.decoder.steps;
  }
}

function headOf(catalog: Catalog, id: number): number {
  const { uncut } = catalog.protocols[id] ?? {};
  if (typeof uncut === "number") return uncut;
  const { headLength } = walkRow(catalog, id);
  return uncut === true || headLength === 0 ? headLength : ANY;
}

function isUnreadable(
  { lying, is }: UnreadableStep,
  lies: boolean,
  bytes: Uint8Array,
  start: number,
  end: number,
  captured: number,
): boolean {
  return (lies || !lying) && start < captured && is(bytes, start, end, captured);
}
