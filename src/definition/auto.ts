/**
 * Automatic values, by name: they fill a field when a packet is built, say what it should hold when one is dissected,
 * and tell the walk where header and payload end.
 */
export type Auto =
  | { readonly auto: "wholeLength"; readonly unit: number; readonly minus: number; readonly zeroIsRest: boolean }
  | {
      readonly auto: "payloadLength";
      readonly minus: number;
      readonly zeroIsRest: ZeroIsRest;
      readonly atMost?: number;
    }
  | { readonly auto: "headerLength"; readonly unit: number; readonly minus: number; readonly cut: boolean }
  | { readonly auto: "countOf"; readonly of: string; readonly less: number }
  | {
      readonly auto: "sizeOf";
      readonly of: string;
      readonly through?: string;
      readonly add: number;
      readonly unit: number;
    }
  | { readonly auto: "restSize" }
  | {
      readonly auto: "checksum";
      readonly over: "header" | "whole" | "struct";
      readonly pseudoHeader: boolean;
      readonly zeroIsNone: boolean;
      readonly coverage?: string;
      readonly unverified?: boolean;
      readonly silent?: boolean;
      readonly wrong?: WrongChecksum;
      readonly odd?: "signed";
      readonly since?: { readonly [field: string]: number };
      /** Which sum it is, where it is not the Internet's. */
      readonly sum?: "crc32c";
    };

/** What Wireshark says of a checksum that it looks at. */
export interface WrongChecksum {
  /** The field that is its remark of a wrong one, how severe that is, and its text if it is not "Bad checksum". */
  readonly filter: string;
  readonly severity: "Warn" | "Error";
  readonly label?: string;
  /** What it says behind a wrong one, and behind one that it did not look at if it is not "unverified". */
  readonly hint?: string;
  readonly unverified?: string;
  /** Where the field of what it should be stands, if there is one: inside the checksum or behind its status. */
  readonly calculated?: "inside" | "behind";
}

/** Whether a length of 0 stands for whatever the layer below carries, or only where other fields are what is said. */
type ZeroIsRest = boolean | { readonly [field: string]: number };

/** Octets of header and payload. `zeroIsRest`: 0 stands for whatever the layer below carries (segmentation offload). */
export function wholeLength({ unit = 1, minus = 0, zeroIsRest = false } = {}): Auto {
  return { auto: "wholeLength", unit, minus, zeroIsRest };
}

/** Octets after this header, plus `minus` fewer; a value above `atMost` is no length at all (Ethernet's type field). */
export function payloadLength({ minus = 0, zeroIsRest = false, atMost }: PayloadLength = {}): Auto {
  return { auto: "payloadLength", minus, zeroIsRest, ...(atMost === undefined ? {} : { atMost }) };
}
interface PayloadLength {
  readonly minus?: number;
  readonly zeroIsRest?: ZeroIsRest;
  readonly atMost?: number;
}

/**
 * The header's length in units of `unit` octets, the first `minus` octets not counted. `cut`: a header may be longer than
 * what is there, and goes on in a later segment.
 */
export function headerLengthIn(unit: number, { minus = 0, cut = false } = {}): Auto {
  return { auto: "headerLength", unit, minus, cut };
}

/** How many elements the list `of` has, `less` fewer, but not below 0. */
export function countOf(of: string, { less = 0 } = {}): Auto {
  return { auto: "countOf", of, less };
}

/** How many octets the sibling `of` takes, or all up to `through`, in units of `unit`, and `add` more. */
export function sizeOf(of: string, { add = 0, unit = 1, through }: SizeOf = {}): Auto {
  return { auto: "sizeOf", of, add, unit, ...(through === undefined ? {} : { through }) };
}

interface SizeOf {
  readonly add?: number;
  readonly unit?: number;
  readonly through?: string;
}

/** How many octets the fields behind it take to the end of their struct; for custom fields, whose own size may vary. */
export function restSize(): Auto {
  return { auto: "restSize" };
}

/**
 * RFC 1071 over the header, header and payload, or the struct that the field is in. `zeroIsNone`: 0 means that the sender
 * computed none (UDP). `coverage` names the field that says how many octets count, 0 for all (UDP-Lite). `unverified`:
 * Wireshark does not look whether it is right unless it is told to, because network cards fill it in behind whoever
 * captures; `silent`: it does not say so of this one either way; `wrong`: what it says of a wrong one. `odd`: how an odd last octet counts, if not as RFC 1071 says:
 * `signed`, as the number with a sign that it is. `since`: the pseudo-header counts from this value of a field on (a version).
 */
export function inetChecksum({
  pseudoHeader = false,
  over = "whole",
  zeroIsNone = false,
  coverage,
  unverified = false,
  silent = false,
  wrong,
  odd,
  since,
}: InetChecksum = {}): Auto {
  return {
    auto: "checksum",
    over,
    pseudoHeader,
    zeroIsNone,
    unverified,
    silent,
    ...(wrong ? { wrong } : {}),
    ...(odd ? { odd } : {}),
    ...(coverage === undefined ? {} : { coverage }),
    ...(since ? { since } : {}),
  };
}
interface InetChecksum {
  readonly pseudoHeader?: boolean;
  readonly over?: "header" | "whole" | "struct";
  readonly zeroIsNone?: boolean;
  readonly coverage?: string;
  readonly unverified?: boolean;
  readonly silent?: boolean;
  readonly wrong?: WrongChecksum;
  readonly odd?: "signed";
  readonly since?: { readonly [field: string]: number };
}

/** CRC-32C over header and payload, the octets of which it is taken as 0, lowest octet first (RFC 9260 appendix A). */
export function crc32cChecksum(): Auto {
  return { auto: "checksum", over: "whole", pseudoHeader: false, zeroIsNone: false, unverified: true, sum: "crc32c" };
}
