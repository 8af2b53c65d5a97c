import {
  BASE,
  FORWARD,
  INITIAL_RTT,
  NOT_SCALED,
  SCALE,
  SCALE_UNKNOWN,
  Seen,
  SEEN,
  SERVER_PORT,
  SYN_TIME,
  Trait,
  TRAITS,
} from "./connection.ts";
import { Flag, type Segment } from "./segment.ts";

const { fin: FIN, syn: SYN, reset: RST, ack: ACK } = Flag;

/** Notes what relative numbers count from, where that is not known yet; `own` and `peer` are where the directions' words begin. */
export function noteBases(row: Int32Array, own: number, peer: number, { flags, seq, ack }: Segment): void {
  if (!(row[own + TRAITS] & Trait.based)) {
    row[own + BASE] = flags & SYN ? seq : (seq - 1) | 0;
    row[own + TRAITS] |= Trait.based;
  }
  if (flags & ACK && !(row[peer + TRAITS] & Trait.based)) {
    row[peer + BASE] = (ack - 1) | 0;
    row[peer + TRAITS] |= Trait.based;
  }
}

/** Notes what a segment's flags and options say of its connection, which begins with it where it `isNew`. */
export function noteFlags(
  row: Int32Array,
  at: number,
  own: number,
  peer: number,
  segment: Segment,
  isNew: boolean,
): void {
  const { flags, sport, dport } = segment;
  if (segment.scale >= 0 && flags & SYN) row[own + SCALE] = segment.scale;
  row[at + SEEN] = seenAfter(row[at + SEEN], segment, isNew);
  if (flags & SYN) {
    row[at + SERVER_PORT] = flags & ACK ? sport : dport;
    row[own + TRAITS] |= Trait.unscaled;
    noteScale(row, own, peer, flags);
  } else if (flags & ACK) row[own + TRAITS] &= ~Trait.unscaled;
  if (flags & FIN && !(row[peer + TRAITS] & Trait.closedFirst)) row[own + TRAITS] |= Trait.closedFirst;
}

/** Notes when a SYN came, and with the first acknowledgment after it how long the handshake took. */
export function noteRoundTrip(row: Int32Array, at: number, flags: number, seconds: number, nanoseconds: number): void {
  const handshake = flags & (SYN | ACK);
  if (handshake === SYN) {
    row[at + SYN_TIME] = seconds;
    row[at + SYN_TIME + 1] = nanoseconds;
    const known = (row[at + INITIAL_RTT] | row[at + INITIAL_RTT + 1]) !== 0;
    if (known || (seconds | nanoseconds) === 0) row[at + FORWARD + TRAITS] &= ~Trait.shaking;
    else row[at + FORWARD + TRAITS] |= Trait.shaking;
  }
  if (handshake !== ACK || !(row[at + FORWARD + TRAITS] & Trait.shaking)) return;
  const elapsed = ((seconds - row[at + SYN_TIME]) | 0) * 1e9 + nanoseconds - row[at + SYN_TIME + 1];
  row[at + INITIAL_RTT] = Math.trunc(elapsed / 1e9);
  row[at + INITIAL_RTT + 1] = elapsed % 1e9;
  if (elapsed !== 0) row[at + FORWARD + TRAITS] &= ~Trait.shaking;
}

/** Windows are scaled only where both sides said so. */
function noteScale(row: Int32Array, own: number, peer: number, flags: number): void {
  if (row[own + SCALE] === SCALE_UNKNOWN) row[own + SCALE] = row[peer + SCALE] = NOT_SCALED;
  else if (flags & ACK && row[peer + SCALE] === NOT_SCALED) row[own + SCALE] = NOT_SCALED;
}

/** What was seen of a connection after a segment more. */
function seenAfter(seen: number, { flags, length }: Segment, isNew: boolean): number {
  const handshake = flags & (SYN | ACK);
  if (isNew) return handshake === SYN ? Seen.syn | (length > 0 ? Seen.data : 0) : 0;
  let after = seen;
  if (handshake === (SYN | ACK)) after |= Seen.synAck;
  if (handshake === ACK) after |= length > 0 ? Seen.data : Seen.ack;
  if ((flags & (FIN | ACK)) === (FIN | ACK)) after |= Seen.fin;
  if (flags & RST) after |= Seen.reset;
  return after;
}
