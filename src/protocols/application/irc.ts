import { protocol } from "../../definition/protocol.ts";
import { ircLines } from "../parts/irc-lines.ts";

/** Internet Relay Chat: lines of commands, and what servers answer. One segment a layer. */
export const IRC = protocol({
  name: "irc",
  layer: "IRC",
  title: "Internet Relay Chat",
  spec: "RFC 2812",
  carriedBy: { "tcp.port": [6667, 57000] },
  summary: "IRC",
  fields: { lines: ircLines },
});
