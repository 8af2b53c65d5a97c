/** What Wireshark calls values of BGP, by the field that holds them. */

export const messageTypes = {
  1: "OPEN Message",
  2: "UPDATE Message",
  3: "NOTIFICATION Message",
  4: "KEEPALIVE Message",
  5: "ROUTE-REFRESH Message",
  6: "CAPABILITY Message",
  128: "Cisco ROUTE-REFRESH Message",
};

export const parameterTypes = {
  1: "Authentication",
  2: "Capability",
};

export const capabilities = {
  0: "Reserved capability",
  1: "Multiprotocol extensions capability",
  2: "Route refresh capability",
  3: "Cooperative route filtering capability",
  4: "Multiple routes to a destination capability",
  5: "Extended Next Hop Encoding",
  6: "BGP-Extended Message",
  7: "BGPsec capability",
  8: "Multiple Labels capability",
  9: "BGP Role",
  64: "Graceful Restart capability",
  65: "Support for 4-octet AS number capability",
  66: "Deprecated Dynamic Capability (Cisco)",
  67: "Support for Dynamic capability",
  68: "Multisession BGP Capability",
  69: "Support for Additional Paths",
  70: "Enhanced route refresh capability",
  71: "Long-Lived Graceful Restart (LLGR) Capability",
  72: "CP-ORF Capability",
  73: "FQDN Capability",
  128: "Route refresh capability (Cisco)",
  130: "Cooperative route filtering capability (Cisco)",
  131: "Multisession BGP Capability (Cisco)",
};

export const families = {
  0: "Reserved",
  1: "IPv4",
  2: "IPv6",
  3: "NSAP",
  4: "HDLC (8-bit multidrop)",
  5: "BBN 1822",
  6: "802 (includes all 802 media plus Ethernet)",
  7: "E.163",
  8: "E.164 (SMDS, Frame Relay, ATM)",
  9: "F.69 (Telex)",
  10: "X.121 (X.25, Frame Relay)",
  11: "IPX",
  12: "Appletalk",
  13: "Decnet IV",
  14: "Banyan Vines",
  15: "E.164 with NSAP subaddress",
  16: "DNS (Domain Name System)",
  17: "Distinguished Name",
  18: "AS Number",
  19: "XTP over IP version 4",
  20: "XTP over IP version 6",
  21: "XTP native mode XTP",
  22: "Fibre Channel World-Wide Port Name",
  23: "Fibre Channel World-Wide Node Name",
  24: "GWID",
  25: "Layer-2 VPN",
  196: "Layer-2 VPN (old)",
  26: "MPLS-TP Section Endpoint Identifier",
  27: "MPLS-TP LSP Endpoint Identifier",
  28: "MPLS-TP Pseudowire Endpoint Identifier",
  29: "MT IP: Multi-Topology IP version 4",
  30: "MT IPv6: Multi-Topology IP version 6",
  16384: "EIGRP Common Service Family",
  16385: "EIGRP IPv4 Service Family",
  16386: "EIGRP IPv6 Service Family",
  16387: "LISP Canonical Address Format (LCAF)",
  16388: "BGP-LS",
  16389: "48-bit MAC Address",
  16390: "64-bit MAC Address",
  16391: "OUI",
  16392: "MAC/24",
  16393: "MAC/40",
  16394: "IPv6/64",
  16395: "RBridge Port ID",
  16396: "TRILL Nickname",
  65535: "Reserved",
};

export const subsequentFamilies = {
  0: "Reserved",
  1: "Unicast",
  2: "Multicast",
  3: "Unicast+Multicast (Deprecated)",
  4: "Labeled Unicast",
  5: "MCAST-VPN",
  6: "Multi-Segment Pseudowires",
  7: "Encapsulation (Deprecated)",
  8: "MCAST-VPLS",
  64: "Tunnel (Deprecated)",
  65: "VPLS",
  66: "Cisco MDT",
  67: "4over6",
  68: "6over4",
  69: "Layer-1 VPN",
  70: "EVPN",
  71: "BGP-LS",
  72: "BGP-LS-VPN",
  73: "SR Policy",
  74: "SD-WAN",
  75: "Routing Policy Distribution",
  76: "Classful Transport Planes",
  77: "Tunneled Traffic Flowspec",
  78: "MCAST-TREE",
  128: "Labeled VPN Unicast",
  129: "Labeled VPN Multicast",
  130: "Labeled VPN Unicast+Multicast (Deprecated)",
  132: "Route Target Filter",
  133: "Flow Spec Filter",
  134: "Flow Spec Filter VPN",
  140: "Layer-3 VPN (Deprecated)",
};

export const sendReceive = {
  1: "Receive",
  2: "Send",
  3: "Both",
};

export const filterTypes = {
  2: "Communities ORF-Type",
  3: "Extended Communities ORF-Type",
  128: "Cisco PrefixList ORF-Type",
  129: "Cisco CommunityList ORF-Type",
  130: "Cisco Extended CommunityList ORF-Type",
  131: "Cisco AsPathList ORF-Type",
};

export const errors = {
  1: "Message Header Error",
  2: "OPEN Message Error",
  3: "UPDATE Message Error",
  4: "Hold Timer Expired",
  5: "Finite State Machine Error",
  6: "Cease",
  7: "CAPABILITY Message Error",
};

export const headerErrors = {
  1: "Connection Not Synchronized",
  2: "Bad Message Length",
  3: "Bad Message Type",
};

export const openErrors = {
  1: "Unsupported Version Number",
  2: "Bad Peer AS",
  3: "Bad BGP Identifier",
  4: "Unsupported Optional Parameter",
  5: "Authentication Failure [Deprecated]",
  6: "Unacceptable Hold Time",
  7: "Unsupported Capability",
  8: "No supported AFI/SAFI (Cisco)",
};

export const updateErrors = {
  1: "Malformed Attribute List",
  2: "Unrecognized Well-known Attribute",
  3: "Missing Well-known Attribute",
  4: "Attribute Flags Error",
  5: "Attribute Length Error",
  6: "Invalid ORIGIN Attribute",
  7: "AS Routing Loop [Deprecated]",
  8: "Invalid NEXT_HOP Attribute",
  9: "Optional Attribute Error",
  10: "Invalid Network Field",
  11: "Malformed AS_PATH",
};

export const stateErrors = {
  1: "Receive Unexpected Message in OpenSent State",
  2: "Receive Unexpected Message in OpenConfirm State",
  3: "Receive Unexpected Message in Established State",
};

export const ceaseErrors = {
  1: "Maximum Number of Prefixes Reached",
  2: "Administratively Shutdown",
  3: "Peer De-configured",
  4: "Administratively Reset",
  5: "Connection Rejected",
  6: "Other Configuration Change",
  7: "Connection Collision Resolution",
  8: "Out of Resources",
  9: "Hard Reset",
};

export const capabilityErrors = {
  1: "Invalid Action Value",
  2: "Invalid Capability Length",
  3: "Malformed Capability Value",
  4: "Unsupported Capability Code",
};

export const refreshTypes = {
  0: "Normal route refresh request [RFC2918] with/without ORF [RFC5291]",
  1: "Demarcation of the beginning of a route refresh",
  2: "Demarcation of the ending of a route refresh",
};

export const attributeTypes = {
  1: "ORIGIN",
  2: "AS_PATH",
  3: "NEXT_HOP",
  4: "MULTI_EXIT_DISC",
  5: "LOCAL_PREF",
  6: "ATOMIC_AGGREGATE",
  7: "AGGREGATOR",
  8: "COMMUNITIES",
  9: "ORIGINATOR_ID",
  10: "CLUSTER_LIST",
  11: "DPA",
  12: "ADVERTISER",
  13: "RCID_PATH / CLUSTER_ID",
  14: "MP_REACH_NLRI",
  15: "MP_UNREACH_NLRI",
  16: "EXTENDED_COMMUNITIES",
  17: "AS4_PATH",
  18: "AS4_AGGREGATOR",
  19: "SAFI_SPECIFIC_ATTRIBUTE",
  20: "Connector Attribute",
  21: "AS_PATHLIMIT ",
  23: "TUNNEL_ENCAPSULATION_ATTRIBUTE",
  22: "PMSI_TUNNEL_ATTRIBUTE",
  24: "Traffic Engineering",
  25: "IPv6 Address Specific Extended Community",
  26: "AIGP",
  27: "PE Distinguisher Labels",
  28: "BGP Entropy Label Capability Attribute",
  29: "BGP-LS Attribute",
  30: "Deprecated",
  31: "Deprecated",
  32: "LARGE_COMMUNITY",
  33: "BGPsec_PATH",
  36: "D_PATH",
  40: "BGP Prefix-SID",
  99: "LINK_STATE (unofficial code point)",
  128: "ATTR_SET",
  129: "Deprecated",
  241: "Deprecated",
  242: "Deprecated",
  243: "Deprecated",
};

export const origins = {
  0: "IGP",
  1: "EGP",
  2: "INCOMPLETE",
};

export const segmentTypes = {
  1: "AS_SET",
  2: "AS_SEQUENCE",
  4: "AS_CONFED_SET",
  3: "AS_CONFED_SEQUENCE",
};

export const encapsulationTypes = {
  0: "Reserved",
  1: "L2TPv3 over IP",
  2: "GRE",
  3: "Transmit tunnel endpoint",
  4: "IPsec in Tunnel-mode",
  5: "IP in IP tunnel with IPsec Transport Mode",
  6: "MPLS-in-IP tunnel with IPsec Transport Mode",
  7: "IP in IP",
  8: "VXLAN Encapsulation",
  9: "NVGRE Encapsulation",
  10: "MPLS Encapsulation",
  11: "MPLS in GRE Encapsulation",
  12: "VxLAN GPE Encapsulation",
  13: "MPLS in UDP Encapsulation",
};
