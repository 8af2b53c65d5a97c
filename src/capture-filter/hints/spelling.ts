import { constants, keywords } from "../syntax/keywords.ts";

/** What people write for a keyword. */
const synonyms: Readonly<Record<string, string>> = {
  addr: "host",
  address: "host",
  bcast: "broadcast",
  dest: "dst",
  destination: "dst",
  eq: "=",
  equals: "=",
  eth: "ether",
  ethernet: "ether",
  flags: "tcpflags",
  from: "src",
  ge: ">=",
  gt: ">",
  icmpv6: "icmp6",
  ipaddr: "host",
  ipv4: "ip",
  ipv6: "ip6",
  is: "=",
  larger: "greater",
  le: "<=",
  lt: "<",
  mac: "ether host",
  mcast: "multicast",
  ne: "!=",
  network: "net",
  pktlen: "len",
  protocol: "proto",
  size: "len",
  smaller: "less",
  source: "src",
  subnet: "net",
  to: "dst",
  wifi: "wlan",
};

/** Words that people mean when they misspell one, the likeliest first; all other keywords come after them. */
const likely =
  `port host net src dst tcp udp and or not ip ip6 icmp icmp6 arp ether vlan portrange proto len broadcast multicast
  greater less gateway mpls tcpflags tcp-syn tcp-ack tcp-fin tcp-rst tcp-push`.split(/\s+/);

const vocabulary: readonly string[] = [...new Set([...likely, ...keywords.keys(), ...constants.keys()])];

/** Words that may be meant by one that is none here, the likeliest first: at most a handful. */
export function wordsLike(written: string): readonly string[] {
  const word = written.toLowerCase();
  const same = synonyms[word] ?? (keywords.has(word) || constants.has(word) ? word : undefined);
  if (same !== undefined && same !== written) return [same];
  const prefixed = ["tcp-", "icmp-", "icmp6-"].map((prefix) => prefix + word).filter((name) => constants.has(name));
  const most = word.length < 3 ? 0 : word.length < 7 ? 1 : 2;
  const near = vocabulary.map((known) => ({ known, edits: editsBetween(word, known, most) }));
  // A stable sort: among equals the likeliest stays first.
  const sorted = near.filter(({ edits }) => edits > 0 && edits <= most).sort((a, b) => a.edits - b.edits);
  return [...prefixed, ...sorted.map(({ known }) => known)].slice(0, 6);
}

/** Letters to put in, leave out, change or swap with the next until one word is the other; more than `most` is not counted out. */
function editsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
      row[j] = Math.min(change, last[j] + 1, row[j - 1] + 1);
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isSwap) row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
    }
    [beforeLast, last] = [last, row];
  }
  return last[other.length];
}
