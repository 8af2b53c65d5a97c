/** In place of the name of a field that decides: the number that whoever added the layer told of it, 0 where nobody did. */
export const TOLD = "~told";

/** What is told of a layer that an RPC message carries: which procedure of which version was called, and whether this is the answer. */
export function procedureTold(version: number, procedure: number, reply: boolean): number {
  return (version << 16) | (procedure << 1) | (reply ? 1 : 0);
}

/**
 * What a record of TLS or DTLS is told of what the hellos agreed on, because its octets do not say it: version 1.3, and then whether
 * its type hides another; else how keys are exchanged, `unknown` where that is not known.
 */
export const TLS_TOLD = {
  tls13: 1,
  hidden: 2,
  unknown: 3,
  rsa: 4,
  dh: 5,
  dhAnonymous: 6,
  ecdh: 7,
  ecdhAnonymous: 8,
  psk: 9,
} as const;
/** What is told up to version 1.2, and where nobody tells. */
export const BEFORE_TLS13: readonly number[] = [0, 3, 4, 5, 6, 7, 8, 9];

/**
 * What a message of Modbus is told, because its octets do not say it: whether it is a response, and of what was asked for the
 * number of the first bit or register and how many bits.
 */
export interface ModbusTold {
  readonly response: boolean;
  /** The request was seen. */
  readonly known: boolean;
  readonly reference: number;
  readonly bits: number;
}

const RESPONSE = 1;
const KNOWN = 2;

export function packModbus({ response, known, reference, bits }: ModbusTold): number {
  return (response ? RESPONSE : 0) | (known ? KNOWN : 0) | (reference << 2) | (Math.min(bits, 0xfff) << 18);
}

export function unpackModbus(told: number): ModbusTold {
  return {
    response: (told & RESPONSE) !== 0,
    known: (told & KNOWN) !== 0,
    reference: (told >>> 2) & 0xffff,
    bits: (told >>> 18) & 0xfff,
  };
}

/**
 * What a message of PostgreSQL is told, because its octets do not say it: whether the client sent it, and what the client
 * was asked to prove itself by.
 */
export interface PgsqlTold {
  readonly isFrontend: boolean;
  readonly authentication: (typeof authentications)[number];
}
const authentications = ["none", "gss", "sasl", "saslContinued"] as const;
const BACKEND = 1;
const FRONTEND = 2;

export function packPgsql({ isFrontend, authentication }: PgsqlTold): number {
  return (isFrontend ? FRONTEND : BACKEND) | (authentications.indexOf(authentication) << 2);
}

/** Undefined where nobody told. */
export function unpackPgsql(told: number): PgsqlTold | undefined {
  if (told === 0) return undefined;
  return { isFrontend: (told & FRONTEND) !== 0, authentication: authentications[told >> 2] ?? "none" };
}

/** Which side of a conversation sent a message, where its octets do not say it. */
export type Side = "client" | "server";

export function packSide(side: Side): number {
  return side === "client" ? 1 : 2;
}

/** Undefined where nobody told. */
export function unpackSide(told: number): Side | undefined {
  return told === 1 ? "client" : told === 2 ? "server" : undefined;
}

/** What a ping is told that goes to a server of Teredo. */
export const TEREDO_PING = 1;

/** What a layer of HTTP is told: that it stands for what a tunnel carries. */
export const HTTP_TOLD = { message: 0, tunnel: 1 } as const;
