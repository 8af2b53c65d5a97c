import { frameNumber, mark } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { xmppStanzas } from "../parts/xmpp-stanza.ts";

/** Extensible Messaging and Presence Protocol: what a segment, or several, have of a stream of stanzas. */
export const XMPP = protocol({
  name: "xmpp",
  layer: "XMPP",
  title: "XMPP Protocol",
  spec: "RFC 6120",
  holds: ["xml"],
  carriedBy: { "tcp.port": 5222 },
  summary: "XMPP",
  fields: { stanzas: xmppStanzas },
  generated: {
    request: frameNumber({ filter: "response_to", label: "Request In" }),
    response: frameNumber({ filter: "response_in", label: "Response In" }),
    unanswered: mark({
      filter: "packet_without_response",
      label: "Packet without response",
      expert: { severity: "Chat", group: "Protocol" },
    }),
  },
});
