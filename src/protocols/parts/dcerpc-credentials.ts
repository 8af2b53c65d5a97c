import { bytes } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { OffsetFields } from "./offset-fields.ts";
import { NtlmVerifier } from "./spnego-tokens.ts";

/** What proves who sent a message: a token of a security protocol, or what NTLM signs with. */
const fields = new OffsetFields();
const token = fields.enter(bytes("rest", { filter: "", hands: "dcerpc.auth" }));
const verifier = new NtlmVerifier(fields);

export const rpcCredentials: AnyField = fields.rest("credentials", (octets, start, end, found) => {
  if (!verifier.show(found, octets, start, end)) fields.show(found, token, start, end - start, end);
});
