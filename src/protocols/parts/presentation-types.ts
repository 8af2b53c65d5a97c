import { bytes } from "../../definition/fields.ts";
import type { ValueStrings } from "../../definition/kinds.ts";
import { anyOf, application, bitString, implicit, oneOf, sequence, sequenceOf, Tag, value, type Asn1 } from "./asn1.ts";
import { asn1Identifier, asn1Integer, namedBits } from "./asn1-values.ts";

const number = (filter: string, strings?: ValueStrings): Asn1 =>
  asn1Integer({ filter, label: filter.replaceAll("_", "-"), ...(strings ? { strings } : {}) });
const identifier = (filter: string): Asn1 => asn1Identifier({ filter, label: filter.replaceAll("_", "-") });
const selector = (filter: string): Asn1 =>
  value(Tag.octets, bytes("rest", { filter, label: filter.replaceAll("_", "-") }));
const bits = (filter: string, prefix: string, names: readonly string[]): Asn1 =>
  bitString(bytes("rest", { filter, label: filter.replaceAll("_", "-"), ...namedBits(prefix, names) }));

/** Where the octets stand that an abstract syntax is for. */
const values = oneOf(
  {
    "single-ASN1-type": { is: "around", tag: 0xa0, of: sequence([]) },
    "octet-aligned": implicit(1, value(Tag.octets, bytes("rest", { filter: "octet_aligned", label: "octet-aligned" }))),
    arbitrary: implicit(2, bitString(bytes("rest", { filter: "arbitrary", label: "arbitrary" }))),
  },
  { filter: "presentation_data_values", label: "presentation-data-values" },
);
const contextIdentifier = number("presentation_context_identifier");
const dataList = sequence([identifier("transfer_syntax_name"), contextIdentifier, values], {
  filter: "PDV_list_element",
  label: "PDV-list",
});
const simplyEncoded = value(Tag.octets, bytes("rest", { filter: "simply_encoded_data", label: "simply-encoded-data" }));
const fullyEncoded = sequenceOf(dataList, { filter: "fully_encoded_data", label: "fully-encoded-data" });
const userData = oneOf(
  { "simply-encoded-data": application(0, simplyEncoded), "fully-encoded-data": application(1, fullyEncoded) },
  { filter: "user_data", label: "user-data" },
);

const context = sequence(
  [
    contextIdentifier,
    identifier("abstract_syntax_name"),
    sequenceOf(asn1Identifier({ filter: "Transfer_syntax_name", label: "Transfer-syntax-name" }), {
      filter: "transfer_syntax_name_list",
      label: "transfer-syntax-name-list",
    }),
  ],
  { filter: "Context_list_item_element", label: "Context-list item" },
);
const result = sequence(
  [
    implicit(0, number("result", { 0: "acceptance", 1: "user-rejection", 2: "provider-rejection" })),
    implicit(1, identifier("transfer_syntax_name")),
    implicit(
      2,
      number("provider_reason", {
        0: "reason-not-specified",
        1: "abstract-syntax-not-supported",
        2: "proposed-transfer-syntaxes-not-supported",
        3: "local-limit-on-DCS-exceeded",
      }),
    ),
  ],
  { filter: "Result_list_item_element", label: "Result-list item" },
);

const version = bits("protocol_version", "Protocol.version", ["version-1"]);
const requirements = bits("presentation_requirements", "Presentation.requirements", [
  "context-management",
  "restoration",
]);
// oxfmt-ignore
const sessionRequirements = bits("user_session_requirements", "User.session.requirements", [
  "half-duplex", "duplex", "expedited-data", "minor-synchronize", "major-synchronize", "resynchronize", "activity-management", "negotiated-release",
  "capability-data", "exceptions", "typed-data", "symmetric-synchronize", "data-separation",
]);
const mode = implicit(0, {
  is: "sequence",
  tag: Tag.set,
  members: [implicit(0, number("mode_value", { 0: "x410-1984-mode", 1: "normal-mode" }))],
  field: sequenceField("mode_selector_element", "mode-selector"),
});

function sequenceField(filter: string, label: string) {
  const made = sequence([], { filter, label });
  return made.is === "sequence" ? made.field! : bytes("rest");
}

/** How a connection is opened, and how that is answered. */
const opening = (filter: string, label: string, ...normal: readonly Asn1[]): Asn1 => ({
  is: "sequence",
  tag: Tag.set,
  field: sequenceField(filter, label),
  members: [
    mode,
    implicit(2, sequence(normal, { filter: "normal_mode_parameters_element", label: "normal-mode-parameters" })),
  ],
});

/** What a caller sends (ITU-T X.226 8.2): its contexts are numbered here. */
export const presentationConnect = opening(
  "cptype",
  "CP-type",
  implicit(0, version),
  implicit(1, selector("calling_presentation_selector")),
  implicit(2, selector("called_presentation_selector")),
  implicit(
    4,
    sequenceOf(context, {
      filter: "presentation_context_definition_list",
      label: "presentation-context-definition-list",
    }),
  ),
  implicit(8, requirements),
  implicit(9, sessionRequirements),
  userData,
);

/** What accepts it. */
export const presentationAccept = opening(
  "cpapdu",
  "CPA-PPDU",
  implicit(0, version),
  implicit(3, selector("responding_presentation_selector")),
  implicit(
    5,
    sequenceOf(result, {
      filter: "presentation_context_definition_result_list",
      label: "presentation-context-definition-result-list",
    }),
  ),
  implicit(8, requirements),
  implicit(9, sessionRequirements),
  userData,
);

/** What goes on behind. */
export const presentationData = anyOf(userData, sequence([]));
