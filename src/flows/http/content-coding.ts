import { Gunzip, Inflate, Unzlib } from "fflate";
import { Decompress } from "fzstd";

/** Octets that one body may become. */
const MOST_CONTENT_OCTETS = 64 * 1024 * 1024;
/** How many times its own size a body may become; deflate makes at most 1,032 of it. */
export const MOST_CONTENT_RATIO = 1100;
/** Codings that are undone one after the other. */
const MOST_CODINGS = 4;

/** What a coding was turned into; with a `problem` only what comes before it. */
export interface Content {
  readonly bytes: Uint8Array;
  readonly problem?: string;
  /** They are still coded, in a way that nobody here undoes. */
  readonly isCoded?: boolean;
}

/** Undoes one coding; makes at most `most` octets. */
export type ContentDecoder = (coded: Uint8Array, most: number) => Content;

/** Decoders by the names that Content-Encoding has for codings (RFC 9110 section 8.4.1). */
export type ContentDecoders = { readonly [coding: string]: ContentDecoder | undefined };

/** Decoders that run anywhere. Brotli is not among them: Node has it. */
export const portableDecoders: ContentDecoders = {
  gzip: (coded, most) => unpack(coded, most, (ondata) => new Gunzip(ondata)),
  "x-gzip": (coded, most) => unpack(coded, most, (ondata) => new Gunzip(ondata)),
  // Senders differ in whether they take the name for zlib's format, which RFC 9110 means, or for the bare stream.
  deflate: (coded, most) => unpack(coded, most, (ondata) => (isZlib(coded) ? new Unzlib(ondata) : new Inflate(ondata))),
  zstd: (coded, most) => unpack(coded, most, (ondata) => new Decompress(ondata)),
};

/** Undoes the codings of a Content-Encoding or Transfer-Encoding, last applied first; `identity` and `chunked` change nothing. */
export function decodeContent(codings: string, coded: Uint8Array, decoders: ContentDecoders): Content {
  const names = codings
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity" && name !== "chunked");
  if (names.length > MOST_CODINGS) return { bytes: coded, problem: `more than ${MOST_CODINGS} codings` };
  const most = Math.min(MOST_CONTENT_OCTETS, coded.length * MOST_CONTENT_RATIO);
  let content: Content = { bytes: coded };
  for (const name of names.toReversed()) {
    const decode = decoders[name];
    if (decode === undefined) return { bytes: content.bytes, problem: `no decoder for ${name}`, isCoded: true };
    const decoded = decode(content.bytes, most);
    // The first fault is the cause of those that follow.
    content = content.problem === undefined ? decoded : { bytes: decoded.bytes, problem: content.problem };
  }
  return content;
}

/** Octets handed to a decoder at once; a fault loses what it made of them. */
const PIECE = 512;

interface Unpacker {
  push(chunk: Uint8Array, isLast?: boolean): void;
}

function unpack(coded: Uint8Array, most: number, create: (ondata: (data: Uint8Array) => void) => Unpacker): Content {
  const pieces: Uint8Array[] = [];
  const made = { length: 0 };
  const unpacker = create((data) => {
    pieces.push(data);
    made.length += data.length;
  });
  let problem: string | undefined;
  try {
    for (let at = 0; at < coded.length && made.length <= most; at += PIECE) {
      unpacker.push(coded.subarray(at, Math.min(at + PIECE, coded.length)));
    }
    if (made.length <= most) unpacker.push(new Uint8Array(0), true);
    else problem = `more than ${most} octets`;
  } catch (fault) {
    problem = fault instanceof Error ? fault.message : String(fault);
  }
  const bytes = joined(pieces, Math.min(made.length, most));
  return problem === undefined ? { bytes } : { bytes, problem };
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece.subarray(0, length - at), at);
    at = Math.min(length, at + piece.length);
  }
  return whole;
}

/** Whether octets begin with the header of RFC 1950. */
function isZlib(bytes: Uint8Array): boolean {
  return bytes.length >= 2 && (bytes[0] & 0x0f) === 8 && bytes[0] >> 4 <= 7 && (bytes[0] * 256 + bytes[1]) % 31 === 0;
}
