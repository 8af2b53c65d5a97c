import { u16 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { certificateProtocols } from "../parts/x509.ts";
import { messageBodies, modernClientHello, modernServerHello } from "../parts/tls-messages.ts";
import { messagesOf } from "./tls.ts";

/**
 * Handshake messages of TLS without a record around them, but for its version, by which signatures are read: what QUIC
 * carries, and what was decrypted.
 */
export const TLSHandshake = protocol({
  name: "tls-handshake",
  within: "quic",
  lenient: true,
  prefix: "tls",
  path: "tls",
  layer: "TLSHandshake",
  title: "Transport Layer Security",
  short: "TLS",
  foreign: certificateProtocols,
  spec: "RFC 9001",
  framing: { by: "length" },
  summary: "TLS",
  fields: {
    version: u16({ filter: "", label: "Version", show: "hex", default: 0x0303 }),
    messages: messagesOf({ ...messageBodies, "Client Hello": modernClientHello, "Server Hello": modernServerHello }),
  },
});
