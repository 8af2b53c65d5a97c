import { mailHeaders, type MailHeader } from "../bytes/mail-headers.ts";
import { multipart } from "../bytes/multipart.ts";
import { decodeText } from "../bytes/text.ts";
import { DATA } from "../definition/catalog.ts";
import { mediaProtocol } from "../definition/media-types.ts";
import { beginningsOf, beginsWith } from "../definition/starts.ts";
import type { Dissector } from "../dissect/dissector.ts";
import { LAYER_LIMIT } from "../dissect/layers.ts";

/** Bodies within bodies. */
const DEPTH_LIMIT = 8;

/** Adds the layers that a body is by its content type: itself, and the parts that it consists of. */
export function addBody(
  dissector: Dissector,
  contentType: string | undefined,
  source: number,
  start: number,
  end: number,
  depth = 0,
): void {
  if (depth > DEPTH_LIMIT || dissector.layers.count >= LAYER_LIMIT || start >= end) return;
  const { bytes } = dissector.sources[source];
  const protocol = bodyProtocol(dissector, contentType, bytes, start, end);
  dissector.extend(protocol, start, end, source);
  const name = protocol === DATA ? "" : dissector.catalog.protocols[protocol]?.name;
  if (name === "mime_multipart") {
    for (const { headers, bodyStart, end: stop } of multipart(bytes, start, end).parts)
      addBody(dissector, headerOf(bytes, headers, "content-type"), source, bodyStart, stop, depth + 1);
  } else if (name === "imf") addMessageBody(dissector, source, start, end, depth);
  else if (name === "data-text-lines" && beginsAsXml(bytes, start, end))
    addBody(dissector, "text/xml", source, start, end, depth + 1);
}

/** What a body of this content type is: an image that does not begin as one of its kind is a medium that nobody knows. */
function bodyProtocol(
  { catalog }: Dissector,
  contentType: string | undefined,
  bytes: Uint8Array,
  start: number,
  end: number,
): number {
  const protocol = mediaProtocol(catalog, contentType);
  const starts = protocol === DATA ? undefined : catalog.protocols[protocol]?.startsWith;
  if (starts === undefined || beginsWith(beginningsOf(starts), bytes, start, end, end)) return protocol;
  return mediaProtocol(catalog, UNKNOWN_MEDIUM);
}
const UNKNOWN_MEDIUM = "*/*";

/** Wireshark takes a text that begins with XML's declaration for XML, too. */
function beginsAsXml(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = 0; i < XML.length; i++) if (start + i >= end || (bytes[start + i] | LOWER_CASE) !== XML[i]) return false;
  return true;
}
const LOWER_CASE = 0x20;
const XML = Array.from("<?xml", (char) => char.charCodeAt(0) | LOWER_CASE);

/** Adds a message of mail with what its body is. */
function addMessageBody(dissector: Dissector, source: number, start: number, end: number, depth: number): void {
  const { bytes } = dissector.sources[source];
  const { headers, bodyStart } = mailHeaders(bytes, start, end);
  const contentType = headerOf(bytes, headers, "content-type");
  if (contentType !== undefined) addBody(dissector, contentType, source, bodyStart, end, depth + 1);
}

function headerOf(bytes: Uint8Array, headers: readonly MailHeader[], name: string): string | undefined {
  const header = headers.find((one) => one.name === name);
  return header && decodeText(bytes, header.valueStart, header.valueEnd);
}
