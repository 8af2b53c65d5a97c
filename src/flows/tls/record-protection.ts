import { openUnchecked } from "./aead.ts";
import type { CipherSuite } from "./cipher-suite.ts";
import type { Ciphers } from "./ciphers.ts";
import { concat } from "./key-derivation.ts";
import { Rc4 } from "./rc4.ts";

/** A protected record: its fragment is bytes[start..end), of `length` octets on the wire. */
export interface ProtectedRecord {
  readonly type: number;
  readonly version: number;
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly length: number;
}

/** What a record held; not `isChecked` where only its beginning was captured. */
export interface OpenedRecord {
  readonly type: number;
  readonly bytes: Uint8Array;
  readonly isChecked: boolean;
}

/** Opens the records of one direction under one key, in order. */
export interface RecordProtection {
  /** Undefined where the key does not fit; the record is counted all the same. */
  open(record: ProtectedRecord): OpenedRecord | undefined;
}

/** Keys of one direction in TLS 1.2 and before (RFC 5246 section 6.3). */
export interface DirectionKeys {
  readonly mac: Uint8Array;
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
}

const SSL_3 = 0x0300;
const TLS_1_1 = 0x0302;

/** Records as TLS 1.3 protects them, with the type behind the content (RFC 8446 section 5.2). */
export class SealedRecords implements RecordProtection {
  private sequence = 0;
  /** Records before the first that the key fits are of an earlier key: they do not count. */
  private hasOpened = false;
  private readonly ciphers: Ciphers;
  private readonly suite: CipherSuite;
  private readonly key: Uint8Array;
  private readonly iv: Uint8Array;
  private readonly checksHead: boolean;

  /** `checksHead`: the tag covers the head of the record, as it does from draft 25 on. */
  constructor(ciphers: Ciphers, suite: CipherSuite, key: Uint8Array, iv: Uint8Array, checksHead = true) {
    this.ciphers = ciphers;
    this.suite = suite;
    this.key = key;
    this.iv = iv;
    this.checksHead = checksHead;
  }

  open(record: ProtectedRecord): OpenedRecord | undefined {
    const { ciphers, suite, key } = this;
    const nonce = xorSequence(this.iv, this.sequence);
    const data = record.bytes.subarray(record.start, record.end);
    if (data.length < record.length) {
      if (this.hasOpened) this.sequence++;
      const sealed = data.subarray(0, Math.max(0, record.length - suite.tagLength));
      return { type: record.type, bytes: openUnchecked(ciphers, suite.cipher, key, nonce, sealed), isChecked: false };
    }
    if (data.length < suite.tagLength) return undefined;
    const additional = this.checksHead ? recordHead(record.type, record.version, record.length) : NOTHING;
    const inner = ciphers.open(suite.cipher, key, nonce, additional, data, suite.tagLength);
    this.hasOpened ||= inner !== undefined;
    if (this.hasOpened) this.sequence++;
    if (inner === undefined) return undefined;
    let end = inner.length;
    while (end > 0 && inner[end - 1] === 0) end--;
    return end === 0 ? undefined : { type: inner[end - 1], bytes: inner.subarray(0, end - 1), isChecked: true };
  }
}

const NOTHING = new Uint8Array(0);

/** Records of AEAD ciphers in TLS 1.2 (RFC 5288, RFC 6655, RFC 7905). */
export class AeadRecords implements RecordProtection {
  private sequence = 0;
  private readonly ciphers: Ciphers;
  private readonly suite: CipherSuite;
  private readonly keys: DirectionKeys;

  constructor(ciphers: Ciphers, suite: CipherSuite, keys: DirectionKeys) {
    this.ciphers = ciphers;
    this.suite = suite;
    this.keys = keys;
  }

  open(record: ProtectedRecord): OpenedRecord | undefined {
    const { ciphers, suite, keys } = this;
    const sequence = this.sequence++;
    const { type, version, bytes, end } = record;
    // The nonce is counted by both sides (ChaCha20), or its end is in front of the record.
    const explicit = explicitNonceLength(suite);
    const start = record.start + explicit;
    const length = record.length - explicit - suite.tagLength;
    if (start > end || length < 0) return undefined;
    const nonce =
      explicit === 0 ? xorSequence(keys.iv, sequence) : concat(keys.iv, bytes.subarray(record.start, start));
    if (end - record.start < record.length) {
      const data = bytes.subarray(start, Math.min(end, start + length));
      return { type, bytes: openUnchecked(ciphers, suite.cipher, keys.key, nonce, data), isChecked: false };
    }
    const additional = concat(sequenceOctets(sequence), recordHead(type, version, length));
    const data = bytes.subarray(start, end);
    const plain = ciphers.open(suite.cipher, keys.key, nonce, additional, data, suite.tagLength);
    return plain && { type, bytes: plain, isChecked: true };
  }
}

/** Octets of the nonce that stand in front of each record. */
export function explicitNonceLength(suite: CipherSuite): number {
  return suite.cipher === "chacha20-poly1305" ? 0 : 8;
}

/**
 * Records of CBC, RC4 and null ciphers with a MAC of their own (RFC 5246 section 6.2.3; RFC 7366), which is not checked
 * where the keys are empty.
 */
export class MacRecords implements RecordProtection {
  private sequence = 0;
  private readonly ciphers: Ciphers;
  private readonly suite: CipherSuite;
  private readonly keys: DirectionKeys;
  private readonly encryptsThenMacs: boolean;
  private readonly rc4: Rc4 | undefined;
  /** The last block of the record before, which begins the next one in TLS 1.0. */
  private lastBlock: Uint8Array;

  constructor(ciphers: Ciphers, suite: CipherSuite, keys: DirectionKeys, encryptsThenMacs: boolean) {
    this.ciphers = ciphers;
    this.suite = suite;
    this.keys = keys;
    this.encryptsThenMacs = encryptsThenMacs && suite.mode === "cbc";
    this.rc4 = suite.mode === "rc4" ? new Rc4(keys.key) : undefined;
    this.lastBlock = keys.iv;
  }

  open(record: ProtectedRecord): OpenedRecord | undefined {
    const sequence = this.sequence++;
    const isWhole = record.end - record.start >= record.length;
    const { macLength } = this.suite;
    const all = record.bytes.subarray(record.start, record.end);
    const encrypted = this.encryptsThenMacs
      ? all.subarray(0, Math.min(all.length, Math.max(0, record.length - macLength)))
      : all;
    const plain = this.decrypt(record.version, encrypted, isWhole);
    if (plain === undefined) return undefined;
    if (!isWhole) return { type: record.type, bytes: plain, isChecked: false };
    if (this.encryptsThenMacs) {
      const fits = this.macFits(record, sequence, encrypted, all.subarray(all.length - macLength));
      return fits ? { type: record.type, bytes: plain, isChecked: true } : undefined;
    }
    if (plain.length < macLength) return undefined;
    const content = plain.subarray(0, plain.length - macLength);
    if (this.keys.mac.length === 0) return { type: record.type, bytes: content, isChecked: false };
    const fits = this.macFits(record, sequence, content, plain.subarray(content.length));
    return fits ? { type: record.type, bytes: content, isChecked: true } : undefined;
  }

  /** Undoes the cipher and takes off the padding of a whole record. */
  private decrypt(version: number, data: Uint8Array, isWhole: boolean): Uint8Array | undefined {
    const { mode, cipher, blockLength } = this.suite;
    if (this.rc4) return this.rc4.apply(data);
    if (mode === "null") return data;
    const ivLength = version >= TLS_1_1 ? blockLength : 0;
    const usable = data.length - (data.length % blockLength);
    if (usable < ivLength + blockLength || (isWhole && usable !== data.length)) return undefined;
    const iv = ivLength > 0 ? data.subarray(0, ivLength) : this.lastBlock;
    const plain = this.ciphers.cbc(cipher, this.keys.key, iv, data.subarray(ivLength, usable));
    this.lastBlock = data.slice(usable - blockLength, usable);
    if (!isWhole) return plain;
    const padding = plain[plain.length - 1] + 1;
    return padding > plain.length ? undefined : plain.subarray(0, plain.length - padding);
  }

  private macFits(record: ProtectedRecord, sequence: number, content: Uint8Array, mac: Uint8Array): boolean {
    const isSsl3 = record.version === SSL_3;
    const expected = isSsl3 ? this.ssl3Mac(record, sequence, content) : this.mac(record, sequence, content);
    return mac.length === expected.length && mac.every((octet, i) => octet === expected[i]);
  }

  private mac({ type, version }: ProtectedRecord, sequence: number, content: Uint8Array): Uint8Array {
    const head = recordHead(type, version, content.length);
    return this.ciphers.hmac(this.suite.macHash, this.keys.mac, concat(sequenceOctets(sequence), head, content));
  }

  /** What there was before HMAC (RFC 6101 section 5.2.3.1). */
  private ssl3Mac({ type }: ProtectedRecord, sequence: number, content: Uint8Array): Uint8Array {
    const { ciphers, keys, suite } = this;
    const padding = (octet: number): Uint8Array => new Uint8Array(suite.macHash === "md5" ? 48 : 40).fill(octet);
    const head = Uint8Array.of(type, content.length >> 8, content.length & 0xff);
    const inner = concat(keys.mac, padding(0x36), sequenceOctets(sequence), head, content);
    return ciphers.hash(suite.macHash, concat(keys.mac, padding(0x5c), ciphers.hash(suite.macHash, inner)));
  }
}

function recordHead(type: number, version: number, length: number): Uint8Array {
  return Uint8Array.of(type, version >> 8, version & 0xff, length >> 8, length & 0xff);
}

function sequenceOctets(sequence: number): Uint8Array {
  const octets = new Uint8Array(8);
  new DataView(octets.buffer).setBigUint64(0, BigInt(sequence));
  return octets;
}

/** An initialization vector whose last eight octets the number of the record changes (RFC 8446 section 5.3). */
export function xorSequence(iv: Uint8Array, sequence: number): Uint8Array {
  const nonce = iv.slice();
  const octets = sequenceOctets(sequence);
  for (let i = 0; i < 8; i++) nonce[nonce.length - 8 + i] ^= octets[i];
  return nonce;
}
