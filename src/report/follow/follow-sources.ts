import type { Session } from "../../flows/session.ts";
import { StreamAssembler } from "../../flows/tcp/stream-assembler.ts";
import { encodeText } from "../../bytes/text.ts";
import { FieldSearch } from "../statistics/field-search.ts";
import type { Sight, StatisticContext } from "../statistics/statistic.ts";
import { talksOf, type Party } from "../statistics/talk-kinds.ts";
import type { FollowedConversation, FollowedEnd, Said } from "./conversation.ts";
import { packetEnds } from "./packet-ends.ts";
import { http2Frames, http2Messages } from "./http2-pieces.ts";
import { httpPieces } from "./http-pieces.ts";
import { sipMessages } from "./sip-messages.ts";

/** Which conversation is followed: by Wireshark's number of its stream, or by who talks. */
export type Wanted =
  | {
      readonly stream: number;
      /** Of several streams in one connection, the one that is followed. */
      readonly part?: number;
    }
  | { readonly ends: readonly [FollowedEnd, FollowedEnd] }
  /** The Call-ID of SIP. */
  | { readonly call: string };

/** Puts what a conversation carries into it, packet by packet. */
export interface FollowSource {
  see(sight: Sight): void;
  end(): void;
}

/** The octets of a TCP connection, in order. */
export function followTcp(session: Session, wanted: Wanted, into: FollowedConversation): FollowSource {
  const assembler = new StreamAssembler(({ side, bytes, missing, cut, number: packet, seconds, nanoseconds }) => {
    // Like tshark, whose words these are, the octet that ends them included: what was cut off is not mentioned.
    if (cut) return;
    const shown = missing > 0 ? encodeText(`[${missing} bytes missing in capture file]\0`) : bytes;
    into.add({ side, bytes: shown, packet, seconds, nanoseconds });
  });
  session.onSegment((event) => {
    if ("stream" in wanted && event.stream !== wanted.stream) return;
    const from = { address: event.source(), port: event.sport };
    const to = { address: event.destination(), port: event.dport };
    if (!isWanted(wanted, from, to)) return;
    assembler.add({ ...event, side: into.meet(from, to) });
  });
  // What the other side never acknowledged, and waits for octets in front of it, is not shown.
  return { see: () => {}, end: () => {} };
}

/** The messages of one call of SIP, whichever way they came. */
export function followCall(call: string, into: FollowedConversation, context: StatisticContext): FollowSource {
  return followPieces(sipMessages(call, context), () => true, into, context);
}

/** What is in layers: the payloads of UDP datagrams, those of TLS's application data, the messages of HTTP in both versions. */
export function followLayers(
  protocol: "udp" | "tls" | "http" | "http2",
  wanted: Wanted,
  into: FollowedConversation,
  context: StatisticContext,
): FollowSource {
  const transport = protocol === "udp" ? "udp" : "tcp";
  const streams = new FieldSearch(`${transport}.stream`, context);
  const talks = talksOf(transport, context);
  const http2 = "part" in wanted ? http2Frames(context.session, wanted.part) : http2Messages(context.session);
  const http = (): Said[] => messages(context.session);
  const pieces = { udp: datagrams, tls: decrypted, http, http2 }[protocol];
  const matches = (sight: Sight): boolean => {
    let met = false;
    if ("stream" in wanted) {
      for (streams.start(sight); !met && streams.next();)
        met = sight.values.number(streams.layer, streams.quad) === wanted.stream;
    } else talks(sight, (from, to) => (met ||= isWanted(wanted, endOf(from), endOf(to))));
    return met;
  };
  return followPieces(pieces, matches, into, context);
}

function followPieces(
  pieces: (sight: Sight) => Said[],
  matches: (sight: Sight) => boolean,
  into: FollowedConversation,
  context: StatisticContext,
): FollowSource {
  const ends = packetEnds(context);
  return {
    see(sight) {
      if (!matches(sight)) return;
      const all = pieces(sight);
      // Who sends the first of what is followed is not who sends first in the connection.
      if (all.length === 0) return;
      const side = into.meet(...ends());
      const { number: packet, seconds, nanoseconds } = sight.packet;
      for (const said of all) into.add({ ...said, side, packet, seconds, nanoseconds });
    },
    end: () => {},
  };
}

function endOf({ address, port }: Party): FollowedEnd {
  return { address, port: port ?? 0 };
}

function isWanted(wanted: Wanted, from: FollowedEnd, to: FollowedEnd): boolean {
  if (!("ends" in wanted)) return "stream" in wanted;
  const same = (one: FollowedEnd, other: FollowedEnd): boolean =>
    one.address === other.address && one.port === other.port;
  const [a, b] = wanted.ends;
  return (same(from, a) && same(to, b)) || (same(from, b) && same(to, a));
}

/** What every datagram of a packet carries, those inside tunnels included; what an error quotes was not sent. */
function datagrams({ dissector }: Sight): Said[] {
  const { layers, catalog, sources } = dissector;
  const found: Said[] = [];
  for (let layer = 1; layer < layers.count; layer++) {
    const protocol = catalog.protocols[layers.protocol(layer)];
    if (protocol?.quotes === true) break;
    if (protocol?.name !== "udp") continue;
    const end = Math.min(layers.payloadEnd(layer), sources[layers.sourceOf(layer)].end);
    const start = layers.headerEnd(layer);
    if (start < end) found.push({ bytes: dissector.bytesOf(layer).slice(start, end) });
  }
  return found;
}

function decrypted({ dissector }: Sight): Said[] {
  return dissector.sources
    .filter(({ title }) => title === "Decrypted TLS")
    .map(({ bytes, start, end }) => ({ bytes: bytes.slice(start, end) }));
}

/** Of each message its head, then its body, without the transfer's and the content's coding. */
function messages(session: Session): Said[] {
  return httpPieces(session).flatMap(({ head, body }) =>
    body === undefined
      ? [{ bytes: head, whole: true }]
      : [
          { bytes: head, whole: true },
          { bytes: body, whole: true },
        ],
  );
}
