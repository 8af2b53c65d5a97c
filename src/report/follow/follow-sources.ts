import type { Dissector } from "../../dissect/dissector.ts";
import { MessageHead } from "../../flows/http/message-head.ts";
import type { Session } from "../../flows/session.ts";
import { StreamAssembler } from "../../flows/tcp/stream-assembler.ts";
import { encodeText } from "../../bytes/text.ts";
import { FieldSearch } from "../statistics/field-search.ts";
import type { Sight, StatisticContext } from "../statistics/statistic.ts";
import { talksOf, type Party } from "../statistics/talk-kinds.ts";
import type { FollowedConversation, FollowedEnd } from "./conversation.ts";

/** Which conversation is followed: by Wireshark's number of its stream, or by who talks. */
export type Wanted = { readonly stream: number } | { readonly ends: readonly [FollowedEnd, FollowedEnd] };

/** Puts what a conversation carries into it, packet by packet. */
export interface FollowSource {
  see(sight: Sight): void;
  end(): void;
}

/** The octets of a TCP connection, in order. */
export function followTcp(session: Session, wanted: Wanted, into: FollowedConversation): FollowSource {
  const assembler = new StreamAssembler(({ side, bytes, missing, number: packet, seconds, nanoseconds }) => {
    // tshark's words, the octet that ends them included.
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
  return { see: () => {}, end: () => assembler.end() };
}

/** The payloads of UDP datagrams; those of TLS's application data and the messages of HTTP are in layers, too. */
export function followLayers(
  protocol: "udp" | "tls" | "http",
  wanted: Wanted,
  into: FollowedConversation,
  context: StatisticContext,
): FollowSource {
  const transport = protocol === "udp" ? "udp" : "tcp";
  const stream = new FieldSearch(`${transport}.stream`, context);
  const talks = talksOf(transport, context);
  const pieces = protocol === "udp" ? datagrams : protocol === "tls" ? decrypted : messages;
  return {
    see(sight) {
      if ("stream" in wanted && stream.number(sight) !== wanted.stream) return;
      let met = false;
      talks(sight, (from, to) => {
        if (met || !isWanted(wanted, endOf(from), endOf(to))) return;
        met = true;
        const side = into.meet(endOf(from), endOf(to));
        const { number: packet, seconds, nanoseconds } = sight.packet;
        for (const bytes of pieces(sight)) into.add({ side, bytes, packet, seconds, nanoseconds });
      });
    },
    end: () => {},
  };
}

function endOf({ address, port }: Party): FollowedEnd {
  return { address, port: port ?? 0 };
}

function isWanted(wanted: Wanted, from: FollowedEnd, to: FollowedEnd): boolean {
  if ("stream" in wanted) return true;
  const same = (one: FollowedEnd, other: FollowedEnd): boolean =>
    one.address === other.address && one.port === other.port;
  const [a, b] = wanted.ends;
  return (same(from, a) && same(to, b)) || (same(from, b) && same(to, a));
}

function datagrams({ dissector }: Sight): Uint8Array[] {
  const { layers, catalog } = dissector;
  for (let layer = 1; layer < layers.count; layer++) {
    if (catalog.protocols[layers.protocol(layer)]?.name !== "udp") continue;
    const end = Math.min(layers.payloadEnd(layer), dissector.sources[layers.sourceOf(layer)].end);
    return [dissector.bytesOf(layer).slice(layers.headerEnd(layer), end)];
  }
  return [];
}

function decrypted({ dissector }: Sight): Uint8Array[] {
  return dissector.sources
    .filter(({ title }) => title === "Decrypted TLS")
    .map(({ bytes, start, end }) => bytes.slice(start, end));
}

/** Of each message its head, then its body, without the transfer's and the content's coding. */
function messages({ dissector }: Sight): Uint8Array[] {
  const { layers, catalog, sources } = dissector;
  const found: Uint8Array[] = [];
  for (let layer = 1; layer < layers.count; layer++) {
    const own = layers.sourceOf(layer);
    if (catalog.protocols[layers.protocol(layer)]?.name === "http") found.push(headOf(dissector, layer));
    else if (sources[own].title === "Body" && layers.sourceOf(layer - 1) !== own)
      found.push(sources[own].bytes.slice(sources[own].start, sources[own].end));
  }
  return found;
}

function headOf(dissector: Dissector, layer: number): Uint8Array {
  const { layers, sources } = dissector;
  const bytes = dissector.bytesOf(layer);
  const end = Math.min(layers.payloadEnd(layer), sources[layers.sourceOf(layer)].end);
  return bytes.slice(layers.start(layer), new MessageHead(bytes, layers.start(layer), end).bodyStart);
}
