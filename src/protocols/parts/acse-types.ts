import { bytes, mark, text } from "../../definition/fields.ts";
import type { ValueStrings } from "../../definition/kinds.ts";
import {
  anyOf,
  application,
  bitString,
  explicit,
  implicit,
  oneOf,
  sequence,
  sequenceOf,
  Tag,
  value,
  type Asn1,
} from "./asn1.ts";
import { asn1Identifier, asn1Integer, namedBits } from "./asn1-values.ts";

const GRAPHIC = 25;
const EXTERNAL = 0x28;
const label = (filter: string): string => filter.replaceAll("_", "-");
const number = (filter: string, strings?: ValueStrings, shown = label(filter)): Asn1 =>
  asn1Integer({ filter, label: shown, ...(strings ? { strings, type: "FT_UINT32" } : {}) });
const releaseReason = (strings: ValueStrings): Asn1 => asn1Integer({ filter: "reason", label: "reason", strings });
const identifier = (filter: string): Asn1 => asn1Identifier({ filter, label: label(filter) });
const words = (filter: string, tag: number): Asn1 => value(tag, text("rest", { filter, label: label(filter) }));

/** What names an application; the names of directories are not read on in. */
const title = (filter: string): Asn1 =>
  oneOf(
    {
      "ap-title-form1": sequence([]),
      "ap-title-form2": identifier("ap_title_form2"),
      "ap-title-form3": words("ap_title_form3", Tag.printable),
    },
    { filter, label: label(filter) },
  );
const qualifier = (filter: string): Asn1 =>
  oneOf(
    {
      "aso-qualifier-form1": sequence([]),
      "aso-qualifier-form2": number("aso_qualifier_form2"),
      "aso-qualifier-form3": words("aso_qualifier_form3", Tag.printable),
    },
    { filter, label: label(filter) },
  );

const encoding = oneOf(
  {
    "single-ASN1-type": { is: "around", tag: 0xa0, of: sequence([]) },
    "octet-aligned": implicit(1, value(Tag.octets, bytes("rest", { filter: "octet_aligned", label: "octet-aligned" }))),
    arbitrary: implicit(2, bitString(bytes("rest", { filter: "arbitrary", label: "arbitrary" }))),
  },
  { filter: "encoding", label: "encoding" },
);
const association: Asn1 = {
  is: "sequence",
  tag: EXTERNAL,
  field: mark({ filter: "EXTERNALt_element", label: "Association-data" }),
  members: [identifier("direct_reference"), number("indirect_reference"), words("data_value_descriptor", 7), encoding],
};
const userInformation = implicit(
  30,
  sequenceOf(association, { filter: "user_information", label: "user-information" }),
);

const version = (prefix: string): Asn1 =>
  implicit(
    0,
    bitString(
      bytes("rest", { filter: "protocol_version", label: "protocol-version", ...namedBits(prefix, ["version1"]) }),
    ),
  );
const requirements = (filter: string): Asn1 =>
  bitString(
    bytes("rest", {
      filter,
      label: label(filter),
      ...namedBits("ACSE.requirements", [
        "authentication",
        "aSO-context-negotiation",
        "higher-level-association",
        "nested-association",
      ]),
    }),
  );
const authentication = (filter: string): Asn1 =>
  oneOf(
    {
      charstring: implicit(0, words("charstring", GRAPHIC)),
      bitstring: implicit(1, bitString(bytes("rest", { filter: "bitstring", label: "bitstring" }))),
    },
    { filter, label: label(filter) },
  );
const contextName = explicit(1, identifier("aSO_context_name"));
const message = (tag: number, name: string, ...members: readonly Asn1[]): Asn1 =>
  application(tag, sequence(members, { filter: `${name}_element`, label: name }));

const userReasons = {
  0: "null",
  1: "no-reason-given",
  2: "application-context-name-not-supported",
  3: "calling-AP-title-not-recognized",
  4: "calling-AP-invocation-identifier-not-recognized",
  5: "calling-AE-qualifier-not-recognized",
  6: "calling-AE-invocation-identifier-not-recognized",
  7: "called-AP-title-not-recognized",
  8: "called-AP-invocation-identifier-not-recognized",
  9: "called-AE-qualifier-not-recognized",
  10: "called-AE-invocation-identifier-not-recognized",
  11: "authentication-mechanism-name-not-recognized",
  12: "authentication-mechanism-name-required",
  13: "authentication-failure",
  14: "authentication-required",
};

/** A message that opens or closes an association (ITU-T X.227 9). */
export const acseMessage: Asn1 = anyOf(
  message(
    0,
    "aarq",
    version("T.AARQ.protocol.version"),
    contextName,
    explicit(2, title("called_AP_title")),
    explicit(3, qualifier("called_AE_qualifier")),
    explicit(4, number("called_AP_invocation_identifier")),
    explicit(5, number("called_AE_invocation_identifier")),
    explicit(6, title("calling_AP_title")),
    explicit(7, qualifier("calling_AE_qualifier")),
    explicit(8, number("calling_AP_invocation_identifier")),
    explicit(9, number("calling_AE_invocation_identifier")),
    implicit(10, requirements("sender_acse_requirements")),
    implicit(11, identifier("mechanism_name")),
    explicit(12, authentication("calling_authentication_value")),
    userInformation,
  ),
  message(
    1,
    "aare",
    version("T.AARE.protocol.version"),
    contextName,
    explicit(2, number("result", { 0: "accepted", 1: "rejected-permanent", 2: "rejected-transient" })),
    explicit(
      3,
      oneOf(
        {
          "service-user": explicit(1, number("service_user", userReasons)),
          "service-provider": explicit(
            2,
            number("service_provider", { 0: "null", 1: "no-reason-given", 2: "no-common-acse-version" }),
          ),
        },
        { filter: "result_source_diagnostic", label: "result-source-diagnostic" },
        { numbers: [1, 2] },
      ),
    ),
    explicit(4, title("responding_AP_title")),
    explicit(5, qualifier("responding_AE_qualifier")),
    explicit(6, number("responding_AP_invocation_identifier")),
    explicit(7, number("responding_AE_invocation_identifier")),
    implicit(8, requirements("responder_acse_requirements")),
    implicit(9, identifier("mechanism_name")),
    explicit(10, authentication("responding_authentication_value")),
    userInformation,
  ),
  message(2, "rlrq", implicit(0, releaseReason({ 0: "normal", 1: "urgent", 30: "user-defined" })), userInformation),
  message(
    3,
    "rlre",
    implicit(0, releaseReason({ 0: "normal", 1: "not-finished", 30: "user-defined" })),
    userInformation,
  ),
  message(
    4,
    "abrt",
    implicit(0, number("abort_source", { 0: "service-user", 1: "service-provider" })),
    implicit(
      1,
      number("abort_diagnostic", {
        1: "no-reason-given",
        2: "protocol-error",
        3: "authentication-mechanism-name-not-recognized",
        4: "authentication-mechanism-name-required",
        5: "authentication-failure",
        6: "authentication-required",
      }),
    ),
    userInformation,
  ),
);
