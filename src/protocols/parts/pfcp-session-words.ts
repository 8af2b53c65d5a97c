/** Words for values of PFCP's sessions. */

export const outHdrDescWords = {
  0: "GTP-U/UDP/IPv4",
  1: "GTP-U/UDP/IPv6",
  2: "UDP/IPv4",
  3: "UDP/IPv6 ",
  4: "IPv4",
  5: "IPv6 ",
  6: "GTP-U/UDP/IP",
  7: "VLAN TAG POP",
  8: "VLAN TAGs POP-POP",
};

export const failedRuleIdTypeWords = { 0: "PDR", 1: "FAR", 2: "QER", 3: "URR", 4: "BAR", 5: "MAR", 6: "SRR" };
