/**
 * Numbers that only we can know of a probe, so that its answer is recognised without a table: the same key, host and
 * ports give the same 32 bits.
 */
export class Seal {
  private readonly key: number;

  constructor(random: () => number) {
    this.key = random();
  }

  /** What stands for a host in `of`. */
  host(address: Uint8Array): number {
    let hash = this.key;
    for (const octet of address) hash = mix(hash ^ octet);
    return hash;
  }

  /** The number of a probe to a host from one port to another. */
  of(host: number, own: number, other: number): number {
    return mix(mix(host ^ ((own << 16) | other)) ^ this.key) >>> 0;
  }
}

/** Spreads every bit of a number over all others (the finaliser of MurmurHash3). */
function mix(hash: number): number {
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
