import { sizeOf } from "../../definition/auto.ts";
import { bits, bytes, struct, u16, u32, u48, u8 } from "../../definition/fields.ts";
import { plainName } from "./dns-name.ts";
import { algorithms, digestTypes, keyErrors, recordTypes, responseCodeWords } from "./dns-registries.ts";

const algorithm = (of: string) => u8({ filter: `${of}.algorithm`, label: "Algorithm", names: algorithms, default: 5 });

/** RRSIG and SIG (RFC 4034 3). */
export const signature = struct({
  typecovered: u16({ filter: "rrsig.type_covered", label: "Type Covered", names: recordTypes, default: 1 }),
  algorithm: algorithm("rrsig"),
  labels: u8({ filter: "rrsig.labels", label: "Labels" }),
  originalttl: u32({ filter: "rrsig.original_ttl", label: "Original TTL" }),
  expiration: u32({ filter: "rrsig.signature_expiration", label: "Signature Expiration", show: "seconds" }),
  inception: u32({ filter: "rrsig.signature_inception", label: "Signature Inception", show: "seconds" }),
  keytag: u16({ filter: "rrsig.key_tag", label: "Key Tag" }),
  signersname: plainName({ filter: "rrsig.signers_name", label: "Signer's name", default: "." }),
  signature: bytes("rest", { filter: "rrsig.signature", label: "Signature" }),
});

/** DNSKEY and its like (RFC 4034 2). */
export const zoneKey = struct({
  flags: u16({
    filter: "dnskey.flags",
    label: "Flags",
    show: "hex",
    default: 256,
    views: [
      { filter: "dnskey.flags.reserved", label: "Key Signing Key", type: "FT_UINT16", show: "hex", mask: 0xfe7e },
    ],
    parts: {
      unassigned: bits(7, { filter: "" }),
      zone: bits(1, {
        filter: "dnskey.flags.zone_key",
        truth: ["This is the zone key for specified zone", "This it not a zone key"],
        label: "Zone Key",
      }),
      revoked: bits(1, { filter: "dnskey.flags.key_revoked", truth: ["Yes", "No"], label: "Key Revoked" }),
      reserved: bits(6, { filter: "" }),
      sep: bits(1, { filter: "dnskey.flags.secure_entry_point", truth: ["Yes", "No"], label: "Key Signing Key" }),
    },
  }),
  protocol: u8({ filter: "dnskey.protocol", label: "Protocol", default: 3 }),
  algorithm: algorithm("dnskey"),
  publickey: bytes("rest", { filter: "dnskey.public_key", label: "Public Key" }),
});

/** KEY (RFC 2535 3). */
export const hostKey = struct({
  flags: u16({ filter: "key.flags", label: "Flags", show: "hex" }),
  protocol: u8({ filter: "key.protocol", label: "Protocol" }),
  algorithm: algorithm("key"),
  publickey: bytes("rest", { filter: "key.public_key", label: "Public Key" }),
});

/** DS and its like (RFC 4034 5). */
export const delegation = struct({
  keytag: u16({ filter: "ds.key_id", label: "Key id", show: "hex" }),
  algorithm: algorithm("ds"),
  digesttype: u8({
    filter: "ds.digest_type",
    strings: { 0: "Reserved digest", 1: "SHA-1", 2: "SHA-256", 3: "GOST R 34.11-94", 4: "SHA-384" },
    label: "Digest Type",
    names: digestTypes,
    default: 5,
  }),
  digest: bytes("rest", { filter: "ds.digest", label: "Digest" }),
});

/** What NSEC3 and NSEC3PARAM begin with (RFC 5155 3, 4). */
export const hashed = {
  hashalg: u8({
    filter: "nsec3.algo",
    strings: { 0: "Reserved", 1: "SHA-1" },
    label: "Hash algorithm",
    names: { "SHA-1": 1 },
  }),
  flags: u8({
    filter: "nsec3.flags",
    label: "NSEC3 flags",
    parts: {
      reserved: bits(7, { filter: "" }),
      optout: bits(1, {
        filter: "nsec3.flags.opt_out",
        truth: ["Additional insecure delegations allowed", "Additional insecure delegations forbidden"],
        label: "NSEC3 Opt-out flag",
      }),
    },
  }),
  iterations: u16({ filter: "nsec3.iterations", label: "NSEC3 iterations" }),
  saltlength: u8({ filter: "nsec3.salt_length", label: "Salt length", auto: sizeOf("salt") }),
  salt: bytes({ by: "saltlength" }, { filter: "nsec3.salt_value", label: "Salt value" }),
};

/** TLSA and SMIMEA (RFC 6698 2). */
export const certificateAssociation = struct({
  usage: u8({
    filter: "tlsa.certificate_usage",
    strings: {
      0: "CA constraint (PKIX-TA)",
      1: "Service certificate constraint (PKIX-EE)",
      2: "Trust anchor assertion (DANE-TA)",
      3: "Domain-issued certificate (DANE-EE)",
    },
    label: "Certificate Usage",
  }),
  selector: u8({
    filter: "tlsa.selector",
    strings: { 0: "Full certificate (Cert)", 1: "SubjectPublicKeyInfo (SPKI)" },
    label: "Selector",
  }),
  matching: u8({
    filter: "tlsa.matching_type",
    strings: { 0: "No Hash Used (Full)", 1: "256 bit hash by SHA2 (SHA2-256)", 2: "512 bit hash by SHA2 (SHA2-512)" },
    label: "Matching Type",
  }),
  data: bytes("rest", { filter: "tlsa.certificate_association_data", label: "Certificate Association Data" }),
});

/** TSIG (RFC 8945 4.2). */
export const transactionSignature = struct({
  algo_name: plainName({ filter: "tsig.algorithm_name", label: "Algorithm Name", default: "hmac-sha1." }),
  time_signed: u48({ filter: "tsig.time_signed", label: "Time Signed", show: "seconds" }),
  fudge: u16({ filter: "tsig.fudge", label: "Fudge" }),
  mac_len: u16({ filter: "tsig.mac_size", label: "MAC Size", auto: sizeOf("mac_data") }),
  mac_data: bytes({ by: "mac_len" }, { filter: "tsig.mac", label: "MAC", type: "FT_NONE" }),
  original_id: u16({ filter: "tsig.original_id", label: "Original Id" }),
  error: u16({
    filter: "tsig.error",
    strings: responseCodeWords,
    label: "Error",
    names: keyErrors,
  }),
  other_len: u16({ filter: "tsig.other_len", label: "Other Len", auto: sizeOf("other_data") }),
  other_data: bytes({ by: "other_len" }, { filter: "tsig.other_data", label: "Other Data" }),
});

/** TKEY (RFC 2930 2). */
export const transactionKey = struct({
  algo_name: plainName({ filter: "tkey.algo_name", label: "Algorithm name", default: "." }),
  inception: u32({ filter: "tkey.signature_inception", label: "Signature Inception", show: "seconds" }),
  expiration: u32({ filter: "tkey.signature_expiration", label: "Signature Expiration", show: "seconds" }),
  mode: u16({
    filter: "tkey.mode",
    strings: { 1: "Server assigned", 2: "Diffie Hellman", 3: "GSSAPI", 4: "Resolver assigned", 5: "Delete" },
    label: "Mode",
  }),
  error: u16({
    filter: "tkey.error",
    strings: responseCodeWords,
    label: "Error",
    names: keyErrors,
  }),
  key_len: u16({ filter: "tkey.key_size", label: "Key Size", auto: sizeOf("key_data") }),
  key_data: bytes({ by: "key_len" }, { filter: "tkey.key_data", label: "Key Data" }),
  other_len: u16({ filter: "tkey.other_size", label: "Other Size", auto: sizeOf("other_data") }),
  other_data: bytes({ by: "other_len" }, { filter: "tkey.other_data", label: "Other Data" }),
});
