import { sizeOf } from "../../definition/auto.ts";
import { bytes, counted, struct, text, u32, u8, variant } from "../../definition/fields.ts";
import type { Fields } from "../../definition/kinds.ts";

/** Message numbers of the transport layer (IANA Secure Shell Protocol Parameters); 30 to 49 depend on the key exchange. */
export const sshMessages = {
  Disconnect: 1,
  Ignore: 2,
  Unimplemented: 3,
  Debug: 4,
  "Service Request": 5,
  "Service Accept": 6,
  "Extension Information": 7,
  "Key Exchange Init": 20,
  "New Keys": 21,
  "Key Exchange 30": 30,
  "Key Exchange 31": 31,
  "Key Exchange 32": 32,
  "Key Exchange 33": 33,
  "Diffie-Hellman Group Exchange Request": 34,
} as const;

/** A list of names separated by commas, behind its length. */
function nameList(name: string): Fields {
  return {
    [`${name}_length`]: u32({ label: `${name} length`, auto: sizeOf(name) }),
    [name]: text({ by: `${name}_length` }, { label: `${name} string` }),
  };
}

const keyExchangeInit = struct({
  cookie: bytes(16, { label: "Cookie" }),
  ...nameList("kex_algorithms"),
  ...nameList("server_host_key_algorithms"),
  ...nameList("encryption_algorithms_client_to_server"),
  ...nameList("encryption_algorithms_server_to_client"),
  ...nameList("mac_algorithms_client_to_server"),
  ...nameList("mac_algorithms_server_to_client"),
  ...nameList("compression_algorithms_client_to_server"),
  ...nameList("compression_algorithms_server_to_client"),
  ...nameList("languages_client_to_server"),
  ...nameList("languages_server_to_client"),
  first_kex_packet_follows: u8({ label: "First KEX Packet Follows" }),
  reserved: bytes(4, { filter: "kex.reserved", label: "Reserved" }),
});

/** A number of any size behind its length (RFC 4251 5). */
function number(filter: string, label: string): Fields {
  return counting(filter, label, "mpint_length", "Multi Precision Integer Length");
}

/** Octets behind their length. */
function string(filter: string, label: string): Fields {
  const ofLength = `${label.replace(/ \(.*\)$/, "")} length`;
  return counting(filter, label, `${filter}_length`, ofLength);
}

function counting(filter: string, label: string, lengthFilter: string, lengthLabel: string): Fields {
  const key = filter.replaceAll(".", "_");
  return {
    [`${key}_length`]: u32({ filter: lengthFilter, label: lengthLabel, auto: sizeOf(key) }),
    [key]: bytes({ by: `${key}_length` }, { filter, label }),
  };
}
const typeOf = (filter: string, label: string): Fields => ({
  type_length: u32({ filter: `${filter}.type_length`, label: `${label} type length`, auto: sizeOf("type") }),
  type: text({ by: "type_length" }, { filter: `${filter}.type`, label: `${label} type` }),
});

/** Host keys by what they begin with: the length of their type, and that (RFC 4253 6.6, RFC 5656 3.1, RFC 8709 4). */
const hostKeys = variant(
  [
    {
      starts: ["\0\0\0\u0007ssh-rsa"],
      of: struct({
        ...typeOf("host_key", "Host key"),
        ...number("host_key.rsa.e", "RSA public exponent (e)"),
        ...number("host_key.rsa.n", "RSA modulus (N)"),
      }),
    },
    {
      starts: ["\0\0\0\u0007ssh-dss"],
      of: struct({
        ...typeOf("host_key", "Host key"),
        ...number("host_key.dsa.p", "DSA prime modulus (p)"),
        ...number("host_key.dsa.q", "DSA prime divisor (q)"),
        ...number("host_key.dsa.g", "DSA subgroup generator (g)"),
        ...number("host_key.dsa.y", "DSA public key (y)"),
      }),
    },
    {
      starts: ["\0\0\0\u0013ecdsa-sha2-"],
      of: struct({
        ...typeOf("host_key", "Host key"),
        id_length: u32({
          filter: "host_key.ecdsa.id_length",
          label: "ECDSA elliptic curve identifier length",
          auto: sizeOf("id"),
        }),
        id: text({ by: "id_length" }, { filter: "host_key.ecdsa.id", label: "ECDSA elliptic curve identifier" }),
        ...string("host_key.ecdsa.q", "ECDSA public key (Q)"),
      }),
    },
    {
      starts: ["\0\0\0\u000bssh-ed25519"],
      of: struct({ ...typeOf("host_key", "Host key"), ...string("host_key.eddsa.key", "EdDSA public key") }),
    },
  ],
  { otherwise: struct({ data: bytes("rest", { filter: "host_key.data", label: "Host key data" }) }) },
);

/** How public keys of elliptic curves begin: with their lengths. Other numbers are of Diffie and Hellman. */
const curveStarts = [32, 56, 65, 97, 133].map((size) => [0, 0, 0, size] as const);
const clientKey = variant(
  [{ starts: curveStarts, of: struct(string("ecdh.q_c", "ECDH client's ephemeral public key (Q_C)")) }],
  { otherwise: struct(number("dh.e", "DH client e")) },
);
const serverKey = variant(
  [{ starts: curveStarts, of: struct(string("ecdh.q_s", "ECDH server's ephemeral public key (Q_S)")) }],
  { otherwise: struct(number("dh.f", "DH server f")) },
);

const reply = struct({
  host_key_length: u32({ filter: "host_key.length", label: "Host key length", auto: sizeOf("host_key") }),
  host_key: counted("host_key_length", hostKeys),
  server_key: serverKey,
  signature_length: u32({ filter: "host_sig.length", label: "Host signature length", auto: sizeOf("signature") }),
  signature: struct(
    {
      ...typeOf("host_sig", "Host signature"),
      data: bytes("rest", { filter: "", label: "Host signature data" }),
    },
    { size: { by: "signature_length" } },
  ),
});
const group = struct({ ...number("dh_gex.p", "DH GEX modulus (P)"), ...number("dh_gex.g", "DH GEX base (G)") });

/** What is sent before encryption starts, by message number (RFC 4253, RFC 4419, RFC 5656). */
export const sshPayloads = {
  "Key Exchange Init": keyExchangeInit,
  "New Keys": struct({}),
  "Key Exchange 30": clientKey,
  // A reply begins with a host key, whose type is a word; a group begins with a number.
  "Key Exchange 31": variant([{ starts: [[0, 0, [0, 255], [0, 255], 0, 0, 0, [7, 64], [97, 122]]], of: reply }], {
    otherwise: group,
  }),
  "Key Exchange 32": struct(number("dh.e", "DH client e")),
  "Key Exchange 33": reply,
  "Diffie-Hellman Group Exchange Request": struct({
    min: u32({ filter: "dh_gex.min", label: "DH GEX Min" }),
    nbits: u32({ filter: "dh_gex.nbits", label: "DH GEX Number of Bits" }),
    max: u32({ filter: "dh_gex.max", label: "DH GEX Max" }),
  }),
};
