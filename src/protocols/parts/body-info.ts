import type { InfoLine, WriteInfo } from "../../definition/info-line.ts";

/** Info of a body: behind the message's own text, what its content type is. */
export function bodyInfo(write: (line: InfoLine, type: string) => void): WriteInfo {
  return (line) => write(line, contentType(line));
}

/** The content type of the message around the layer, without its parameters. */
function contentType(line: InfoLine): string {
  const body = line.layer;
  const message = line.outer("http");
  if (message < 0) return "";
  line.layer = message;
  const quad = line.find("http.content_type");
  const type = quad < 0 ? "" : line.string(quad).split(";", 1)[0].trim();
  line.layer = body;
  return type;
}
