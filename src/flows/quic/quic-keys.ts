import type { Ciphers } from "../tls/ciphers.ts";
import { expandLabel, extract } from "../tls/key-derivation.ts";
import { xorSequence } from "../tls/record-protection.ts";
import { VERSION_2 } from "./quic-packet.ts";

/** Salts of initial secrets: RFC 9001 section 5.2, RFC 9369 section 3.3.1, and those of drafts in the order of their numbers. */
const V1 = "38762cf7f55934b34d179ae6a4c80cadccbb7f0a";
const V2 = "0dede3def700a6db819381be6e269dcbf9bd2ed9";
const DRAFT_29 = "afbfec289993d24c9e9786f19c6111e04390a899";
const DRAFT_23 = "c3eef712c72ebb5a11a7d2432bb46365bef9f502";

const FIRST_DRAFT = 0xff000000;
/** Versions of Facebook's mvfst that are draft 27 in all but the number. */
const MVFST = [0xfaceb002, 0xfaceb00e];

const TAG_LENGTH = 16;
const SAMPLE_LENGTH = 16;
/** Where the sample begins, counted from the packet number (RFC 9001 section 5.4.2). */
const SAMPLE_OFFSET = 4;

function saltOf(version: number): string | undefined {
  if (version === VERSION_2) return V2;
  if (version === 1) return V1;
  const draft = MVFST.includes(version) ? 27 : version - FIRST_DRAFT;
  if (draft >= 33 && draft <= 34) return V1;
  if (draft >= 29 && draft <= 32) return DRAFT_29;
  return draft >= 23 && draft <= 28 ? DRAFT_23 : undefined;
}

/** Whether initial packets of a version can be opened. */
export function isKnownVersion(version: number): boolean {
  return saltOf(version) !== undefined;
}

/** A packet whose header is no longer protected; which proves nothing, because any key gives some header. */
export interface UnmaskedPacket {
  readonly packetNumber: number;
  readonly packetNumberLength: number;
  /** The first octet without its protection. */
  readonly firstOctet: number;
  readonly head: Uint8Array;
  readonly protectedPayload: Uint8Array;
}

/** A packet whose protection is taken off. */
export interface OpenedPacket extends UnmaskedPacket {
  /** Frames. */
  readonly payload: Uint8Array;
}

/** What protects the packets of one direction at one level (RFC 9001 section 5). */
export class PacketProtection {
  private readonly ciphers: Ciphers;
  private readonly cipher: string;
  private readonly key: Uint8Array;
  private readonly iv: Uint8Array;
  private readonly header: Uint8Array;
  /** The largest packet number so far. */
  private largest = -1;

  constructor(ciphers: Ciphers, suite: QuicSuite, secret: Uint8Array, version: number) {
    const label = version === VERSION_2 ? "quicv2" : "quic";
    this.ciphers = ciphers;
    this.cipher = suite.cipher;
    this.key = expandLabel(ciphers, suite.hash, secret, `${label} key`, suite.keyLength);
    this.iv = expandLabel(ciphers, suite.hash, secret, `${label} iv`, 12);
    this.header = expandLabel(ciphers, suite.hash, secret, `${label} hp`, suite.keyLength);
  }

  /** Opens the packet bytes[start..end) whose number is at `at`; undefined where the key does not fit. */
  open(bytes: Uint8Array, start: number, at: number, end: number): OpenedPacket | undefined {
    const packet = this.unmask(bytes, start, at, end);
    if (packet === undefined) return undefined;
    const { packetNumber, head, protectedPayload } = packet;
    const nonce = xorSequence(this.iv, packetNumber);
    const payload = this.ciphers.open(this.cipher, this.key, nonce, head, protectedPayload, TAG_LENGTH);
    if (payload === undefined) return undefined;
    this.largest = Math.max(this.largest, packetNumber);
    return { ...packet, payload };
  }

  /** Takes the protection of its header off a packet; undefined where it is too short to have one. */
  unmask(bytes: Uint8Array, start: number, at: number, end: number): UnmaskedPacket | undefined {
    const sample = at + SAMPLE_OFFSET;
    if (sample + SAMPLE_LENGTH > end) return undefined;
    const mask = this.mask(bytes.subarray(sample, sample + SAMPLE_LENGTH));
    const isLong = (bytes[start] & 0x80) !== 0;
    const firstOctet = bytes[start] ^ (mask[0] & (isLong ? 0x0f : 0x1f));
    const packetNumberLength = (firstOctet & 3) + 1;
    const payloadStart = at + packetNumberLength;
    if (payloadStart + TAG_LENGTH > end) return undefined;
    const head = bytes.slice(start, payloadStart);
    head[0] = firstOctet;
    let written = 0;
    for (let i = 0; i < packetNumberLength; i++) {
      const place = at - start + i;
      head[place] ^= mask[1 + i];
      written = written * 256 + head[place];
    }
    const packetNumber = wholeNumber(written, packetNumberLength, this.largest);
    return { packetNumber, packetNumberLength, firstOctet, head, protectedPayload: bytes.subarray(payloadStart, end) };
  }

  private mask(sample: Uint8Array): Uint8Array {
    const zeros = new Uint8Array(5);
    // One block of AES in counter mode over zeros is the block itself.
    const cipher = this.cipher === "chacha20-poly1305" ? "chacha20" : `aes-${8 * this.header.length}-ctr`;
    return this.ciphers.stream(cipher, this.header, sample, zeros);
  }
}

/** What protection needs to know of a cipher suite. */
export interface QuicSuite {
  readonly cipher: string;
  readonly keyLength: number;
  readonly hash: "sha256" | "sha384";
}

const INITIAL_SUITE: QuicSuite = { cipher: "aes-128-gcm", keyLength: 16, hash: "sha256" };

/**
 * Protection of the initial packets of client and server: everybody who sees the identifier that the client first chose
 * for the server can derive it. Undefined for versions that have another.
 */
export function initialProtection(
  ciphers: Ciphers,
  version: number,
  destination: Uint8Array,
): readonly [client: PacketProtection, server: PacketProtection] | undefined {
  const salt = saltOf(version);
  if (salt === undefined) return undefined;
  const octets = Uint8Array.from({ length: 20 }, (_, i) => parseInt(salt.slice(2 * i, 2 * i + 2), 16));
  const initial = extract(ciphers, "sha256", octets, destination);
  const of = (side: string): PacketProtection =>
    new PacketProtection(ciphers, INITIAL_SUITE, expandLabel(ciphers, "sha256", initial, side, 32), version);
  return [of("client in"), of("server in")];
}

/** The packet number nearest to the next one expected that ends like the one written (RFC 9000 appendix A.3). */
export function wholeNumber(written: number, length: number, largest: number): number {
  const window = 2 ** (8 * length);
  const expected = largest + 1;
  const candidate = expected - (expected % window) + written;
  if (candidate <= expected - window / 2) return candidate + window;
  return candidate > expected + window / 2 && candidate >= window ? candidate - window : candidate;
}
