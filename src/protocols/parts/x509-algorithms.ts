import { oneOf, open, sequence, type Asn1 } from "./asn1.ts";
import { asn1BigInteger, asn1Identifier } from "./asn1-values.ts";

/** Identifiers of algorithms with their parameters (RFC 5280 4.1.1.2), whose field has Wireshark's whole name. */

const ecParameters = oneOf(
  {
    specifiedCurve: sequence([], { filter: "=pkcs1.specifiedCurve_element", label: "specifiedCurve" }),
    namedCurve: asn1Identifier({ filter: "=pkcs1.namedCurve", label: "namedCurve" }),
  },
  { filter: "=pkcs1.ECParameters", label: "ECParameters", path: "pkcs-1" },
);
const number = (name: string): Asn1 => asn1BigInteger({ filter: `=x509af.${name}`, label: name });
const dsaParameters = sequence([number("p"), number("q"), number("g")], {
  filter: "=x509af.DSS_Params_element",
  label: "DSS-Params",
  path: "x509af",
});
const DSA_KEY = "1.2.840.10040.4.1";
const EC_KEY = "1.2.840.10045.2.1";

export function algorithm(filter: string): Asn1 {
  const label = filter.slice(filter.indexOf(".") + 1).replace(/_element$/, "");
  return sequence(
    [
      asn1Identifier({ filter: "=x509af.algorithm.id", label: "Algorithm Id" }),
      open({ [EC_KEY]: ecParameters, [DSA_KEY]: dsaParameters }),
    ],
    { filter, label },
  );
}
