import type { InfoLine } from "../../definition/info-line.ts";
import { objectName } from "./object-names.ts";

/** Lines of trees about certificates: identifiers with their names, numbers as octets, names of people and hosts in one text. */

type WriteLine = (line: InfoLine, quad: number) => void;

/** Fields that are identifiers. */
const identifiers = [
  "x509af.algorithm.id",
  "x509af.extension.id",
  "x509if.oid",
  "x509ce.KeyPurposeId",
  "x509ce.id",
  "x509ce.policyIdentifier",
  "x509ce.templateID",
  "x509ce.type_id",
  "x509ce.registeredID",
  "pkix1implicit.accessMethod",
  "pkix1explicit.id",
  "pkcs1.namedCurve",
  "ocsp.responseType.id",
  "ocsp.AcceptableResponses_item",
];
/** Fields that hold the identifier of an algorithm or of an extension, by which they are called. */
const called: readonly (readonly [field: string, identifier: string])[] = [
  ["x509af.signature_element", "x509af.algorithm.id"],
  ["x509af.algorithm_element", "x509af.algorithm.id"],
  ["x509af.algorithmIdentifier_element", "x509af.algorithm.id"],
  ["x509af.Extension_element", "x509af.extension.id"],
  ["ocsp.hashAlgorithm_element", "x509af.algorithm.id"],
  ["ocsp.signatureAlgorithm_element", "x509af.algorithm.id"],
  ["logotypecertextn.hashAlg_element", "x509af.algorithm.id"],
];
/** Whole numbers of any size. */
const numbers = ["x509af.serialNumber", "ocsp.serialNumber", "pkcs1.modulus", "x509ce.authorityCertSerialNumber"];
/** Values of attributes in names. */
const values = [
  "printableString",
  "uTF8String",
  "teletexString",
  "bmpString",
  "universalString",
  "CountryName",
  "PrintableString",
  "IA5String",
  "TelephoneNumber",
].map((name) => `x509sat.${name}`);
const RELATIVE = "x509if.RelativeDistinguishedName_item_element";
/** Octets that a line shows. */
const SHOWN = 36;

const lastOf = (name: string): string => name.slice(name.lastIndexOf(".") + 1).replace(/_element$/, "");
const named: WriteLine = (line, quad) => line.utf8(` (${objectName(line.string(quad))})`);
const withNames: WriteLine = (line, quad) => {
  const text = nameText(line, quad);
  if (text) line.utf8(` (${text})`);
};

export const certificateLines: {
  readonly labels: { readonly [name: string]: WriteLine };
  readonly endings: { readonly [name: string]: WriteLine };
} = {
  labels: {
    ...Object.fromEntries(numbers.map((name) => [name, inHex(lastOf(name))])),
    "x509ce.BasicConstraintsSyntax_element"(line, quad) {
      line.text(`BasicConstraintsSyntax${line.octetsOf(quad).length > EMPTY ? "" : " [0 length]"}`);
    },
  },
  endings: {
    ...Object.fromEntries(identifiers.map((name) => [name, named])),
    ...Object.fromEntries(called.map(([name, identifier]) => [name, calledBy(identifier)])),
    "x509if.rdnSequence": withNames,
    "x509af.rdnSequence": withNames,
    "x509if.RDNSequence": withNames,
    "x509if.RDNSequence_item": withNames,
    [RELATIVE](line, quad) {
      line.utf8(` (${attributeText(line, quad)})`);
    },
    "tls.handshake.certificate": withSubject,
    "dtls.handshake.certificate": withSubject,
    "ocsp.Certificate_element": withSubject,
  },
};
/** Octets of a tag and a length. */
const EMPTY = 2;

function calledBy(identifier: string): WriteLine {
  return (line, quad) => {
    const place = line.inside(quad, identifier);
    if (place >= 0) line.utf8(` (${objectName(line.string(place))})`);
  };
}

function inHex(label: string): WriteLine {
  return (line, quad) => {
    const octets = line.octetsOf(quad);
    line.text(`${label}: 0x`);
    line.hexOctets(octets, 0, Math.min(octets.length, SHOWN));
    if (octets.length > SHOWN) line.utf8("…");
  };
}

function withSubject(line: InfoLine, quad: number): void {
  const subject = line.inside(quad, "x509af.subject");
  if (subject >= 0) withNames(line, subject);
}

/** The attributes of a name, the last one first. */
function nameText(line: InfoLine, group: number): string {
  const attributes: string[] = [];
  for (let item = -1; (item = line.inside(group, RELATIVE, item)) >= 0;) attributes.push(attributeText(line, item));
  return attributes.toReversed().join(",");
}

function attributeText(line: InfoLine, item: number): string {
  const type = objectName(line.string(line.inside(item, "x509if.oid")));
  for (const name of values) {
    const value = line.inside(item, name);
    if (value >= 0) return `${type}=${line.string(value)}`;
  }
  return type;
}
