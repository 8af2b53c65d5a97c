import { cbc, ctr, gcm } from "@noble/ciphers/aes.js";
import { chacha20, chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { hmac } from "@noble/hashes/hmac.js";
import { md5, sha1 } from "@noble/hashes/legacy.js";
import { sha256, sha384 } from "@noble/hashes/sha2.js";
import type { Ciphers } from "./ciphers.ts";

const hashes = { md5, sha1, sha256, sha384 };
const BLOCK = 16;

/** The algorithms in JavaScript, for where there are no others that answer at once. */
export const portableCiphers: Ciphers = {
  knows: (cipher) => /^(aes-(128|256)-(cbc|gcm|ccm)|chacha20-poly1305)$/.test(cipher),
  hash: (name, data) => hashes[name](data),
  hmac: (name, key, data) => hmac(hashes[name], key, data),
  cbc: (_, key, iv, data) => cbc(key, iv, { disablePadding: true }).decrypt(data),
  open(cipher, key, nonce, additional, data, tagLength) {
    if (cipher.endsWith("-ccm")) return openCcm(key, nonce, additional, data, tagLength);
    try {
      if (cipher === "chacha20-poly1305") return chacha20poly1305(key, nonce, additional).decrypt(data);
      return gcm(key, nonce, additional).decrypt(data);
    } catch {
      return undefined;
    }
  },
  stream(cipher, key, counter, data) {
    if (cipher !== "chacha20") return ctr(key, counter).encrypt(data);
    const first = new DataView(counter.buffer, counter.byteOffset).getUint32(0, true);
    return chacha20(key, counter.subarray(4), data, undefined, first);
  },
};

/** Counter with CBC-MAC (RFC 3610), of AES in CTR and CBC mode. */
function openCcm(
  key: Uint8Array,
  nonce: Uint8Array,
  additional: Uint8Array,
  data: Uint8Array,
  tagLength: number,
): Uint8Array | undefined {
  const counter = new Uint8Array(BLOCK);
  counter[0] = 14 - nonce.length;
  counter.set(nonce, 1);
  const length = data.length - tagLength;
  // The tag is encrypted with block 0, the text from block 1 on.
  const text = new Uint8Array(BLOCK + length);
  text.set(data.subarray(length));
  text.set(data.subarray(0, length), BLOCK);
  const opened = ctr(key, counter).encrypt(text);
  const plain = opened.slice(BLOCK);
  const tag = ccmTag(key, nonce, additional, plain, tagLength);
  return tag.every((octet, i) => octet === opened[i]) ? plain : undefined;
}

function ccmTag(
  key: Uint8Array,
  nonce: Uint8Array,
  additional: Uint8Array,
  plain: Uint8Array,
  tagLength: number,
): Uint8Array {
  const additionalEnd = additional.length === 0 ? BLOCK : BLOCK + roundedUp(2 + additional.length);
  const blocks = new Uint8Array(additionalEnd + roundedUp(plain.length));
  const view = new DataView(blocks.buffer);
  const lengthOctets = 15 - nonce.length;
  blocks[0] = (additional.length > 0 ? 0x40 : 0) | (((tagLength - 2) / 2) << 3) | (lengthOctets - 1);
  blocks.set(nonce, 1);
  for (let i = 0; i < Math.min(4, lengthOctets); i++) blocks[15 - i] = (plain.length >>> (8 * i)) & 0xff;
  if (additional.length > 0) view.setUint16(BLOCK, additional.length);
  blocks.set(additional, BLOCK + 2);
  blocks.set(plain, additionalEnd);
  const chain = cbc(key, new Uint8Array(BLOCK), { disablePadding: true }).encrypt(blocks);
  return chain.subarray(chain.length - BLOCK, chain.length - BLOCK + tagLength);
}

function roundedUp(length: number): number {
  return Math.ceil(length / BLOCK) * BLOCK;
}
