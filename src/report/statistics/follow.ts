import { FollowedConversation, type FollowedEnd } from "../follow/conversation.ts";
import { followCall, followLayers, followTcp, type FollowSource, type Wanted } from "../follow/follow-sources.ts";
import { followModes, followText, type FollowMode } from "../follow/follow-text.ts";
import { toBase64 } from "../../bytes/base64.ts";
import { StatisticError, type Statistic, type StatisticContext } from "./statistic.ts";

/** What can be followed. */
export const followedProtocols = ["http", "http2", "quic", "sip", "tcp", "tls", "udp"] as const;
type Followed = (typeof followedProtocols)[number];

/**
 * `follow,PROTOCOL,MODE,STREAM[,RANGE]`: what both sides of a conversation sent. The stream is Wireshark's number, or
 * `ADDRESS:PORT,ADDRESS:PORT`; of HTTP/2 and QUIC the number of a stream in the connection follows, SIP has a Call-ID instead; a range `2-5` shows those pieces alone, counted from 1.
 */
export function follow(protocol: Followed, words: string, context: StatisticContext): Statistic {
  const [mode, ...rest] = words.split(",");
  if (!followModes.includes(mode as FollowMode))
    throw new StatisticError(
      `follow,${protocol}: "${mode}" is no way to show octets; there are ${followModes.join(", ")}`,
    );
  const { wanted, range } = wantedOf(protocol, rest);
  const conversation = new FollowedConversation();
  const source = sourceOf(protocol, wanted, conversation, context);
  const shown = (): FollowedConversation["pieces"] => {
    source.end();
    return range ? conversation.pieces.slice(range[0] - 1, range[1]) : conversation.pieces;
  };
  return {
    see: (sight) => source.see(sight),
    text: () => followText(protocol, mode as FollowMode, filterText(protocol, wanted), conversation, shown()),
    json: () => ({
      ends: conversation.ends,
      leftOut: conversation.leftOut,
      pieces: shown().map(({ bytes, ...piece }) => ({ ...piece, length: bytes.length, base64: toBase64(bytes) })),
    }),
  };
}

function sourceOf(
  protocol: Followed,
  wanted: Wanted,
  into: FollowedConversation,
  context: StatisticContext,
): FollowSource {
  if ("call" in wanted) return followCall(wanted.call, into, context);
  if (protocol === "tcp") return followTcp(context.session, wanted, into);
  // Streams of QUIC stay encrypted, and nothing of them can be shown.
  if (protocol === "quic" || protocol === "sip") return { see: () => {}, end: () => {} };
  return followLayers(protocol, wanted, into, context);
}

function wantedOf(protocol: Followed, words: readonly string[]): { wanted: Wanted; range?: readonly [number, number] } {
  if (protocol === "sip") {
    if (!words[0])
      throw new StatisticError("follow,sip: the Call-ID is missing, as in follow,sip,ascii,a84b4c76e66710");
    return { wanted: { call: words[0] }, ...rangeOf(protocol, words.slice(1)) };
  }
  const isStream = /^\d+$/.test(words[0] ?? "");
  const ends = isStream ? undefined : words.slice(0, 2).map(endOf);
  const [from, to] = ends ?? [];
  if (!isStream && protocol === "quic")
    throw new StatisticError(
      "follow,quic: connections are chosen by number, as in follow,quic,ascii,0,0: they may move",
    );
  if (!isStream && (!from || !to))
    throw new StatisticError(`follow,${protocol}: the number of a stream is missing, as in follow,${protocol},ascii,0`);
  const parts = protocol === "http2" || protocol === "quic" ? 1 : 0;
  const part = parts === 1 ? partOf(protocol, words[1]) : {};
  const wanted: Wanted = from && to ? { ends: [from, to] } : { stream: Number(words[0]), ...part };
  return { wanted, ...rangeOf(protocol, words.slice(isStream ? 1 + parts : 2)) };
}

function rangeOf(protocol: Followed, words: readonly string[]): { readonly range?: readonly [number, number] } {
  const rest = words.join(",");
  if (rest === "") return {};
  const bounds = /^(\d+)(?:-(\d+))?$/.exec(rest);
  if (!bounds) throw new StatisticError(`follow,${protocol}: "${rest}" is no range of pieces, as 2 or 2-5 are`);
  return { range: [Number(bounds[1]), Number(bounds[2] ?? bounds[1])] };
}

function partOf(protocol: Followed, word = ""): { readonly part: number } {
  if (/^\d+$/.test(word)) return { part: Number(word) };
  throw new StatisticError(
    `follow,${protocol}: the number of a stream in the connection is missing, as in follow,${protocol},ascii,0,1`,
  );
}

/** `192.0.2.1:80`, `[2001:db8::1]:80`. */
function endOf(text: string): FollowedEnd | undefined {
  const parts = /^\[?([0-9a-fA-F:.]+?)\]?:(\d+)$/.exec(text);
  return parts ? { address: parts[1], port: Number(parts[2]) } : undefined;
}

/** The display filter that chooses the same packets. */
function filterText(protocol: Followed, wanted: Wanted): string {
  if ("call" in wanted) return `sip.Call-ID == "${wanted.call}"`;
  const transport = protocol === "udp" ? "udp" : "tcp";
  if ("stream" in wanted) {
    if (protocol === "quic")
      return `quic.connection.number eq ${wanted.stream} and quic.stream.stream_id eq ${wanted.part}`;
    const inside = wanted.part === undefined ? "" : ` and http2.streamid eq ${wanted.part}`;
    return `${transport}.stream eq ${wanted.stream}${inside}`;
  }
  const way = (from: FollowedEnd, to: FollowedEnd): string => {
    const ip = from.address.includes(":") ? "ipv6" : "ip";
    const sender = `${ip}.src eq ${from.address} and ${transport}.srcport eq ${from.port}`;
    const receiver = `${ip}.dst eq ${to.address} and ${transport}.dstport eq ${to.port}`;
    return `((${sender}) and (${receiver}))`;
  };
  const [a, b] = wanted.ends;
  return `${way(a, b)} or ${way(b, a)}`;
}
