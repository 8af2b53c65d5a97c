import { number } from "./ndr.ts";
import { bitViews, type BitRow } from "./windows-values.ts";

/** What both sides of a secure channel can do ([MS-NRPC] 3.1.4.2); Wireshark files the bits under NTLMSSP. */
const option = (name: string, label: string, mask: number): BitRow => [
  `=ntlmssp.neg_flags.${name}`,
  label,
  mask,
  "Set",
  "Not set",
];

export const negotiated = number(4, "netlogon.neg_flags", "Negotiation options", {
  show: "hex",
  views: bitViews(4, [
    option("na8000000", "Authenticated RPC supported", 0x40000000),
    option("na8000000", "Authenticated RPC via lsass supported", 0x20000000),
    option("na100000", "AES supported", 0x1000000),
    option("na200000", "RODC pass-through", 0x200000),
    option("na100000", "NO NT4 emulation", 0x100000),
    option("na80000", "Cross forest trust", 0x80000),
    option("na40000", "GetDomainInfo supported", 0x40000),
    option("na20000", "ServerPasswordSet2 supported", 0x20000),
    option("na10000", "DNS trusts supported", 0x10000),
    option("na8000", "Transitive trusts", 0x8000),
    option("na4000", "Strong key", 0x4000),
    option("na2000", "Avoid replication Auth database", 0x2000),
    option("na1000", "Avoid replication account database", 0x1000),
    option("na800", "Concurrent RPC", 0x800),
    option("na400", "Generic pass-through", 0x400),
    option("na200", "SendToSam", 0x200),
    option("na100", "Refusal of password change", 0x100),
    option("na80", "DatabaseRedo call", 0x80),
    option("na40", "Handle multiple SIDs", 0x40),
    option("na20", "Restarting full DC sync", 0x20),
    option("na10", "BDC handling Changelogs", 0x10),
    option("na8", "Promotion count(deprecated)", 0x8),
    option("na4", "RC4 encryption", 0x4),
    option("na2", "NT3.5 BDC continuous update", 0x2),
    option("na1", "Account lockout", 0x1),
  ]),
});
