import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { HTTP } from "./http.ts";

/** What the protocol of a body adds to the line. */
const BODIES: { readonly [name: string]: string } = { json: "/JSON", xml: "/XML" };

export const httpInfo = infoText(HTTP, {
  info(line) {
    const method = line.find("http.request.method");
    const version = line.find("http.response.version");
    if (method >= 0) {
      line.show(method);
      word(line, "http.request.uri");
      word(line, "http.request.version");
      line.octet(32);
    } else if (version >= 0) {
      line.show(version);
      word(line, "http.response.code");
      word(line, "http.response.phrase");
      line.octet(32);
    } else line.text("Continuation");
    body(line);
  },
});

function word(line: InfoLine, name: string): void {
  const quad = line.find(name);
  if (quad < 0) return;
  line.octet(32);
  line.show(quad);
}

/** ` (text/html)`, and `HTTP/JSON` as the protocol. */
function body(line: InfoLine): void {
  const type = line.find("http.content_type");
  const inner = line.inner < 0 ? "" : line.nameOf(line.inner);
  if (type < 0 || inner === "" || inner === "data") return;
  line.protocol += BODIES[inner] ?? "";
  const name = inner === "json" ? "application/json" : line.string(type).split(";", 1)[0].trim();
  line.text(" (");
  line.utf8(name);
  line.text(")");
}
