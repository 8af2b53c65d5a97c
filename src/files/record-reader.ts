import type { CaptureInterface } from "./capture-interface.ts";
import type { CaptureProblem } from "./problem.ts";
import type { CaptureReader } from "./reader.ts";
import { PacketRecord } from "./record.ts";
import type { ReadWindow } from "./window.ts";

/** Reads a file of one kind of record: the packets of one interface behind a header that has been read. */
export abstract class RecordReader implements CaptureReader {
  abstract readonly format: CaptureReader["format"];
  readonly linkType: number;
  readonly snapLength: number;
  readonly nanosecond: boolean;
  readonly interfaces: CaptureInterface[];
  readonly sections = [];
  readonly nameResolutions = [];
  readonly secrets = [];
  readonly ignored = 0;
  readonly record = new PacketRecord();
  problem: CaptureProblem | undefined = undefined;
  protected readonly window: ReadWindow;

  constructor(window: ReadWindow, about: CaptureInterface) {
    this.window = window;
    this.linkType = about.linkType;
    this.snapLength = about.snapLength;
    this.nanosecond = about.timeResolution === 9;
    this.interfaces = [about];
    this.record.linkType = about.linkType;
  }

  abstract next(): boolean;

  /** Octets that must be there for `next` to decide about the next packet. */
  protected abstract needed(): number;

  /** What is said of a record of which only `got` octets are there. */
  protected abstract cutShort(got: number): string;

  fill(): boolean | Promise<boolean> {
    if (this.problem !== undefined) return false;
    if (this.window.remaining >= this.needed()) return true;
    const more = this.window.fill();
    if (typeof more === "boolean") return more || this.finish();
    return more.then((arrived) => arrived || this.finish());
  }

  close(): void | Promise<void> {
    return this.window.source.close();
  }

  /** No packet follows, because of what stands at the window's position. */
  protected refuse(message: string): false {
    this.problem = { kind: "malformed", message, at: this.window.offset };
    return false;
  }

  private finish(): false {
    const { remaining, offset, problem } = this.window;
    if (problem !== undefined) this.problem = problem;
    else if (remaining > 0) this.problem = { kind: "truncated", message: this.cutShort(remaining), at: offset };
    return false;
  }
}
