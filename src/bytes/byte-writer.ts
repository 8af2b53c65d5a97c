/** A growing buffer that is written front to back and patched afterwards. */
export class ByteWriter {
  bytes: Uint8Array = new Uint8Array(256);
  length = 0;
  private pendingBits = 0;
  private pendingValue = 0;

  /** Begins anew, in the same buffer. */
  clear(): void {
    this.length = 0;
    this.pendingBits = 0;
    this.pendingValue = 0;
  }

  /** The octets written so far, copied. */
  done(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  /** Big-endian unsigned integer of `size` octets (1 to 6), negative numbers as two's complement. */
  uint(value: number, size: number): void {
    this.reserve(size);
    this.patch(this.length, value, size);
    this.length += size;
  }

  uintle(value: number, size: number): void {
    this.uint(value, size);
    this.bytes.subarray(this.length - size, this.length).reverse();
  }

  u64(value: bigint): void {
    const wrapped = BigInt.asUintN(64, value);
    this.uint(Number(wrapped >> 32n), 4);
    this.uint(Number(wrapped & 0xffffffffn), 4);
  }

  /** The next `width` bits, most significant first; an octet is written when eight are together. */
  bits(value: number, width: number): void {
    if (width + this.pendingBits === 8 && width < 8) {
      this.uint((this.pendingValue << width) | (value & ((1 << width) - 1)), 1);
      this.pendingBits = 0;
      this.pendingValue = 0;
      return;
    }
    for (let left = width; left > 0;) {
      const take = Math.min(left, 8 - this.pendingBits);
      const part = Math.floor(value / 2 ** (left - take)) & ((1 << take) - 1);
      this.pendingValue = (this.pendingValue << take) | part;
      this.pendingBits += take;
      left -= take;
      if (this.pendingBits === 8) {
        const octet = this.pendingValue;
        this.pendingBits = 0;
        this.pendingValue = 0;
        this.uint(octet, 1);
      }
    }
  }

  octets(source: Uint8Array): void {
    this.reserve(source.length);
    this.bytes.set(source, this.length);
    this.length += source.length;
  }

  zeros(count: number): void {
    this.reserve(count);
    this.bytes.fill(0, this.length, this.length + count);
    this.length += count;
  }

  /** Puts octets in at `at` and moves what is behind. */
  insert(at: number, source: Uint8Array): void {
    this.reserve(source.length);
    this.bytes.copyWithin(at + source.length, at, this.length);
    this.bytes.set(source, at);
    this.length += source.length;
  }

  /** Overwrites `size` octets at `at` with a big-endian integer. */
  patch(at: number, value: number, size: number): void {
    const { bytes } = this;
    if (size === 1) {
      bytes[at] = value;
      return;
    }
    if (size === 2) {
      bytes[at] = value >> 8;
      bytes[at + 1] = value;
      return;
    }
    if (size === 4) {
      bytes[at] = value >>> 24;
      bytes[at + 1] = value >>> 16;
      bytes[at + 2] = value >>> 8;
      bytes[at + 3] = value;
      return;
    }
    let rest = value < 0 ? value + 2 ** (8 * size) : value;
    for (let i = size - 1; i >= 0; i--) {
      this.bytes[at + i] = rest % 256;
      rest = Math.floor(rest / 256);
    }
  }

  private reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, 2 * this.bytes.length));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }
}
