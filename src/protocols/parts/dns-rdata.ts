import { countOf, sizeOf } from "../../definition/auto.ts";
import {
  bits,
  bytes,
  choice,
  eui64,
  ipv4,
  ipv6,
  mac,
  repeated,
  struct,
  text,
  u16,
  u32,
  u64,
  u8,
} from "../../definition/fields.ts";
import { ednsOptions, serviceParameters } from "./dns-edns.ts";
import { name, plainName } from "./dns-name.ts";
import {
  certificateAssociation,
  delegation,
  hashed,
  hostKey,
  signature,
  transactionKey,
  transactionSignature,
  zoneKey,
} from "./dns-security-data.ts";
import { algorithms, certificateTypes, recordTypes } from "./dns-registries.ts";
import { typeBitmap } from "./dns-type-bitmap.ts";

/** A text with its length in front, which is the field `counted`. */
const string = (filter: string, label: string, counted = `${filter}_length`) =>
  text({ prefix: 1, named: { filter: counted, label: `${label} Length` } }, { filter, label });
const strings = (filter: string, label: string, counted = `${filter}.length`) =>
  repeated(string(filter, label, counted), { filter: "" });
const algorithm = (of: string) => u8({ filter: `${of}.algorithm`, label: "Algorithm", names: algorithms, default: 5 });

const serviceBinding = struct({
  svc_priority: u16({ filter: "svcb.svcpriority", label: "SvcPriority" }),
  target_name: plainName({ filter: "svcb.targetname", label: "TargetName", default: "." }),
  svc_params: serviceParameters,
});

const prefixes = repeated(
  struct({
    family: u16({ filter: "apl.address_family", strings: { 1: "IPv4", 2: "IPv6" }, label: "Address Family" }),
    prefix: u8({ filter: "apl.coded_prefix", label: "Prefix Length" }),
    size: u8({
      parts: {
        negation: bits(1, { filter: "apl.negation", truth: ["Yes (!)", "No (0)"], label: "Negation Flag" }),
        length: bits(7, { filter: "apl.afdlength", label: "Address Length" }),
      },
    }),
    address: bytes({ by: "size.length" }, { filter: "apl.afdpart.data", label: "Address" }),
  }),
);

const location = struct({
  version: u8({ filter: "loc.version", label: "Version" }),
  size: u8({ filter: "loc.size", label: "Size" }),
  horizontal: u8({ filter: "loc.horizontal_precision", label: "Horizontal Precision" }),
  vertical: u8({ filter: "loc.vertical_precision", label: "Vertical Precision" }),
  latitude: u32({ filter: "loc.latitude", label: "Latitude" }),
  longitude: u32({ filter: "loc.longitude", label: "Longitude" }),
  altitude: u32({ filter: "loc.altitude", label: "Altitude" }),
});

const gateway = choice("gateway_type", {
  0: bytes(0),
  1: ipv4({ filter: "ipseckey.gateway_ipv4", label: "IPv4 Gateway" }),
  2: ipv6({ filter: "ipseckey.gateway_ipv6", label: "IPv6 Gateway" }),
  3: plainName({ filter: "ipseckey.gateway_dns", label: "DNS Gateway" }),
});

const hostIdentity = struct({
  hit_len: u8({ filter: "hip.hit.length", label: "HIT length", auto: sizeOf("hit") }),
  algorithm: u8({ filter: "hip.hit.pk.algo", strings: { 1: "DSA", 2: "RSA", 0: "Reserved" }, label: "HIT length" }),
  key_len: u16({ filter: "hip.pk.length", label: "PK length", auto: sizeOf("key") }),
  hit: bytes({ by: "hit_len" }, { filter: "hip.hit", label: "Host Identity Tag" }),
  key: bytes({ by: "key_len" }, { filter: "hip.pk", label: "HIP Public Key" }),
  servers: repeated(plainName({ filter: "hip.rendezvous_server", label: "Rendezvous Server" })),
});

const windows = {
  local: u32({ filter: "wins.local_flag", label: "Local Flag" }),
  lookup: u32({ filter: "wins.lookup_timeout", label: "Lookup timeout" }),
  cache: u32({ filter: "wins.cache_timeout", label: "Cache timeout" }),
};

const proxied = (address: typeof ipv4 | typeof ipv6, version: 4 | 6) =>
  struct({
    src: address({ filter: `xpf.source_ipv${version}`, label: `IPv${version} Source` }),
    dst: address({ filter: `xpf.destination_ipv${version}`, label: `IPv${version} Destination` }),
  });

/**
 * What records hold, by type. `host` makes the fields of names that a sender may compress only where the protocol allows it
 * (RFC 6762 18.14: multicast DNS does, RFC 3597 4: others do not).
 */
export const recordData = (host: typeof name) => ({
  A: ipv4({ filter: "a", label: "Address" }),
  NS: name({ filter: "ns", label: "Name Server" }),
  MD: name({ filter: "md", label: "Mail Destination" }),
  MF: name({ filter: "mf", label: "Mail Forwarder" }),
  CNAME: name({ filter: "cname", label: "CNAME" }),
  SOA: struct({
    mname: name({ filter: "soa.mname", label: "Primary name server", default: "." }),
    rname: name({ filter: "soa.rname", label: "Responsible authority's mailbox", default: "." }),
    serial: u32({ filter: "soa.serial_number", label: "Serial Number" }),
    refresh: u32({ filter: "soa.refresh_interval", label: "Refresh Interval" }),
    retry: u32({ filter: "soa.retry_interval", label: "Retry Interval" }),
    expire: u32({ filter: "soa.expire_limit", label: "Expire limit" }),
    minimum: u32({ filter: "soa.minimum_ttl", label: "Minimum TTL" }),
  }),
  MB: name({ filter: "mb", label: "MailBox Domaine" }),
  MG: name({ filter: "mg", label: "Mail Group member" }),
  MR: name({ filter: "mr", label: "Mail Rename domaine" }),
  NULL: bytes("rest", { filter: "null", label: "Null (data)" }),
  WKS: struct({
    address: ipv4({ filter: "wks.address", label: "Address" }),
    protocol: u8({ filter: "wks.protocol", label: "Protocol" }),
    bits: bytes("rest", { filter: "wks.bits", label: "Bits" }),
  }),
  PTR: name({ filter: "ptr.domain_name", label: "Domain Name" }),
  HINFO: struct({ cpu: string("hinfo.cpu", "CPU"), os: string("hinfo.os", "OS") }),
  MINFO: struct({
    r: name({ filter: "minfo.r", label: "Responsible Mailbox" }),
    e: name({ filter: "minfo.e", label: "Error Mailbox" }),
  }),
  MX: struct({
    preference: u16({ filter: "mx.preference", label: "Preference" }),
    exchange: name({ filter: "mx.mail_exchange", label: "Mail Exchange", default: "." }),
  }),
  TXT: strings("txt", "TXT"),
  RP: struct({
    mailbox: host({ filter: "rp.mailbox", label: "Mailbox" }),
    txt: host({ filter: "rp.txt_rr", label: "TXT RR" }),
  }),
  AFSDB: struct({
    subtype: u16({ filter: "afsdb.subtype", label: "Subtype" }),
    hostname: host({ filter: "afsdb.hostname", label: "Hostname" }),
  }),
  X25: string("x25.psdn_address", "PSDN-Address", "x25.length"),
  ISDN: struct({
    address: string("idsn.address", "ISDN Address", "idsn.length"),
    subaddress: strings("idsn.sa.address", "Sub Address", "idsn.sa.length"),
  }),
  RT: struct({
    preference: u16({ filter: "rt.subtype", label: "Preference" }),
    host: host({ filter: "rt.intermediate_host", label: "Intermediate Hostname" }),
  }),
  NSAP: bytes("rest", { filter: "nsap.rdata", label: "NSAP Data" }),
  "NSAP-PTR": plainName({ filter: "nsap_ptr.owner", label: "Owner" }),
  SIG: signature,
  KEY: hostKey,
  PX: struct({
    preference: u16({ filter: "px.preference", label: "Preference" }),
    map822: host({ filter: "px.map822", label: "MAP822" }),
    map400: host({ filter: "px.map400", label: "MAPX400" }),
  }),
  GPOS: struct({
    longitude: string("gpos.longitude", "Longitude"),
    latitude: string("gpos.latitude", "Latitude"),
    altitude: string("gpos.altitude", "Altitude"),
  }),
  AAAA: ipv6({ filter: "aaaa", label: "AAAA Address" }),
  LOC: location,
  NXT: struct({
    nextname: plainName({ filter: "nxt.next_domain_name", label: "Next Domain Name" }),
    types: bytes("rest", { filter: "nxt.types", label: "Types" }),
  }),
  SRV: struct({
    priority: u16({ filter: "srv.priority", label: "Priority" }),
    weight: u16({ filter: "srv.weight", label: "Weight" }),
    port: u16({ filter: "srv.port", label: "Port" }),
    target: host({ filter: "srv.target", label: "Target", default: "." }),
  }),
  NAPTR: struct({
    order: u16({ filter: "naptr.order", label: "Order" }),
    preference: u16({ filter: "naptr.preference", label: "Preference" }),
    flags: string("naptr.flags", "Flags"),
    services: string("naptr.service", "Service"),
    regexp: string("naptr.regex", "Regex"),
    replacement: plainName({ filter: "naptr.replacement", label: "Replacement", default: "." }),
  }),
  KX: struct({
    preference: u16({ filter: "kx.preference", label: "Preference" }),
    exchange: host({ filter: "kx.key_exchange", label: "Key Exchange" }),
  }),
  CERT: struct({
    type: u16({
      filter: "cert.type",
      strings: {
        1: "PKIX",
        2: "SPKI",
        3: "PGP",
        4: "IPKIX",
        5: "ISPKI",
        6: "IPGP",
        7: "ACPKIX",
        8: "IACPKIX",
        253: "Private, URI",
        254: "Private, OID",
      },
      label: "Type",
      names: certificateTypes,
    }),
    keytag: u16({ filter: "cert.key_tag", label: "Key Tag", show: "hex" }),
    algorithm: algorithm("cert"),
    certificate: bytes("rest", { filter: "cert.certificate", label: "Certificate (or CRL)" }),
  }),
  A6: struct({
    prefix_len: u8({ filter: "a6.prefix_len", label: "Prefix len" }),
    suffix: choice("prefix_len", { 0: ipv6({ filter: "a6.address_suffix", label: "Address Suffix" }) }),
  }),
  DNAME: host({ filter: "dname", label: "Dname" }),
  OPT: ednsOptions,
  APL: prefixes,
  DS: delegation,
  SSHFP: struct({
    algorithm: u8({
      filter: "sshfp.algorithm",
      strings: { 0: "Reserved", 1: "RSA", 2: "DSA", 3: "ECDSA", 4: "Ed25519", 5: "XMSS" },
      label: "Algorithm",
      names: { RSA: 1, DSS: 2, ECDSA: 3, Ed25519: 4, Ed448: 6 },
    }),
    type: u8({
      filter: "sshfp.fingerprint.type",
      strings: { 0: "Reserved", 1: "SHA1", 2: "SHA256" },
      label: "Fingerprint type",
      names: { "SHA-1": 1, "SHA-256": 2 },
    }),
    fingerprint: bytes("rest", { filter: "sshfp.fingerprint", label: "Fingerprint" }),
  }),
  IPSECKEY: struct({
    precedence: u8({ filter: "ipseckey.gateway_precedence", label: "Gateway Precedence" }),
    gateway_type: u8({
      filter: "ipseckey.gateway_type",
      strings: { 0: "No Gateway", 1: "IPv4 Gateway", 2: "IPv6 Gateway", 3: "DNS Gateway" },
      label: "Gateway Type",
    }),
    algorithm: u8({
      filter: "ipseckey.gateway_algorithm",
      strings: { 1: "DSA", 2: "RSA" },
      label: "Gateway Algorithm",
    }),
    gateway,
    publickey: bytes("rest", { filter: "ipseckey.public_key", label: "Public Key" }),
  }),
  RRSIG: signature,
  NSEC: struct({
    nextname: host({ filter: "nsec.next_domain_name", label: "Next Domain Name", default: "." }),
    typebitmaps: typeBitmap({ filter: "", label: "Types" }),
  }),
  DNSKEY: zoneKey,
  DHCID: bytes("rest", { filter: "dhcid.rdata", label: "DHCID Data" }),
  NSEC3: struct({
    ...hashed,
    hashlength: u8({ filter: "nsec3.hash_length", label: "Hash length", auto: sizeOf("nexthashedownername") }),
    nexthashedownername: bytes({ by: "hashlength" }, { filter: "nsec3.hash_value", label: "Next hashed owner" }),
    typebitmaps: typeBitmap({ filter: "", label: "Types" }),
  }),
  NSEC3PARAM: struct({ ...hashed }),
  TLSA: certificateAssociation,
  SMIMEA: certificateAssociation,
  HIP: hostIdentity,
  NINFO: strings("ninfo", "NINFO"),
  RKEY: zoneKey,
  TALINK: struct({ previous: plainName({ filter: "talink.previous" }), next: plainName({ filter: "talink.next" }) }),
  CDS: delegation,
  CDNSKEY: zoneKey,
  OPENPGPKEY: bytes("rest", { filter: "openpgpkey", label: "OpenPGP Key" }),
  CSYNC: struct({
    soa: u32({ filter: "csync.soa", label: "SOA" }),
    flags: u16({
      filter: "csync.flags",
      label: "Flags",
      show: "hex",
      parts: {
        reserved: bits(14, { filter: "" }),
        soaminimum: bits(1, { filter: "csync.flags.soaminimum" }),
        immediate: bits(1, { filter: "csync.flags.immediate" }),
      },
    }),
    typebitmaps: typeBitmap({ filter: "csync.type_bitmap", label: "Type Bitmap" }),
  }),
  ZONEMD: struct({
    serial: u32({ filter: "zonemd.serial", label: "Serial" }),
    scheme: u8({ filter: "zonemd.scheme", label: "Scheme" }),
    hashalg: u8({ filter: "zonemd.hash_algo", label: "Hash Algorithm" }),
    digest: bytes("rest", { filter: "zonemd.digest", label: "Digest" }),
  }),
  SVCB: serviceBinding,
  HTTPS: serviceBinding,
  DSYNC: struct({
    type: u16({ filter: "dsync.type", names: recordTypes }),
    scheme: u8({ filter: "dsync.scheme" }),
    port: u16({ filter: "dsync.port" }),
    target: plainName({ filter: "dsync.target" }),
  }),
  SPF: strings("spf", "SPF"),
  NID: struct({
    preference: u16({ filter: "ilnp.nid.preference", label: "Preference" }),
    node: u64({ filter: "ilnp.nid", label: "NodeID", show: "hex" }),
  }),
  L32: struct({
    preference: u16({ filter: "ilnp.l32.preference", label: "Preference" }),
    locator: ipv4({ filter: "ilnp.l32", label: "Locator32" }),
  }),
  L64: struct({
    preference: u16({ filter: "ilnp.l64.preference", label: "Preference" }),
    locator: u64({ filter: "ilnp.l64", label: "Locator64", show: "hex" }),
  }),
  LP: struct({
    preference: u16({ filter: "ilnp.lp.preference", label: "Preference" }),
    fqdn: plainName({ filter: "ilnp.lp", label: "Locator FQDN" }),
  }),
  EUI48: mac({ filter: "eui48", label: "EUI48 Address" }),
  EUI64: eui64({ filter: "eui64", label: "EUI64 Address" }),
  TKEY: transactionKey,
  TSIG: transactionSignature,
  URI: struct({
    priority: u16({ filter: "uri.priority" }),
    weight: u16({ filter: "uri.weight" }),
    target: text("rest", { filter: "uri.target" }),
  }),
  CAA: struct({
    flags: u8({
      filter: "caa.flags",
      label: "CAA Flags",
      show: "hex",
      parts: {
        critical: bits(1, {
          filter: "caa.flags.issuer_critical",
          truth: ["Critical", "Not critical"],
          label: "Issuer Critical",
        }),
        reserved: bits(7, { filter: "" }),
      },
    }),
    tag: string("caa.tag", "Tag"),
    value: text("rest", { filter: "caa.value", label: "Value" }),
  }),
  AVC: strings("avc", "AVC"),
  DOA: struct({
    enterprise: u32({ filter: "doa.enterprise" }),
    type: u32({ filter: "doa.type" }),
    location: u8({ filter: "doa.location" }),
    mediatype: string("doa.media_type", "Media type"),
    data: bytes("rest", { filter: "doa.data" }),
  }),
  AMTRELAY: struct({
    precedence: u8({ filter: "amtrelay.precedence" }),
    discovery: bits(1, { filter: "amtrelay.discovery_optional" }),
    relay_type: bits(7, { filter: "amtrelay.type" }),
    relay: choice("relay_type", {
      0: bytes(0),
      1: ipv4({ filter: "amtrelay.ipv4" }),
      2: ipv6({ filter: "amtrelay.ipv6" }),
      3: plainName({ filter: "amtrelay.name" }),
    }),
  }),
  RESINFO: strings("resinfo", "RESINFO"),
  WALLET: strings("wallet", "WALLET"),
  CLA: strings("cla", "CLA"),
  IPN: u64({ filter: "ipn", label: "IPN" }),
  TA: delegation,
  DLV: delegation,
  WINS: struct({
    ...windows,
    count: u32({ filter: "wins.nb_wins_servers", label: "Number of WINS servers", auto: countOf("servers") }),
    servers: repeated(ipv4({ filter: "wins.wins_server", label: "WINS Server Address" }), { count: "count" }),
  }),
  "WINS-R": struct({ ...windows, domain: name({ filter: "winsr.name_result_domain", label: "Name Result Domain" }) }),
  XPF: struct({
    unused: bits(4),
    version: bits(4, {
      filter: "xpf.ip_version",
      strings: { 0: "Reserved", 4: "IPv4", 5: "ST Datagram", 6: "IPv6", 7: "TP/IX", 8: "PIP", 9: "TUBA" },
      label: "IP Version",
    }),
    protocol: u8({ filter: "xpf.protocol", label: "Protocol" }),
    addresses: choice("version", { 4: proxied(ipv4, 4), 6: proxied(ipv6, 6) }),
    sport: u16({ filter: "xpf.sport", label: "Source port" }),
    dport: u16({ filter: "xpf.dport", label: "Destination port" }),
  }),
});
