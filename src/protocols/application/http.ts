import { latin1 } from "../../bytes/text.ts";
import { bytes, text, u32 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { httpExchangeFields } from "../parts/exchange-fields.ts";
import { httpFields, httpStarts } from "../parts/http-message.ts";

/** The Hypertext Transfer Protocol, version 1 and before. */
export const HTTP = protocol({
  name: "http",
  holds: ["gss-api", "spnego", "ntlmssp", "data"],
  layer: "HTTP",
  title: "Hypertext Transfer Protocol",
  spec: "RFC 9112",
  carriedBy: { "tcp.port": [80, 631, 1900, 2710, 2869, 3128, 3132, 3689, 5985, 8080, 8088, 11371] },
  startsWith: httpStarts,
  onAnyPort: { firstLine: namesHttp1 },
  framing: { by: "headers", untilEnd: true, shown: true },
  generated: {
    ...httpExchangeFields,
    chunkSize: u32({ filter: "chunk_size", label: "Chunk size" }),
    chunkData: bytes("rest", { filter: "chunk_data", label: "Chunk data" }),
    chunkBoundary: bytes("rest", { filter: "chunk_boundary", label: "Chunk boundary" }),
    trailer: text("rest", { filter: "chunked_trailer_part", label: "trailer-part" }),
    fileSize: u32({ filter: "", line: "http.file_size" }),
    fileData: text("rest", { filter: "file_data", label: "File Data", plain: true }),
  },
  summary: "HTTP",
  fields: httpFields,
});

/** Octets of a version, `HTTP/1.1`. */
const VERSION_SIZE = 8;
const H = 0x68;

/** Whether a line begins or ends with the version, as those of methods that nobody knows do. */
function namesHttp1(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start >= VERSION_SIZE && (isHttp1(bytes, start) || isHttp1(bytes, end - VERSION_SIZE));
}

function isHttp1(bytes: Uint8Array, at: number): boolean {
  return (bytes[at] | 0x20) === H && /^HTTP\/1\./i.test(latin1(bytes, at, at + VERSION_SIZE));
}
