import { sizeOf } from "../../definition/auto.ts";
import { bytes, choice, struct, u16, u8, variant, when } from "../../definition/fields.ts";
import { TLS_TOLD, TOLD } from "../../definition/told.ts";
import { tlsGroups } from "./tls-names.ts";
import { signatureAlgorithm } from "./tls-signature-algorithm.ts";

/** How keys are exchanged up to TLS 1.2 (RFC 5246 7.4.3 and 7.4.7, RFC 8422, RFC 4279), and what is signed. */

/** From TLS 1.2 on a signature is preceded by its algorithm. */
export const withAlgorithm = { field: "version", is: [0x0303, 0x0304, 0xfefd, 0xfefc] };
const signature = {
  sig_alg: when(withAlgorithm, signatureAlgorithm),
  sig_len: u16({ filter: "handshake.sig_len", label: "Signature Length", auto: sizeOf("sig") }),
  sig: bytes({ by: "sig_len" }, { filter: "handshake.sig", label: "Signature" }),
};
export const verification = {
  ...signature,
  sig_len: u16({ filter: "handshake.client_cert_vrfy.sig_len", label: "Signature length", auto: sizeOf("sig") }),
  sig: bytes({ by: "sig_len" }, { filter: "handshake.client_cert_vrfy.sig", label: "Signature" }),
};
const signed = when({ left: 1 }, struct(signature));
const octets = struct({ exchange: bytes("rest", { filter: "handshake.key_exchange", label: "Key Exchange" }) });

const curveParams = { filter: "", label: "EC Diffie-Hellman Server Params" } as const;
const primeParams = { filter: "", label: "Diffie-Hellman Server Params" } as const;

const curve = {
  curve_type: u8({
    filter: "handshake.server_curve_type",
    label: "Curve Type",
    names: { explicit_prime: 1, explicit_char2: 2, named_curve: 3 },
    show: "hex",
    default: 3,
  }),
  named_curve: u16({
    filter: "handshake.server_named_curve",
    label: "Named Curve",
    names: tlsGroups,
    show: "hex",
  }),
  pointlen: u8({ filter: "handshake.server_point_len", label: "Pubkey Length", auto: sizeOf("point") }),
  point: bytes({ by: "pointlen" }, { filter: "handshake.server_point", label: "Pubkey" }),
};
const prime = {
  dh_plen: u16({ filter: "handshake.p_len", label: "p Length", auto: sizeOf("dh_p") }),
  dh_p: bytes({ by: "dh_plen" }, { filter: "handshake.p", label: "p" }),
  dh_glen: u16({ filter: "handshake.g_len", label: "g Length", auto: sizeOf("dh_g") }),
  dh_g: bytes({ by: "dh_glen" }, { filter: "handshake.g", label: "g" }),
  dh_Yslen: u16({ filter: "handshake.ys_len", label: "Pubkey Length", auto: sizeOf("dh_Ys") }),
  dh_Ys: bytes({ by: "dh_Yslen" }, { filter: "handshake.ys", label: "Pubkey" }),
};
/** Keys of RSA that are weaker than the certificate's. */
const weakKey = struct({
  modulus_len: u16({ filter: "handshake.modulus_len", label: "Modulus Length", auto: sizeOf("modulus") }),
  modulus: bytes({ by: "modulus_len" }, { filter: "handshake.modulus", label: "Modulus" }),
  exponent_len: u16({ filter: "handshake.exponent_len", label: "Exponent Length", auto: sizeOf("exponent") }),
  exponent: bytes({ by: "exponent_len" }, { filter: "handshake.exponent", label: "Exponent" }),
  signed,
});
const hint = struct({
  hint_len: u16({ filter: "handshake.hint_len", label: "Hint Length", auto: sizeOf("hint") }),
  hint: bytes({ by: "hint_len" }, { filter: "handshake.hint", label: "Hint" }),
});
const unread = bytes("rest", { filter: "" });

/** The cipher suite says which it is; where nobody tells, the first octet shows it: the type of a curve, or the length of a prime. */
export const serverKeyExchange = choice(
  TOLD,
  {
    [TLS_TOLD.unknown]: unread,
    [TLS_TOLD.rsa]: weakKey,
    [TLS_TOLD.dh]: struct({ ...prime, signed }, primeParams),
    [TLS_TOLD.dhAnonymous]: struct(prime, primeParams),
    [TLS_TOLD.ecdh]: struct({ ...curve, signed }, curveParams),
    [TLS_TOLD.ecdhAnonymous]: struct(curve, curveParams),
    [TLS_TOLD.psk]: hint,
  },
  {
    otherwise: variant(
      [
        { starts: [[3]], of: struct({ ...curve, signed }, curveParams) },
        { starts: [[[0, 2]]], of: struct({ ...prime, signed }, primeParams) },
      ],
      { otherwise: octets },
    ),
  },
);

const clientNumber = struct(
  {
    dh_Yclen: u16({ filter: "handshake.yc_len", label: "Pubkey Length", auto: sizeOf("dh_Yc") }),
    dh_Yc: bytes({ by: "dh_Yclen" }, { filter: "handshake.yc", label: "Pubkey" }),
  },
  { filter: "", label: "Diffie-Hellman Client Params" },
);
const clientPoint = struct(
  {
    ecdh_Yclen: u8({ filter: "handshake.client_point_len", label: "Pubkey Length", auto: sizeOf("ecdh_Yc") }),
    ecdh_Yc: bytes({ by: "ecdh_Yclen" }, { filter: "handshake.client_point", label: "Pubkey" }),
  },
  { filter: "", label: "EC Diffie-Hellman Client Params" },
);
const premaster = struct(
  {
    epms_len: u16({ filter: "handshake.epms_len", label: "Encrypted PreMaster length", auto: sizeOf("epms") }),
    epms: bytes({ by: "epms_len" }, { filter: "handshake.epms", label: "Encrypted PreMaster" }),
  },
  { filter: "", label: "RSA Encrypted PreMaster Secret" },
);
const identity = struct({
  identity_len: u16({ filter: "handshake.identity_len", label: "Identity Length", auto: sizeOf("identity") }),
  identity: bytes({ by: "identity_len" }, { filter: "handshake.identity", label: "Identity" }),
});

/** As the server's; a point on a curve has one octet of length, a number two. */
export const clientKeyExchange = choice(
  TOLD,
  {
    [TLS_TOLD.unknown]: unread,
    [TLS_TOLD.rsa]: premaster,
    [TLS_TOLD.dh]: clientNumber,
    [TLS_TOLD.dhAnonymous]: clientNumber,
    [TLS_TOLD.ecdh]: clientPoint,
    [TLS_TOLD.ecdhAnonymous]: clientPoint,
    [TLS_TOLD.psk]: identity,
  },
  {
    otherwise: variant(
      [
        {
          starts: [
            [
              [0, 4],
              [0, 255],
            ],
          ],
          of: clientNumber,
        },
        { starts: [[[5, 255]]], of: clientPoint },
      ],
      { otherwise: octets },
    ),
  },
);
