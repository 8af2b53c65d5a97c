import { FollowedConversation } from "../../report/follow/conversation.ts";
import { followLayers, followTcp, type FollowSource } from "../../report/follow/follow-sources.ts";
import { endText } from "../../report/follow/follow-text.ts";
import type { Details, Followed, FollowKind, Refused, TreeNode } from "../messages.ts";
import type { Capture } from "./capture.ts";
import { dissectAll } from "./dissect-all.ts";
import { contextOf, sightOf } from "./statistic-context.ts";

/** The conversation of a packet, by Wireshark's number. */
interface Stream {
  readonly transport: "tcp" | "udp";
  readonly stream: number;
}

/** The innermost conversation over TCP or UDP that a packet is part of; undefined where it is part of none. */
export function streamOf({ tree }: Details): Stream | undefined {
  const fields = (nodes: readonly TreeNode[]): TreeNode[] => nodes.flatMap((node) => [node, ...fields(node.children)]);
  const found = fields(tree).findLast(({ filter }) => filter === "tcp.stream" || filter === "udp.stream");
  if (!found) return undefined;
  return { transport: found.filter === "tcp.stream" ? "tcp" : "udp", stream: Number(found.value) };
}

/** The most telling first. */
const KINDS: { readonly [Transport in Stream["transport"]]: readonly FollowKind[] } = {
  tcp: ["http2", "http", "tls", "tcp"],
  udp: ["udp"],
};

/** What both sides of the conversation sent; throws the signal's reason. */
export async function follow(
  capture: Capture,
  details: Details,
  asked: FollowKind | undefined,
  until: number,
  signal: AbortSignal,
): Promise<Followed | Refused> {
  const wanted = streamOf(details);
  if (!wanted) return { reason: `packet ${details.index + 1} is part of no conversation over TCP or UDP` };
  const { transport, stream } = wanted;
  const conversations = KINDS[transport].map((kind) => ({ kind, conversation: new FollowedConversation() }));
  let sources: FollowSource[] = [];
  let context: ReturnType<typeof contextOf> | undefined;
  await dissectAll(
    capture,
    {
      until,
      begin(session) {
        const made = (context = contextOf(session, capture.pieces.name));
        sources = conversations.map(({ kind, conversation }) =>
          kind === "tcp"
            ? followTcp(session, { stream }, conversation)
            : followLayers(kind, { stream }, conversation, made),
        );
      },
      packet(_, { record }) {
        if (!context) return;
        const sight = sightOf(context, record);
        for (const source of sources) source.see(sight);
      },
    },
    signal,
  );
  for (const source of sources) source.end();
  const told = conversations.filter(({ conversation }) => conversation.pieces.length > 0);
  // Of HTTP/2 the older version knows no more than that it began.
  const isNewer = told.some(({ kind }) => kind === "http2");
  const telling = told.filter(({ kind }) => kind !== "http" || !isNewer);
  const { kind, conversation } =
    conversations.find((one) => one.kind === asked) ?? telling[0] ?? conversations[conversations.length - 1];
  const [a, b] = conversation.ends.map(endText);
  return {
    kind,
    kinds: telling.map((one) => one.kind),
    peers: [a, b],
    filter: `${transport}.stream == ${stream}`,
    segments: conversation.pieces.map(({ side, part, packet, bytes }) => ({
      from: side,
      part,
      index: packet - 1,
      bytes,
    })),
    leftOut: conversation.leftOut,
  };
}
