import type { Ciphers, HashName } from "./ciphers.ts";

/** How the records of a cipher suite are protected, by its registered name. */
export interface CipherSuite {
  readonly mode: "aead" | "cbc" | "rc4" | "null";
  /** OpenSSL's name; empty where nothing is encrypted. */
  readonly cipher: string;
  readonly keyLength: number;
  /** Octets of a block of a CBC cipher. */
  readonly blockLength: number;
  readonly tagLength: number;
  /** The hash of the record's MAC, and its length in octets. */
  readonly macHash: HashName;
  readonly macLength: number;
  /** The hash that keys are derived with, from TLS 1.2 on. */
  readonly hash: "sha256" | "sha384";
}

/** Ciphers by the part of the name that stands for them: OpenSSL's name, and octets of key and block. */
const CIPHERS: { readonly [name: string]: readonly [cipher: string, keyLength: number, blockLength: number] } = {
  AES_128_CBC: ["aes-128-cbc", 16, 16],
  AES_256_CBC: ["aes-256-cbc", 32, 16],
  CAMELLIA_128_CBC: ["camellia-128-cbc", 16, 16],
  CAMELLIA_256_CBC: ["camellia-256-cbc", 32, 16],
  ARIA_128_CBC: ["aria-128-cbc", 16, 16],
  ARIA_256_CBC: ["aria-256-cbc", 32, 16],
  "3DES_EDE_CBC": ["des-ede3-cbc", 24, 8],
  AES_128_GCM: ["aes-128-gcm", 16, 0],
  AES_256_GCM: ["aes-256-gcm", 32, 0],
  AES_128_CCM: ["aes-128-ccm", 16, 0],
  AES_256_CCM: ["aes-256-ccm", 32, 0],
  ARIA_128_GCM: ["aria-128-gcm", 16, 0],
  ARIA_256_GCM: ["aria-256-gcm", 32, 0],
  CHACHA20_POLY1305: ["chacha20-poly1305", 32, 0],
  RC4_128: ["", 16, 0],
  NULL: ["", 0, 0],
};

const MACS: { readonly [name: string]: readonly [HashName, number] } = {
  MD5: ["md5", 16],
  SHA: ["sha1", 20],
  SHA256: ["sha256", 32],
  SHA384: ["sha384", 48],
};

/** `TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA`, `TLS_RSA_WITH_AES_128_CCM_8`, `TLS_AES_128_GCM_SHA256`. */
const NAME = /^TLS_(?:.*_WITH_)?(.+?)(_8)?(?:_(MD5|SHA|SHA256|SHA384))?$/;

/** What the registered name of a suite says, undefined where `ciphers` lack what it needs. */
export function cipherSuite(name: string, ciphers: Ciphers): CipherSuite | undefined {
  const [, cipherName = "", short, hashName = "SHA256"] = NAME.exec(name) ?? [];
  const found = CIPHERS[cipherName];
  if (found === undefined || name.includes("EXPORT")) return undefined;
  const [cipher, keyLength, blockLength] = found;
  if (cipher !== "" && !ciphers.knows(cipher)) return undefined;
  const mode = cipherName === "NULL" ? "null" : cipherName === "RC4_128" ? "rc4" : blockLength > 0 ? "cbc" : "aead";
  const [macHash, macLength] = mode === "aead" ? (["sha256", 0] as const) : MACS[hashName];
  return {
    mode,
    cipher,
    keyLength,
    blockLength,
    tagLength: mode !== "aead" ? 0 : short ? 8 : 16,
    macHash,
    macLength,
    hash: hashName === "SHA384" ? "sha384" : "sha256",
  };
}
