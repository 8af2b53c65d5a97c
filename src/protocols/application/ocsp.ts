import { protocol } from "../../definition/protocol.ts";
import { ocspMessage } from "../parts/ocsp-messages.ts";
import { certificateProtocols } from "../parts/x509.ts";

/** Whether certificates are still good, over HTTP. */
export const OCSP = protocol({
  name: "ocsp",
  layer: "OCSP",
  title: "Online Certificate Status Protocol",
  spec: "RFC 6960",
  foreign: [...certificateProtocols.filter((name) => name !== "ocsp"), "tls"],
  mediaTypes: ["application/ocsp-request", "application/ocsp-response"],
  summary: "OCSP",
  fields: { message: ocspMessage },
});
