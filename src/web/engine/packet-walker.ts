import type { CaptureReader } from "../../files/reader.ts";
import type { Details } from "../messages.ts";
import { readerOf, ride, type Capture } from "./capture.ts";
import { Dissection } from "./dissection.ts";
import { everything } from "./everything.ts";
import { TreeNodes } from "./tree-nodes.ts";

/** Packets whose details are kept. */
const MOST_KEPT = 96;

/**
 * Dissects one packet in full, which takes what was before it. It stays where it was: stepping forward costs one packet; for
 * one further up it begins again, and on the way keeps those that are likely to be asked for next.
 */
export class PacketWalker {
  private readonly capture: Capture;
  private reader: CaptureReader | undefined;
  private dissection!: Dissection;
  private nodes!: TreeNodes;
  /** By index; the oldest first. */
  private readonly kept = new Map<number, Details>();

  constructor(capture: Capture) {
    this.capture = capture;
  }

  /**
   * The packet with this index; those of `near` that are on the way are kept. Throws where the capture ends before it, and the
   * signal's reason. One at a time.
   */
  async detailsOf(index: number, near: ReadonlySet<number>, signal: AbortSignal): Promise<Details> {
    const known = this.kept.get(index);
    if (known) return known;
    if (!this.reader || this.reader.record.number > index) await this.begin();
    signal.throwIfAborted();
    const reader = this.reader as CaptureReader;
    const packet = ({ record }: CaptureReader): boolean => {
      const at = record.number - 1;
      this.dissection.dissect(reader);
      if (at === index || near.has(at)) this.keep(this.read(at));
      this.dissection.session.displayed();
      return at < index;
    };
    await ride(reader, { packet }, signal);
    const found = this.kept.get(index);
    if (!found) throw new Error(`there is no packet ${index + 1}`);
    return found;
  }

  private keep(details: Details): void {
    this.kept.set(details.index, details);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT) this.kept.delete(oldest);
  }

  private async begin(): Promise<void> {
    this.reader = undefined;
    this.dissection = new Dissection(everything, this.capture.keys);
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
