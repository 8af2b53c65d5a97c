import { bytes, ipv4, ipv6, u16, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { socksCommands } from "../../definition/socks-told.ts";
import { socksMessage } from "../parts/socks-message.ts";

/** SOCKS of versions 4 and 5: what a client and its proxy agree on, and that what follows goes through it. */
export const SOCKS = protocol({
  name: "socks",
  layer: "SOCKS",
  title: "Socks Protocol",
  short: "Socks",
  spec: "RFC 1928, RFC 1929, RFC 1961, SOCKS 4A",
  carriedBy: { "tcp.port": 1080 },
  foreign: ["tcp"],
  summary: "SOCKS",
  fields: { message: socksMessage },
  generated: {
    "/carriedVersion": u8({ filter: "version", label: "Version" }),
    "/carriedCommand": u8({ filter: "command", label: "Command", strings: socksCommands }),
    "/carriedAddress": ipv4({ filter: "dst", label: "Remote Address" }),
    "/carriedAddress6": ipv6({ filter: "dstV6", label: "Remote Address(ipv6)" }),
    "/carriedPort": u16({ filter: "dstport", label: "Remote Port" }),
    "/carriedPayload": bytes("rest", { filter: "=tcp.payload", label: "TCP payload", plain: true }),
  },
});
