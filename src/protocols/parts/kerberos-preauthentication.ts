import { bytes } from "../../definition/fields.ts";
import {
  anyOf,
  bitString,
  explicit,
  inside,
  open,
  sequence,
  sequenceOf,
  Tag,
  uncounted,
  value,
  type Asn1,
} from "./asn1.ts";
import { asn1Bytes, asn1Flag, asn1Integer, asn1Kind, namedBits } from "./asn1-values.ts";
import { preauthenticationTypes } from "./kerberos-numbers.ts";
import {
  element,
  text,
  realm,
  encryption,
  nameType,
  encrypted,
  encryptedData,
  checksum,
  applicationRequest,
} from "./kerberos-values.ts";

/** How clients prove who they are before they get a ticket. */

/** How a password becomes a key (RFC 4120 5.2.7.4, 5.2.7.5). */
const keyInformation = uncounted(
  sequence([explicit(0, encryption), explicit(1, asn1Bytes({ filter: "info_salt", label: "salt" }))], {
    filter: "ETYPE_INFO_ENTRY_element",
    label: "ETYPE-INFO-ENTRY",
  }),
);
const newerKeyInformation = uncounted(
  sequence(
    [
      explicit(0, encryption),
      explicit(1, text("info2_salt", "salt")),
      explicit(2, asn1Bytes({ filter: "s2kparams", label: "s2kparams" })),
    ],
    { filter: "ETYPE_INFO2_ENTRY_element", label: "ETYPE-INFO2-ENTRY" },
  ),
);
const options = ["claims", "branch-aware", "forward-to-full-dc", "resource-based-constrained-delegation"];

/** What it holds by its type (RFC 4120 5.2.7, RFC 6113 5.4, [MS-KILE] 2.2.3, [MS-SFU] 2.2.1). */
const preauthentications: { readonly [type: string]: Asn1 } = {
  1: applicationRequest,
  2: sequence(encryptedData()),
  11: keyInformation,
  19: newerKeyInformation,
  128: sequence([explicit(0, asn1Flag({ filter: "include_pac", label: "include-pac" }))]),
  129: sequence([
    explicit(
      0,
      sequence(
        [
          explicit(0, nameType),
          explicit(
            1,
            sequenceOf(text("KerberosString", "KerberosString"), { filter: "name_string", label: "name-string" }),
          ),
        ],
        element("name"),
      ),
    ),
    explicit(1, realm),
    explicit(2, checksum("cksum")),
    explicit(3, text("auth", "auth")),
  ]),
  167: sequence([
    explicit(
      0,
      bitString(bytes("rest", { filter: "flags", label: "flags", ...namedBits("PAC.OPTIONS.FLAGS", options) })),
    ),
  ]),
};
/** Requests that are armored (RFC 6113 5.4.2), and what answers them (5.4.3). */
export const armoredRequest = explicit(
  0,
  sequence(
    [
      explicit(
        0,
        anyOf(
          sequence(
            [
              explicit(
                0,
                asn1Integer({
                  filter: "armor_type",
                  label: "armor-type",
                  strings: { 0: "fX-FAST-reserved", 1: "fX-FAST-ARMOR-AP-REQUEST" },
                }),
              ),
              explicit(1, {
                ...asn1Bytes({ filter: "armor_value", label: "armor-value" }),
                of: applicationRequest,
              } as Asn1),
            ],
            element("armor"),
          ),
        ),
      ),
      explicit(1, checksum("req_checksum")),
      explicit(2, encrypted("enc_fast_req", "cipher")),
    ],
    element("armored_data"),
  ),
);
export const armoredReply = explicit(
  0,
  sequence([explicit(0, encrypted("enc_fast_rep", "cipher"))], element("armored_data")),
);
export const preauthenticationData = (armored: Asn1): Asn1 =>
  sequence(
    [
      explicit(1, asn1Kind({ filter: "padata_type", label: "padata-type", strings: preauthenticationTypes })),
      explicit(
        2,
        inside(
          value(
            Tag.octets,
            bytes("rest", { filter: "padata_value", label: "padata-value", evenEmpty: true }),
            open({ ...preauthentications, 136: armored }),
          ),
        ),
      ),
    ],
    { filter: "PA_DATA_element", label: "PA-DATA" },
  );
export const preauthentication = (armored: Asn1): Asn1 =>
  sequenceOf(preauthenticationData(armored), { filter: "padata", label: "padata" });
