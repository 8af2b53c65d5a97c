import { bytes } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";

/** What an authentication protocol says, which its own protocol's messages carry. */
export function securityBlob(filter: string, label = "Security Blob"): AnyField {
  return bytes("rest", { filter, label });
}
