/** What an ICMP error means to whoever sent the packet. */
export interface ErrorMeaning {
  /** In ping's words. */
  readonly reason: string;
  /** traceroute's mark; empty where hops were used up, which is what traceroute asks for, and where a port refused. */
  readonly mark: string;
}

type Meanings = Readonly<Record<string, readonly [reason: string, mark: string]>>;

/** By type and code of RFC 792, RFC 1122 and RFC 1812; a star stands for all other codes. */
const IPV4: Meanings = {
  "3/0": ["Destination Net Unreachable", "!N"],
  "3/1": ["Destination Host Unreachable", "!H"],
  "3/2": ["Destination Protocol Unreachable", "!P"],
  "3/3": ["Destination Port Unreachable", ""],
  "3/4": ["Frag needed and DF set", "!F"],
  "3/5": ["Source Route Failed", "!S"],
  "3/6": ["Destination Net Unknown", "!6"],
  "3/7": ["Destination Host Unknown", "!7"],
  "3/8": ["Source Host Isolated", "!8"],
  "3/9": ["Destination Net Prohibited", "!9"],
  "3/10": ["Destination Host Prohibited", "!10"],
  "3/11": ["Destination Net Unreachable for Type of Service", "!11"],
  "3/12": ["Destination Host Unreachable for Type of Service", "!12"],
  "3/13": ["Packet filtered", "!X"],
  "3/14": ["Precedence Violation", "!V"],
  "3/15": ["Precedence Cutoff", "!C"],
  "11/0": ["Time to live exceeded", ""],
  "11/1": ["Frag reassembly time exceeded", "!T"],
  "12/*": ["Parameter problem", "!p"],
};

/** By type and code of RFC 4443. */
const IPV6: Meanings = {
  "1/0": ["Destination unreachable: No route", "!N"],
  "1/1": ["Destination unreachable: Administratively prohibited", "!X"],
  "1/2": ["Destination unreachable: Beyond scope of source address", "!S"],
  "1/3": ["Destination unreachable: Address unreachable", "!H"],
  "1/4": ["Destination unreachable: Port unreachable", ""],
  "1/5": ["Destination unreachable: Source address failed policy", "!5"],
  "1/6": ["Destination unreachable: Route rejected", "!6"],
  "2/*": ["Packet too big", "!F"],
  "3/0": ["Time exceeded: Hop limit", ""],
  "3/1": ["Time exceeded: Defragmentation failure", "!T"],
  "4/*": ["Parameter problem", "!p"],
};

/** What type and code mean; an MTU other than 0 is said. */
export function describeCode(version: 4 | 6, type: number, code: number, mtu: number): ErrorMeaning {
  const meanings = version === 4 ? IPV4 : IPV6;
  const [reason, mark] = meanings[`${type}/${code}`] ??
    meanings[`${type}/*`] ?? [`ICMP error ${type}/${code}`, `!${code}`];
  if (mtu === 0) return { reason, mark };
  return { reason: `${reason} (mtu = ${mtu})`, mark: `${mark}-${mtu}` };
}
