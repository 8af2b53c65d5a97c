import type { Dissector } from "../../dissect/dissector.ts";
import { LayerGroups } from "./layer-groups.ts";

/** Looks for what Wireshark says behind the layers of a packet: that one is malformed, or that it was cut when captured. */
export class PacketFault {
  private readonly dissector: Dissector;
  private readonly groups: LayerGroups;
  private malformed = -1;
  private cut = -1;

  constructor(dissector: Dissector) {
    this.dissector = dissector;
    this.groups = new LayerGroups(dissector);
  }

  /** Begins with another packet. */
  begin(): void {
    this.malformed = this.cut = -1;
  }

  /** Looks at a layer, which it decodes. */
  see(layer: number): void {
    const problem = this.dissector.verdict(layer);
    if (problem === "malformed" && this.malformed < 0) this.malformed = layer;
    else if (problem === "truncated" && this.cut < 0) this.cut = layer;
  }

  get isMalformed(): boolean {
    return this.malformed >= 0;
  }

  /** The protocol that a malformed packet is malformed in, as Wireshark calls it. */
  get protocol(): string {
    return this.short(this.malformed);
  }

  /** A malformed packet's sentence. */
  get sentence(): string {
    return `[Malformed Packet: ${this.protocol}]`;
  }

  /** The sentence of a packet that was cut where it was not malformed, "" of another. */
  get cutSentence(): string {
    if (this.isMalformed || this.cut < 0) return "";
    return `[Packet size limited during capture: ${this.short(this.cut)} truncated]`;
  }

  private short(layer: number): string {
    const name = this.groups.name(layer);
    return this.dissector.catalog.named(name)?.short ?? name.toUpperCase();
  }
}
