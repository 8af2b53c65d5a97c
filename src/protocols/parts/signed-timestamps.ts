import { u16, u64 } from "../../bytes/numbers.ts";
import { derivedNumber } from "../../definition/derived.ts";
import { bytes, custom, struct, u16 as u16Field, u8 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { octetsWith, type Inside } from "./octets-with.ts";
import { signatureAlgorithmAs } from "./tls-signature-algorithm.ts";

/** Timestamps that logs of certificates signed (RFC 6962 3.2, 3.3), in certificates and in TLS. */

const sct = (name: string) => `=tls.sct.${name}`;
const milliseconds = {
  ...derivedNumber("milliseconds", (octets, start) => Number(u64(octets, start)) / 1000),
  bigint: (octets: Uint8Array, start: number) => u64(octets, start) * 1_000_000n,
};

const fields = {
  list: u16Field({ filter: sct("scts_length"), label: "Serialized SCT List Length", path: "tls" }),
  timestamp: struct({}, { filter: "", label: "Signed Certificate Timestamp" }),
  length: u16Field({ filter: sct("sct_length"), label: "Serialized SCT Length" }),
  version: u8({ filter: sct("sct_version"), label: "SCT Version" }),
  log: bytes(32, { filter: sct("sct_logid"), label: "Log ID" }),
  time: custom(milliseconds, { filter: sct("sct_timestamp"), label: "Timestamp", type: "FT_ABSOLUTE_TIME" }),
  extensionsLength: u16Field({ filter: sct("sct_extensions_length"), label: "Extensions length" }),
  extensions: bytes("rest", { filter: sct("sct_extensions"), label: "Extensions" }),
  algorithm: signatureAlgorithmAs("=tls."),
  signatureLength: u16Field({ filter: sct("sct_signature_length"), label: "Signature Length" }),
  signature: bytes("rest", { filter: sct("sct_signature"), label: "Signature" }),
};
type Key = keyof typeof fields;
const keys = Object.keys(fields) as Key[];

/** Octets of a timestamp up to its extensions. */
const HEAD = 43;

/** The fields of a list of timestamps; where a length lies it ends. */
export const timestampFields: Inside = {
  inner: keys.map((key) => ({
    key,
    field: fields[key] as AnyField,
    depth: key === "list" || key === "timestamp" ? 0 : 1,
  })),
  visit(octets, start, end, found) {
    const show = (key: Key, at: number, size: number): number => {
      found(keys.indexOf(key), at, at + size);
      return at + size;
    };
    if (end - start < 2) return;
    let at = show("list", start, 2);
    while (end - at > HEAD + 2) {
      const stop = at + 2 + u16(octets, at);
      if (stop > end || stop - at < HEAD + 8) return;
      show("timestamp", at, stop - at);
      at = show("length", at, 2);
      at = show("version", at, 1);
      at = show("log", at, 32);
      at = show("time", at, 8);
      const extensions = u16(octets, at);
      at = show("extensionsLength", at, 2);
      if (at + extensions + 4 > stop) return;
      if (extensions > 0) at = show("extensions", at, extensions);
      at = show("algorithm", at, 2);
      at = show("signatureLength", at, 2);
      show("signature", at, stop - at);
      at = stop;
    }
  },
};

/** Such a list as octets. */
export const signedTimestamps: AnyField = octetsWith("signed certificate timestamps", timestampFields, {
  filter: "handshake.extension.data",
  label: "Data",
});
