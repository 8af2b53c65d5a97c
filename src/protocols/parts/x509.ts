import { bytes } from "../../definition/fields.ts";
import type { Common } from "../../definition/kinds.ts";
import { asn1Octets, bitString, explicit, holding, implicit, oneOf, open, sequence, sequenceOf, type Asn1 } from "./asn1.ts"; // oxfmt-ignore
import { asn1BigInteger, asn1Flag, asn1Identifier, asn1Integer, asn1ShortTime, asn1Time } from "./asn1-values.ts";
import { algorithm } from "./x509-algorithms.ts";
import { extensionTypes } from "./x509-extensions.ts";
import { distinguishedName, nameAlone } from "./x509-names.ts";

/** Certificates (X.509 7, RFC 5280 4.1), as Wireshark names their fields. */

const af = (name: string, label = name.replace(/_element$/, "")) => ({ filter: `=x509af.${name}`, label });

const RSA_KEY = "1.2.840.113549.1.1.1";

const moment = (name: string) =>
  oneOf(
    {
      utcTime: asn1ShortTime(af("utcTime")),
      generalizedTime: asn1Time(af("generalizedTime")),
    },
    af(name),
  );

const rsaKey = sequence([
  asn1BigInteger({ filter: "=pkcs1.modulus", label: "modulus" }),
  asn1Integer({ filter: "=pkcs1.publicExponent", label: "publicExponent" }),
]);
const keyBits = bytes("rest", af("subjectPublicKey"));

const extension = sequence(
  [asn1Identifier(af("extension.id", "Extension Id")), asn1Flag(af("critical")), holding(open(extensionTypes))],
  af("Extension_element"),
);

const members: readonly Asn1[] = [
  sequence(
    [
      explicit(0, asn1Integer({ ...af("version"), strings: { 0: "v1", 1: "v2", 2: "v3" } })),
      asn1BigInteger(af("serialNumber")),
      algorithm("=x509af.signature_element"),
      distinguishedName(af("issuer")),
      sequence([moment("notBefore"), moment("notAfter")], af("validity_element")),
      distinguishedName(af("subject"), "=x509af.rdnSequence"),
      sequence(
        [
          algorithm("=x509af.algorithm_element"),
          open({ [RSA_KEY]: bitString(keyBits, { padding: false, of: rsaKey }) }, bitString(keyBits)),
        ],
        af("subjectPublicKeyInfo_element"),
      ),
      implicit(1, bitString(bytes("rest", af("issuerUniqueIdentifier")))),
      implicit(2, bitString(bytes("rest", af("subjectUniqueIdentifier")))),
      explicit(3, sequenceOf(extension, af("extensions"))),
    ],
    af("signedCertificate_element"),
  ),
  algorithm("=x509af.algorithmIdentifier_element"),
  bitString(bytes("rest", af("encrypted"))),
];

/** A certificate within other values, below a field of its own. */
export const certificateAs = (about: Common<never>): Asn1 => sequence(members, about);

/** A certificate as octets, with the fields in it. */
export const certificateOctets = asn1Octets(sequence(members), {
  filter: "handshake.certificate",
  label: "Certificate",
});

/** The distinguished name of an authority. */
export const nameOctets = asn1Octets(nameAlone, {
  filter: "handshake.dname",
  label: "Distinguished Name",
  type: "FT_NONE",
});

/** Whose fields certificates have, as Wireshark divides them. */
export const certificateProtocols = [
  "x509af",
  "x509if",
  "x509sat",
  "x509ce",
  "pkix1explicit",
  "pkix1implicit",
  "pkcs-1",
  "pkcs1",
  "ns_cert_exts",
  "ns",
  "logotypecertextn",
  "ocsp",
  "ber",
] as const;
