import type { CaptureReader } from "../../files/reader.ts";
import type { Details } from "../messages.ts";
import { readerOf, ride, type Capture } from "./capture.ts";
import { Dissection } from "./dissection.ts";
import { everything } from "./everything.ts";
import { TreeNodes } from "./tree-nodes.ts";

/** A dissection that stands somewhere in a capture and goes forward only. */
export class Journey {
  private readonly capture: Capture;
  private readonly dissection: Dissection;
  private readonly nodes: TreeNodes;
  private reader: CaptureReader | undefined;

  constructor(capture: Capture) {
    this.capture = capture;
    this.dissection = new Dissection(everything, capture.keys);
    this.nodes = new TreeNodes(this.dissection.session.dissector);
  }

  /** Packets behind it. */
  get behind(): number {
    return this.reader?.record.number ?? 0;
  }

  /** Goes on until this many packets are behind it; `met` is told of each before the next one comes. Throws the signal's reason. */
  async goTo(
    behind: number,
    met: (index: number) => void,
    signal: AbortSignal,
    isPatient: boolean = false,
  ): Promise<void> {
    if (this.behind >= behind) return;
    this.reader ??= await readerOf(this.capture);
    signal.throwIfAborted();
    const packet = (reader: CaptureReader): boolean => {
      const { number } = reader.record;
      this.dissection.dissect(reader);
      met(number - 1);
      this.dissection.session.displayed();
      return number < behind;
    };
    await ride(this.reader, { packet }, signal, isPatient);
  }

  /** The packet that it stands at. */
  details(index: number): Details {
    const tree = this.nodes.tree();
    const { sources } = this.dissection.session.dissector;
    return {
      index,
      tree,
      sources: sources.map(({ title, bytes, start, end }) => ({ name: title, bytes: bytes.slice(start, end) })),
    };
  }
}
