import { protocol } from "../../definition/protocol.ts";
import { vncMessage } from "../parts/vnc-message.ts";

/** Virtual Network Computing by the Remote Framebuffer Protocol: a desktop over the network, one message a segment. */
export const VNC = protocol({
  name: "vnc",
  layer: "VNC",
  title: "Virtual Network Computing",
  short: "VNC",
  spec: "RFC 6143",
  carriedBy: { "tcp.port": [5500, 5501, 5900, 5901] },
  onAnyPort: {
    startsWith: ["RFB "],
    fits: (bytes, start, end) => end - start === 12 && bytes[start + 7] === 0x2e && bytes[end - 1] === 0x0a,
  },
  summary: "VNC",
  fields: { message: vncMessage },
});
