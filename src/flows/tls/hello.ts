/** An extension of a hello: its contents are at start..end of the message. */
export interface HelloExtension {
  readonly type: number;
  readonly start: number;
  readonly end: number;
}

/** What a ClientHello says (RFC 8446 section 4.1.2); what is cut off is missing. */
export interface ClientHello {
  readonly message: Uint8Array;
  readonly version: number;
  readonly random: Uint8Array;
  readonly sessionId: Uint8Array;
  readonly cipherSuites: readonly number[];
  readonly extensions: readonly HelloExtension[];
}

/** What a ServerHello says (RFC 8446 section 4.1.3). */
export interface ServerHello {
  readonly message: Uint8Array;
  /** The version that was agreed on. */
  readonly version: number;
  readonly random: Uint8Array;
  readonly sessionId: Uint8Array;
  readonly cipherSuite: number;
  readonly extensions: readonly HelloExtension[];
  /** Where the length of the extensions is. */
  readonly extensionsStart: number;
  /** It asks for another ClientHello. */
  readonly isRetry: boolean;
}

export const EXTENSION = {
  serverName: 0,
  signatureAlgorithms: 13,
  alpn: 16,
  encryptThenMac: 22,
  extendedMasterSecret: 23,
  earlyData: 42,
  supportedVersions: 43,
} as const;

const RANDOM_END = 34;
/** The first half of the random that stands for a HelloRetryRequest. */
const RETRY = [0xcf, 0x21, 0xad, 0x74, 0xe5, 0x9a, 0x61, 0x11, 0xbe, 0x1d, 0x8c, 0x02, 0x1e, 0x65, 0xb8, 0x91];
/** Drafts of TLS 1.3 up to this one have hellos without session and compression. */
const LAST_SHORT_DRAFT = 0x7f15;

/** Reads the body of a ClientHello; undefined where not even its random is there. */
export function readClientHello(message: Uint8Array): ClientHello | undefined {
  if (message.length < RANDOM_END) return undefined;
  const session = lengthened(message, RANDOM_END, 1);
  const suites = lengthened(message, session.end, 2);
  const compressions = lengthened(message, suites.end, 1);
  return {
    message,
    version: u16(message, 0),
    random: message.subarray(2, RANDOM_END),
    sessionId: message.subarray(session.start, session.end),
    cipherSuites: u16List(message, suites.start, suites.end),
    extensions: readExtensions(message, compressions.end),
  };
}

/** Octets in front of the lists of a hello in the form of SSL 2.0. */
const OLD_HEAD = 11;

/** Reads a hello in the form of SSL 2.0 (RFC 5246 appendix E.2), whose challenge is the end of a random. */
export function readOldClientHello(bytes: Uint8Array, start: number, end: number): ClientHello | undefined {
  if (end - start < OLD_HEAD || (bytes[start] & 0x80) === 0 || bytes[start + 2] !== 1 || bytes[start + 3] !== 3)
    return undefined;
  const suitesLength = u16(bytes, start + 5);
  const sessionEnd = start + OLD_HEAD + suitesLength + u16(bytes, start + 7);
  const challengeEnd = sessionEnd + u16(bytes, start + 9);
  if (challengeEnd > end || challengeEnd - sessionEnd > RANDOM_END - 2) return undefined;
  const random = new Uint8Array(RANDOM_END - 2);
  random.set(bytes.subarray(sessionEnd, challengeEnd), random.length - (challengeEnd - sessionEnd));
  const message = bytes.slice(start, challengeEnd);
  const sessionId = bytes.slice(start + OLD_HEAD + suitesLength, sessionEnd);
  return { message, version: u16(bytes, start + 3), random, sessionId, cipherSuites: [], extensions: [] };
}

/** Reads the body of a ServerHello; undefined where its cipher suite is not there. */
export function readServerHello(message: Uint8Array): ServerHello | undefined {
  if (message.length < RANDOM_END) return undefined;
  const version = u16(message, 0);
  const isShort = version >= 0x7f00 && version <= LAST_SHORT_DRAFT;
  const session = isShort ? { start: RANDOM_END, end: RANDOM_END } : lengthened(message, RANDOM_END, 1);
  if (session.end + 2 > message.length) return undefined;
  const extensionsStart = session.end + (isShort ? 2 : 3);
  const extensions = readExtensions(message, extensionsStart);
  const chosen = extensions.find(({ type }) => type === EXTENSION.supportedVersions);
  return {
    message,
    version: chosen && chosen.end - chosen.start >= 2 ? u16(message, chosen.start) : version,
    random: message.subarray(2, RANDOM_END),
    sessionId: message.subarray(session.start, session.end),
    cipherSuite: u16(message, session.end),
    extensions,
    extensionsStart,
    isRetry: RETRY.every((octet, i) => message[2 + i] === octet),
  };
}

/** The application protocol among the extensions that a server's message has from `at` on. */
export function chosenProtocol(message: Uint8Array, at: number): string | undefined {
  const extension = readExtensions(message, at).find(({ type }) => type === EXTENSION.alpn);
  if (!extension) return undefined;
  const list = lengthened(message, extension.start, 2);
  const name = lengthened(message, list.start, 1);
  return String.fromCharCode(...message.subarray(name.start, name.end));
}

/** Two-octet numbers behind a length of `lengthOctets` that an extension begins with. */
export function numbersOf(message: Uint8Array, { start, end }: HelloExtension, lengthOctets: 1 | 2): number[] {
  const list = lengthened(message, start, lengthOctets);
  return u16List(message, list.start, Math.min(list.end, end));
}

function readExtensions(message: Uint8Array, at: number): HelloExtension[] {
  const list = lengthened(message, at, 2);
  const found: HelloExtension[] = [];
  for (let place = list.start; place + 4 <= list.end;) {
    const contents = lengthened(message, place + 2, 2);
    found.push({ type: u16(message, place), start: contents.start, end: Math.min(contents.end, list.end) });
    place = contents.end;
  }
  return found;
}

/** Where the octets behind a length are, as far as they are there. */
export function lengthened(message: Uint8Array, at: number, lengthOctets: 1 | 2): { start: number; end: number } {
  const start = Math.min(at + lengthOctets, message.length);
  if (at + lengthOctets > message.length) return { start, end: start };
  const length = lengthOctets === 1 ? message[at] : u16(message, at);
  return { start, end: Math.min(start + length, message.length) };
}

function u16List(message: Uint8Array, start: number, end: number): number[] {
  const list: number[] = [];
  for (let at = start; at + 2 <= end; at += 2) list.push(u16(message, at));
  return list;
}

function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at] << 8) | bytes[at + 1];
}
