/** Octets of a handshake at one level that are put together. */
export const MOST_CRYPTO_OCTETS = 64 * 1024;
/** Pieces that may wait for what comes before them. */
export const MOST_WAITING_PIECES = 256;

/** Puts the pieces of CRYPTO frames in order (RFC 9000 section 19.6); what comes twice counts once. */
export class CryptoStream {
  /** Octets handed out: the next wanted is at this offset. */
  private offset = 0;
  private waiting: { readonly offset: number; readonly bytes: Uint8Array }[] = [];

  /**
   * Takes in a piece and returns what is now whole behind what was returned before: nothing while something waits behind a
   * gap, as in Wireshark, unless too much does.
   */
  add(offset: number, bytes: Uint8Array): Uint8Array {
    const end = offset + bytes.length;
    const hasPlace = offset <= this.offset || this.waiting.length < MOST_WAITING_PIECES;
    if (end > this.offset && end <= MOST_CRYPTO_OCTETS && hasPlace) this.waiting.push({ offset, bytes: bytes.slice() });
    this.waiting.sort((a, b) => a.offset - b.offset);
    const start = this.offset;
    let reached = start;
    let contiguous = 0;
    for (const piece of this.waiting) {
      if (piece.offset > reached) break;
      reached = Math.max(reached, piece.offset + piece.bytes.length);
      contiguous += 1;
    }
    const left = this.waiting.length - contiguous;
    if (left > 0 && this.waiting.length < MOST_WAITING_PIECES) return new Uint8Array(0);
    const whole = new Uint8Array(reached - start);
    for (const piece of this.waiting.splice(0, contiguous)) {
      const fresh = piece.bytes.subarray(Math.max(0, start - piece.offset));
      whole.set(fresh, Math.max(0, piece.offset - start));
    }
    this.offset = reached;
    return whole;
  }
}
