import { derivedText } from "../../definition/derived.ts";
import { bytes, custom, ipv4, ipv6 } from "../../definition/fields.ts";
import { anyOf, bitString, explicit, open, sequence, sequenceOf, Tag, uncounted, value, type Asn1 } from "./asn1.ts";
import { asn1Integer, asn1Kind, asn1Time, namedBits } from "./asn1-values.ts";
import { addressTypes, encryptionTypes, kerberosErrors } from "./kerberos-numbers.ts";
import { latin1 } from "../../bytes/text.ts";
import {
  armoredRequest,
  armoredReply,
  preauthenticationData,
  preauthentication,
} from "./kerberos-preauthentication.ts";
import {
  element,
  text,
  unsigned,
  realm,
  version,
  messageType,
  client,
  server,
  encrypted,
  application,
  ticketAs,
  ticket,
  applicationRequest,
} from "./kerberos-values.ts";

/** Messages of Kerberos 5 (RFC 4120 5), with Wireshark's names. */

/** Addresses of who asks (RFC 4120 5.2.5); a name of NetBIOS has blanks behind it. */
const netbiosText = derivedText("NetBIOS name", (octets, start, end) =>
  latin1(octets, start, Math.min(end, start + 15)).trimEnd(),
);
const addresses = sequenceOf(
  sequence(
    [
      explicit(0, asn1Kind({ filter: "addr_type", label: "addr-type", strings: addressTypes })),
      explicit(
        1,
        open({
          2: value(Tag.octets, ipv4({ filter: "addr_ip", label: "IP Address" })),
          20: value(Tag.octets, custom(netbiosText, { filter: "addr_nb", label: "NetBIOS Address" })),
          24: value(Tag.octets, ipv6({ filter: "addr_ipv6", label: "IPv6 Address" })),
        }),
      ),
    ],
    { filter: "HostAddress_element", label: "HostAddress" },
  ),
  { filter: "addresses", label: "addresses" },
);

const requestOptions = [
  "reserved",
  "forwardable",
  "forwarded",
  "proxiable",
  "proxy",
  "allow-postdate",
  "postdated",
  "unused7",
  "renewable",
  "unused9",
  "unused10",
  "opt-hardware-auth",
  "unused12",
  "unused13",
  "constrained-delegation",
  "canonicalize",
  "request-anonymous",
  "unused17",
  "unused18",
  "unused19",
  "unused20",
  "unused21",
  "unused22",
  "unused23",
  "unused24",
  "unused25",
  "disable-transited-check",
  "renewable-ok",
  "enc-tkt-in-skey",
  "unused29",
  "renew",
  "validate",
];
const requestBody = sequence(
  [
    explicit(
      0,
      bitString(
        bytes("rest", { filter: "kdc_options", label: "kdc-options", ...namedBits("KDCOptions", requestOptions) }),
      ),
    ),
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
    explicit(9, addresses),
    explicit(10, encrypted("enc_authorization_data", "cipher")),
    explicit(11, sequenceOf(ticketAs("Ticket"), { filter: "additional_tickets", label: "additional-tickets" })),
  ],
  element("req_body"),
);
const request = (number: number, kind: string) =>
  application(
    number,
    sequence(
      [
        explicit(1, version),
        explicit(2, messageType),
        explicit(3, preauthentication(armoredRequest)),
        explicit(4, requestBody),
      ],
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
        explicit(2, preauthentication(armoredReply)),
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
      explicit(
        12,
        value(
          Tag.octets,
          bytes("rest", { filter: "e_data", label: "e-data" }),
          uncounted(preauthenticationData(armoredReply)),
        ),
      ),
    ],
    element("krb_error"),
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
