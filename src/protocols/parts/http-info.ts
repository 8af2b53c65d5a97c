import type { InfoLine } from "../../definition/info-line.ts";

/** The start line of a message; what its body is, the body says behind it. */
export function httpInfo(line: InfoLine): void {
  const words = line.has("http.response.code") ? RESPONSE : REQUEST;
  let written = false;
  for (const name of words) {
    const quad = line.find(name);
    // A status line has a space even where it has no phrase (RFC 9112 4).
    if (quad < 0 && name === "http.response.phrase" && written) line.octet(32);
    if (quad < 0) continue;
    line.utf8(name === "http.response.code" ? String(line.number(quad)) : line.string(quad));
    line.octet(32);
    written = true;
  }
  if (!written) line.text("Continuation");
  line.fence();
}

const REQUEST = ["http.request.method", "http.request.uri", "http.request.version"];
const RESPONSE = ["http.response.version", "http.response.code", "http.response.phrase"];
