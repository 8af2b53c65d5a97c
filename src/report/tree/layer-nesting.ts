import { DATA } from "../../definition/catalog.ts";
import { readSlot } from "../../definition/layout.ts";
import type { Protocol } from "../../definition/protocol.ts";
import type { Dissector } from "../../dissect/dissector.ts";

/**
 * Which layers Wireshark shows inside the tree of another one: what an ICMP error quotes, the data of a ping, extension
 * headers of IPv6, bodies of SIP and RTSP. Layers are entered in their order.
 */
export class LayerNesting {
  private readonly dissector: Dissector;
  /** The layers that are open, the innermost last. */
  private readonly open: number[] = [];

  constructor(dissector: Dissector) {
    this.dissector = dissector;
  }

  /** How many layers are open. */
  get depth(): number {
    return this.open.length;
  }

  /** Opens a layer; `close` is called for each open one that it is not inside, innermost first. */
  enter(layer: number, close: () => void): void {
    const holder = this.holder(layer);
    this.leave(holder < 0 ? 0 : this.open.indexOf(holder) + 1, close);
    this.open.push(layer);
  }

  /** Closes all layers but the outermost `kept`. */
  leave(kept: number, close: () => void): void {
    while (this.open.length > kept) {
      close();
      this.open.pop();
    }
  }

  /** The layer whose tree one is in, -1 where it stands for itself. */
  holder(layer: number): number {
    const protocol = this.protocol(layer);
    if (!protocol || layer < 2) return -1;
    const { within } = protocol;
    if (within !== undefined) {
      if (protocol.besideAs !== undefined && this.says(layer - 1, protocol.besideAs)) return -1;
      let outer = layer - 1;
      while (outer > 1 && this.isPassed(outer, within)) outer--;
      return this.protocol(outer)?.name === within ? outer : -1;
    }
    const message = protocol.holdsBody ? -1 : this.message(layer, protocol.name);
    if (message > 0) return message;
    if (this.dissector.layers.protocol(layer) === DATA) return this.protocol(layer - 1)?.quotes ? layer - 1 : -1;
    // What the quoted packet carries stands for itself.
    if (!protocol.addresses && protocol.carriedBy?.["ip.proto"] === undefined) return -1;
    for (let outer = layer - 1; outer > 0; outer--) if (this.protocol(outer)?.quotes) return outer;
    return -1;
  }

  /** The message that a layer is the body of, or that holds such layers, -1 where it is of none. */
  private message(layer: number, name: string): number {
    for (let outer = layer - 1; outer > 1; outer--) {
      const around = this.protocol(outer);
      if (around?.holdsBody) return outer;
      if (around?.holds?.includes(name)) return name === "data" && this.isTyped(outer) ? -1 : outer;
      if (around?.addresses) return -1;
    }
    return -1;
  }

  /** Whether a message says of what type its body is: octets that are said to be nothing else stand for themselves. */
  private isTyped(layer: number): boolean {
    const { dissector } = this;
    const { layers, tree, catalog } = dissector;
    dissector.decode(layer);
    const root = layers.tree(layer);
    for (let quad = root + 1; quad < tree.after(root); quad++)
      if (catalog.registry.fields[tree.field(quad)].name.endsWith(".content_type")) return true;
    return false;
  }

  /** Whether a layer stands inside the same one, or is part of it. */
  private isPassed(layer: number, within: string): boolean {
    const protocol = this.protocol(layer);
    return protocol?.within === within || protocol?.path === "";
  }

  /** Whether the header of a layer has this number for what is inside it. */
  private says(layer: number, number: number): boolean {
    const rule = this.protocol(layer)?.rules[0];
    if (!rule || !("by" in rule)) return false;
    const { layers } = this.dissector;
    const slot = this.protocol(layer)?.slots.get(rule.by[0]);
    return slot !== undefined && readSlot(this.dissector.bytesOf(layer), layers.start(layer), slot) === number;
  }

  private protocol(layer: number): Protocol | undefined {
    const { layers, catalog } = this.dissector;
    return catalog.protocols[layers.protocol(layer)];
  }
}
