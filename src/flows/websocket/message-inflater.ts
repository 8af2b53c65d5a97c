import { Inflate } from "fflate";

/** Octets handed to the decoder at once, so that a limit is noticed soon. */
const PIECE = 512;
/** What a sender leaves out at the end of each message (RFC 7692 section 7.2.1). */
const OMITTED = Uint8Array.of(0, 0, 0xff, 0xff);

/** What a message was compressed from; with a `problem` only what comes before it. */
export interface Inflated {
  readonly bytes: Uint8Array;
  readonly problem?: string;
}

/** Undoes permessage-deflate (RFC 7692) for the messages of one direction, in order. */
export class MessageInflater {
  private readonly keepsContext: boolean;
  private inflate: Inflate | undefined;
  private pieces: Uint8Array[] = [];
  private length = 0;
  /** A message broke off, and later ones refer to what it held. */
  private isLost = false;

  /** `keepsContext`: messages refer to earlier ones, as they do where nothing else was agreed on. */
  constructor(keepsContext: boolean) {
    this.keepsContext = keepsContext;
  }

  /** At most `most` octets of the message. */
  read(message: Uint8Array, most: number): Inflated {
    if (this.isLost) return { bytes: new Uint8Array(0), problem: "an earlier message is missing" };
    this.inflate ??= new Inflate((data) => {
      this.pieces.push(data);
      this.length += data.length;
    });
    let problem: string | undefined;
    try {
      for (let at = 0; at < message.length && this.length <= most; at += PIECE) {
        this.inflate.push(message.subarray(at, Math.min(at + PIECE, message.length)));
      }
      this.inflate.push(OMITTED);
      if (this.length > most) problem = `more than ${most} octets`;
    } catch (fault) {
      problem = fault instanceof Error ? fault.message : String(fault);
    }
    const bytes = this.taken(most);
    if (!this.keepsContext || problem !== undefined) this.inflate = undefined;
    this.isLost = this.keepsContext && problem !== undefined;
    return problem === undefined ? { bytes } : { bytes, problem };
  }

  /** Octets of the direction were lost. */
  forget(): void {
    this.inflate = undefined;
    this.isLost = this.keepsContext;
  }

  private taken(most: number): Uint8Array {
    const bytes = new Uint8Array(Math.min(most, this.length));
    let at = 0;
    for (const piece of this.pieces) {
      bytes.set(piece.subarray(0, bytes.length - at), at);
      at = Math.min(bytes.length, at + piece.length);
    }
    this.pieces = [];
    this.length = 0;
    return bytes;
  }
}
