import { protocol } from "../../definition/protocol.ts";
import { httpFields, httpStarts } from "../parts/http-message.ts";

/** The Simple Service Discovery Protocol of UPnP: HTTP messages in datagrams. */
export const SSDP = protocol({
  name: "ssdp",
  layer: "SSDP",
  title: "Simple Service Discovery Protocol",
  spec: "UPnP Device Architecture 2.0",
  carriedBy: { "udp.port": 1900 },
  prefix: "http",
  startsWith: httpStarts,
  summary: "SSDP",
  fields: httpFields,
});
