import type { TextWriter } from "../../bytes/text-writer.ts";
import type { TurnTexts } from "./turn-texts.ts";

/** What the threads that print one file have in common. */
export interface Share {
  readonly memory: SharedArrayBuffer;
  /** Shown packets in front of the first turn. */
  readonly before: number;
  /** Shown packets of a turn. */
  readonly size: number;
}

/** Told of the end of each turn: its number, how many packets it had, and their text where they were printed here. */
export type EndOfTurn = (turn: number, packets: number, text: Uint8Array | undefined) => void | Promise<void>;

/**
 * Which packets a thread prints of a file that several print: so many that are shown one after another are a turn, and who
 * comes to one first claims it. Every thread follows all packets, so that it knows what a single one would know.
 */
export class Turns {
  /** Whether the packet at hand is to be printed here. */
  isOwn = false;
  private turn = -1;
  private packets = 0;
  private size: number;
  private readonly usual: number;
  private readonly texts: TurnTexts;
  private readonly onEnd: EndOfTurn;

  constructor({ before, size }: Pick<Share, "before" | "size">, texts: TurnTexts, onEnd: EndOfTurn) {
    this.size = before;
    this.usual = size;
    this.texts = texts;
    this.onEnd = onEnd;
  }

  /** Counts a packet that was shown; returns whether its turn is over. */
  count(): boolean {
    return ++this.packets >= this.size;
  }

  /** Ends the turn with what was printed, and begins the next one. */
  next(out: TextWriter): void | Promise<void> {
    const wait = this.end(out);
    if (wait !== undefined) return wait.then(() => this.claim());
    this.claim();
  }

  /** Ends the last turn, whole or not. */
  end(out: TextWriter): void | Promise<void> {
    const text = this.isOwn ? out.buffer.subarray(0, out.length) : undefined;
    this.isOwn = false;
    out.clear();
    return this.turn < 0 ? undefined : this.onEnd(this.turn, this.packets, text);
  }

  private claim(): void {
    this.turn++;
    this.packets = 0;
    this.size = this.usual;
    this.isOwn = this.texts.claim(this.turn);
  }
}
