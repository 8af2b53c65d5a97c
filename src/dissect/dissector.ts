import { DATA, NONE, type Catalog } from "../definition/catalog.ts";
import { MALFORMED_FIELD, TRUNCATED_FIELD } from "../definition/registry.ts";
import { Decoder } from "./decode.ts";
import { FAULT } from "./fault.ts";
import { Layers } from "./layers.ts";
import { Compiler } from "./compile.ts";
import { Tree } from "./tree.ts";
import { ValueReader } from "./values.ts";
import { interpretedWalk, type Walk } from "./walk.ts";

/** A record may claim 4 GiB; offsets are signed numbers of 32 bits. */
const LARGEST_END = 0x7fffffff;

/**
 * Dissects one packet after another into the same arrays: `layers` by `dissect`, `tree` by `decode`. What is read from
 * them holds until the next packet.
 */
export class Dissector {
  readonly catalog: Catalog;
  readonly layers: Layers = new Layers();
  readonly tree: Tree = new Tree();
  bytes: Uint8Array = new Uint8Array(0);
  private readonly decoder: Decoder;
  private readonly compiler: Compiler;
  private readonly walk: Walk;
  private readonly decodeLayer: (layer: number) => number;

  /** `walk` is the generated one where the catalog has it; the interpreter otherwise. */
  constructor(catalog: Catalog, walk: Walk = interpretedWalk(catalog)) {
    this.catalog = catalog;
    this.compiler = new Compiler(catalog);
    this.decoder = new Decoder(this.tree, catalog.registry);
    this.walk = walk;
    this.decodeLayer = (layer) => this.decode(layer);
  }

  /** Finds the layers of bytes[start..captured), of which the wire had up to `declared`. No field is read but lengths and links. */
  dissect(bytes: Uint8Array, start: number, captured: number, declared: number, linkType: number): void {
    const first = linkType < 65536 ? this.catalog.tables[0][linkType] : NONE;
    this.dissectAs(first, bytes, start, captured, declared);
  }

  /** The same for octets that start with the protocol of this id. */
  dissectAs(protocol: number, bytes: Uint8Array, start: number, captured: number, declared: number): void {
    this.bytes = bytes;
    this.tree.count = 0;
    this.decoder.bytes = bytes;
    this.decoder.captured = captured;
    this.decoder.steps = 0;
    const end = Math.min(declared, LARGEST_END);
    if (protocol === NONE) {
      this.layers.count = 0;
      if (captured > start) this.layers.push(DATA, start, end, end);
    } else this.walk(this.layers, bytes, start, captured, end, protocol, this.decodeLayer);
  }

  /** Decodes the fields of a layer, once; returns where they end, or -1 where they are malformed or cut. */
  decode(layer: number): number {
    const { layers, tree } = this;
    if (layers.tree(layer) >= 0) return layers.headerEnd(layer);
    const lies = layers.lies(layer);
    layers.setTree(layer, tree.count);
    const end = layers.headerEnd(layer);
    const protocol = layers.protocol(layer);
    // A quad that stands for the layer closes its subtree.
    const root = tree.leaf(-1, layers.start(layer), end);
    const stop = this.decoder.layer(this.compiler.program(protocol), layers.start(layer), end);
    if (lies) tree.leaf(MALFORMED_FIELD, layers.start(layer), end);
    tree.close(root, stop === FAULT ? end : stop);
    return stop;
  }

  /** The values of a layer as an object. */
  values(layer: number): Record<string, unknown> {
    this.decode(layer);
    const root = this.layers.tree(layer);
    const reader = new ValueReader(this.tree, this.catalog.registry, this.bytes, this.layers.start(layer));
    return reader.object(root + 1, this.tree.after(root));
  }

  /** Where the decoded fields of a layer end; what lies between that and the end of its payload is its payload. */
  fieldsEnd(layer: number): number {
    this.decode(layer);
    return this.tree.end(this.layers.tree(layer));
  }

  /** What is wrong with a layer, if anything. */
  problem(layer: number): "malformed" | "truncated" | undefined {
    this.decode(layer);
    const root = this.layers.tree(layer);
    let found: "malformed" | "truncated" | undefined;
    for (let i = root + 1; i < this.tree.after(root); i++) {
      if (this.tree.field(i) === MALFORMED_FIELD) return "malformed";
      if (this.tree.field(i) === TRUNCATED_FIELD) found = "truncated";
    }
    return found;
  }

  /** Steps that decoding this packet took, for the limit that bounds it. */
  get steps(): number {
    return this.decoder.steps;
  }
}
