/** Names of numbers in DNS messages (IANA "Domain Name System (DNS) Parameters"). */

/** Types of records and of questions. */
// oxfmt-ignore
export const recordTypes = {
  A: 1, NS: 2, MD: 3, MF: 4, CNAME: 5, SOA: 6, MB: 7, MG: 8, MR: 9, NULL: 10, WKS: 11, PTR: 12, HINFO: 13, MINFO: 14, MX: 15, TXT: 16, RP: 17, AFSDB: 18,
  X25: 19, ISDN: 20, RT: 21, NSAP: 22, "NSAP-PTR": 23, SIG: 24, KEY: 25, PX: 26, GPOS: 27, AAAA: 28, LOC: 29, NXT: 30, EID: 31, NIMLOC: 32, SRV: 33,
  ATMA: 34, NAPTR: 35, KX: 36, CERT: 37, A6: 38, DNAME: 39, SINK: 40, OPT: 41, APL: 42, DS: 43, SSHFP: 44, IPSECKEY: 45, RRSIG: 46, NSEC: 47,
  DNSKEY: 48, DHCID: 49, NSEC3: 50, NSEC3PARAM: 51, TLSA: 52, SMIMEA: 53, HIP: 55, NINFO: 56, RKEY: 57, TALINK: 58, CDS: 59, CDNSKEY: 60,
  OPENPGPKEY: 61, CSYNC: 62, ZONEMD: 63, SVCB: 64, HTTPS: 65, DSYNC: 66, SPF: 99, UINFO: 100, UID: 101, GID: 102, UNSPEC: 103, NID: 104, L32: 105,
  L64: 106, LP: 107, EUI48: 108, EUI64: 109, NXNAME: 128, TKEY: 249, TSIG: 250, IXFR: 251, AXFR: 252, MAILB: 253, MAILA: 254, ALL: 255, URI: 256,
  CAA: 257, AVC: 258, DOA: 259, AMTRELAY: 260, RESINFO: 261, WALLET: 262, CLA: 263, IPN: 264, TA: 32768, DLV: 32769, WINS: 65281, "WINS-R": 65282,
  XPF: 65422,
} as const;

export const recordClasses = { IN: 1, CS: 2, CH: 3, HS: 4, NONE: 254, ANY: 255 } as const;

// oxfmt-ignore
export const opcodes = {
  QUERY: 0, IQUERY: 1, STATUS: 2, NOTIFY: 4, UPDATE: 5, DSO: 6,
} as const;

// oxfmt-ignore
export const responseCodes = {
  ok: 0, "format-error": 1, "server-failure": 2, "name-error": 3, "not-implemented": 4, refused: 5, YXDomain: 6, YXRRSet: 7, NXRRSet: 8, NotAuth: 9,
  NotZone: 10, DSOTYPENI: 11,
} as const;

/** Errors of TSIG and TKEY, which go on where the response codes of the header end. */
// oxfmt-ignore
export const keyErrors = {
  "No error": 0, BADSIG: 16, BADKEY: 17, BADTIME: 18, BADMODE: 19, BADNAME: 20, BADALG: 21, BADTRUNC: 22, BADCOOKIE: 23,
} as const;

/** DNSSEC algorithms. */
// oxfmt-ignore
export const algorithms = {
  DELETE: 0, RSAMD5: 1, DH: 2, DSA: 3, RSASHA1: 5, "DSA-NSEC3-SHA1": 6, "RSASHA1-NSEC3-SHA1": 7, RSASHA256: 8, RSASHA512: 10, "ECC-GOST": 12,
  ECDSAP256SHA256: 13, ECDSAP384SHA384: 14, ED25519: 15, ED448: 16, SM2SM3: 17, "ECC-GOST12": 23, INDIRECT: 252, PRIVATEDNS: 253, PRIVATEOID: 254,
} as const;

/** Digests of delegation signers. */
export const digestTypes = {
  "SHA-1": 1,
  "SHA-256": 2,
  "GOST R 34.11-94": 3,
  "SHA-384": 4,
  "GOST R 34.11-2012": 5,
  SM3: 6,
} as const;

export const certificateTypes = {
  PKIX: 1,
  SPKI: 2,
  PGP: 3,
  IPKIX: 4,
  ISPKI: 5,
  IPGP: 6,
  ACPKIX: 7,
  IACPKIX: 8,
  URI: 253,
  OID: 254,
} as const;

/** Extended DNS errors (RFC 8914). */
// oxfmt-ignore
export const extendedErrors = {
  "Other Error": 0, "Unsupported DNSKEY Algorithm": 1, "Unsupported DS Digest Type": 2, "Stale Answer": 3, "Forged Answer": 4,
  "DNSSEC Indeterminate": 5, "DNSSEC Bogus": 6, "Signature Expired": 7, "Signature Not Yet Valid": 8, "DNSKEY Missing": 9, "RRSIGs Missing": 10,
  "No Zone Key Bit Set": 11, "NSEC Missing": 12, "Cached Error": 13, "Not Ready": 14, Blocked: 15, Censored: 16, Filtered: 17, Prohibited: 18,
  "Stale NXDOMAIN Answer": 19, "Not Authoritative": 20, "Not Supported": 21, "No Reachable Authority": 22, "Network Error": 23, "Invalid Data": 24,
  "Signature Expired before Valid": 25, "Too Early": 26, "Unsupported NSEC3 Iterations Value": 27, "Unable to conform to policy": 28, Synthesized: 29,
} as const;

/** Keys of service parameters (RFC 9460). */
// oxfmt-ignore
export const serviceKeys = {
  mandatory: 0, alpn: 1, "no-default-alpn": 2, port: 3, ipv4hint: 4, ech: 5, ipv6hint: 6, dohpath: 7, ohttp: 8, "tls-supported-groups": 9,
} as const;

/** Wireshark's words for response codes, and for the errors of TSIG and TKEY, which share their registry. */
export const responseCodeWords = {
  0: "No error",
  1: "Format error",
  2: "Server failure",
  3: "No such name",
  4: "Not implemented",
  5: "Refused",
  6: "Name exists",
  7: "RRset exists",
  8: "RRset does not exist",
  9: "Not authoritative",
  10: "Name out of zone",
  11: "DSO-Type not implemented",
  16: "Bad OPT Version or TSIG Signature Failure",
  17: "Key not recognized",
  18: "Signature out of time window",
  19: "Bad TKEY Mode",
  20: "Duplicate key name",
  21: "Algorithm not supported",
  22: "Bad Truncation",
  23: "Bad/missing Server Cookie",
} as const;
