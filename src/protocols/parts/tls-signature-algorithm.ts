import { u16 } from "../../definition/fields.ts";
import { tlsSignatureSchemes } from "./tls-names.ts";

/** Until TLS 1.2 it was the hash and the signature, an octet each. `before` stands in front of Wireshark's names. */
export const signatureAlgorithmAs = (before: string) =>
  u16({
    filter: `${before}handshake.sig_hash_alg`,
    label: "Signature Algorithm",
    names: tlsSignatureSchemes,
    show: "hex",
    views: [
      {
        filter: `${before}handshake.sig_hash_hash`,
        label: "Signature Hash Algorithm Hash",
        type: "FT_UINT8",
        size: 1,
        strings: { 0: "None", 1: "MD5", 2: "SHA1", 3: "SHA224", 4: "SHA256", 5: "SHA384", 6: "SHA512", 7: "SM3" },
      },
      {
        filter: `${before}handshake.sig_hash_sig`,
        label: "Signature Hash Algorithm Signature",
        type: "FT_UINT8",
        offset: 1,
        size: 1,
        strings: { 0: "Anonymous", 1: "RSA", 2: "DSA", 3: "ECDSA", 4: "SM2" },
      },
    ],
  });
export const signatureAlgorithm = signatureAlgorithmAs("");
