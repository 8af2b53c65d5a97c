import { bytes } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";

/** What an authentication protocol says: a token of GSS-API, of SPNEGO or of NTLM alone. */
export function securityBlob(filter: string, label = "Security Blob"): AnyField {
  return bytes("rest", { filter, label, hands: "security.blob", opens: true });
}
