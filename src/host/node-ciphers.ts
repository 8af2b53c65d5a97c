import { createCipheriv, createDecipheriv, createHash, createHmac, getCiphers, type CipherCCMTypes } from "node:crypto";
import type { Ciphers } from "../flows/tls/ciphers.ts";

let known: ReadonlySet<string> | undefined;

/** The algorithms of OpenSSL. */
export const nodeCiphers: Ciphers = {
  knows: (cipher) => (known ??= new Set(getCiphers())).has(cipher),
  hash: (name, data) => plainArray(createHash(name).update(data).digest()),
  hmac: (name, key, data) => plainArray(createHmac(name, key).update(data).digest()),
  cbc(cipher, key, iv, data) {
    const decipher = createDecipheriv(cipher, key, iv).setAutoPadding(false);
    return plainArray(decipher.update(data));
  },
  open(cipher, key, nonce, additional, data, authTagLength) {
    const length = data.length - authTagLength;
    // Of the three modes only CCM must be told the length; the types know no other way to name an open list of ciphers.
    const decipher = createDecipheriv(cipher as CipherCCMTypes, key, nonce, { authTagLength });
    decipher.setAuthTag(data.subarray(length));
    decipher.setAAD(additional, { plaintextLength: length });
    try {
      const plain = decipher.update(data.subarray(0, length));
      decipher.final();
      return plainArray(plain);
    } catch {
      return undefined;
    }
  },
  stream: (cipher, key, counter, data) => plainArray(createCipheriv(cipher, key, counter).update(data)),
};

/** The same octets, without what Node's own arrays do otherwise. */
function plainArray(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}
