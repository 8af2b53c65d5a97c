import { protocol } from "../../definition/protocol.ts";
import { gquicPacket } from "../parts/gquic-packet.ts";

/** Google's QUIC, up to version 46: heads, handshakes, and what is encrypted behind them. */
export const GQUIC = protocol({
  name: "gquic",
  layer: "GQUIC",
  title: "GQUIC (Google Quick UDP Internet Connections)",
  spec: "QUIC Wire Layout Specification, 2018",
  summary: "GQUIC",
  fields: { packet: gquicPacket },
});
