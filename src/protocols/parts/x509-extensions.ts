import { derivedNumber } from "../../definition/derived.ts";
import { bytes, custom } from "../../definition/fields.ts";
import type { AnyField, Common } from "../../definition/kinds.ts";
import {
  bitString,
  explicit,
  foreign,
  implicit,
  oneOf,
  open,
  sequence,
  sequenceOf,
  Tag,
  value,
  type Asn1,
} from "./asn1.ts";
import {
  asn1BigInteger,
  asn1Bytes,
  asn1Flag,
  asn1Identifier,
  asn1Integer,
  asn1LongInteger,
  asn1Text,
  asn1Time,
  namedBits,
} from "./asn1-values.ts";
import { ocspExtensions } from "./ocsp-extensions.ts";
import { timestampFields } from "./signed-timestamps.ts";
import { logotypes } from "./x509-logotypes.ts";
import { distinguishedName } from "./x509-names.ts";

/** Extensions of certificates (X.509 9, RFC 5280 4.2), by the protocols that Wireshark hands them to. */

const ce = (name: string, label = name.replace(/_element$/, "")) => ({ filter: `=x509ce.${name}`, label });
const ceTop = (name: string) => ({ ...ce(name), path: "x509ce" });
const implicitly = (name: string) => ({ filter: `=pkix1implicit.${name}`, label: name.replace(/_element$/, "") });

const address: Asn1 = {
  is: "value",
  tag: 0x87,
  field: bytes("rest", ce("iPAddress")),
};

const names: { readonly [name: string]: Asn1 } = {
  otherName: implicit(
    0,
    sequence(
      [
        asn1Identifier(ce("type_id", "type-id")),
        explicit(
          0,
          open({
            "1.3.6.1.4.1.311.20.2.3": asn1Text(Tag.utf8, { filter: "=x509sat.UTF8String", label: "UTF8String", path: "x509sat" }), // oxfmt-ignore
          }),
        ),
      ],
      ce("otherName_element"),
    ),
  ),
  rfc822Name: implicit(1, asn1Text(Tag.ia5, ce("rfc822Name"))),
  dNSName: implicit(2, asn1Text(Tag.ia5, ce("dNSName"))),
  x400Address: implicit(3, sequence([], ce("x400Address_element"))),
  directoryName: explicit(4, distinguishedName(ce("directoryName"))),
  ediPartyName: implicit(5, sequence([], ce("ediPartyName_element"))),
  uniformResourceIdentifier: implicit(6, asn1Text(Tag.ia5, ce("uniformResourceIdentifier"))),
  iPAddress: address,
  registeredID: implicit(8, asn1Identifier(ce("registeredID"))),
};
/** A name of anything, shown as `about`. */
export const generalNameAs = (about: Common<number>): Asn1 => oneOf(names, about);
const generalName = generalNameAs(ce("GeneralName"));
const generalNames = (name: string, top = false) => sequenceOf(generalName, top ? ceTop(name) : ce(name));

const reasons = [
  "unused",
  "keyCompromise",
  "cACompromise",
  "affiliationChanged",
  "superseded",
  "cessationOfOperation",
  "certificateHold",
  "privilegeWithdrawn",
  "aACompromise",
];

const distributionPoint = sequence(
  [
    explicit(
      0,
      oneOf(
        {
          fullName: implicit(0, generalNames("fullName")),
          nameRelativeToCRLIssuer: implicit(1, sequenceOf(sequence([]), ce("nameRelativeToCRLIssuer"))),
        },
        ce("distributionPoint"),
      ),
    ),
    implicit(1, bitString(bytes("rest", { ...ce("reasons"), ...namedBits("=x509ce.ReasonFlags", reasons) }))),
    implicit(2, generalNames("cRLIssuer")),
  ],
  ce("DistributionPoint_element"),
);

const displayText = (name: string) =>
  oneOf(
    {
      ia5String: asn1Text(Tag.ia5, implicitly("ia5String")),
      visibleString: asn1Text(Tag.visible, implicitly("visibleString")),
      bmpString: asn1Text(Tag.bmp, implicitly("bmpString")),
      utf8String: asn1Text(Tag.utf8, implicitly("utf8String")),
    },
    implicitly(name),
  );
const userNotice = sequence(
  [
    sequence(
      [
        displayText("organization"),
        sequenceOf(
          value(
            Tag.integer,
            bytes("rest", { ...implicitly("noticeNumbers_item"), label: "noticeNumbers item", type: "FT_INT32" }),
          ),
          implicitly("noticeNumbers"),
        ),
      ],
      implicitly("noticeRef_element"),
    ),
    displayText("explicitText"),
  ],
  { ...implicitly("UserNotice_element"), path: "pkix1implicit" },
);
const policies = sequenceOf(
  sequence(
    [
      asn1Identifier(ce("policyIdentifier")),
      sequenceOf(
        sequence(
          [
            asn1Identifier(ce("id", "Id")),
            open({
              "1.3.6.1.5.5.7.2.1": asn1Text(Tag.ia5, {
                filter: "=pkix1explicit.DirectoryString",
                label: "DirectoryString",
                path: "pkix1explicit",
              }),
              "1.3.6.1.5.5.7.2.2": userNotice,
            }),
          ],
          ce("PolicyQualifierInfo_element"),
        ),
        ce("policyQualifiers"),
      ),
    ],
    ce("PolicyInformation_element"),
  ),
  ceTop("CertificatePoliciesSyntax"),
);

/** The flag in the second octet, where there is none. */
const notSet = (filter: string, label: string): AnyField =>
  custom(
    derivedNumber("flag that is not set", () => 0),
    { filter, label, type: "FT_BOOLEAN" },
  );

const keyUsages = [
  "digitalSignature",
  "contentCommitment",
  "keyEncipherment",
  "dataEncipherment",
  "keyAgreement",
  "keyCertSign",
  "cRLSign",
  "encipherOnly",
  "decipherOnly",
];

const subtrees = (name: string) =>
  sequenceOf(
    sequence(
      [
        oneOf(names, ce("base")),
        implicit(0, asn1LongInteger(ce("minimum"))),
        implicit(1, asn1LongInteger(ce("maximum"))),
      ],
      ce("GeneralSubtree_element"),
    ),
    ce(name),
  );

const access = (name: string) =>
  sequenceOf(
    sequence(
      [asn1Identifier(implicitly("accessMethod")), oneOf(names, implicitly("accessLocation"), { worded: false })],
      implicitly("AccessDescription_element"),
    ),
    { ...implicitly(name), path: "pkix1implicit" },
  );

const netscapeTypes = [
  "ssl-client",
  "ssl-server",
  "smime",
  "object-signing",
  "reserved-for-future-use",
  "ssl-ca",
  "smime-ca",
  "object-signing-ca",
];
const netscapeText = (name: string) =>
  asn1Text(Tag.ia5, { filter: `=ns_cert_exts.${name}`, label: name, path: "ns_cert_exts" });

/** Values of extensions by their identifiers. */
export const extensionTypes: { readonly [identifier: string]: Asn1 } = {
  "2.5.29.14": value(Tag.octets, bytes("rest", ceTop("SubjectKeyIdentifier"))),
  "2.5.29.15": bitString(bytes("rest", { ...ceTop("KeyUsage"), ...namedBits("=x509ce.KeyUsage", keyUsages) }), {
    beyond: notSet("=x509ce.KeyUsage.decipherOnly", "decipherOnly"),
  }),
  "2.5.29.16": sequence(
    [implicit(0, asn1Time(ce("notBefore"))), implicit(1, asn1Time(ce("notAfter")))],
    ceTop("PrivateKeyUsagePeriod_element"),
  ),
  "2.5.29.17": generalNames("GeneralNames", true),
  "2.5.29.18": generalNames("GeneralNames", true),
  "2.5.29.19": sequence(
    [asn1Flag(ce("cA")), asn1LongInteger(ce("pathLenConstraint"))],
    ceTop("BasicConstraintsSyntax_element"),
  ),
  "2.5.29.30": sequence(
    [implicit(0, subtrees("permittedSubtrees")), implicit(1, subtrees("excludedSubtrees"))],
    ceTop("NameConstraintsSyntax_element"),
  ),
  "2.5.29.31": sequenceOf(distributionPoint, ceTop("CRLDistPointsSyntax")),
  "2.5.29.32": policies,
  "1.3.6.1.4.1.311.21.1": asn1Integer({ filter: "=x509sat.Integer", label: "Integer", path: "x509sat" }),
  "1.3.6.1.4.1.311.21.7": sequence(
    [
      asn1Identifier(ce("templateID")),
      asn1Integer(ce("templateMajorVersion")),
      asn1Integer(ce("templateMinorVersion")),
    ],
    ceTop("CertificateTemplate_element"),
  ),
  "1.3.6.1.4.1.311.21.10": policies,
  "2.5.29.35": sequence(
    [
      implicit(0, asn1Bytes(ce("keyIdentifier"))),
      implicit(1, generalNames("authorityCertIssuer")),
      implicit(2, asn1BigInteger(ce("authorityCertSerialNumber"))),
    ],
    ceTop("AuthorityKeyIdentifier_element"),
  ),
  "2.5.29.36": sequence(
    [
      implicit(0, asn1LongInteger(ce("requireExplicitPolicy"))),
      implicit(1, asn1LongInteger(ce("inhibitPolicyMapping"))),
    ],
    ceTop("PolicyConstraintsSyntax_element"),
  ),
  "2.5.29.37": sequenceOf(asn1Identifier(ce("KeyPurposeId")), ceTop("KeyPurposeIDs")),
  "1.3.6.1.4.1.11129.2.4.2": foreign(timestampFields),
  ...ocspExtensions,
  "1.3.6.1.5.5.7.1.12": logotypes,
  "1.3.6.1.5.5.7.1.1": access("AuthorityInfoAccessSyntax"),
  "1.3.6.1.5.5.7.1.11": access("SubjectInfoAccessSyntax"),
  "2.16.840.1.113730.1.1": bitString(
    bytes("rest", {
      filter: "=ns_cert_exts.CertType",
      label: "CertType",
      path: "ns_cert_exts",
      ...namedBits("=ns.cert.exts.CertType", netscapeTypes),
    }),
  ),
  "2.16.840.1.113730.1.2": netscapeText("BaseUrl"),
  "2.16.840.1.113730.1.3": netscapeText("RevocationUrl"),
  "2.16.840.1.113730.1.4": netscapeText("CaRevocationUrl"),
  "2.16.840.1.113730.1.7": netscapeText("CertRenewalUrl"),
  "2.16.840.1.113730.1.8": netscapeText("CaPolicyUrl"),
  "2.16.840.1.113730.1.12": netscapeText("SslServerName"),
  "2.16.840.1.113730.1.13": netscapeText("Comment"),
};
