/** What a packet of gQUIC is told, because its octets do not say it. */
export interface GquicTold {
  /** The number in the version that its conversation has (39 of Q039); 0 where it is not known. */
  readonly version: number;
  readonly fromServer: boolean;
}

const SERVER = 0x100;

export function packGquic({ version, fromServer }: GquicTold): number {
  return version | (fromServer ? SERVER : 0);
}

export function unpackGquic(told: number): GquicTold {
  return { version: told & 0xff, fromServer: (told & SERVER) !== 0 };
}

/** Bits of a first octet as versions up to 43 have it. */
export const GquicFlag = { version: 1, reset: 2, nonce: 4, connection: 8, long: 0x80, fixed: 0x40 } as const;
/** From this version on packets begin as those of QUIC do; it is the last that is not QUIC in all else. */
const LONG_HEADERS = 44;
const LAST_VERSION = 46;
const FIRST_VERSION = 1;

/** The number in a version that stands at `at` as `Q039`; 0 where none does. */
export function gquicVersionAt(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== 0x51 || bytes[at + 1] !== 0x30) return 0;
  const [tens, ones] = [bytes[at + 2] - 0x30, bytes[at + 3] - 0x30];
  if (tens < 0 || tens > 9 || ones < 0 || ones > 9) return 0;
  const version = 10 * tens + ones;
  return version >= FIRST_VERSION && version <= LAST_VERSION ? version : 0;
}

/** The version that bytes[at..end) are a packet of, which says it; 0 where they are none. */
export function gquicVersion(bytes: Uint8Array, at: number, end: number): number {
  if (end - at < 13) return 0;
  const flags = bytes[at];
  if ((flags & (GquicFlag.long | GquicFlag.fixed)) === (GquicFlag.long | GquicFlag.fixed)) {
    const version = gquicVersionAt(bytes, at + 1);
    return version >= LONG_HEADERS ? version : 0;
  }
  if ((flags & GquicFlag.long) !== 0) return 0;
  if ((flags & GquicFlag.version) === 0 || (flags & GquicFlag.connection) === 0) return 0;
  const version = gquicVersionAt(bytes, at + 9);
  return version < LONG_HEADERS ? version : 0;
}

/** Whether packets of a version begin as those of QUIC do. */
export function hasLongHeaders(version: number): boolean {
  return version >= LONG_HEADERS;
}
