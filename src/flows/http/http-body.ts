import { ChunkedBody } from "./chunked-body.ts";
import { decodeContent, type Content, type ContentDecoders } from "./content-coding.ts";
import { MessageHead } from "./message-head.ts";

/** The body of an HTTP/1 message, as the sender had it before it was cut into chunks and compressed. */
export interface HttpBody extends Content {
  readonly contentType: string | undefined;
  /** The chunks that it came in, and where the first begins. */
  readonly chunked: ChunkedBody | undefined;
  readonly start: number;
  /** The octets are those on the wire. */
  readonly isPlain: boolean;
}

/** Transfer codings that compress (RFC 9112 section 7.2). */
const TRANSFER = /^\s*(?:x-)?(?:gzip|deflate|compress)\s*(?:$|;)/i;

/** The body of the message bytes[start..end), undefined where it has none. */
export function httpBody(
  bytes: Uint8Array,
  start: number,
  end: number,
  decoders: ContentDecoders,
): HttpBody | undefined {
  const head = new MessageHead(bytes, start, end);
  const from = head.bodyStart;
  if (from >= end) return undefined;
  const isChunked = /^(?:(?:x-gzip|gzip|deflate|compress|identity)[ \t]*,[ \t]*)*chunked/i.test(
    (head.header("transfer-encoding") ?? "").trim(),
  );
  const chunked = isChunked ? new ChunkedBody() : undefined;
  chunked?.read(bytes, from, end);
  const whole = chunked ? chunked.data(bytes, from, end) : bytes.subarray(from, end);
  // Like tshark, what is no transfer coding changes nothing.
  const transfer = (head.header("transfer-encoding") ?? "").split(",").filter((name) => TRANSFER.test(name));
  const codings = [head.header("content-encoding"), ...transfer].filter(Boolean).join(",");
  const content = decodeContent(codings, whole, decoders);
  const problem = content.problem ?? chunked?.problem;
  return {
    bytes: content.bytes,
    contentType: head.header("content-type"),
    chunked,
    start: from,
    isPlain: chunked === undefined && content.bytes === whole,
    ...(problem === undefined ? {} : { problem }),
    ...(content.isCoded ? { isCoded: true } : {}),
  };
}
