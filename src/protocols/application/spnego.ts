import { bytes } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { anyOf, asn1Octets, bitString, explicit, sequence, sequenceOf, Tag, type Asn1 } from "../parts/asn1.ts";
import { asn1Bytes, asn1Identifier, asn1Integer, asn1Text } from "../parts/asn1-values.ts";
import { mechanismCheck, mechanismToken } from "../parts/spnego-tokens.ts";

const HINT = 27;

const check = mechanismCheck("mechListMIC", "mechListMIC");
const hints = sequence(
  [
    explicit(0, asn1Text(HINT, { filter: "hintName", label: "hintName", type: "FT_STRING" })),
    explicit(1, asn1Bytes({ filter: "hintAddress", label: "hintAddress" })),
  ],
  { filter: "negHints_element", label: "negHints" },
);
const offer: Asn1 = sequence(
  [
    explicit(
      0,
      sequenceOf(asn1Identifier({ filter: "MechType", label: "MechType" }), {
        filter: "mechTypes",
        label: "mechTypes",
      }),
    ),
    explicit(1, bitString(bytes("rest", { filter: "reqFlags", label: "reqFlags" }))),
    explicit(2, mechanismToken("mechToken", "mechToken")),
    explicit(3, anyOf(hints, check)),
    explicit(4, check),
  ],
  { filter: "negTokenInit_element", label: "negTokenInit" },
);
const answer: Asn1 = sequence(
  [
    explicit(
      0,
      asn1Integer(
        {
          filter: "negResult",
          label: "negResult",
          type: "FT_UINT32",
          strings: { 0: "accept-completed", 1: "accept-incomplete", 2: "reject" },
        },
        Tag.enumerated,
      ),
    ),
    explicit(1, asn1Identifier({ filter: "supportedMech", label: "supportedMech" })),
    explicit(2, mechanismToken("responseToken", "responseToken")),
    explicit(3, check),
  ],
  { filter: "negTokenTarg_element", label: "negTokenTarg" },
);

/** Which mechanism is used is agreed on (RFC 4178), with the first token of the mechanism that is preferred. */
export const SPNEGO = protocol({
  name: "spnego",
  holds: ["ntlmssp", "kerberos"],
  layer: "SPNEGO",
  title: "Simple Protected Negotiation",
  spec: "RFC 4178",
  foreign: ["ntlmssp", "spnego"],
  handing: ["spnego.token", "kerberos.token"],
  carriedBy: { "security.token": [0xa0, 0xa1] },
  summary: "SPNEGO",
  fields: {
    token: asn1Octets(anyOf(explicit(0, offer), explicit(1, answer)), { filter: "" }),
  },
});
