/** Octets of text of a turn, about, and the most that the ring takes of one. */
export const TURN_OCTETS: number = 1 << 19;
const SLOT_OCTETS = 4 * TURN_OCTETS;
/** Turns that are on their way at once. */
const SLOTS = 16;
const WORD_OCTETS = Int32Array.BYTES_PER_ELEMENT;
const SLOT_WORDS = 2;
/** How many turns were claimed, and how many were written; then by slot the length of the text, 1 added, and its packets. */
const CLAIMED = 0;
const WRITTEN = 1;
const FIRST_SLOT = 2;
const HEAD_OCTETS = (FIRST_SLOT + SLOTS * SLOT_WORDS) * WORD_OCTETS;
const ALL = 0x7fff_ffff;

/** The text of a turn. */
export interface TurnText {
  readonly packets: number;
  /** Undefined where it was longer than the ring takes. */
  readonly text: Uint8Array | undefined;
}

/** The texts of turns on their way to the thread that writes them in order: a ring in memory that all threads have. */
export class TurnTexts {
  readonly memory: SharedArrayBuffer;
  private readonly words: Int32Array<SharedArrayBuffer>;

  constructor(memory: SharedArrayBuffer = new SharedArrayBuffer(HEAD_OCTETS + SLOTS * SLOT_OCTETS)) {
    this.memory = memory;
    this.words = new Int32Array(memory, 0, HEAD_OCTETS / WORD_OCTETS);
  }

  /** Makes a turn the caller's; every thread comes to all turns in their order. */
  claim(turn: number): boolean {
    return Atomics.compareExchange(this.words, CLAIMED, turn, turn + 1) === turn;
  }

  /** Lets nobody claim any more; returns how many turns were. */
  claimAll(): number {
    return Atomics.exchange(this.words, CLAIMED, ALL);
  }

  /** How many turns were written: the number of the next one. */
  get written(): number {
    return Atomics.load(this.words, WRITTEN);
  }

  /** Whether there is room for the text of a turn. */
  hasRoom(turn: number): boolean {
    return turn - this.written < SLOTS;
  }

  /** Blocks the thread until there is. */
  waitForRoom(turn: number): void {
    let { written } = this;
    while (turn - written >= SLOTS) {
      Atomics.wait(this.words, WRITTEN, written);
      written = this.written;
    }
  }

  /** Hands on the text of a turn that there is room for. */
  put(turn: number, packets: number, text: Uint8Array): void {
    const slot = turn % SLOTS;
    if (text.length <= SLOT_OCTETS) this.room(slot, text.length).set(text);
    Atomics.store(this.words, FIRST_SLOT + SLOT_WORDS * slot + 1, packets);
    Atomics.store(this.words, FIRST_SLOT + SLOT_WORDS * slot, text.length + 1);
  }

  /** The text that is to be written next, if it has come. */
  next(): TurnText | undefined {
    const slot = this.written % SLOTS;
    const length = Atomics.load(this.words, FIRST_SLOT + SLOT_WORDS * slot) - 1;
    if (length < 0) return undefined;
    const packets = Atomics.load(this.words, FIRST_SLOT + SLOT_WORDS * slot + 1);
    return { packets, text: length <= SLOT_OCTETS ? this.room(slot, length) : undefined };
  }

  /** The next text was written. */
  pass(): void {
    Atomics.store(this.words, FIRST_SLOT + SLOT_WORDS * (this.written % SLOTS), 0);
    Atomics.add(this.words, WRITTEN, 1);
    Atomics.notify(this.words, WRITTEN);
  }

  private room(slot: number, length: number): Uint8Array {
    return new Uint8Array(this.memory, HEAD_OCTETS + slot * SLOT_OCTETS, length);
  }
}

/** Whether a text is longer than the ring takes. */
export function isTooLong(text: Uint8Array): boolean {
  return text.length > SLOT_OCTETS;
}
