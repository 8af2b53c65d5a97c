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
  onAnyPort: { firstLine: /^HTTP\/1\.|HTTP\/1\..$/i },
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
