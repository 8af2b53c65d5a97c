import type { Ciphers, HashName } from "./ciphers.ts";

const encoder = new TextEncoder();

/** The pseudorandom function of TLS 1.2 (RFC 5246 section 5), or of TLS 1.0 and 1.1 (RFC 2246 section 5) where `hash` is undefined. */
export function prf(
  ciphers: Ciphers,
  hash: HashName | undefined,
  secret: Uint8Array,
  label: string,
  seed: Uint8Array,
  length: number,
): Uint8Array {
  const labelled = concat(encoder.encode(label), seed);
  if (hash !== undefined) return expand(ciphers, hash, secret, labelled, length);
  // The halves of the secret share its middle octet where it has an odd number of them.
  const half = Math.ceil(secret.length / 2);
  const made = expand(ciphers, "md5", secret.subarray(0, half), labelled, length);
  const other = expand(ciphers, "sha1", secret.subarray(secret.length - half), labelled, length);
  return made.map((octet, i) => octet ^ other[i]);
}

function expand(ciphers: Ciphers, hash: HashName, secret: Uint8Array, seed: Uint8Array, length: number): Uint8Array {
  const made = new Uint8Array(length);
  let chain = seed;
  for (let at = 0; at < length;) {
    chain = ciphers.hmac(hash, secret, chain);
    const part = ciphers.hmac(hash, secret, concat(chain, seed));
    made.set(part.subarray(0, length - at), at);
    at += part.length;
  }
  return made;
}

/** How SSL 3.0 makes a master secret, and keys of one (RFC 6101 section 6). */
export function ssl3Derive(ciphers: Ciphers, secret: Uint8Array, seed: Uint8Array, length: number): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let made = 0, count = 1; made < length; made += 16, count++) {
    const salt = new Uint8Array(count).fill(0x40 + count);
    const inner = ciphers.hash("sha1", concat(salt, secret, seed));
    blocks.push(ciphers.hash("md5", concat(secret, inner)));
  }
  return concat(...blocks).subarray(0, length);
}

/** HKDF-Extract (RFC 5869). */
export function extract(ciphers: Ciphers, hash: HashName, salt: Uint8Array, secret: Uint8Array): Uint8Array {
  return ciphers.hmac(hash, salt, secret);
}

/** HKDF-Expand-Label without context (RFC 8446 section 7.1); `label` goes without its "tls13 ". */
export function expandLabel(
  ciphers: Ciphers,
  hash: HashName,
  secret: Uint8Array,
  label: string,
  length: number,
): Uint8Array {
  const name = encoder.encode(`tls13 ${label}`);
  const about = concat(Uint8Array.of(length >> 8, length & 0xff, name.length), name, Uint8Array.of(0));
  const made = new Uint8Array(length);
  let block: Uint8Array = new Uint8Array(0);
  for (let at = 0, count = 1; at < length; at += block.length, count++) {
    block = ciphers.hmac(hash, secret, concat(block, about, Uint8Array.of(count)));
    made.set(block.subarray(0, length - at), at);
  }
  return made;
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
