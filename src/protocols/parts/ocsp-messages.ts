import { bytes, mark } from "../../definition/fields.ts";
import {
  asn1Octets,
  bitString,
  explicit,
  holding,
  implicit,
  oneOf,
  open,
  sequence,
  sequenceOf,
  Tag,
  value,
  type Asn1,
} from "./asn1.ts";
import { asn1BigInteger, asn1Bytes, asn1Integer, asn1IdentifierText, asn1Time } from "./asn1-values.ts";
import { algorithm } from "./x509-algorithms.ts";
import { certificateAs } from "./x509.ts";
import { generalNameAs } from "./x509-extensions.ts";
import { distinguishedName } from "./x509-names.ts";
import { ocspExtensions } from "./ocsp-extensions.ts";

/** Requests and responses about the status of certificates (RFC 6960 4). */

const named = (name: string, label = name.replace(/_element$/, "")) => ({ filter: `=ocsp.${name}`, label });
const element = (name: string, members: readonly Asn1[]): Asn1 => sequence(members, named(`${name}_element`, name));
const nothing = (name: string): Asn1 => value(0x05, mark(named(`${name}_element`)));

const version = explicit(0, asn1Integer({ ...named("version"), strings: { 0: "v1", 1: "v2", 2: "v3" } }));
const certificateId = (name: string): Asn1 =>
  element(name, [
    algorithm("=ocsp.hashAlgorithm_element"),
    asn1Bytes(named("issuerNameHash")),
    asn1Bytes(named("issuerKeyHash")),
    asn1BigInteger(named("serialNumber")),
  ]);

/** Extensions as the older module of X.509 has them (RFC 3280). */
const extensions = (name: string): Asn1 =>
  sequenceOf(
    sequence(
      [
        asn1IdentifierText({ filter: "=pkix1explicit.id", label: "Id" }),
        value(Tag.boolean),
        holding(open(ocspExtensions)),
      ],
      { filter: "=pkix1explicit.Extension_element", label: "Extension" },
    ),
    named(name),
  );

const signature: readonly Asn1[] = [
  algorithm("=ocsp.signatureAlgorithm_element"),
  bitString(bytes("rest", named("signature"))),
  explicit(0, sequenceOf(certificateAs(named("Certificate_element")), named("certs"))),
];

const request: Asn1 = element("tbsRequest", [
  version,
  explicit(1, generalNameAs(named("requestorName"))),
  sequenceOf(
    element("Request", [certificateId("reqCert"), explicit(0, extensions("singleRequestExtensions"))]),
    named("requestList"),
  ),
  explicit(2, extensions("requestExtensions")),
]);

const reasons = {
  0: "unspecified",
  1: "keyCompromise",
  2: "cACompromise",
  3: "affiliationChanged",
  4: "superseded",
  5: "cessationOfOperation",
  6: "certificateHold",
  8: "removeFromCRL",
  9: "privilegeWithdrawn",
  10: "aaCompromise",
};
const status: Asn1 = oneOf(
  {
    good: implicit(0, nothing("good")),
    revoked: implicit(
      1,
      element("revoked", [
        asn1Time(named("revocationTime")),
        explicit(0, asn1Integer({ ...named("revocationReason"), type: "FT_UINT32", strings: reasons }, Tag.enumerated)),
      ]),
    ),
    unknown: implicit(2, nothing("unknown")),
  },
  named("certStatus"),
);
const single: Asn1 = element("SingleResponse", [
  certificateId("certID"),
  status,
  asn1Time(named("thisUpdate")),
  explicit(0, asn1Time(named("nextUpdate"))),
  explicit(1, extensions("singleExtensions")),
]);
const responder: Asn1 = oneOf(
  {
    byName: explicit(1, distinguishedName(named("byName"), undefined, { worded: false })),
    byKey: explicit(2, asn1Bytes(named("byKey"))),
  },
  named("responderID"),
  { numbers: [1, 2] },
);

/** Of responses that are no basic ones nothing is known but their octets. */
const basic: Asn1 = sequence(
  [
    element("tbsResponseData", [
      version,
      responder,
      asn1Time(named("producedAt")),
      sequenceOf(single, named("responses")),
      explicit(1, extensions("responseExtensions")),
    ]),
    ...signature,
  ],
  { ...named("BasicOCSPResponse_element"), path: "ocsp" },
);
const statuses = {
  0: "successful",
  1: "malformedRequest",
  2: "internalError",
  3: "tryLater",
  5: "sigRequired",
  6: "unauthorized",
};
const responseMembers: readonly Asn1[] = [
  asn1Integer({ ...named("responseStatus"), type: "FT_UINT32", strings: statuses }, Tag.enumerated),
  explicit(
    0,
    element("responseBytes", [
      asn1IdentifierText(named("responseType.id", "ResponseType Id")),
      open({ "1.3.6.1.5.5.7.48.1.1": holding(basic) }, asn1Bytes(named("response"))),
    ]),
  ),
];

/** A response that a server sends with its certificate. */
export const ocspOctets = asn1Octets(sequence(responseMembers), { filter: "", label: "OCSP Response" });

/** Either: a request has another member in front of its signature. */
export const ocspMessage = asn1Octets(
  sequence([...responseMembers, request, explicit(0, element("optionalSignature", signature))]),
  { filter: "" },
);
