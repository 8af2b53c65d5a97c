/** What codes of probes of interfaces mean (RFC 8335). */
export const probeCodes: readonly string[] = [
  "No error",
  "Malformed Query",
  "No Such Interface",
  "No Such Table Entry",
  "Multiple Interfaces Satisfy Query",
];

/** What the codes of ICMP messages mean, by type, in Wireshark's words. */
const codes: { readonly [type: number]: readonly string[] } = {
  3: [
    "Network unreachable",
    "Host unreachable",
    "Protocol unreachable",
    "Port unreachable",
    "Fragmentation needed",
    "Source route failed",
    "Network unknown",
    "Host unknown",
    "Source host isolated",
    "Network administratively prohibited",
    "Host administratively prohibited",
    "Network unreachable for TOS",
    "Host unreachable for TOS",
    "Communication administratively filtered",
    "Host precedence violation",
    "Precedence cutoff in effect",
  ],
  5: ["Redirect for network", "Redirect for host", "Redirect for TOS and network", "Redirect for TOS and host"],
  11: ["Time to live exceeded in transit", "Fragment reassembly time exceeded"],
  12: ["Pointer indicates the error", "Required option missing", "Bad length"],
  42: ["No error"],
  43: probeCodes,
};

/** The word for a code, where its type has some. */
export function icmpCodeWord(type: number, code: number): string | undefined {
  return codes[type]?.[code];
}
