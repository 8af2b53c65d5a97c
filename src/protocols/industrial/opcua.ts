import { u32le } from "../../bytes/numbers.ts";
import { protocol } from "../../definition/protocol.ts";
import { opcuaMessage } from "../parts/opcua-message.ts";

const HEADER = 8;

/** The binary protocol of OPC Unified Architecture over TCP, one message a layer. */
export const OpcUa = protocol({
  name: "opcua",
  records: {},
  layer: "OpcUa",
  title: "OpcUa Binary Protocol",
  short: "OpcUa",
  spec: "OPC 10000-6",
  carriedBy: { "tcp.port": 4840 },
  framing: {
    by: "measure",
    measure: (bytes, at, end) => (end - at < HEADER ? 0 : Math.max(HEADER, u32le(bytes, at + 4))),
  },
  summary: "OPC UA",
  fields: { message: opcuaMessage },
});
