import { nearWords } from "../../bytes/near-words.ts";
import { columnInfo } from "./column-info.ts";
import { conversations } from "./conversations.ts";
import { credentials } from "./credentials.ts";
import { delays } from "./delays.ts";
import { dhcpMessages } from "./dhcp-messages.ts";
import { echoTimes } from "./echo-times.ts";
import { endpoints } from "./endpoints.ts";
import { expert } from "./expert.ts";
import { flow } from "./flow.ts";
import { flowKinds } from "./flow-items.ts";
import { follow, followedProtocols } from "./follow.ts";
import { hosts } from "./hosts.ts";
import { ioStat } from "./io-stat.ts";
import { messageCounts } from "./message-counts.ts";
import { protocolHierarchy } from "./protocol-hierarchy.ts";
import { rtpStreams } from "./rtp-streams.ts";
import { radiusDelays } from "./radius-delays.ts";
import { programTimes, rpcTimes } from "./rpc-times.ts";
import { serviceNames, serviceTimes } from "./service-times.ts";
import { sctpChunks } from "./sctp-chunks.ts";
import { sipCalls } from "./sip-calls.ts";
import { StatisticError, type Statistic, type StatisticContext, type StatisticMaker } from "./statistic.ts";
import { TALK_TITLES } from "./talk-kinds.ts";
import { destinations } from "./trees/destinations.ts";
import { dnsMessages } from "./trees/dns-messages.ts";
import { http2Frames } from "./trees/http2-frames.ts";
import { httpRequests } from "./trees/http-requests.ts";
import { httpSequences } from "./trees/http-sequences.ts";
import { httpServers } from "./trees/http-servers.ts";
import { ipAddresses } from "./trees/ip-addresses.ts";
import { ipDirections } from "./trees/ip-directions.ts";
import { ipTypes } from "./trees/ip-types.ts";
import { messagePackets } from "./trees/message-packets.ts";
import { packetLengths } from "./trees/packet-lengths.ts";
import { treeStatistic, type TreeKind } from "./tree-statistic.ts";

const trees: { readonly [name: string]: TreeKind } = {
  dests: destinations("ip"),
  dns: dnsMessages,
  http: messagePackets("http"),
  http2: http2Frames,
  http_req: httpRequests,
  http_seq: httpSequences,
  http_srv: httpServers,
  ip_hosts: ipAddresses("ip"),
  ip_srcdst: ipDirections("ip"),
  ipv6_dests: destinations("ipv6"),
  ipv6_hosts: ipAddresses("ipv6"),
  ipv6_ptype: ipTypes("ipv6"),
  ipv6_srcdst: ipDirections("ipv6"),
  plen: packetLengths,
  ptype: ipTypes("ip"),
  rtsp: messagePackets("rtsp"),
};

/** The one that, without a filter, only looks at which layers there are. */
const LAYERS_ONLY = "io,phs";

/** Every statistic by its name in `-z`. */
const makers: { readonly [name: string]: StatisticMaker } = {
  [LAYERS_ONLY]: protocolHierarchy,
  "io,stat": ioStat,
  credentials,
  "dhcp,stat": dhcpMessages,
  expert,
  hosts,
  "proto,colinfo": columnInfo,
  "radius,rtd": radiusDelays,
  "rpc,programs": programTimes,
  "rpc,srt": rpcTimes,
  "rtp,streams": rtpStreams,
  "icmp,srt": (words, context) => echoTimes("icmp", words, context),
  "icmpv6,srt": (words, context) => echoTimes("icmpv6", words, context),
  "http,srt": (words, context) => delays("http", words, context),
  "dns,srt": (words, context) => delays("dns", words, context),
  "http,stat": (words, context) => messageCounts("http", words, context),
  "rtsp,stat": (words, context) => messageCounts("rtsp", words, context),
  "sctp,stat": sctpChunks,
  "sip,stat": sipCalls,
  ...Object.fromEntries(
    serviceNames.map((name): [string, StatisticMaker] => [
      `${name},srt`,
      (words, context) => serviceTimes(name, words, context),
    ]),
  ),
  ...named(flowKinds, "flow", (kind) => (words, context) => flow(kind, words, context)),
  ...named(followedProtocols, "follow", (protocol) => (words, context) => follow(protocol, words, context)),
  ...named(Object.keys(TALK_TITLES), "conv", (kind) => (words, context) => conversations(kind, words, context)),
  ...named(Object.keys(TALK_TITLES), "endpoints", (kind) => (words, context) => endpoints(kind, words, context)),
  ...Object.fromEntries(
    Object.entries(trees).map(([name, kind]): [string, StatisticMaker] => [
      `${name},tree`,
      (words, context) => treeStatistic(kind, words, context),
    ]),
  ),
};

/** The names that `-z` takes, sorted. */
export const statisticNames: readonly string[] = Object.keys(makers).sort();

/** Whether a statistic reads fields that say how a packet stands to others (see `SessionNeeds`), as far as is known. */
export function statisticReadsNumbers(words: string): boolean {
  return words !== LAYERS_ONLY;
}

/** The statistic that the words of `-z` ask for. Throws a StatisticError where no name fits. */
export function openStatistic(words: string, context: StatisticContext): Statistic {
  const name = statisticNames
    .filter((one) => words === one || words.startsWith(`${one},`))
    .sort((a, b) => b.length - a.length)[0];
  if (name !== undefined) return makers[name](words.slice(name.length + 1), context);
  const near = nearWords(words, statisticNames);
  const hint = near.length > 0 ? `; did you mean ${near.join(" or ")}?` : "";
  throw new StatisticError(`-z ${words}: there is no such statistic${hint} (-z help lists them)`);
}

function named<const Kind extends string>(
  kinds: readonly Kind[],
  prefix: string,
  maker: (kind: Kind) => StatisticMaker,
): { readonly [name: string]: StatisticMaker } {
  return Object.fromEntries(kinds.map((kind) => [`${prefix},${kind}`, maker(kind)]));
}
