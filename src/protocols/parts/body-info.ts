import type { InfoLine, WriteInfo } from "../../definition/info-line.ts";

/** Info of a body: behind the message's own text, what its content type is, where it has one. */
export function bodyInfo(write: (line: InfoLine, type: string) => void): WriteInfo {
  return (line) => {
    const body = line.layer;
    const type = contentType(line, body);
    line.layer = body;
    if (type === undefined) return;
    write(line, type);
    // The next part of the same message is written behind it.
    line.fence();
  };
}

/** Writes what stands behind the title of a body: its content type. */
export function bodyHeading(line: InfoLine): void {
  const body = line.layer;
  const type = contentType(line, body);
  line.layer = body;
  if (type !== undefined) line.utf8(`: ${type}`);
}

/** The content type of a body, without its parameters, as what is around it says. */
function contentType(line: InfoLine, body: number): string | undefined {
  const parts = line.outer("mime_multipart");
  if (parts >= 0) {
    line.layer = parts;
    let part = line.find("mime_multipart.part");
    for (let before = parts + 1; before < body && part >= 0; before++) part = line.find("mime_multipart.part", part);
    return part < 0 ? undefined : typeOf(line, line.inside(part, "mime_multipart.header.content-type"));
  }
  const frame = line.outer("http2");
  if (frame >= 0) return line.notedText(http2BodyKey(line, frame));
  for (const [message, field] of [
    ["imf", "imf.content.type"],
    ["http", "http.content_type"],
  ] as const) {
    const around = line.outer(message);
    if (around < 0) continue;
    line.layer = around;
    return typeOf(line, line.find(field));
  }
  return undefined;
}

/** By what name the content type of a message of HTTP/2 is noted, of whose stream a layer is a frame. */
export function http2BodyKey(line: InfoLine, frame: number): string {
  const tcp = line.outer("tcp");
  return `http2 body ${tcp < 0 ? -1 : line.valueAt(tcp, "tcp.stream")} ${line.valueAt(frame, "http2.streamid")}`;
}

function typeOf(line: InfoLine, quad: number): string | undefined {
  return quad < 0 ? undefined : line.string(quad).split(";", 1)[0].trim();
}
