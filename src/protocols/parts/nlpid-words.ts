/** Network layer protocol identifiers (ISO/IEC TR 9577) in tcpdump's words. */
export const nlpidWords: { readonly [nlpid: number]: string } = {
  0x00: "NULL",
  0x08: "Q.933",
  0x80: "SNAP",
  0x81: "CLNP",
  0x82: "ES-IS",
  0x83: "IS-IS",
  0x84: "CONS",
  0x8e: "IPv6",
  0xb1: "FRF.12",
  0xc1: "ISIS_SPB",
  0xcc: "IPv4",
  0xcf: "PPP",
};
