import { bytes } from "../../definition/fields.ts";
import type { Common } from "../../definition/kinds.ts";
import { bitString, explicit, sequence, sequenceOf, type Asn1 } from "./asn1.ts";
import { asn1Bytes, asn1Integer, asn1Text, namedBits } from "./asn1-values.ts";
import { checksumTypes, encryptionTypes, messageTypes, nameTypes } from "./kerberos-numbers.ts";

/** What messages of Kerberos 5 have in common (RFC 4120 5.2, 5.3), with Wireshark's names. */

const STRING = 27;
export const element = (name: string): Common<never> => ({
  filter: `${name}_element`,
  label: name.replaceAll("_", "-"),
});
export const text = (filter: string, label: string) => asn1Text(STRING, { filter, label, type: "FT_STRING" });
export const unsigned = (filter: string, label: string) => asn1Integer({ filter, label, type: "FT_UINT32" });

export const realm = text("realm", "realm");
export const version = unsigned("pvno", "pvno");
export const messageType = asn1Integer({ filter: "msg_type", label: "msg-type", strings: messageTypes });
export const encryption = asn1Integer({ filter: "etype", label: "etype", strings: encryptionTypes });
export const nameType = asn1Integer({ filter: "name_type", label: "name-type", strings: nameTypes });
const name = (kind: "cname" | "sname", part: string) =>
  sequence(
    [
      explicit(0, nameType),
      explicit(1, sequenceOf(text(part, part), { filter: `${kind}_string`, label: `${kind}-string` })),
    ],
    element(kind),
  );
export const client = name("cname", "CNameString");
export const server = name("sname", "SNameString");

export const encrypted = (of: string, cipher: string, label = "cipher") =>
  sequence(
    [explicit(0, encryption), explicit(1, unsigned("kvno", "kvno")), explicit(2, asn1Bytes({ filter: cipher, label }))],
    element(of),
  );
export const application = (number: number, of: Asn1): Asn1 => ({ is: "around", tag: 0x60 | number, of });

export const ticketAs = (name: string): Asn1 =>
  application(
    1,
    sequence(
      [
        explicit(0, unsigned("tkt_vno", "tkt-vno")),
        explicit(1, realm),
        explicit(2, server),
        explicit(3, encrypted("enc_part", "cipher")),
      ],
      element(name),
    ),
  );
export const ticket = ticketAs("ticket");

/** What is encrypted, without a field of its own (RFC 4120 5.2.9). */
export const encryptedData = (cipher = "cipher"): readonly Asn1[] => [
  explicit(0, encryption),
  explicit(1, unsigned("kvno", "kvno")),
  explicit(2, asn1Bytes({ filter: cipher, label: "cipher" })),
];
export const checksum = (name: string): Asn1 =>
  sequence(
    [
      explicit(0, asn1Integer({ filter: "cksumtype", label: "cksumtype", strings: checksumTypes })),
      explicit(1, asn1Bytes({ filter: "checksum", label: "checksum" })),
    ],
    element(name),
  );

export const applicationRequest = application(
  14,
  sequence(
    [
      explicit(0, version),
      explicit(1, messageType),
      explicit(
        2,
        bitString(
          bytes("rest", {
            filter: "ap_options",
            label: "ap-options",
            ...namedBits("APOptions", ["reserved", "use-session-key", "mutual-required"]),
          }),
        ),
      ),
      explicit(3, ticket),
      explicit(4, encrypted("authenticator", "cipher")),
    ],
    element("ap_req"),
  ),
);
