import fc from "fast-check";
import { expect, it } from "vitest";
import { FilterError } from "../../src/capture-filter/filter-error.ts";
import { parseFilter } from "../../src/capture-filter/syntax.ts";
import { Libpcap } from "../libpcap.ts";
import { describeWithOracle } from "../oracles.ts";

const ETHERNET = 1;
const RUNS = 20_000;

/** What filters are made of; the only name of a host is one that needs no network to be looked up. */
const words =
  `and or not ( ) && || ! src dst host net port portrange proto protochain gateway tcp udp ip ip6 ether link arp
  decnet radio 80 443 (80) localhost \\localhost 1.2.3.4 10.0 10.0.0.0 / 8 mask 255.255.0.0 fe80::1 ::1 ::1.2.3.4 1:2:3:4:5:6
  aa-bb-cc-dd-ee-ff aabb.ccdd.eeff 1.2.3.4.5.6 112233445566 aa:bb:cc a:b:c:d:e:f: $8c $123 tcp[0] ip[2:2] ether[0:4] [ ] :
  1 2 4 = == != < > <= >= + - * / % & | ^ << >> len 0x10 010 08 4294967296 0xffffffffff tcp-syn icmptype \\80 vlan mpls
  pppoes 5 less greater byte broadcast multicast inbound type subtype dir llc rnr vpi sio fisu ifname reason action rset
  es-is # , ' @ 1.2.3`.split(/\s+/);

const chains = [
  "port 80 or (443 or not 22)", "tcp[tcpflags] & (tcp-syn|tcp-ack) == tcp-syn", "src or dst net 10", "ip proto \\tcp", "(tcp or udp) and not arp",
  "len - 14 >= 2 * (ip[0] & 0xf)", "1 + 2 % 3 ^ 4 * 5 = 6", "vlan 5 and (host 1.2.3.4 or 1.2.3.5)", "ether host 1:2:3:4:5:6", "- - 5 << 2 = len",
]; // oxfmt-ignore

const word = fc.constantFrom(...words);
const loose = fc.array(word, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(" "));
const address = fc
  .array(fc.constantFrom(...Array.from("0123456789abcdefx::::::...-/")), { minLength: 3, maxLength: 20 })
  .map((characters) => `ether host ${characters.join("")} or port 10`);
/** A filter with some of its words replaced, left out or put in. */
const broken = fc
  .tuple(fc.constantFrom(...chains), fc.array(fc.tuple(fc.nat(), fc.nat(2), word), { maxLength: 3 }))
  .map(([chain, edits]) => {
    const parts = chain.match(/[\w.\-:\\]+|&&|[<>!=]=|<<|\S/g)!;
    for (const [at, remove, put] of edits) parts.splice(at % parts.length, remove % 2, ...(remove < 2 ? [put] : []));
    return parts.join(" ");
  });

/** Whether libpcap's words are on the syntax; what it says of meaning it may say before it has read all. */
function isOfSyntax(words: string): boolean {
  return /syntax error|overflows 32 bits|contains non-octal|^bogus/.test(words);
}

describeWithOracle("libpcap", "the syntax of capture filters", () => {
  it(`reads and refuses the same of ${RUNS} texts as libpcap`, () => {
    const libpcap = new Libpcap();
    const seen = { read: 0, refused: 0 };
    const same = (text: string) => {
      const theirs = libpcap.compile(text, { linkType: ETHERNET, optimise: false });
      if (typeof theirs === "string" && !isOfSyntax(theirs)) return;
      let ours: string | undefined;
      try {
        parseFilter(text);
      } catch (fault) {
        if (!(fault instanceof FilterError)) throw fault;
        ours = fault.message;
      }
      seen[ours === undefined ? "read" : "refused"] += 1;
      expect(ours !== undefined, `${text}: libpcap: ${String(theirs)}, here: ${ours}`).toBe(typeof theirs === "string");
    };
    fc.assert(fc.property(fc.oneof(loose, address, broken), same), { numRuns: RUNS });
    expect(seen.read).toBeGreaterThan(RUNS / 50);
    expect(seen.refused).toBeGreaterThan(RUNS / 50);
  });
});
