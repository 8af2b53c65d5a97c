import { constants, privateDecrypt, type KeyObject } from "node:crypto";

const PREMASTER_LENGTH = 48;

/**
 * Decrypts what a TLS client encrypted for one of these RSA keys (RFC 5246 section 7.4.7.1); undefined where it was for
 * none of them. The padding is taken off here, because Node refuses to, lest servers tell strangers whether it fits.
 */
export function rsaDecryptor(keys: readonly KeyObject[]): (encrypted: Uint8Array) => Uint8Array | undefined {
  return (encrypted) => {
    for (const key of keys) {
      const padded = decrypt(key, encrypted);
      const start = padded === undefined ? -1 : padded.length - PREMASTER_LENGTH;
      const isPadded = padded?.[0] === 0 && padded[1] === 2 && padded.indexOf(0, 2) === start - 1;
      if (padded && isPadded) return new Uint8Array(padded.subarray(start));
    }
    return undefined;
  };
}

function decrypt(key: KeyObject, encrypted: Uint8Array): Buffer | undefined {
  try {
    return privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, encrypted);
  } catch {
    // It has not the length of this key's modulus.
    return undefined;
  }
}
