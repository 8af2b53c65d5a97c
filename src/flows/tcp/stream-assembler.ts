/** Octets of one direction that may wait for others in front of them; beyond them what is missing is taken as lost. */
const WAITING_LIMIT = 16 << 20;

/** A piece of what one side sent, in order: octets, or how many of them are missing in the capture. */
export interface StreamPiece {
  /** 0 where the side sent it whose segment came first, 1 where the other one did. */
  readonly side: 0 | 1;
  readonly bytes: Uint8Array;
  /** Octets that were sent and not captured; then `bytes` is empty. */
  readonly missing: number;
  /** They are missing because the packet was cut when it was captured. */
  readonly cut?: boolean;
  /** The packet that brought it, and when. */
  readonly number: number;
  readonly seconds: number;
  readonly nanoseconds: number;
}

/** A segment, as the assembler takes it; its octets are bytes[start..end), of the `length` that it had. */
export interface StreamSegment {
  readonly side: 0 | 1;
  readonly seq: number;
  readonly ack: number;
  readonly syn: boolean;
  readonly length: number;
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly number: number;
  readonly seconds: number;
  readonly nanoseconds: number;
}

interface Waiting extends StreamPiece {
  readonly seq: number;
  readonly length: number;
}

/** One direction: the number that comes next, and what came too early. */
interface Side {
  known: boolean;
  next: number;
  readonly waiting: Waiting[];
  octets: number;
}

/**
 * Puts what both sides of a connection sent in order, each octet once: what comes again is left out, what comes early waits,
 * and what the other side acknowledged without it ever being captured is missing.
 */
export class StreamAssembler {
  private readonly deliver: (piece: StreamPiece) => void;
  private readonly sides: readonly [Side, Side] = [newSide(), newSide()];

  /** Pieces are delivered while segments are added; their octets are copies. */
  constructor(deliver: (piece: StreamPiece) => void) {
    this.deliver = deliver;
  }

  add(segment: StreamSegment): void {
    const { side, bytes, start, end, length, number, seconds, nanoseconds } = segment;
    this.settle(segment.side === 0 ? 1 : 0, segment.ack);
    const own = this.sides[side];
    const seq = (segment.seq + (segment.syn ? 1 : 0)) | 0;
    if (!own.known) {
      own.known = true;
      own.next = seq;
    }
    if (length === 0 || ((seq + length - own.next) | 0) <= 0) return;
    const early = ((seq - own.next) | 0) > 0;
    const piece = { side, missing: 0, number, seconds, nanoseconds, seq, length, bytes: bytes.slice(start, end) };
    if (!early) {
      this.take(own, piece);
      this.goOn(own);
      return;
    }
    let at = own.waiting.length;
    while (at > 0 && ((own.waiting[at - 1].seq - seq) | 0) > 0) at--;
    own.waiting.splice(at, 0, piece);
    own.octets += piece.bytes.length;
    while (own.octets > WAITING_LIMIT) this.skip(own);
  }

  /** No more segments come: what waits is delivered behind what is missing. */
  end(): void {
    for (const side of this.sides) while (side.waiting.length > 0) this.skip(side);
  }

  /** What the receiver acknowledged beyond what was captured will not come any more. */
  private settle(side: 0 | 1, ack: number): void {
    const other = this.sides[side];
    while (other.waiting.length > 0 && ((ack - other.waiting[0].seq) | 0) > 0) this.skip(other);
  }

  private skip(side: Side): void {
    const first = side.waiting[0];
    const missing = (first.seq - side.next) >>> 0;
    if (missing > 0) this.deliver({ ...pieceOf(first), bytes: NOTHING, missing });
    side.next = first.seq;
    this.goOn(side);
  }

  private goOn(side: Side): void {
    while (side.waiting.length > 0 && ((side.waiting[0].seq - side.next) | 0) <= 0) {
      const first = side.waiting.shift() as Waiting;
      side.octets -= first.bytes.length;
      this.take(side, first);
    }
  }

  private take(side: Side, piece: Waiting): void {
    const known = (side.next - piece.seq) | 0;
    if (known >= piece.length) return;
    side.next = (piece.seq + piece.length) | 0;
    const bytes = known > 0 ? piece.bytes.subarray(known) : piece.bytes;
    if (bytes.length > 0) this.deliver({ ...pieceOf(piece), bytes });
    const cut = piece.length - Math.max(known, piece.bytes.length);
    if (cut > 0) this.deliver({ ...pieceOf(piece), bytes: NOTHING, missing: cut, cut: true });
  }
}

const NOTHING = new Uint8Array(0);

function newSide(): Side {
  return { known: false, next: 0, waiting: [], octets: 0 };
}

function pieceOf({ side, number, seconds, nanoseconds, bytes }: Waiting): StreamPiece {
  return { side, bytes, missing: 0, number, seconds, nanoseconds };
}
