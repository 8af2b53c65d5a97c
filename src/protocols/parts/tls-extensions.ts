import { sizeOf } from "../../definition/auto.ts";
import { bytes, choice, options, repeated, struct, text, u16, u32, u8, when } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { clientPreSharedKeys, clientShares, cookie, serverShare } from "./tls-key-extensions.ts";
import {
  tlsCertificateTypes,
  tlsExtensionTypes,
  tlsGroups,
  tlsPointFormats,
  tlsSupportedVersions,
  tlsVersions,
} from "./tls-names.ts";
import { signatureAlgorithm } from "./tls-signature-algorithm.ts";
import { quicParameters } from "./quic-parameters.ts";
import { signedTimestamps } from "./signed-timestamps.ts";

const opaque = bytes("rest", { filter: "handshake.extension.data", label: "Data" });
const nothing = struct({});
const version = u16({
  filter: "handshake.extensions.supported_version",
  label: "Supported Version",
  names: tlsVersions,
  strings: tlsSupportedVersions,
  show: "hex",
});
const certificateType = u8({
  filter: "handshake.cert_type.type",
  label: "Certificate Type",
  names: tlsCertificateTypes,
});

const serverName = struct({
  nametype: u8({ filter: "handshake.extensions_server_name_type", label: "Server Name Type", names: { host_name: 0 } }),
  namelen: u16({
    filter: "handshake.extensions_server_name_len",
    label: "Server Name length",
    auto: sizeOf("servername"),
  }),
  servername: text({ by: "namelen" }, { filter: "handshake.extensions_server_name", label: "Server Name" }),
});
const serverNames = struct(
  {
    servernameslen: when(
      { left: 2 },
      u16({
        filter: "handshake.extensions_server_name_list_len",
        label: "Server Name list length",
        auto: sizeOf("servernames"),
      }),
    ),
    servernames: when(
      { filled: "servernameslen" },
      repeated(serverName, { filter: "", size: { by: "servernameslen" } }),
    ),
  },
  { label: "Server Name Indication extension" },
);

const statusRequest = struct({
  stype: u8({
    filter: "handshake.extensions_status_request_type",
    label: "Certificate Status Type",
    names: { OCSP: 1, "OCSP Multi": 2 },
    default: 1,
  }),
  respidlen: u16({
    filter: "handshake.extensions_status_request_responder_ids_len",
    label: "Responder ID list Length",
    auto: sizeOf("respid"),
  }),
  respid: bytes({ by: "respidlen" }, { filter: "" }),
  reqextlen: u16({
    filter: "handshake.extensions_status_request_exts_len",
    label: "Request Extensions Length",
    auto: sizeOf("reqext"),
  }),
  reqext: bytes({ by: "reqextlen" }, { filter: "" }),
});

const groups = struct({
  groupslen: u16({
    filter: "handshake.extensions_supported_groups_length",
    label: "Supported Groups List Length",
    auto: sizeOf("groups"),
  }),
  groups: repeated(
    u16({ filter: "handshake.extensions_supported_group", label: "Supported Group", names: tlsGroups, show: "hex" }),
    {
      filter: "handshake.extensions_supported_groups",
      type: "FT_NONE",
      label: "Supported Groups List",
      size: { by: "groupslen" },
    },
  ),
});

const pointFormats = struct({
  ecpllen: u8({
    filter: "handshake.extensions_ec_point_formats_length",
    label: "EC point formats Length",
    auto: sizeOf("ecpl"),
  }),
  ecpl: repeated(
    u8({ filter: "handshake.extensions_ec_point_format", label: "EC point format", names: tlsPointFormats }),
    {
      filter: "handshake.extensions_ec_point_formats",
      type: "FT_NONE",
      label: "Elliptic curves point formats",
      size: { by: "ecpllen" },
    },
  ),
});

const signatureSchemes = struct({
  sig_algs_len: u16({
    filter: "handshake.sig_hash_alg_len",
    label: "Signature Hash Algorithms Length",
    auto: sizeOf("sig_algs"),
  }),
  sig_algs: repeated(signatureAlgorithm, {
    filter: "handshake.sig_hash_algs",
    type: "FT_NONE",
    label: "Signature Hash Algorithms",
    size: { by: "sig_algs_len" },
  }),
});

const protocolName = struct(
  {
    len: u8({ filter: "handshake.extensions_alpn_str_len", label: "ALPN string length", auto: sizeOf("protocol") }),
    protocol: text({ by: "len" }, { filter: "handshake.extensions_alpn_str", label: "ALPN Next Protocol" }),
  },
  { filter: "" },
);
/** Protocols that have settings of their own (draft-vvv-tls-alps). */
const settledProtocols: AnyField = struct({
  protocolslen: u16({
    filter: "handshake.extensions_alps_len",
    label: "ALPS Extension Length",
    auto: sizeOf("protocols"),
  }),
  protocols: repeated(
    struct(
      {
        len: u8({
          filter: "handshake.extensions_alps_alpn_str_len",
          label: "Supported ALPN Length",
          auto: sizeOf("protocol"),
        }),
        protocol: text({ by: "len" }, { filter: "handshake.extensions_alps_alpn_str", label: "Supported ALPN" }),
      },
      { filter: "" },
    ),
    {
      filter: "handshake.extensions_alps_alpn_list",
      type: "FT_NONE",
      label: "Supported ALPN List",
      size: { by: "protocolslen" },
    },
  ),
});
const protocolNames = struct({
  protocolslen: u16({
    filter: "handshake.extensions_alpn_len",
    label: "ALPN Extension Length",
    auto: sizeOf("protocols"),
  }),
  protocols: repeated(protocolName, {
    filter: "handshake.extensions_alpn_list",
    type: "FT_NONE",
    label: "ALPN Protocol",
    size: { by: "protocolslen" },
  }),
});

const nextProtocols = repeated(
  struct({
    len: u8({ filter: "handshake.extensions_npn_str_len", label: "Protocol string length", auto: sizeOf("protocol") }),
    protocol: text({ by: "len" }, { filter: "handshake.extensions_npn", label: "Next Protocol" }),
  }),
  { filter: "" },
);

const renegotiation = struct(
  {
    reneg_conn_len: u8({
      filter: "handshake.extensions_reneg_info_len",
      label: "Renegotiation info extension length",
      auto: sizeOf("renegotiated_connection"),
    }),
    renegotiated_connection: bytes(
      { by: "reneg_conn_len" },
      { filter: "handshake.extensions_reneg_info", label: "Renegotiation info" },
    ),
  },
  { label: "Renegotiation Info extension" },
);

const certificateTypes = struct({
  ctypeslen: u8({
    filter: "handshake.cert_type.types_len",
    label: "Certificate Type List Length",
    auto: sizeOf("ctypes"),
  }),
  ctypes: repeated(certificateType, {
    filter: "handshake.cert_type.types",
    type: "FT_NONE",
    label: "Certificate Type List",
    size: { by: "ctypeslen" },
  }),
});

const secureTransport: AnyField = struct({
  profileslen: u16({
    filter: "=dtls.use_srtp.protection_profiles_length",
    label: "SRTP Protection Profiles Length",
    auto: sizeOf("profiles"),
  }),
  profiles: repeated(
    u16({ filter: "=dtls.use_srtp.protection_profile", label: "SRTP Protection Profile", show: "hex" }),
    { filter: "", size: { by: "profileslen" } },
  ),
  mkilen: u8({ filter: "=dtls.use_srtp.mki_length", label: "MKI Length", auto: sizeOf("mki") }),
  mki: bytes({ by: "mkilen" }, { filter: "=dtls.use_srtp.mki", label: "MKI" }),
});

/** Outer and inner hello of Encrypted Client Hello (draft-ietf-tls-esni). */
const encryptedHello: AnyField = struct({
  type: u8({ filter: "", label: "Type", names: { outer: 0, inner: 1 } }),
  body: choice("type", {
    outer: struct({
      kdf_id: u16({ filter: "" }),
      aead_id: u16({ filter: "" }),
      config_id: u8({ filter: "" }),
      enc: bytes({ prefix: 2 }, { filter: "" }),
      payload: bytes({ prefix: 2 }, { filter: "" }),
    }),
    inner: nothing,
  }),
});

const shape = {
  code: u16({ filter: "handshake.extension.type", label: "Type", names: tlsExtensionTypes }),
  length: u16({ filter: "handshake.extension.len", label: "Length" }),
  counts: "value",
  size: { by: "extlen" },
  line: "tls.extension",
  unknown: { data: "handshake.extension.data", dataLabel: "Data", label: "Extension", evenEmpty: true },
} as const;

/** What clients and servers write alike. */
const common = {
  server_name: { code: 0, value: serverNames },
  max_fragment_length: {
    code: 1,
    value: u8({
      filter: "handshake.max_fragment_length",
      label: "Maximum Fragment Length",
      names: { 512: 1, 1024: 2, 2048: 3, 4096: 4 },
    }),
  },
  truncated_hmac: { code: 4, value: nothing },
  supported_groups: { code: 10, value: groups },
  ec_point_formats: { code: 11, value: pointFormats },
  signature_algorithms: { code: 13, value: signatureSchemes },
  use_srtp: { code: 14, value: secureTransport },
  heartbeat: {
    code: 15,
    value: u8({
      filter: "handshake.extension.heartbeat.mode",
      label: "Mode",
      names: { "Peer allowed to send requests": 1, "Peer not allowed to send requests": 2 },
      default: 1,
    }),
  },
  application_layer_protocol_negotiation: { code: 16, value: protocolNames },
  signed_certificate_timestamp: { code: 18, value: signedTimestamps },
  padded: { code: 21, value: bytes("rest", { filter: "handshake.extensions_padding_data", label: "Padding Data" }) },
  encrypt_then_mac: { code: 22, value: nothing },
  extended_master_secret: { code: 23, value: nothing },
  record_size_limit: { code: 28, value: u16({ filter: "record_size_limit", label: "Record Size Limit" }) },
  session_ticket: { code: 35, value: { ...opaque, evenEmpty: true } },
  cookie: { code: 44, value: cookie },
  post_handshake_auth: { code: 49, value: nothing },
  signature_algorithms_cert: { code: 50, value: signatureSchemes },
  connection_id: {
    code: 54,
    value: struct({
      cid: bytes(
        { prefix: 1, named: { filter: "connection_id_length", label: "Connection ID length" } },
        { filter: "connection_id", label: "Connection ID" },
      ),
    }),
  },
  quic_transport_parameters: { code: 57, value: quicParameters },
  "quic_transport_parameters (drafts version)": { code: 65445, value: quicParameters },
  next_protocol_negotiation: { code: 13172, value: nextProtocols },
  renegotiation_info: { code: 65281, value: renegotiation },
} as const;

/** The extensions of a client's hello. */
export const clientExtensions = options(
  shape,
  {
    ...common,
    status_request: { code: 5, value: statusRequest },
    srp: {
      code: 12,
      value: text(
        { prefix: 1, named: { filter: "handshake.extensions_srp_len", label: "SRP username length" } },
        { filter: "handshake.extensions_srp_username", label: "SRP username" },
      ),
    },
    client_certificate_type: { code: 19, value: certificateTypes },
    server_certificate_type: { code: 20, value: certificateTypes },
    compress_certificate: {
      code: 27,
      value: struct({
        algslen: u8({
          filter: "compress_certificate.algorithms_length",
          label: "Algorithms Length",
          auto: sizeOf("algs"),
        }),
        algs: repeated(
          u16({
            filter: "compress_certificate.algorithm",
            label: "Algorithm",
            names: { zlib: 1, brotli: 2, zstd: 3 },
          }),
          { filter: "", size: { by: "algslen" } },
        ),
      }),
    },
    delegated_credentials: { code: 34, value: signatureSchemes },
    pre_shared_key: { code: 41, value: clientPreSharedKeys },
    early_data: { code: 42, value: nothing },
    supported_versions: {
      code: 43,
      value: struct({
        versionslen: u8({
          filter: "handshake.extensions.supported_versions_len",
          label: "Supported Versions length",
          auto: sizeOf("versions"),
        }),
        versions: repeated(version, { filter: "", size: { by: "versionslen" } }),
      }),
    },
    psk_key_exchange_modes: {
      code: 45,
      value: struct({
        kxmodeslen: u8({
          filter: "extension.psk_ke_modes_length",
          label: "PSK Key Exchange Modes Length",
          auto: sizeOf("kxmodes"),
        }),
        kxmodes: repeated(
          u8({
            filter: "extension.psk_ke_mode",
            strings: { 0: "PSK-only key establishment (psk_ke)", 1: "PSK with (EC)DHE key establishment (psk_dhe_ke)" },
            label: "PSK Key Exchange Mode",
            names: { psk_ke: 0, psk_dhe_ke: 1 },
          }),
          { filter: "", size: { by: "kxmodeslen" } },
        ),
      }),
    },
    key_share: { code: 51, value: clientShares },
    application_settings: { code: 17513, value: settledProtocols },
    encrypted_client_hello: { code: 0xfe0d, value: encryptedHello },
  },
  { filter: "" },
);

/** The extensions of a server's hello. */
export const serverExtensions = options(
  shape,
  {
    ...common,
    status_request: { code: 5, value: nothing },
    client_certificate_type: { code: 19, value: certificateType },
    server_certificate_type: { code: 20, value: certificateType },
    pre_shared_key: {
      code: 41,
      value: u16({ filter: "handshake.extensions.psk.identity.selected", label: "Selected Identity" }),
    },
    early_data: {
      code: 42,
      value: struct({
        max_early_data_size: when(
          { left: 1 },
          u32({ filter: "early_data.max_early_data_size", label: "Maximum Early Data Size" }),
        ),
      }),
    },
    supported_versions: { code: 43, value: version },
    key_share: { code: 51, value: serverShare },
  },
  { filter: "" },
);
