import { bytes } from "../../definition/fields.ts";
import { holding, implicit, naming, oneOf, open, sequenceOf, setOf, Tag, value, type Asn1 } from "./asn1.ts";
import { asn1Integer } from "./asn1-values.ts";
import { passwordErrors, sortResults, syncModes, syncStates } from "./ldap-numbers.ts";
import { element, enumerated, flag, named, number, octets, signed, string, textField } from "./ldap-values.ts";

/** Values of controls and of extended operations, by their identifiers, which Wireshark hands to a dissector of their own. */

const handed = (type: Asn1): Asn1 =>
  "field" in type && type.field ? { ...type, field: { ...type.field, path: "ldap" } } : type;

const paged = element("SearchControlValue", [signed("size"), octets("cookie")]);
const sortKeys = sequenceOf(
  element("SortKeyList_item", [
    string("attributeType"),
    implicit(0, string("orderingRule")),
    implicit(1, flag("reverseOrder")),
  ]),
  named("SortKeyList"),
);
const directoryFlags = (name: string, label: string, mask: number) => ({
  filter: `=ldap.${name}`,
  label,
  mask,
  type: "FT_BOOLEAN" as const,
});
const dirSync = element("DirSyncControlValue", [
  asn1Integer({
    ...named("flags"),
    type: "FT_UINT32",
    show: "hex",
    views: [
      directoryFlags("object_security_flag", "Flag Object_Security", 0x1),
      directoryFlags("ancestor_first_flag", "Flag Ancestor_First", 0x800),
      directoryFlags("public_data_only_flag", "Flag Public_Data_Only", 0x2000),
      directoryFlags("incremental_value_flag", "Flag Incremental_Value", 0x80000000),
    ],
  }),
  signed("maxBytes"),
  octets("cookie"),
]);
const uuid = octets("entryUUID");
const passwordPolicy = element("PasswordPolicyResponseValue", [
  implicit(
    0,
    oneOf(
      {
        timeBeforeExpiration: implicit(0, number("timeBeforeExpiration")),
        graceAuthNsRemaining: implicit(1, number("graceAuthNsRemaining")),
      },
      named("warning"),
    ),
  ),
  implicit(1, enumerated("error", passwordErrors)),
]);

const syncInfo = oneOf(
  {
    newcookie: implicit(0, octets("newcookie")),
    refreshDelete: implicit(1, element("refreshDelete", [octets("cookie"), flag("refreshDone")])),
    refreshPresent: implicit(2, element("refreshPresent", [octets("cookie"), flag("refreshDone")])),
    syncIdSet: implicit(
      3,
      element("syncIdSet", [
        octets("cookie"),
        flag("refreshDeletes"),
        setOf(value(Tag.octets, bytes("rest", named("SyncUUID"))), named("syncUUIDs")),
      ]),
    ),
  },
  named("SyncInfoValue"),
);

/** RFC 2696, RFC 2891, [MS-ADTS] 3.1.1.3.4.1.3, RFC 4533, draft-behera-ldap-password-policy-10. */
const controls: { readonly [identifier: string]: Asn1 } = {
  "1.2.840.113556.1.4.319": paged,
  "1.2.840.113556.1.4.473": sortKeys,
  "1.2.840.113556.1.4.474": element("SortResult", [
    enumerated("sortResult", sortResults),
    implicit(0, string("attributeType")),
  ]),
  "1.2.840.113556.1.4.841": dirSync,
  "1.3.6.1.4.1.4203.1.9.1.1": element("SyncRequestValue", [
    enumerated("mode", syncModes),
    octets("cookie"),
    flag("reloadHint"),
  ]),
  "1.3.6.1.4.1.4203.1.9.1.2": element("SyncStateValue", [enumerated("state", syncStates), uuid, octets("cookie")]),
  "1.3.6.1.4.1.4203.1.9.1.3": element("SyncDoneValue", [octets("cookie"), flag("refreshDeletes")]),
  "1.3.6.1.4.1.42.2.27.8.5.1": passwordPolicy,
};
/** RFC 3062, RFC 3909. */
const requests: { readonly [identifier: string]: Asn1 } = {
  "1.3.6.1.4.1.4203.1.11.1": element("PasswdModifyRequestValue", [
    implicit(0, octets("userIdentity")),
    implicit(1, octets("oldPasswd")),
    implicit(2, octets("newPasswd")),
  ]),
  "1.3.6.1.1.8": element("CancelRequestValue", [number("cancelID")]),
};
const held = (types: { readonly [identifier: string]: Asn1 }) =>
  Object.fromEntries(Object.entries(types).map(([identifier, type]) => [identifier, holding(handed(type))]));

export const control = element("Control", [
  naming(textField("controlType")),
  flag("criticality"),
  open(held(controls), octets("controlValue")),
]);

/** The name of an extended operation and what it says. */
export const extendedRequest: readonly Asn1[] = [
  implicit(0, naming(textField("requestName"))),
  implicit(1, open(held(requests), octets("requestValue"))),
];
export const intermediateResponse: readonly Asn1[] = [
  implicit(0, naming(textField("responseName"))),
  implicit(1, open(held({ "1.3.6.1.4.1.4203.1.9.1.4": syncInfo }), octets("responseValue"))),
];
