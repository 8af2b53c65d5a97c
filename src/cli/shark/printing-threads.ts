import type { Thread, Threads } from "../io.ts";
import { Refusal } from "../refusal.ts";
import type { StandardOutput } from "./standard-output.ts";
import { isTooLong, TURN_OCTETS, TurnTexts } from "./turn-texts.ts";
import { Turns, type Share } from "./turns.ts";

/** Milliseconds between two looks at whether processors are idle. */
const LOOK_MS = 250;
/** What of a processor is enough for a thread: V8 compiles in the others what runs often. */
const ENOUGH = 0.9;
/** More threads than this would mostly follow packets that others print. */
const MOST_HELPERS = 7;
/** Milliseconds until this thread looks again whether a text has come. */
const POLL_MS = 1;

/** What starts threads that run the same words and print their share. */
export interface Helpers extends Pick<Threads, "idle"> {
  start(share: Share): Thread;
}

/** A text that was too long for the ring, as a thread sends it. */
export interface LongText {
  readonly turn: number;
  readonly text: Uint8Array;
}

/** The threads that help this one to print a file, once processors are idle, and their texts in the order of the packets. */
export class PrintingThreads {
  private readonly helpers: Helpers;
  private readonly output: StandardOutput;
  private looked = performance.now();
  private threads: readonly Thread[] = [];
  private texts: TurnTexts | undefined;
  private readonly longTexts = new Map<number, Uint8Array>();
  /** Where this thread is, and where the file first ended for another. */
  private passed = { turn: -1, packets: 0 };
  private last: { readonly turn: number; readonly packets: number } | undefined;
  private size = 0;
  private fault: unknown;

  constructor(helpers: Helpers, output: StandardOutput) {
    this.helpers = helpers;
    this.output = output;
  }

  /** Starts threads where processors are idle; so many packets were shown so far, and are so many octets of text. */
  turns(packets: number, octets: number): Turns | undefined {
    const now = performance.now();
    if (now - this.looked < LOOK_MS) return undefined;
    this.looked = now;
    const length = Math.min(MOST_HELPERS, Math.floor(this.helpers.idle() + 1 - ENOUGH));
    if (length <= 0) return undefined;
    const texts = (this.texts = new TurnTexts());
    this.size = Math.max(1, Math.round((TURN_OCTETS * packets) / octets));
    const share: Share = { memory: texts.memory, before: packets, size: this.size };
    this.threads = Array.from({ length }, () => this.listen(this.helpers.start(share)));
    return new Turns(share, texts, (turn, passed, text) => this.end(texts, turn, passed, text));
  }

  /** Writes what is left, in order, and stops the threads; where nobody reads any more it only stops them. */
  async close(): Promise<void> {
    const { output, texts } = this;
    if (!texts) return;
    const claimed = texts.claimAll();
    try {
      await this.until(() => texts.written === claimed);
    } finally {
      for (const thread of this.threads) await thread.terminate();
    }
    const { last, passed } = this;
    const isShort = last && (last.turn < passed.turn || (last.turn === passed.turn && last.packets < passed.packets));
    if (isShort && !output.isClosed) throw new Refusal("the file grew while it was read: read it again");
  }

  private listen(thread: Thread): Thread {
    thread.on("message", ({ turn, text }: LongText) => this.longTexts.set(turn, text));
    thread.on("error", (fault) => (this.fault = fault));
    return thread;
  }

  private async end(texts: TurnTexts, turn: number, packets: number, text: Uint8Array | undefined): Promise<void> {
    this.passed = { turn, packets };
    await this.until(() => text === undefined || texts.hasRoom(turn));
    if (text === undefined) return;
    if (texts.written === turn) {
      await this.output.write(text);
      texts.pass();
      return;
    }
    if (isTooLong(text)) this.longTexts.set(turn, text.slice());
    texts.put(turn, packets, text);
  }

  /** Writes the texts that have come, and those that come until enough are written. */
  private async until(isEnough: () => boolean): Promise<void> {
    for (;;) {
      await this.writeInOrder();
      if (isEnough() || this.output.isClosed) return;
      if (this.fault !== undefined) throw this.fault;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  private async writeInOrder(): Promise<void> {
    const { texts, longTexts, output } = this;
    if (!texts) return;
    for (let next = texts.next(); next; next = texts.next()) {
      const turn = texts.written;
      const text = next.text ?? longTexts.get(turn);
      if (text === undefined) return;
      await output.write(text);
      longTexts.delete(turn);
      if (next.packets < this.size) this.last ??= { turn, packets: next.packets };
      texts.pass();
    }
  }
}
