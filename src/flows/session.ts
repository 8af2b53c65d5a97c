import { FRAME, type Catalog } from "../definition/catalog.ts";
import { Compiler } from "../dissect/compile.ts";
import { Dissector } from "../dissect/dissector.ts";
import type { Walk } from "../dissect/walk.ts";
import { ChecksumStatus } from "./checksum-status.ts";
import { FrameFields } from "./frame-fields.ts";
import type { FlowPacket } from "./packet.ts";

/** Adds the generated fields of one layer of the packet that the dissector holds. */
export type Annotator = (layer: number) => void;

/**
 * Dissects the packets of one capture in order, with what earlier packets say of later ones. After `dissect` the packet is
 * in `dissector`: layer 0 is the frame, layers of reassembled or decrypted octets are in sources of their own.
 */
export class Session {
  readonly dissector: Dissector;
  readonly compiler: Compiler;
  private readonly annotators: (Annotator | undefined)[] = [];
  private readonly frame: FrameFields;

  constructor(catalog: Catalog, walk: (catalog: Catalog) => Walk) {
    this.compiler = new Compiler(catalog);
    this.dissector = new Dissector(catalog, walk(catalog), this.compiler);
    this.frame = new FrameFields(this.dissector, this.compiler);
    this.annotators[FRAME] = () => this.frame.annotate();
    const checksums = new ChecksumStatus(this.dissector, this.compiler);
    this.dissector.annotate = (layer) => {
      checksums.annotate(layer);
      this.annotators[this.dissector.layers.protocol(layer)]?.(layer);
    };
  }

  dissect(packet: FlowPacket): void {
    const { dissector } = this;
    const { bytes, start, end } = packet;
    const declared = start + Math.max(packet.original, end - start);
    dissector.begin(bytes, start, end);
    this.frame.begin(packet);
    dissector.layers.push(FRAME, start, start, end);
    dissector.extend(dissector.firstOf(packet.linkType), start, declared);
  }

  /** The packet was shown: the next one's `frame.time_delta_displayed` counts from it. */
  displayed(): void {
    this.frame.displayed();
  }
}
