import { protocol } from "../../definition/protocol.ts";
import { gssToken } from "../parts/gss-token.ts";

/** Security services for whichever protocol carries them: which mechanism is meant, and its token. */
export const GSSAPI = protocol({
  name: "gss-api",
  holds: ["spnego", "ntlmssp", "kerberos"],
  layer: "GSSAPI",
  title: "GSS-API Generic Security Service Application Program Interface",
  short: "GSS-API",
  spec: "RFC 2743",
  foreign: ["spnego"],
  handing: ["security.token", "kerberos.token"],
  carriedBy: {
    "security.blob": [0x60, 0xa0, 0xa1],
    "dcerpc.auth": [0x60, 0xa0, 0xa1],
    "sasl.token": [1, 5, 0x60],
    "ldap.credentials": [0x4e, [0x60, 0x7f], [0xa0, 0xa1]],
  },
  pathBehind: { dcerpc: "" },
  startsWith: [[[0x60, 0x7f]], [[0xa0, 0xa1]], "NTLMSSP\0", [5, 4], [1, 0, 0, 0]],
  summary: "GSS-API",
  fields: { token: gssToken },
});
