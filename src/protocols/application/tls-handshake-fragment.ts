import { bytes } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

/** The beginning of a handshake message that QUIC carries in several packets. */
export const TLSHandshakeFragment = protocol({
  name: "tls-handshake-fragment",
  prefix: "tls",
  within: "quic",
  path: "tls",
  layer: "TLSHandshakeFragment",
  title: "Transport Layer Security",
  short: "TLS",
  spec: "RFC 9001",
  summary: "TLS",
  fields: {
    fragment: bytes("rest", {
      filter: "handshake",
      label: "Handshake Protocol",
      type: "FT_NONE",
      line: "tls.fragment",
    }),
  },
});
