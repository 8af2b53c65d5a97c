import { application, implicit, oneOf, sequenceOf, Tag, value, type Asn1 } from "./asn1.ts";
import { assertion, attribute } from "./ldap-attributes.ts";
import { control, extendedRequest, intermediateResponse } from "./ldap-controls.ts";
import { filter } from "./ldap-filter.ts";
import { aliases, operations, resultCodes, scopes } from "./ldap-numbers.ts";
import {
  element,
  enumerated,
  flag,
  named,
  nothing,
  number,
  numberField,
  octets,
  string,
  textField,
} from "./ldap-values.ts";

/** Messages of LDAP (RFC 4511 4), with Wireshark's names. */

const operation = (tag: number, name: string, members: readonly Asn1[]): Asn1 =>
  application(tag, element(name, members));

const addresses = (name: string) => sequenceOf(string("LDAPURL"), named(name));
const result: readonly Asn1[] = [
  enumerated("resultCode", resultCodes),
  // Windows puts a challenge of NTLM in the place of the name ([MS-ADTS] 5.1.1.1.3).
  value(Tag.octets, { ...textField("matchedDN"), hands: "security.token" }),
  string("errorMessage"),
  implicit(3, addresses("referral")),
];

const credentials = octets("credentials", { hands: "ldap.credentials" });
const mechanismOctets = (tag: number, name: string): Asn1 =>
  implicit(tag, octets(name, { filter: "", hands: "security.blob" }));
const authentication = oneOf(
  {
    simple: implicit(0, string("simple")),
    sasl: implicit(3, element("sasl", [string("mechanism"), credentials])),
    ntlmsspNegotiate: mechanismOctets(10, "ntlmsspNegotiate"),
    ntlmsspAuth: mechanismOctets(11, "ntlmsspAuth"),
  },
  named("authentication"),
  { numbers: [0, 3, 10, 11] },
);

const search: readonly Asn1[] = [
  string("baseObject"),
  enumerated("scope", scopes),
  enumerated("derefAliases", aliases),
  number("sizeLimit"),
  number("timeLimit"),
  flag("typesOnly"),
  filter,
  sequenceOf(string("AttributeDescription"), named("attributes")),
];

const kinds: readonly (readonly [number: number, name: string, type: Asn1])[] = [
  [0, "bindRequest", operation(0, "bindRequest", [number("version"), string("name"), authentication])],
  [
    1,
    "bindResponse",
    operation(1, "bindResponse", [...result, implicit(7, octets("serverSaslCreds", { hands: "security.token" }))]),
  ],
  [2, "unbindRequest", nothing(0x42, "unbindRequest")],
  [3, "searchRequest", operation(3, "searchRequest", search)],
  [
    4,
    "searchResEntry",
    operation(4, "searchResEntry", [
      string("objectName"),
      sequenceOf(attribute("PartialAttributeList_item"), named("attributes")),
    ]),
  ],
  [5, "searchResDone", operation(5, "searchResDone", result)],
  [
    6,
    "modifyRequest",
    operation(6, "modifyRequest", [
      string("object"),
      sequenceOf(
        element("modification_item", [enumerated("operation", operations), attribute("modification")]),
        named("modification"),
      ),
    ]),
  ],
  [7, "modifyResponse", operation(7, "modifyResponse", result)],
  [
    8,
    "addRequest",
    operation(8, "addRequest", [string("entry"), sequenceOf(attribute("AttributeList_item"), named("attributes"))]),
  ],
  [9, "addResponse", operation(9, "addResponse", result)],
  [10, "delRequest", value(0x4a, textField("delRequest"))],
  [11, "delResponse", operation(11, "delResponse", result)],
  [
    12,
    "modDNRequest",
    operation(12, "modDNRequest", [
      string("entry"),
      string("newrdn"),
      flag("deleteoldrdn"),
      implicit(0, string("newSuperior")),
    ]),
  ],
  [13, "modDNResponse", operation(13, "modDNResponse", result)],
  [14, "compareRequest", operation(14, "compareRequest", [string("entry"), element("ava", assertion)])],
  [15, "compareResponse", operation(15, "compareResponse", result)],
  [16, "abandonRequest", value(0x50, numberField("abandonRequest"))],
  [19, "searchResRef", application(19, addresses("searchResRef"))],
  [23, "extendedReq", operation(23, "extendedReq", extendedRequest)],
  [
    24,
    "extendedResp",
    operation(24, "extendedResp", [...result, implicit(10, string("responseName")), implicit(11, octets("response"))]),
  ],
  [25, "intermediateResponse", operation(25, "intermediateResponse", intermediateResponse)],
];

const protocolOperation = oneOf(Object.fromEntries(kinds.map(([, name, type]) => [name, type])), named("protocolOp"), {
  numbers: kinds.map(([number]) => number),
});

export const ldapMessage = element("LDAPMessage", [
  number("messageID"),
  protocolOperation,
  implicit(0, sequenceOf(control, named("controls"))),
]);
