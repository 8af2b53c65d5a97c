import { sizeOf } from "../../definition/auto.ts";
import { bytes, repeated, struct, text, u32, u8 } from "../../definition/fields.ts";
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
  reserved: u32({ filter: "kex.reserved", label: "Reserved" }),
});

/** Public keys, host keys, signatures and big numbers, as many as the key exchange has. */
const strings = repeated(
  struct({
    length: u32({ filter: "kex.string_length", label: "Length", auto: sizeOf("data") }),
    data: bytes({ by: "length" }, { filter: "kex.string", label: "Data" }),
  }),
);

/** What is sent before encryption starts, by message number (RFC 4253, RFC 4419, RFC 5656). */
export const sshPayloads = {
  "Key Exchange Init": keyExchangeInit,
  "New Keys": struct({}),
  "Key Exchange 30": strings,
  "Key Exchange 31": strings,
  "Key Exchange 32": strings,
  "Key Exchange 33": strings,
  "Diffie-Hellman Group Exchange Request": struct({
    min: u32({ filter: "dh_gex.min", label: "DH GEX Min" }),
    nbits: u32({ filter: "dh_gex.nbits", label: "DH GEX Number of Bits" }),
    max: u32({ filter: "dh_gex.max", label: "DH GEX Max" }),
  }),
};
