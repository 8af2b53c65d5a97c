/** Words for values of PFCP's reports, and of who rules. */

export const outerHdrDescWords = {
  256: "GTP-U/UDP/IPv4 ",
  512: "GTP-U/UDP/IPv6 ",
  768: "GTP-U/UDP/IPv4/IPv6 ",
  1024: "UDP/IPv4 ",
  2048: "UDP/IPv6 ",
  3072: "UDP/IPv4/IPv6 ",
  4096: "IPv4 ",
  8192: "IPv6 ",
  12288: "IPv4/IPv6 ",
  16384: "C-TAG ",
  32768: "S-TAG ",
  65536: "N19 Indication ",
  131072: "N6 Indication ",
  262144: "Low Layer SSM and C-TEID ",
};
