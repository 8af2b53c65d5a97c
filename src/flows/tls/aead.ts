import type { Ciphers } from "./ciphers.ts";

/**
 * What an AEAD cipher encrypted, without looking at the tag: for records of which only the beginning was captured. GCM
 * counts blocks from 2 (NIST SP 800-38D), CCM from 1 behind a length that depends on the nonce (RFC 3610), ChaCha20 from 1
 * (RFC 8439).
 */
export function openUnchecked(
  ciphers: Ciphers,
  cipher: string,
  key: Uint8Array,
  nonce: Uint8Array,
  data: Uint8Array,
): Uint8Array {
  const counter = new Uint8Array(16);
  if (cipher === "chacha20-poly1305") {
    counter[0] = 1;
    counter.set(nonce, 4);
    return ciphers.stream("chacha20", key, counter, data);
  }
  if (cipher.endsWith("-ccm")) {
    counter[0] = 14 - nonce.length;
    counter.set(nonce, 1);
    counter[15] = 1;
  } else {
    counter.set(nonce);
    counter[15] = 2;
  }
  return ciphers.stream(`${cipher.slice(0, -"-gcm".length)}-ctr`, key, counter, data);
}
