import {
  bytes,
  choice,
  ipv4,
  ipv6,
  options,
  repeated,
  struct,
  text,
  u16,
  u32,
  u64,
  u8,
} from "../../definition/fields.ts";
import { algorithms, digestTypes, extendedErrors, serviceKeys } from "./dns-registries.ts";
import { plainName } from "./dns-name.ts";

/** The options of an OPT record (RFC 6891; IANA "DNS EDNS0 Option Codes"). */
export const ednsOptions = options(
  {
    code: u16({
      filter: "opt.code",
      strings: {
        0: "Reserved",
        1: "LLQ - Long-lived query",
        2: "UL - Update lease",
        3: "NSID - Name Server Identifier",
        4: "Owner (reserved)",
        5: "DAU - DNSSEC Algorithm Understood (RFC6975)",
        6: "DHU - DS Hash Understood (RFC6975)",
        7: "N3U - NSEC3 Hash Understood (RFC6975)",
        20730: "Experimental - CSUBNET - Client subnet",
        8: "CSUBNET - Client subnet",
        9: "EDNS EXPIRE (RFC7314)",
        10: "COOKIE",
        11: "EDNS TCP Keepalive",
        12: "PADDING",
        13: "CHAIN",
        15: "Extended DNS Error",
      },
      label: "Option Code",
    }),
    length: u16({ filter: "opt.len", label: "Option Length" }),
    data: { filter: "opt.data", label: "Option Data" },
    unknown: { filter: "opt", label: "Option", data: "opt.data", dataLabel: "Option Data" },
  },
  {
    LLQ: {
      code: 1,
      filter: "opt",
      label: "Option",
      value: struct({
        version: u16({ filter: "" }),
        opcode: u16({ filter: "" }),
        error: u16({ filter: "" }),
        id: u64({ filter: "" }),
        lease: u32({ filter: "" }),
      }),
    },
    UL: { code: 2, filter: "opt", label: "Option", value: repeated(u32({ filter: "" })) },
    NSID: { code: 3, filter: "opt", label: "Option", value: bytes("rest", { filter: "" }) },
    Owner: { code: 4, filter: "opt", label: "Option", value: bytes("rest", { filter: "" }) },
    DAU: {
      code: 5,
      filter: "opt",
      label: "Option",
      value: repeated(
        u8({
          filter: "opt.dau",
          strings: {
            1: "RSA/MD5",
            2: "Diffie-Hellman",
            3: "DSA",
            4: "Elliptic curve crypto",
            5: "RSA/SHA1",
            6: "DSA + NSEC3/SHA1",
            7: "RSA/SHA1 + NSEC3/SHA1",
            8: "RSA/SHA-256",
            10: "RSA/SHA-512",
            12: "GOST R 34.10-2001",
            13: "ECDSA Curve P-256 with SHA-256",
            14: "ECDSA Curve P-386 with SHA-386",
            15: "Ed25519",
            16: "Ed448",
            157: "HMAC/MD5",
            252: "Indirect key",
            253: "Private, domain name",
            254: "Private, OID",
          },
          label: "DAU",
          names: algorithms,
        }),
      ),
    },
    DHU: {
      code: 6,
      filter: "opt",
      label: "Option",
      value: repeated(
        u8({
          filter: "opt.dhu",
          strings: { 0: "Reserved digest", 1: "SHA-1", 2: "SHA-256", 3: "GOST R 34.11-94", 4: "SHA-384" },
          label: "DHU",
          names: digestTypes,
        }),
      ),
    },
    N3U: {
      code: 7,
      filter: "opt",
      label: "Option",
      value: repeated(
        u8({ filter: "opt.n3u", strings: { 0: "Reserved", 1: "SHA-1" }, label: "N3U", names: { "SHA-1": 1 } }),
      ),
    },
    "edns-client-subnet": {
      code: 8,
      filter: "opt",
      label: "Option",
      value: struct({
        family: u16({ filter: "opt.client.family", label: "Family", names: { IPv4: 1, IPv6: 2 } }),
        source_plen: u8({ filter: "opt.client.netmask", label: "Source Netmask" }),
        scope_plen: u8({ filter: "opt.client.scope", label: "Scope Netmask" }),
        address: choice(
          "family",
          {
            IPv4: bytes("rest", { filter: "opt.client.addr4", label: "Client Subnet", type: "FT_IPv4" }),
            IPv6: bytes("rest", { filter: "opt.client.addr6", label: "Client Subnet", type: "FT_IPv6" }),
          },
          { filter: "opt.client.addr", label: "Client Subnet" },
        ),
      }),
    },
    EXPIRE: { code: 9, filter: "opt", label: "Option", value: repeated(u32({ filter: "" })) },
    COOKIE: {
      code: 10,
      filter: "opt",
      label: "Option",
      value: struct({
        client: bytes(8, { filter: "opt.cookie.client", label: "Client Cookie" }),
        server: bytes("rest", { filter: "opt.cookie.server", label: "Server Cookie" }),
      }),
    },
    KEEPALIVE: {
      code: 11,
      filter: "opt",
      label: "Option",
      value: repeated(u16({ filter: "opt.edns_tcp_keepalive.timeout", label: "Timeout" })),
    },
    PADDING: {
      code: 12,
      filter: "opt",
      label: "Option",
      value: bytes("rest", { filter: "opt.padding", label: "Padding" }),
    },
    CHAIN: {
      code: 13,
      filter: "opt",
      label: "Option",
      value: plainName({ filter: "opt.chain.fqdn", label: "Closest Trust Point" }),
    },
    "KEY-TAG": { code: 14, filter: "opt", label: "Option", value: repeated(u16({ filter: "" })) },
    EDE: {
      code: 15,
      filter: "opt",
      label: "Option",
      value: struct({
        info_code: u16({ filter: "opt.ext_error.info_code", label: "Info Code", names: extendedErrors }),
        extra_text: text("rest", { filter: "opt.ext_error.extra_text", label: "Extra Text" }),
      }),
    },
    "CLIENT-TAG": { code: 16, filter: "opt", label: "Option", value: u16({ filter: "" }) },
    "SERVER-TAG": { code: 17, filter: "opt", label: "Option", value: u16({ filter: "" }) },
    "REPORT-CHANNEL": { code: 18, filter: "opt", label: "Option", value: plainName({ filter: "" }) },
    ZONEVERSION: { code: 19, filter: "opt", label: "Option", value: bytes("rest", { filter: "" }) },
  },
  { filter: "" },
);

/** The parameters of SVCB and HTTPS records (RFC 9460). */
export const serviceParameters = options(
  {
    code: u16({
      filter: "svcb.svcparam.key",
      strings: {
        0: "mandatory",
        1: "alpn",
        2: "no-default-alpn",
        3: "port",
        4: "ipv4hint",
        5: "echconfig",
        6: "ipv6hint",
        32769: "odohconfig",
        65535: "key65535",
      },
      label: "SvcParamKey",
      names: serviceKeys,
    }),
    length: u16({ filter: "svcb.svcparam.value.length", label: "SvcParamValue length" }),
    unknown: { filter: "svcb.svcparam", label: "SvcParam", data: "svcb.svcparam.value", dataLabel: "SvcParamValue" },
  },
  {
    mandatory: {
      code: 0,
      filter: "svcb.svcparam",
      label: "SvcParam",
      value: repeated(
        u16({
          filter: "svcb.svcparam.mandatory.key",
          strings: {
            0: "mandatory",
            1: "alpn",
            2: "no-default-alpn",
            3: "port",
            4: "ipv4hint",
            5: "echconfig",
            6: "ipv6hint",
            32769: "odohconfig",
            65535: "key65535",
          },
          label: "Mandatory key",
          names: serviceKeys,
        }),
      ),
    },
    alpn: {
      code: 1,
      filter: "svcb.svcparam",
      label: "SvcParam",
      value: repeated(
        text(
          { prefix: 1, named: { filter: "svcb.svcparam.alpn.length", label: "ALPN length" } },
          { filter: "svcb.svcparam.alpn", label: "ALPN" },
        ),
      ),
    },
    "no-default-alpn": { code: 2, filter: "svcb.svcparam", label: "SvcParam" },
    port: {
      code: 3,
      filter: "svcb.svcparam",
      label: "SvcParam",
      value: u16({ filter: "svcb.svcparam.port", label: "Port" }),
    },
    ipv4hint: {
      code: 4,
      filter: "svcb.svcparam",
      label: "SvcParam",
      value: repeated(ipv4({ filter: "svcb.svcparam.ipv4hint.ip", label: "IP" })),
    },
    ech: {
      code: 5,
      filter: "svcb.svcparam",
      label: "SvcParam",
      value: bytes("rest", { filter: "svcb.svcparam.echconfig", label: "ECHConfig" }),
    },
    ipv6hint: {
      code: 6,
      filter: "svcb.svcparam",
      label: "SvcParam",
      value: repeated(ipv6({ filter: "svcb.svcparam.ipv6hint.ip", label: "IP" })),
    },
    dohpath: {
      code: 7,
      filter: "svcb.svcparam",
      label: "SvcParam",
      value: text("rest", { filter: "svcb.svcparam.dohpath", label: "DoH path" }),
    },
    ohttp: { code: 8, filter: "svcb.svcparam", label: "SvcParam" },
    "tls-supported-groups": { code: 9, filter: "svcb.svcparam", label: "SvcParam", value: repeated(u16()) },
  },
  { filter: "" },
);

/** The messages of DNS Stateful Operations (RFC 8490). */
export const statefulOperations = options(
  { code: u16({ filter: "dso.tlv.type", label: "Type" }), length: u16({ filter: "dso.tlv.length", label: "Length" }) },
  {
    KeepAlive: {
      code: 1,
      value: struct({
        inactivity: u32({ filter: "dso.tlv.keepalive.inactivity", label: "Inactivity Timeout" }),
        interval: u32({ filter: "dso.tlv.keepalive.interval", label: "Keepalive Interval" }),
      }),
    },
    RetryDelay: { code: 2, value: u32({ filter: "dso.tlv.retrydelay.retrydelay", label: "Retry Delay" }) },
    EncryptionPadding: { code: 3, value: bytes("rest", { filter: "dso.tlv.encpad.padding", label: "Padding" }) },
  },
  { filter: "dso.tlv", label: "DSO TLV" },
);
