import type { CaptureReader } from "../../files/reader.ts";
import type { Details } from "../messages.ts";
import { readerOf, ride, type Capture } from "./capture.ts";
import { Dissection, loadCiphers } from "./dissection.ts";
import { TreeNodes } from "./tree-nodes.ts";

/**
 * Dissects one packet in full, which takes what was before it. It stays where it was: stepping forward costs one packet;
 * for a packet further up it begins again.
 */
export class PacketWalker {
  private readonly capture: Capture;
  private reader: CaptureReader | undefined;
  private dissection!: Dissection;
  private nodes!: TreeNodes;
  /** The last one: it is asked for again when nothing else was selected. */
  private details: Details | undefined;

  constructor(capture: Capture) {
    this.capture = capture;
  }

  /** The packet with this index; throws where the capture ends before it, and the signal's reason. One at a time. */
  async detailsOf(index: number, signal: AbortSignal): Promise<Details> {
    if (this.details?.index === index) return this.details;
    await loadCiphers();
    if (!this.reader || this.reader.record.number > index) await this.begin();
    signal.throwIfAborted();
    const reader = this.reader as CaptureReader;
    let found: Details | undefined;
    const packet = ({ record }: CaptureReader): boolean => {
      this.dissection.dissect(reader);
      if (record.number === index + 1) found = this.read(index);
      this.dissection.session.displayed();
      return found === undefined;
    };
    await ride(reader, { packet }, signal);
    if (!found) throw new Error(`there is no packet ${index + 1}`);
    return (this.details = found);
  }

  private async begin(): Promise<void> {
    this.reader = undefined;
    this.dissection = new Dissection(this.capture.keys, true);
    this.nodes = new TreeNodes(this.dissection.session.dissector);
    this.reader = await readerOf(this.capture);
  }

  private read(index: number): Details {
    const tree = this.nodes.tree();
    const { sources } = this.dissection.session.dissector;
    return {
      index,
      tree,
      sources: sources.map(({ title, bytes, start, end }) => ({ name: title, bytes: bytes.slice(start, end) })),
    };
  }
}
