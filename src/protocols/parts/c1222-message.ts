import { derivedText } from "../../definition/derived.ts";
import { bytes, custom, mark } from "../../definition/fields.ts";
import { application, explicit, foreign, implicit, oneOf, sequence, Tag, value, type Asn1 } from "./asn1.ts";
import { asn1Identifier, asn1Integer } from "./asn1-values.ts";
import { c1222Services } from "./c1222-services.ts";

const EXTERNAL = 0x28;
const label = (filter: string): string => filter.replaceAll("_", "-");
const number = (filter: string): Asn1 => asn1Integer({ filter, label: label(filter), type: "FT_UINT32" });
const octets = (filter: string): Asn1 => value(Tag.octets, bytes("rest", { filter, label: label(filter) }));
/** An identifier without its beginning, as `.123.4`. */
const relative = derivedText("RELATIVE-OID", (octets_, start, end) => {
  let shown = "";
  let number = 0;
  for (let at = start; at < end; at++) {
    number = number * 0x80 + (octets_[at] & 0x7f);
    if (octets_[at] >= 0x80) continue;
    shown += `.${number}`;
    number = 0;
  }
  return shown;
});
/** Whom an application is called by: from the root, or from the utility's. */
const title = (side: string): Asn1 =>
  oneOf(
    {
      [`${side}-ap-title-abs`]: asn1Identifier({ filter: `${side}_ap_title_abs`, label: `${side}-ap-title-abs` }),
      [`${side}-ap-title-rel`]: implicit(
        0,
        value(
          Tag.identifier,
          custom(relative, { filter: `${side}_ap_title_rel`, label: `${side}-ap-title-rel`, type: "FT_REL_OID" }),
        ),
      ),
    },
    { filter: `${side}_AP_title`, label: `${side}-AP-title` },
  );

const PROOF = "calling_authentication_value";
const keyed = sequence([implicit(0, octets("key_id_element")), implicit(1, octets("iv_element"))], {
  filter: `${PROOF}_c1222_element`,
  label: `${label(PROOF)}-c1222`,
});
const earlier = oneOf(
  {
    "c1221-auth-identification": implicit(0, octets("c1221_auth_identification")),
    "c1221-auth-request": implicit(1, octets("c1221_auth_request")),
    "c1221-auth-response": implicit(2, octets("c1221_auth_response")),
  },
  { filter: `${PROOF}_c1221`, label: `${label(PROOF)}-c1221` },
);
const single = oneOf(
  { [`${label(PROOF)}-c1221`]: explicit(0, earlier), [`${label(PROOF)}-c1222`]: implicit(1, keyed) },
  { filter: `${PROOF}_single_asn1`, label: `${label(PROOF)}-single-asn1` },
);
const encoding = oneOf(
  {
    [`${label(PROOF)}-single-asn1`]: explicit(0, single),
    [`${label(PROOF)}-octet-aligned`]: implicit(1, octets(`${PROOF}_octet_aligned`)),
  },
  { filter: `${PROOF}_encoding`, label: `${label(PROOF)}-encoding` },
);
/** What proves who calls: something outside, whose tag some leave out. */
const proof: Asn1 = {
  is: "sequence",
  tag: 0xa2,
  members: [asn1Integer({ filter: `${PROOF}_indirect`, label: label(`${PROOF}_indirect`) }), encoding],
  field: mark({ filter: `${PROOF}_element`, label: label(PROOF) }),
};
const services: Asn1 = {
  is: "sequence",
  tag: EXTERNAL,
  members: [implicit(1, foreign(c1222Services))],
};

/** A message of C12.22 (ANSI C12.22-2008 5.3.2.3). */
export const c1222Message: Asn1 = application(
  0,
  sequence(
    [
      explicit(1, asn1Identifier({ filter: "aSO_context", label: "aSO-context" })),
      explicit(2, title("called")),
      explicit(4, number("called_AP_invocation_id")),
      explicit(6, title("calling")),
      explicit(7, number("calling_AE_qualifier")),
      explicit(8, number("calling_AP_invocation_id")),
      implicit(11, asn1Identifier({ filter: "mechanism_name", label: "mechanism-name" })),
      explicit(12, proof),
      explicit(30, services),
    ],
    { filter: "MESSAGE_element", label: "MESSAGE" },
  ),
);
