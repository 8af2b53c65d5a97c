import { frameNumber, mark, u32 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { openvpnMessage } from "../parts/openvpn-message.ts";

/** OpenVPN: one message a layer. TLS in control messages is put together; data is encrypted. */
export const OpenVPN = protocol({
  name: "openvpn",
  records: {},
  layer: "OpenVPN",
  title: "OpenVPN Protocol",
  short: "OpenVPN",
  spec: "draft-rosen-openvpn-00",
  carriedBy: { "tcp.port": 1194, "udp.port": 1194 },
  summary: "OpenVPN",
  fields: { message: openvpnMessage },
  generated: {
    pieces: mark({ filter: "fragments", label: "Message fragments" }),
    piece: frameNumber({ filter: "fragment", label: "Message fragment" }),
    pieceCount: u32({ filter: "fragment.count", label: "Message fragment count" }),
    wholeLength: u32({ filter: "reassembled.length", label: "Reassembled message length" }),
  },
});
