/**
 * Automatic values, by name: they fill a field when a packet is built, say what it should hold when one is dissected,
 * and tell the walk where header and payload end.
 */
export type Auto =
  | { readonly auto: "wholeLength"; readonly unit: number; readonly minus: number; readonly zeroIsRest: boolean }
  | { readonly auto: "payloadLength"; readonly minus: number; readonly zeroIsRest: boolean; readonly atMost?: number }
  | { readonly auto: "headerLength"; readonly unit: number; readonly minus: number; readonly cut: boolean }
  | { readonly auto: "countOf"; readonly of: string }
  | { readonly auto: "sizeOf"; readonly of: string; readonly add: number; readonly unit: number }
  | { readonly auto: "restSize" }
  | {
      readonly auto: "checksum";
      readonly over: "header" | "whole";
      readonly pseudoHeader: boolean;
      readonly pseudoWhen?: { readonly field: string; readonly is: number };
      readonly zeroIsNone: boolean;
      readonly coverage?: string;
      readonly unverified?: boolean;
    };

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
  readonly zeroIsRest?: boolean;
  readonly atMost?: number;
}

/**
 * The header's length in units of `unit` octets, the first `minus` octets not counted. `cut`: a header may be longer than
 * what is there, and goes on in a later segment.
 */
export function headerLengthIn(unit: number, { minus = 0, cut = false } = {}): Auto {
  return { auto: "headerLength", unit, minus, cut };
}

/** How many elements the list `of` has. */
export function countOf(of: string): Auto {
  return { auto: "countOf", of };
}

/** How many octets the sibling `of` takes, in units of `unit`, and `add` more. */
export function sizeOf(of: string, { add = 0, unit = 1 } = {}): Auto {
  return { auto: "sizeOf", of, add, unit };
}

/** How many octets the fields behind it take to the end of their struct; for custom fields, whose own size may vary. */
export function restSize(): Auto {
  return { auto: "restSize" };
}

/**
 * RFC 1071 over the header or header and payload. `zeroIsNone`: 0 means that the sender computed none (UDP). `coverage`
 * names the field that says how many octets count, 0 for all (UDP-Lite). `unverified`: Wireshark does not look whether it is
 * right unless it is told to, because network cards fill it in behind whoever captures. `pseudoWhen`: the pseudo-header
 * counts while a field has a value (VRRP version 3).
 */
export function inetChecksum({
  pseudoHeader = false,
  over = "whole",
  zeroIsNone = false,
  coverage,
  unverified = false,
  pseudoWhen,
}: InetChecksum = {}): Auto {
  return {
    auto: "checksum",
    over,
    pseudoHeader,
    zeroIsNone,
    unverified,
    ...(coverage === undefined ? {} : { coverage }),
    ...(pseudoWhen === undefined ? {} : { pseudoWhen }),
  };
}
interface InetChecksum {
  readonly pseudoHeader?: boolean;
  readonly pseudoWhen?: { readonly field: string; readonly is: number };
  readonly over?: "header" | "whole";
  readonly zeroIsNone?: boolean;
  readonly coverage?: string;
  readonly unverified?: boolean;
}
