import { protocol } from "../../definition/protocol.ts";
import { thriftFrame } from "../../definition/thrift-told.ts";
import { thriftMessage } from "../parts/thrift-message.ts";

/** Apache Thrift: calls and answers in the strict binary and the compact protocol, on any port. */
export const Thrift = protocol({
  name: "thrift",
  records: {},
  layer: "Thrift",
  title: "Thrift Protocol",
  short: "Thrift",
  spec: "Apache Thrift, binary and compact protocol encoding",
  carriedBy: { "tcp.port": [], "udp.port": [] },
  onAnyPort: {
    startsWith: [
      [0x80, 1, 0, [1, 4], 0, 0],
      [0x82, [0x21, 0x81]],
      [0, [0, 255], [0, 255], [0, 255], 0x80, 1, 0, [1, 4], 0, 0],
      [0, [0, 255], [0, 255], [0, 255], 0x82, [0x21, 0x81]],
    ],
    fits: (bytes, start, end) => thriftFrame(bytes, start, end) >= 0,
  },
  summary: "Thrift",
  fields: { message: thriftMessage },
});
