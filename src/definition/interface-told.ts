/** What the arguments or results of a call are told, because their octets do not say it: which operation it is, and how they are written. */
export interface CallTold {
  readonly operation: number;
  readonly response: boolean;
  /** The highest octet of a number is first. */
  readonly big: boolean;
  /** Counts and pointers have 64 bits (NDR64). */
  readonly wide: boolean;
  readonly encrypted: boolean;
  /** Octets at the end that only fill up. */
  readonly padding: number;
}

const RESPONSE = 1 << 16;
const BIG = 1 << 17;
const WIDE = 1 << 18;
const ENCRYPTED = 1 << 19;
const PADDING_AT = 20;
const PADDING_LIMIT = 0xff;

export function packCall({ operation, response, big, wide, encrypted, padding }: CallTold): number {
  const how = (response ? RESPONSE : 0) | (big ? BIG : 0) | (wide ? WIDE : 0) | (encrypted ? ENCRYPTED : 0);
  return (operation & 0xffff) | how | (Math.min(padding, PADDING_LIMIT) << PADDING_AT);
}

export function unpackCall(told: number): CallTold {
  return {
    operation: told & 0xffff,
    response: (told & RESPONSE) !== 0,
    big: (told & BIG) !== 0,
    wide: (told & WIDE) !== 0,
    encrypted: (told & ENCRYPTED) !== 0,
    padding: (told >>> PADDING_AT) & PADDING_LIMIT,
  };
}

/** What a message of DCE/RPC is told of what it carries; `unseen` where nobody told. */
export const STUB_TOLD = { unseen: 0, known: 1, unknown: 2, unbound: 3, piece: 4 } as const;

/** The interface of a call that no protocol is known for. */
export interface UnknownInterface {
  readonly identifier: string;
  readonly version: number;
  /** A protocol is known for another version. */
  readonly isOther: boolean;
}

/** The table of what calls carry, by the numbers of interfaces. */
export const RPC_INTERFACES = "dcerpc.interface";

/** A number of 16 bits for the identifier of an interface. */
export function interfaceNumber(identifier: string): number {
  const digits = identifier.replaceAll("-", "");
  let folded = 0;
  for (let at = 0; at < digits.length; at += 4) folded ^= Number.parseInt(digits.slice(at, at + 4), 16);
  return folded;
}
