import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { HTTP } from "./http.ts";

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

/** What the kinds of bodies are called, that are not named by their content type. */
const KINDS: { readonly [protocol: string]: string } = {
  png: "PNG",
  "image-gif": "GIF89a",
  "image-jfif": "JPEG JFIF image",
};

/** ` (text/html)`: what the body is. */
function body(line: InfoLine): void {
  const type = line.find("http.content_type");
  const inner = line.inner < 0 ? "" : line.nameOf(line.inner);
  if (type < 0 || inner === "" || inner === "data" || inner === "xml") return;
  if (inner === "json") line.text(", JavaScript Object Notation");
  line.text(" (");
  line.utf8(KINDS[inner] ?? line.string(type).split(";", 1)[0].trim().toLowerCase());
  line.text(")");
}
