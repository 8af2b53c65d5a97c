export type HashName = "md5" | "sha1" | "sha256" | "sha384";

/**
 * The algorithms that decryption is made of, as pure functions. Ciphers go by OpenSSL's names (`aes-128-gcm`, `des-ede3-cbc`);
 * one that is not `known` is never asked for. Nothing given is changed or kept.
 */
export interface Ciphers {
  knows(cipher: string): boolean;
  hash(name: HashName, data: Uint8Array): Uint8Array;
  hmac(name: HashName, key: Uint8Array, data: Uint8Array): Uint8Array;
  /** Undoes a block cipher in CBC mode; `data` is whole blocks, and padding is not looked at. */
  cbc(cipher: string, key: Uint8Array, iv: Uint8Array, data: Uint8Array): Uint8Array;
  /** `data` without the tag of `tagLength` octets at its end, undefined where the tag does not fit. */
  open(
    cipher: string,
    key: Uint8Array,
    nonce: Uint8Array,
    additional: Uint8Array,
    data: Uint8Array,
    tagLength: number,
  ): Uint8Array | undefined;
  /** A cipher as a stream of octets from a block on: `aes-128-ctr` with its whole counter, or `chacha20` with counter and nonce. */
  stream(cipher: string, key: Uint8Array, counter: Uint8Array, data: Uint8Array): Uint8Array;
}
