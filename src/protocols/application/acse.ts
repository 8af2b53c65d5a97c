import { protocol } from "../../definition/protocol.ts";
import { presentationContexts } from "../parts/presentation-contexts.ts";
import { acseMessage } from "../parts/acse-types.ts";
import { asn1Octets } from "../parts/asn1.ts";

/** How applications of OSI open and close associations. */
export const ACSE = protocol({
  name: "acse",
  layer: "ACSE",
  title: "ISO 8650-1 OSI Association Control Service",
  spec: "ITU-T X.227",
  foreign: ["ber"],
  contexts: presentationContexts,
  summary: "ACSE",
  fields: { message: asn1Octets(acseMessage, { filter: "" }) },
});
