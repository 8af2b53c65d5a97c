import { sizeOf } from "../../definition/auto.ts";
import { bytes, choice, counted, repeated, struct, text, u16, u24, u32, u8, when } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { BEFORE_TLS13, TOLD } from "../../definition/told.ts";
import { ocspOctets } from "./ocsp-messages.ts";
import { tlsCipherSuites } from "./tls-cipher-suites.ts";
import { clientExtensions, serverExtensions } from "./tls-extensions.ts";
import { clientFingerprints, serverFingerprints } from "./tls-fingerprints.ts";
import { clientKeyExchange, serverKeyExchange, verification, withAlgorithm } from "./tls-key-exchanges.ts";
import { tlsAlertLevels, tlsAlerts, tlsClientCertificateTypes, tlsCompressions, tlsVersions } from "./tls-names.ts";
import { signatureAlgorithm } from "./tls-signature-algorithm.ts";
import { certificateOctets, nameOctets } from "./x509.ts";

/** Handshake messages and other contents of TLS and DTLS records (RFC 8446, RFC 5246, RFC 6347). */

const version = u16({
  filter: "handshake.version",
  label: "Version",
  names: tlsVersions,
  show: "hex",
  default: 0x0303,
});
const cipher = u16({ filter: "handshake.ciphersuite", label: "Cipher Suite", names: tlsCipherSuites, show: "hex" });
const compression = u8({ filter: "handshake.comp_method", label: "Compression Method", names: tlsCompressions });
/** From TLS 1.3 on there is no time in a random. */
const timed = { [TOLD]: BEFORE_TLS13 };
const hello = {
  version,
  gmt_unix_time: u32({
    filter: "handshake.random_time",
    shown: timed,
    label: "GMT Unix Time",
    show: "seconds",
    whole: { filter: "handshake.random", label: "Random", type: "FT_BYTES", through: "random_bytes" },
  }),
  random_bytes: bytes(28, { filter: "handshake.random_bytes", label: "Random Bytes", shown: timed }),
  sidlen: u8({ filter: "handshake.session_id_length", label: "Session ID Length", auto: sizeOf("sid") }),
  sid: bytes({ by: "sidlen" }, { filter: "handshake.session_id", label: "Session ID" }),
};
/** The same from TLS 1.3 on, whose random has no time in it. */
const modernHello = {
  version,
  random: bytes(32, { filter: "handshake.random", label: "Random" }),
  sidlen: hello.sidlen,
  sid: hello.sid,
};
const extensionsLength = when(
  { left: 2 },
  u16({ filter: "handshake.extensions_length", label: "Extensions Length", auto: sizeOf("ext") }),
);
const hellosCookie = {
  cookielen: u8({ filter: "handshake.cookie_length", label: "Cookie Length", auto: sizeOf("cookie") }),
  cookie: bytes({ by: "cookielen" }, { filter: "handshake.cookie", label: "Cookie" }),
};
const afterSession = {
  cipherslen: u16({ filter: "handshake.cipher_suites_length", label: "Cipher Suites Length", auto: sizeOf("ciphers") }),
  ciphers: repeated(cipher, {
    filter: "handshake.ciphersuites",
    type: "FT_NONE",
    label: "Cipher Suites",
    size: { by: "cipherslen" },
  }),
  complen: u8({ filter: "handshake.comp_methods_length", label: "Compression Methods Length", auto: sizeOf("comp") }),
  comp: repeated(compression, {
    filter: "handshake.comp_methods",
    type: "FT_NONE",
    label: "Compression Methods",
    size: { by: "complen" },
    default: [0],
  }),
  extlen: extensionsLength,
  ext: when({ filled: "extlen" }, clientExtensions),
};

/** `datagram` hellos of clients carry the cookie of a hello verify request. */
export const clientHello = struct({ ...hello, ...afterSession }, { derived: clientFingerprints() });
export const datagramClientHello = struct(
  { ...hello, ...hellosCookie, ...afterSession },
  { derived: clientFingerprints({ cookie: true }) },
);

export const modernClientHello = struct({ ...modernHello, ...afterSession }, { derived: clientFingerprints() });

const chosen = {
  cipher,
  comp: compression,
  extlen: extensionsLength,
  ext: when({ filled: "extlen" }, serverExtensions),
};
const serverHello = struct({ ...hello, ...chosen }, { derived: serverFingerprints });
export const modernServerHello = struct({ ...modernHello, ...chosen }, { derived: serverFingerprints });

const ticket = struct(
  {
    lifetime: u32({ filter: "handshake.session_ticket_lifetime_hint", label: "Session Ticket Lifetime Hint" }),
    ticketlen: u16({
      filter: "handshake.session_ticket_length",
      label: "Session Ticket Length",
      auto: sizeOf("ticket"),
    }),
    ticket: bytes({ by: "ticketlen" }, { filter: "handshake.session_ticket", label: "Session Ticket" }),
  },
  { filter: "", label: "TLS Session Ticket" },
);

const certificate = struct(
  {
    len: u24({ filter: "handshake.certificate_length", label: "Certificate Length", auto: sizeOf("cert") }),
    cert: counted("len", certificateOctets),
  },
  { filter: "" },
);
const certificates = struct({
  certslen: u24({ filter: "handshake.certificates_length", label: "Certificates Length", auto: sizeOf("certs") }),
  certs: repeated(certificate, {
    filter: "handshake.certificates",
    type: "FT_NONE",
    label: "Certificates",
    size: { by: "certslen" },
  }),
});

const certificateRequest = struct({
  ctypeslen: u8({ filter: "handshake.cert_types_count", label: "Certificate types count", auto: sizeOf("ctypes") }),
  ctypes: repeated(
    u8({
      filter: "handshake.cert_type",
      strings: {
        0: "N/A",
        1: "RSA Sign",
        2: "DSS Sign",
        3: "RSA Fixed DH",
        4: "DSS Fixed DH",
        21: "GOST R 34.10-94",
        22: "GOST R 34.10-2001",
        64: "ECDSA Sign",
        65: "RSA Fixed ECDH",
        66: "ECDSA Fixed ECDH",
        80: "IBC Params",
      },
      label: "Certificate Type",
      names: tlsClientCertificateTypes,
    }),
    {
      filter: "handshake.cert_types",
      type: "FT_NONE",
      label: "Certificate types",
      size: { by: "ctypeslen" },
    },
  ),
  sig_algs_len: when(
    withAlgorithm,
    u16({ filter: "handshake.sig_hash_alg_len", label: "Signature Hash Algorithms Length", auto: sizeOf("sig_algs") }),
  ),
  sig_algs: when(
    withAlgorithm,
    repeated(signatureAlgorithm, {
      filter: "handshake.sig_hash_algs",
      type: "FT_NONE",
      label: "Signature Hash Algorithms",
      size: { by: "sig_algs_len" },
    }),
  ),
  certauthlen: u16({ filter: "handshake.dnames_len", label: "Distinguished Names Length", auto: sizeOf("certauth") }),
  certauth: when(
    { field: "certauthlen" },
    repeated(
      struct(
        {
          len: u16({ filter: "handshake.dname_len", label: "Distinguished Name Length", auto: sizeOf("name") }),
          name: counted("len", nameOctets),
        },
        { filter: "" },
      ),
      { filter: "handshake.dnames", type: "FT_NONE", label: "Distinguished Names", size: { by: "certauthlen" } },
    ),
  ),
});

const response = {
  responselen: u24({ filter: "handshake.ocsp_response_len", label: "OCSP Response Length", auto: sizeOf("response") }),
  response: counted("responselen", ocspOctets),
};
const certificateStatus = struct({
  status_type: u8({
    filter: "handshake.extensions_status_request_type",
    label: "Certificate Status Type",
    names: { OCSP: 1, "OCSP Multi": 2 },
    default: 1,
  }),
  status: choice("status_type", {
    OCSP: struct(response),
    "OCSP Multi": struct({
      responseslen: u24({
        filter: "handshake.ocsp_response_list_len",
        label: "OCSP Response List Length",
        auto: sizeOf("responses"),
      }),
      responses: repeated(struct(response), { size: { by: "responseslen" } }),
    }),
  }),
});

const encryptedExtensions = struct({ extlen: extensionsLength, ext: when({ filled: "extlen" }, clientExtensions) });
const compressedCertificate: AnyField = struct({
  algorithm: u16({
    filter: "compress_certificate.algorithm",
    label: "Algorithm",
    names: { zlib: 1, brotli: 2, zstd: 3 },
  }),
  uncompressed_length: u24({ filter: "compress_certificate.uncompressed_length", label: "Uncompressed Length" }),
  compressed: bytes(
    { prefix: 3, named: { filter: "compress_certificate.compressed_certificate_message.length", label: "Length" } },
    { filter: "compress_certificate.compressed_certificate_message", label: "Compressed Certificate Message" },
  ),
});
const nextProtocol = struct({
  protocol: text(
    { prefix: 1, named: { filter: "handshake.npn_selected_protocol_len", label: "Selected Protocol Length" } },
    { filter: "handshake.npn_selected_protocol", label: "Selected Protocol" },
  ),
  padding: bytes(
    { prefix: 1, named: { filter: "handshake.npn_padding_len", label: "Padding Length" } },
    { filter: "handshake.npn_padding", label: "Padding" },
  ),
});

/** The bodies of messages by their types, but for the hello of a client. */
export const messageBodies = {
  "Hello Request": struct({}),
  "Server Hello": serverHello,
  "Hello Verify Request": struct({ version, ...hellosCookie }),
  "New Session Ticket": ticket,
  "End of Early Data": struct({}),
  "Hello Retry Request": struct({
    version,
    cipher,
    extlen: extensionsLength,
    ext: when({ filled: "extlen" }, serverExtensions),
  }),
  "Encrypted Extensions": encryptedExtensions,
  Certificate: certificates,
  "Server Key Exchange": serverKeyExchange,
  "Certificate Request": certificateRequest,
  "Server Hello Done": struct({}),
  "Certificate Verify": struct(verification),
  "Client Key Exchange": clientKeyExchange,
  Finished: struct({ vdata: bytes("rest", { filter: "handshake.verify_data", label: "Verify Data" }) }),
  "Certificate Status": certificateStatus,
  "Key Update": u8({
    filter: "handshake.key_update.request_update",
    label: "Key Update Request",
    names: { update_not_requested: 0, update_requested: 1 },
  }),
  "Compressed Certificate": compressedCertificate,
  "Next Protocol": nextProtocol,
};

/** How a handshake message begins: with a known type and the high octet of a length that makes sense. Ciphertext rarely does. */
export const messageStarts = [
  [
    [0, 6],
    [0, 1],
  ],
  [8, [0, 1]],
  [
    [11, 16],
    [0, 1],
  ],
  [
    [20, 25],
    [0, 1],
  ],
  [67, 0],
  [254, 0],
] as const;

/** The contents of records beside handshakes, by content type. */
export const recordContents = {
  "Change Cipher Spec": struct({
    msgtype: u8({ filter: "change_cipher_spec", label: "Change Cipher Spec Message", default: 1, type: "FT_NONE" }),
  }),
  Alert: struct(
    {
      level: u8({ filter: "alert_message.level", label: "Level", names: tlsAlertLevels, default: 2 }),
      descr: u8({ filter: "alert_message.desc", label: "Description", names: tlsAlerts }),
    },
    { filter: "alert_message", label: "Alert Message" },
  ),
  "Application Data": struct({ data: bytes("rest", { filter: "app_data", label: "Encrypted Application Data" }) }),
  Heartbeat: struct({
    heartbeat_type: u8({
      filter: "heartbeat_message.type",
      label: "Type",
      names: { Request: 1, Response: 2 },
      default: 1,
    }),
    payload_length: u16({
      filter: "heartbeat_message.payload_length",
      label: "Payload Length",
      auto: sizeOf("payload"),
    }),
    payload: bytes({ by: "payload_length" }, { filter: "heartbeat_message.payload", label: "Payload Length" }),
    padding: bytes("rest", { filter: "heartbeat_message.padding", label: "Payload Length" }),
  }),
};

/** What contents are that cannot be read: encrypted. */
export const encrypted = {
  Handshake: { filter: "handshake", label: "Handshake Protocol", type: "FT_NONE" },
  Alert: { filter: "alert_message", label: "Alert Message", type: "FT_NONE" },
} as const;
