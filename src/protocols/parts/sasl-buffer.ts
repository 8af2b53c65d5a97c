import { bytes } from "../../definition/fields.ts";
import type { Inner } from "../../definition/custom.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { octetsWith, type Inside } from "./octets-with.ts";
import { wrappingToken } from "./spnego-tokens.ts";

/** What a security layer protects (RFC 4422 3.7): the mechanism's token, and messages, sealed or not. */
export function saslBuffer(messages: () => Inside): AnyField {
  const token = bytes("rest", { filter: "", hands: "sasl.token" });
  const sealed = bytes("rest", { filter: "=ldap.gssapi_encrypted_payload", label: "GSS-API Encrypted payload" });
  const payload = bytes("rest", { filter: "", label: "GSS-API payload", line: "ldap.payload" });
  const own: readonly Inner[] = [token, sealed, payload].map((field) => ({ key: field.label ?? "", field }));
  let known: readonly Inner[] | undefined;
  return octetsWith(
    "SASL buffer",
    {
      get inner() {
        const below = ({ depth = 0, ...inner }: Inner) => ({ ...inner, depth: depth + 1 });
        return (known ??= [...own, ...messages().inner.map(below)]);
      },
      visit(octets, start, end, found, ...where) {
        const around = wrappingToken(octets, start, end);
        if (!around) return;
        const at = start + around.size;
        found(TOKEN, start, at);
        if (at === end) return;
        found(around.sealed ? SEALED : PAYLOAD, at, end);
        if (!around.sealed)
          messages().visit(octets, at, end, (inner, from, to) => found(own.length + inner, from, to), ...where);
      },
    },
    { filter: "", label: "SASL Buffer", line: "ldap.buffer" },
  );
}
const TOKEN = 0;
const SEALED = 1;
const PAYLOAD = 2;
