import { anyLineEnd, headerLinesEnd, isPrintable } from "../../flows/message-framing.ts";
import { MessageHead } from "../../flows/http/message-head.ts";
import type { UnshownOctets } from "../../flows/http/http-streams.ts";
import type { Session } from "../../flows/session.ts";

/** What a packet has of a message of HTTP/1. */
export interface HttpPiece {
  /** The layer that shows it, -1 where none does. */
  readonly layer: number;
  /** Its lines in front of the body; empty where only the middle of a message is there. */
  readonly head: Uint8Array;
  /** Without the transfer's and the content's coding; undefined where there is none, or nobody can undo them. */
  readonly body?: Uint8Array;
  readonly contentType?: string | undefined;
}

/** The pieces of HTTP/1 in the packet at hand. */
export function httpPieces(session: Session): HttpPiece[] {
  const { layers, catalog, sources } = session.dissector;
  const found: HttpPiece[] = [];
  for (let layer = 1; layer < layers.count; layer++) {
    const protocol = catalog.protocols[layers.protocol(layer)];
    // What an error quotes was not sent.
    if (protocol?.quotes) break;
    if (protocol?.name !== "http" || session.httpStreams?.isTunnelled(layer)) continue;
    const { bytes, end: captured } = sources[layers.sourceOf(layer)];
    const start = layers.start(layer);
    const end = Math.min(layers.payloadEnd(layer), captured);
    if (layers.headerEnd(layer) === start) {
      // Like tshark, what follows a message in its packet is left out.
      if (found.length === 0) found.push(...middle(layer, { bytes, start, end, declared: layers.payloadEnd(layer) }));
      continue;
    }
    const body = session.httpBody(layer);
    found.push({
      layer,
      head: bytes.slice(start, new MessageHead(bytes, start, end).bodyStart),
      ...(body && !body.isCoded ? { body: body.bytes.slice(), contentType: body.contentType } : {}),
    });
  }
  const unshown = session.httpStreams?.unshown;
  return found.length === 0 && unshown ? middle(-1, unshown) : found;
}

/**
 * Octets without a first line. Like tshark, only what begins with text is looked at, as long as lines have a colon they are
 * header lines, and nothing is known where such a line was cut.
 */
function middle(layer: number, { bytes, start, end, declared }: UnshownOctets): HttpPiece[] {
  if (start >= end || !isPrintable(bytes[start])) return [];
  const body = headerLinesEnd(bytes, start, end);
  if (declared > end && (body === end || anyLineEnd(bytes, body, end, true) < 0)) return [];
  const head = bytes.slice(start, body);
  return [body === end ? { layer, head } : { layer, head, body: bytes.slice(body, end) }];
}
