import type { Dissector } from "../../dissect/dissector.ts";
import { addBody } from "../bodies.ts";
import type { Room } from "../room.ts";

/** Octets behind a message, so that wide reads near its end need no check. */
const SPARE = 16;

/** A message of mail that comes in several segments, as far as there is room for it. */
export class CollectedMail {
  /** The packets that its pieces came in. */
  readonly frames: number[] = [];
  length = 0;
  private readonly pieces: Uint8Array[] = [];
  private readonly room: Room;
  private isLost = false;

  constructor(room: Room) {
    this.room = room;
  }

  keep(frame: number, octets: Uint8Array): void {
    if (octets.length === 0) return;
    if (!this.room.take(octets.length)) {
      this.isLost = true;
      return;
    }
    this.frames.push(frame);
    this.pieces.push(octets);
    this.length += octets.length;
  }

  /** Adds the message, which is whole now, and what its body is. */
  show(dissector: Dissector): void {
    if (this.isLost || this.length === 0) return;
    const bytes = new Uint8Array(this.length + SPARE);
    let at = 0;
    for (const piece of this.pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    const source = dissector.addSource({ bytes, start: 0, end: this.length, title: "Reassembled DATA" });
    addBody(dissector, "message/rfc822", source, 0, this.length);
  }

  /** Adds the generated fields of these numbers. */
  annotate(dissector: Dissector, ids: { readonly [key: string]: number }): void {
    const { tree } = dissector;
    const list = tree.count;
    dissector.addMark(ids["fragments"]);
    for (const frame of this.frames) dissector.addNumber(ids["fragment"], frame);
    dissector.addNumber(ids["fragmentCount"], this.frames.length);
    dissector.addNumber(ids["wholeLength"], this.length);
    tree.close(list, tree.end(list));
  }

  release(): void {
    this.room.give(this.length);
  }
}
