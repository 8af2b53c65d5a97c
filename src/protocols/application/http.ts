import { protocol } from "../../definition/protocol.ts";
import { httpFields, httpStarts } from "../parts/http-message.ts";

/** The Hypertext Transfer Protocol, version 1 and before. */
export const HTTP = protocol({
  name: "http",
  layer: "HTTP",
  title: "Hypertext Transfer Protocol",
  spec: "RFC 9112",
  carriedBy: { "tcp.port": [80, 2710, 2869, 3128, 3132, 5985, 8000, 8008, 8080, 8088, 8888, 11371] },
  startsWith: httpStarts,
  onAnyPort: true,
  framing: { by: "headers", untilEnd: true, shown: true },
  summary: "HTTP",
  fields: httpFields,
});
