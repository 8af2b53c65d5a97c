/** Kinds of samples (sFlow version 5, sample_record). */
export const sampleTypes: { readonly [type: number]: string } = {
  1: "Flow sample",
  2: "Counters sample",
  3: "Expanded flow sample",
  4: "Expanded counters sample",
  7: "Lag Port stats",
};

/** What records of flows hold. */
export const flowFormats: { readonly [format: number]: string } = {
  1: "Raw packet header",
  2: "Ethernet frame data",
  3: "IPv4 data",
  4: "IPv6 data",
  1001: "Extended switch data",
  1002: "Extended router data",
  1003: "Extended gateway data",
  1004: "Extended user data",
  1005: "Extended URL data",
  1006: "Extended MPLS data",
  1007: "Extended NAT data",
  1008: "Extended MPLS tunnel data",
  1009: "Extended MPLS VC data",
  1010: "Extended MPLS FEC data",
  1011: "Extended MPLS LVP FEC data",
  1012: "Extended VLAN tunnel",
  1013: "Extended 802.11 payload",
  1014: "Extended 802.11 RX",
  1015: "Extended 802.11 TX",
  1016: "Extended 802.11 aggregation",
};

/** What records of counters hold. */
export const counterFormats: { readonly [format: number]: string } = {
  1: "Generic interface counters",
  2: "Ethernet interface counters",
  3: "Token ring counters",
  4: "100 Base VG interface counters",
  5: "VLAN counters",
  6: "IEEE 802.11 counters",
  7: "LAG counters",
  1001: "Processor information",
  1002: "Radio utilization",
};

/** What sampled headers begin with. */
export const headerProtocols: { readonly [protocol: number]: string } = {
  1: "Ethernet",
  2: "Token Bus",
  3: "Token Ring",
  4: "FDDI",
  5: "Frame Relay",
  6: "X.25",
  7: "PPP",
  8: "SMDS",
  9: "ATM AAL5",
  10: "ATM AAL5-IP (e.g., Cisco AAL5 mux)",
  11: "IPv4",
  12: "IPv6",
  13: "MPLS",
  14: "PPP over SONET/SDH (RFC 1662, 2615)",
  15: "802.11 MAC",
  16: "802.11n Aggregated MPDU",
  17: "A-MSDU Subframe",
};
