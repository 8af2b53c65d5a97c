import type { Room } from "./room.ts";

/** Octets that arrive in pieces and are wanted whole: up to a limit of their own, and in a room shared with others. */
export class KeptOctets {
  /** Some did not fit: what is kept is the beginning. */
  isCut = false;
  length = 0;
  /** How many pieces they came in. */
  count = 0;
  private readonly room: Room;
  private readonly most: number;
  private pieces: Uint8Array[] = [];

  constructor(room: Room, most: number) {
    this.room = room;
    this.most = most;
  }

  /** Keeps a copy; once something did not fit nothing more is kept. */
  add(bytes: Uint8Array, start = 0, end = bytes.length): void {
    if (this.isCut || end <= start) return;
    const stop = Math.min(end, start + this.most - this.length);
    this.isCut = stop < end;
    if (!this.room.take(stop - start)) {
      this.isCut = true;
      return;
    }
    this.pieces.push(bytes.slice(start, stop));
    this.length += stop - start;
    this.count++;
  }

  /** What was kept, in one piece; nothing is kept any more. */
  take(): Uint8Array {
    const [first] = this.pieces;
    const whole = this.pieces.length === 1 ? first : new Uint8Array(this.length);
    if (this.pieces.length > 1) {
      let at = 0;
      for (const piece of this.pieces) {
        whole.set(piece, at);
        at += piece.length;
      }
    }
    this.forget();
    return whole;
  }

  forget(): void {
    this.room.give(this.length);
    this.pieces = [];
    this.length = 0;
    this.isCut = false;
    this.count = 0;
  }
}
