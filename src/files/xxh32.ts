const PRIME1 = 0x9e3779b1;
const PRIME2 = 0x85ebca77;
const PRIME3 = 0xc2b2ae3d;
const PRIME4 = 0x27d4eb2f;
const PRIME5 = 0x165667b1;
const STRIPE = 16;

/** The xxHash checksum of 32 bits with seed 0 (xxHash fast digest algorithm, version 0.1.1), over octets as they come. */
export class Xxh32 {
  private readonly lanes = new Int32Array([PRIME1 + PRIME2, PRIME2, 0, -PRIME1]);
  private readonly pending = new Uint8Array(STRIPE);
  private pendingLength = 0;
  private total = 0;

  update(bytes: Uint8Array): void {
    this.total += bytes.length;
    let at = 0;
    if (this.pendingLength > 0) {
      at = Math.min(STRIPE - this.pendingLength, bytes.length);
      this.pending.set(bytes.subarray(0, at), this.pendingLength);
      this.pendingLength += at;
      if (this.pendingLength < STRIPE) return;
      this.stripe(this.pending, 0);
      this.pendingLength = 0;
    }
    for (; at + STRIPE <= bytes.length; at += STRIPE) this.stripe(bytes, at);
    this.pending.set(bytes.subarray(at));
    this.pendingLength = bytes.length - at;
  }

  /** The checksum so far, as an unsigned number. */
  digest(): number {
    const [first, second, third, fourth] = this.lanes as unknown as [number, number, number, number];
    let hash = rotate(first, 1) + rotate(second, 7) + rotate(third, 12) + rotate(fourth, 18);
    if (this.total < STRIPE) hash = PRIME5;
    hash = (hash + this.total) | 0;
    let at = 0;
    for (; at + 4 <= this.pendingLength; at += 4) {
      hash = Math.imul(rotate((hash + Math.imul(word(this.pending, at), PRIME3)) | 0, 17), PRIME4);
    }
    for (; at < this.pendingLength; at++) {
      hash = Math.imul(rotate((hash + Math.imul(this.pending[at]!, PRIME5)) | 0, 11), PRIME1);
    }
    hash = Math.imul(hash ^ (hash >>> 15), PRIME2);
    hash = Math.imul(hash ^ (hash >>> 13), PRIME3);
    return (hash ^ (hash >>> 16)) >>> 0;
  }

  private stripe(bytes: Uint8Array, at: number): void {
    for (let lane = 0; lane < 4; lane++) {
      const sum = this.lanes[lane]! + Math.imul(word(bytes, at + lane * 4), PRIME2);
      this.lanes[lane] = Math.imul(rotate(sum | 0, 13), PRIME1);
    }
  }
}

/** The checksum of these octets. */
export function xxh32(bytes: Uint8Array): number {
  const hash = new Xxh32();
  hash.update(bytes);
  return hash.digest();
}

const rotate = (value: number, count: number): number => (value << count) | (value >>> (32 - count));

const word = (bytes: Uint8Array, at: number): number =>
  bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
