import { decodeText, encodeText } from "../../bytes/text.ts";
import type { HeaderField } from "../../flows/http2/hpack.ts";
import type { Session } from "../../flows/session.ts";
import type { Sight } from "../statistics/statistic.ts";
import type { Said } from "./conversation.ts";

/** Where a frame has the number of its stream (RFC 9113 section 4.1). */
const STREAM_AT = 5;
const LENGTH = 4;

/** Of each message of HTTP/2 its fields as lines, then its body without the content's coding. */
export function http2Messages(session: Session): (sight: Sight) => Said[] {
  return ({ dissector: { layers } }) => {
    const found: Said[] = [];
    for (let layer = 1; layer < layers.count; layer++) {
      const message = session.http2Frame?.(layer)?.message;
      if (!message) continue;
      const lines = message.fields.map(({ name, value }) => `${textOf(name)}: ${textOf(value)}\r\n`);
      const { stream: part } = message;
      found.push({ part, bytes: encodeText(`${lines.join("")}\r\n`) }, { part, bytes: session.http2Content(message) });
    }
    return found;
  };
}

function textOf(octets: Uint8Array): string {
  return decodeText(octets, 0, octets.length);
}

/** Of each frame of one stream its octets, or, as tshark has them, its fields without their compression. */
export function http2Frames(session: Session, part: number | undefined): (sight: Sight) => Said[] {
  return ({ dissector }) => {
    const { layers } = dissector;
    const found: Said[] = [];
    for (let layer = 1; layer < layers.count; layer++) {
      const frame = session.http2Frame?.(layer);
      if (frame === undefined) continue;
      const bytes = dissector.bytesOf(layer).subarray(layers.start(layer), layers.payloadEnd(layer));
      if (streamOf(bytes) !== part) continue;
      const fields = frame.headers?.fields ?? [];
      found.push({ bytes: fields.length > 0 ? plain(fields) : bytes.slice() });
    }
    return found;
  };
}

function streamOf(frame: Uint8Array): number {
  return new DataView(frame.buffer, frame.byteOffset, frame.length).getUint32(STREAM_AT) & 0x7fffffff;
}

/** Names and values, each behind its length. */
function plain(fields: readonly HeaderField[]): Uint8Array {
  const texts = fields.flatMap(({ name, value }) => [name, value]);
  const bytes = new Uint8Array(texts.reduce((sum, text) => sum + LENGTH + text.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const text of texts) {
    view.setUint32(at, text.length);
    bytes.set(text, at + LENGTH);
    at += LENGTH + text.length;
  }
  return bytes;
}
