import { sizeOf } from "../../definition/auto.ts";
import { frameNumber, relativeTime, struct, u32, variant } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { asn1Fields, asn1Octets } from "../parts/asn1.ts";
import { ldapExchange } from "../parts/ldap-exchange.ts";
import { ldapMessage } from "../parts/ldap-messages.ts";
import { saslBuffer } from "../parts/sasl-buffer.ts";

const SEQUENCE = 0x30;
const messages = asn1Octets(ldapMessage, { filter: "" }, { several: true });
const found = asn1Fields(ldapMessage, true);

const declaration = {
  short: "LDAP",
  spec: "RFC 4511",
  foreign: ["mscldap"],
  handing: ["security.blob", "security.token", "ldap.credentials", "sasl.token", "ldap.netlogon"],
  exchangeOf: ldapExchange,
  generated: {
    response: frameNumber({ filter: "response_in", label: "Response In" }),
    request: frameNumber({ filter: "response_to", label: "Response To" }),
    responseTime: relativeTime({ filter: "time", label: "Time" }),
  },
} as const;

/** The Lightweight Directory Access Protocol: a message, or a buffer of the security layer that was agreed on. */
export const LDAP = protocol({
  ...declaration,
  name: "ldap",
  holds: ["gss-api", "spnego", "ntlmssp"],
  layer: "LDAP",
  title: "Lightweight Directory Access Protocol",
  carriedBy: { "tcp.port": [389, 3268] },
  startsWith: [[SEQUENCE], [0, [0, 0xff]]],
  records: {},
  summary: "LDAP",
  fields: {
    message: variant([{ starts: [[SEQUENCE]], of: struct({ message: messages }) }], {
      otherwise: struct({
        length: u32({ filter: "sasl_buffer_length", label: "SASL Buffer Length", auto: sizeOf("buffer") }),
        buffer: saslBuffer(() => found),
      }),
    }),
  },
});

/** The same in datagrams (RFC 1798), by which clients look for a domain controller: several messages behind one another. */
export const CLDAP = protocol({
  ...declaration,
  name: "cldap",
  prefix: "ldap",
  layer: "CLDAP",
  title: "Connectionless Lightweight Directory Access Protocol",
  short: "CLDAP",
  carriedBy: { "udp.port": 389 },
  startsWith: [[SEQUENCE]],
  summary: "CLDAP",
  fields: { message: messages },
});
