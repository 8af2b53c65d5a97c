import { bytes } from "../../definition/fields.ts";
import { KerberosToken, NtlmVerifier, identifierField, isWrapping, mechanismIn } from "./spnego-tokens.ts";
import { OffsetFields } from "./offset-fields.ts";

/** A token, in front of which the mechanism that it is for stands in the first one (RFC 2743 3.1). */
const fields = new OffsetFields();
const mechanism = fields.enter(identifierField({ filter: "OID", label: "OID" }));
const inner = fields.enter(bytes("rest", { filter: "", hands: "security.token" }));
const kerberos = new KerberosToken(fields, 0);
const verifier = new NtlmVerifier(fields);

export const gssToken = fields.rest("GSS-API token", (octets, start, end, found) => {
  const place = mechanismIn(octets, start, end);
  const at = place ? place[1] : start;
  if (place) fields.show(found, mechanism, place[0], place[1] - place[0], end);
  const from = place && isWrapping(octets, at, end) ? at : start;
  if (verifier.show(found, octets, start, end) || kerberos.show(found, octets, from, end, from > start)) return;
  fields.show(found, inner, at, end - at, end);
});
