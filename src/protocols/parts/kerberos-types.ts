import { bytes } from "../../definition/fields.ts";
import type { Common } from "../../definition/kinds.ts";
import { anyOf, bitString, explicit, sequence, sequenceOf, type Asn1 } from "./asn1.ts";
import { asn1Bytes, asn1Integer, asn1Text, asn1Time } from "./asn1-values.ts";
import {
  encryptionTypes,
  kerberosErrors,
  messageTypes,
  nameTypes,
  preauthenticationTypes,
} from "./kerberos-numbers.ts";

/** Messages of Kerberos 5 (RFC 4120 5), with Wireshark's names. */

const STRING = 27;
const element = (name: string): Common<never> => ({ filter: `${name}_element`, label: name.replaceAll("_", "-") });
const text = (filter: string, label: string) => asn1Text(STRING, { filter, label, type: "FT_STRING" });
const unsigned = (filter: string, label: string) => asn1Integer({ filter, label, type: "FT_UINT32" });

const realm = text("realm", "realm");
const version = unsigned("pvno", "pvno");
const messageType = asn1Integer({ filter: "msg_type", label: "msg-type", strings: messageTypes });
const encryption = asn1Integer({ filter: "etype", label: "etype", strings: encryptionTypes });
const nameType = asn1Integer({ filter: "name_type", label: "name-type", strings: nameTypes });
const name = (kind: "cname" | "sname", part: string) =>
  sequence(
    [
      explicit(0, nameType),
      explicit(1, sequenceOf(text(part, part), { filter: `${kind}_string`, label: `${kind}-string` })),
    ],
    element(kind),
  );
const client = name("cname", "CNameString");
const server = name("sname", "SNameString");

const encrypted = (of: string, cipher: string, label = "cipher") =>
  sequence(
    [explicit(0, encryption), explicit(1, unsigned("kvno", "kvno")), explicit(2, asn1Bytes({ filter: cipher, label }))],
    element(of),
  );
const application = (number: number, of: Asn1): Asn1 => ({ is: "around", tag: 0x60 | number, of });

const ticket = application(
  1,
  sequence(
    [
      explicit(0, unsigned("tkt_vno", "tkt-vno")),
      explicit(1, realm),
      explicit(2, server),
      explicit(3, encrypted("enc_part", "cipher")),
    ],
    element("ticket"),
  ),
);

const preauthentication = sequenceOf(
  sequence(
    [
      explicit(1, asn1Integer({ filter: "padata_type", label: "padata-type", strings: preauthenticationTypes })),
      explicit(2, asn1Bytes({ filter: "padata_value", label: "padata-value" })),
    ],
    { filter: "PA_DATA_element", label: "PA-DATA" },
  ),
  { filter: "padata", label: "padata" },
);

const requestBody = sequence(
  [
    explicit(0, bitString(bytes("rest", { filter: "kdc_options", label: "kdc-options" }))),
    explicit(1, client),
    explicit(2, realm),
    explicit(3, server),
    explicit(4, asn1Time({ filter: "from", label: "from" })),
    explicit(5, asn1Time({ filter: "till", label: "till" })),
    explicit(6, asn1Time({ filter: "rtime", label: "rtime" })),
    explicit(7, unsigned("nonce", "nonce")),
    explicit(
      8,
      sequenceOf(asn1Integer({ filter: "ENCTYPE", label: "ENCTYPE", strings: encryptionTypes }), {
        filter: "kdc-req-body.etype",
        label: "etype",
      }),
    ),
  ],
  element("req_body"),
);
const request = (number: number, kind: string) =>
  application(
    number,
    sequence(
      [explicit(1, version), explicit(2, messageType), explicit(3, preauthentication), explicit(4, requestBody)],
      element(kind),
    ),
  );
const reply = (number: number, kind: string) =>
  application(
    number,
    sequence(
      [
        explicit(0, version),
        explicit(1, messageType),
        explicit(2, preauthentication),
        explicit(3, text("crealm", "crealm")),
        explicit(4, client),
        explicit(5, ticket),
        explicit(6, encrypted("enc_part", "cipher")),
      ],
      element(kind),
    ),
  );

const error = application(
  30,
  sequence(
    [
      explicit(0, version),
      explicit(1, messageType),
      explicit(2, asn1Time({ filter: "ctime", label: "ctime" })),
      explicit(3, unsigned("cusec", "cusec")),
      explicit(4, asn1Time({ filter: "stime", label: "stime" })),
      explicit(5, unsigned("susec", "susec")),
      explicit(6, asn1Integer({ filter: "error_code", label: "error-code", strings: kerberosErrors })),
      explicit(7, text("crealm", "crealm")),
      explicit(8, client),
      explicit(9, realm),
      explicit(10, server),
      explicit(11, text("e_text", "e-text")),
      explicit(12, asn1Bytes({ filter: "e_data", label: "e-data" })),
    ],
    element("krb_error"),
  ),
);
const applicationRequest = application(
  14,
  sequence(
    [
      explicit(0, version),
      explicit(1, messageType),
      explicit(2, bitString(bytes("rest", { filter: "ap_options", label: "ap-options" }))),
      explicit(3, ticket),
      explicit(4, encrypted("authenticator", "cipher")),
    ],
    element("ap_req"),
  ),
);
const applicationReply = application(
  15,
  sequence(
    [explicit(0, version), explicit(1, messageType), explicit(2, encrypted("enc_part", "cipher"))],
    element("ap_rep"),
  ),
);

export const kerberosMessage: Asn1 = anyOf(
  request(10, "as_req"),
  reply(11, "as_rep"),
  request(12, "tgs_req"),
  reply(13, "tgs_rep"),
  applicationRequest,
  applicationReply,
  error,
);
