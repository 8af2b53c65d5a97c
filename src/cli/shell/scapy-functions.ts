import {
  ARP,
  Ether,
  ICMP,
  IP,
  netIfAddrs,
  netIfStats,
  packet,
  type Packet,
  randNum,
  range,
  sendp,
  sr,
  srp,
  TCP,
} from "../../node.ts";
import type { InterfaceAddress } from "../../monitor/network-system.ts";
import type { SendOptions, SrOptions } from "../../node/sending.ts";
import type { QueryAnswer } from "../../probe/answered-list.ts";
import type { Sendable } from "../../probe/sendable.ts";
import type { Print } from "../../toolkit/session/attributes.ts";

const BROADCAST = "ff:ff:ff:ff:ff:ff";
/** Seconds that answers are waited for where nothing is said. */
const TIMEOUT = 2;

type Result = ReturnType<typeof sr>;

/** What Scapy's traceroute takes; what is not here goes to `sr`. */
interface TracerouteWords extends SrOptions {
  readonly dport?: unknown;
  readonly sport?: unknown;
  readonly minttl?: number;
  readonly maxttl?: number;
  /** What is carried instead of a SYN. */
  readonly l4?: Packet;
}

/**
 * Functions that Scapy has otherwise than the library, or alone: probes that give what was answered and what was not, where
 * the library's tell it as it comes, frames of mere text, and what interfaces there are.
 */
export function scapyFunctions(print: Print): { readonly [name: string]: (...given: never[]) => unknown } {
  return {
    async traceroute(target: string | readonly string[], options: TracerouteWords = {}): Result {
      const {
        dport = 80,
        sport = randNum(0, 65535),
        minttl = 1,
        maxttl = 30,
        l4,
        timeout = TIMEOUT,
        ...more
      } = options;
      const way = IP({ dst: target, ttl: range(minttl, maxttl), id: randNum(0, 65535) } as never);
      const carried = l4?.given ?? [TCP({ dport, sport, seq: randNum(0, 2 ** 32 - 1) } as never)];
      const [answered, unanswered] = await sr(packet(way, ...carried), { timeout, ...more });
      print(answered.makeTable(({ query, answer }) => [endOf(query), query.get(IP)?.ttl ?? 0, hopOf(answer)]));
      return [answered, unanswered];
    },
    async arping(net: string, options: SrOptions = {}): Result {
      const { timeout = TIMEOUT, ...more } = options;
      const asked = packet(Ether({ dst: BROADCAST }), ARP({ pdst: net } as never));
      const [answered, unanswered] = await srp(asked, { timeout, ...more });
      print([...answered].map(stationOf).join(""));
      return [answered, unanswered];
    },
    sendp: (packets: Sendable, options: SendOptions = {}) =>
      sendp(typeof packets === "string" ? packet(packets) : packets, options),
    get_if_list: async () => Object.keys(await netIfStats()),
    get_if_addr: async (iff: string) => (await addressOf(iff, "AF_INET")) ?? "0.0.0.0",
    get_if_hwaddr: async (iff: string) => (await addressOf(iff, "AF_PACKET")) ?? "00:00:00:00:00:00",
  };
}

async function addressOf(name: string, wanted: InterfaceAddress["family"]): Promise<string | undefined> {
  const addresses = (await netIfAddrs())[name];
  if (addresses === undefined) throw new Error(`there is no interface ${name}`);
  return addresses.find(({ family }) => family === wanted)?.address;
}

/** `192.0.2.1:tcp80`: where a probe goes. */
function endOf(query: Packet): string {
  return query.sprintf("%IP.dst%{TCP::tcp%ir,TCP.dport%}{UDP::udp%ir,UDP.dport%}{ICMP::icmp}");
}

/** Who answered, and how: by flags, or the type of an ICMP message. */
function hopOf(answer: Packet): string {
  if (answer.has(ICMP)) return answer.sprintf("%IP.src% %ir,ICMP.type%");
  return answer.sprintf("%IP.src%{TCP: %TCP.flags%}");
}

function stationOf({ answer }: QueryAnswer): string {
  return answer.sprintf("%ARP.hwsrc% %ARP.psrc%\n");
}
