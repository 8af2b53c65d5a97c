/** One end of what is followed. */
export interface FollowedEnd {
  readonly address: string;
  readonly port: number;
}

/** What one side sent at once. */
export interface FollowedPiece {
  readonly side: 0 | 1;
  /** Of several streams in one connection, which it belongs to. */
  readonly part?: number;
  readonly bytes: Uint8Array;
  /** The packet that brought it, and when. */
  readonly packet: number;
  readonly seconds: number;
  readonly nanoseconds: number;
}

/** What a packet adds to a conversation, before it is known who sent it. */
export type Said = Pick<FollowedPiece, "bytes" | "part"> & {
  /** It is a piece even where it has no octets. */
  readonly whole?: boolean;
};

/** Octets that are kept of one conversation; what comes beyond them is left out. */
const MOST_OCTETS = 256 << 20;

/** A conversation that is followed: who talks, and what they said. */
export class FollowedConversation {
  /** Who sent first, and whom. */
  ends: readonly [FollowedEnd, FollowedEnd] = [NOBODY, NOBODY];
  known = false;
  readonly pieces: FollowedPiece[] = [];
  /** Octets that were left out. */
  leftOut = 0;
  private kept = 0;

  /** Says who sends and who receives; the first to be named is the first end. */
  meet(from: FollowedEnd, to: FollowedEnd): 0 | 1 {
    if (!this.known) {
      this.ends = [from, to];
      this.known = true;
    }
    return from.port === this.ends[0].port && from.address === this.ends[0].address ? 0 : 1;
  }

  /** Keeps a piece, whose octets must stay as they are. */
  add({ whole, ...piece }: FollowedPiece & Said): void {
    if (piece.bytes.length === 0 && !whole) return;
    if (this.kept + piece.bytes.length > MOST_OCTETS) {
      this.leftOut += piece.bytes.length;
      return;
    }
    this.kept += piece.bytes.length;
    this.pieces.push(piece);
  }
}

const NOBODY: FollowedEnd = { address: "", port: 0 };
