import type { ValueStrings } from "../../definition/kinds.ts";

/** Words for numbers of NHRP (RFC 2332) and of address families (IANA). */
export const nhrpFamilies: ValueStrings = [
  [0, 0, "Reserved"],
  [1, 1, "IPv4"],
  [2, 2, "IPv6"],
  [3, 3, "NSAP"],
  [4, 4, "HDLC (8-bit multidrop)"],
  [5, 5, "BBN 1822"],
  [6, 6, "802 (includes all 802 media plus Ethernet)"],
  [7, 7, "E.163"],
  [8, 8, "E.164 (SMDS, Frame Relay, ATM)"],
  [9, 9, "F.69 (Telex)"],
  [10, 10, "X.121 (X.25, Frame Relay)"],
  [11, 11, "IPX"],
  [12, 12, "Appletalk"],
  [13, 13, "Decnet IV"],
  [14, 14, "Banyan Vines"],
  [15, 15, "E.164 with NSAP subaddress"],
  [16, 16, "DNS (Domain Name System)"],
  [17, 17, "Distinguished Name"],
  [18, 18, "AS Number"],
  [19, 19, "XTP over IP version 4"],
  [20, 20, "XTP over IP version 6"],
  [21, 21, "XTP native mode XTP"],
  [22, 22, "Fibre Channel World-Wide Port Name"],
  [23, 23, "Fibre Channel World-Wide Node Name"],
  [24, 24, "GWID"],
  [25, 25, "Layer-2 VPN"],
  [196, 196, "Layer-2 VPN (old)"],
  [26, 26, "MPLS-TP Section Endpoint Identifier"],
  [27, 27, "MPLS-TP LSP Endpoint Identifier"],
  [28, 28, "MPLS-TP Pseudowire Endpoint Identifier"],
  [29, 29, "MT IP: Multi-Topology IP version 4"],
  [30, 30, "MT IPv6: Multi-Topology IP version 6"],
  [16384, 16384, "EIGRP Common Service Family"],
  [16385, 16385, "EIGRP IPv4 Service Family"],
  [16386, 16386, "EIGRP IPv6 Service Family"],
  [16387, 16387, "LISP Canonical Address Format (LCAF)"],
  [16388, 16388, "BGP-LS"],
  [16389, 16389, "48-bit MAC Address"],
  [16390, 16390, "64-bit MAC Address"],
  [16391, 16391, "OUI"],
  [16392, 16392, "MAC/24"],
  [16393, 16393, "MAC/40"],
  [16394, 16394, "IPv6/64"],
  [16395, 16395, "RBridge Port ID"],
  [16396, 16396, "TRILL Nickname"],
  [65535, 65535, "Reserved"],
];

export const nhrpTypes = {
  1: "NHRP Resolution Request",
  2: "NHRP Resolution Reply",
  3: "NHRP Registration Request",
  4: "NHRP Registration Reply",
  5: "NHRP Purge Request",
  6: "NHRP Purge Reply",
  7: "NHRP Error Indication",
  8: "NHRP Traffic Indication",
};

export const nhrpAddressTypes = { 0: "NSAP format", 1: "Native E.164 format" };

export const nhrpCodes = {
  0: "Success",
  4: "Administratively Prohibited",
  5: "Insufficient Resources",
  12: "No Interworking Layer Address to NBMA Address Binding Exists",
  13: "Binding Exists But Is Not Unique",
  14: "Unique Internetworking Layer Address Already Registered",
};

export const nhrpErrors = {
  1: "Unrecognized Extension",
  3: "NHRP Loop Detected",
  6: "Protocol Address Unreachable",
  7: "Protocol Error",
  8: "NHRP SDU Size Exceeded",
  9: "Invalid Extension",
  10: "Invalid NHRP Resolution Reply Received",
  11: "Authentication Failure",
  15: "Hop Count Exceeded",
  16: "VPN Mismatch",
  17: "VPN Unsupported",
};

/** What trees call extensions, by their types. */
export const nhrpExtensions: { readonly [type: number]: string } = {
  0: "End of Extension",
  3: "Responder Address Extension",
  4: "Forward Transit NHS Record Extension",
  5: "Reverse Transit NHS Record Extension",
  7: "NHRP Authentication Extension",
  8: "NHRP Vendor-Private Extension",
  9: "Cisco NAT Address Extension",
};
