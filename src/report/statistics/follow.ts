import { FollowedConversation, type FollowedEnd } from "../follow/conversation.ts";
import { followLayers, followTcp, type FollowSource, type Wanted } from "../follow/follow-sources.ts";
import { followModes, followText, type FollowMode } from "../follow/follow-text.ts";
import { toBase64 } from "../../bytes/base64.ts";
import { StatisticError, type Statistic, type StatisticContext } from "./statistic.ts";

/** What can be followed. */
export const followedProtocols = ["http", "http2", "tcp", "tls", "udp"] as const;
type Followed = (typeof followedProtocols)[number];

/**
 * `follow,PROTOCOL,MODE,STREAM[,RANGE]`: what both sides of a conversation sent. The stream is Wireshark's number, or
 * `ADDRESS:PORT,ADDRESS:PORT`; of HTTP/2 the number of a stream in the connection follows; a range `2-5` shows those pieces alone, counted from 1.
 */
export function follow(protocol: Followed, words: string, context: StatisticContext): Statistic {
  const [mode, ...rest] = words.split(",");
  if (!followModes.includes(mode as FollowMode))
    throw new StatisticError(
      `follow,${protocol}: "${mode}" is no way to show octets; there are ${followModes.join(", ")}`,
    );
  const { wanted, range } = wantedOf(protocol, rest);
  const conversation = new FollowedConversation();
  const source: FollowSource =
    protocol === "tcp"
      ? followTcp(context.session, wanted, conversation)
      : followLayers(protocol, wanted, conversation, context);
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

function wantedOf(protocol: Followed, words: readonly string[]): { wanted: Wanted; range?: readonly [number, number] } {
  const isStream = /^\d+$/.test(words[0] ?? "");
  const ends = isStream ? undefined : words.slice(0, 2).map(endOf);
  const [from, to] = ends ?? [];
  if (!isStream && (!from || !to))
    throw new StatisticError(`follow,${protocol}: the number of a stream is missing, as in follow,${protocol},ascii,0`);
  const parts = protocol === "http2" ? 1 : 0;
  const part = parts === 1 ? partOf(words[1]) : {};
  const wanted: Wanted = from && to ? { ends: [from, to] } : { stream: Number(words[0]), ...part };
  const rest = words.slice(isStream ? 1 + parts : 2).join(",");
  if (rest === "") return { wanted };
  const bounds = /^(\d+)(?:-(\d+))?$/.exec(rest);
  if (!bounds) throw new StatisticError(`follow,${protocol}: "${rest}" is no range of pieces, as 2 or 2-5 are`);
  return { wanted, range: [Number(bounds[1]), Number(bounds[2] ?? bounds[1])] };
}

function partOf(word = ""): { readonly part: number } {
  if (/^\d+$/.test(word)) return { part: Number(word) };
  throw new StatisticError(
    "follow,http2: the number of a stream in the connection is missing, as in follow,http2,ascii,0,1",
  );
}

/** `192.0.2.1:80`, `[2001:db8::1]:80`. */
function endOf(text: string): FollowedEnd | undefined {
  const parts = /^\[?([0-9a-fA-F:.]+?)\]?:(\d+)$/.exec(text);
  return parts ? { address: parts[1], port: Number(parts[2]) } : undefined;
}

/** The display filter that chooses the same packets. */
function filterText(protocol: Followed, wanted: Wanted): string {
  const transport = protocol === "udp" ? "udp" : "tcp";
  if ("stream" in wanted) {
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
