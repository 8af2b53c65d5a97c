import { choice, frameNumber, mark, u16, u32, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { datagramClientHello, messageBodies } from "../parts/tls-messages.ts";
import { tlsHandshakeTypes } from "../parts/tls-names.ts";
import { certificateProtocols } from "../parts/x509.ts";

/**
 * A handshake message of DTLS that was put together of fragments (RFC 6347 4.2.3), behind the version of its record and its type.
 */
export const DTLSHandshake = protocol({
  name: "dtls-handshake",
  within: "dtls",
  prefix: "dtls",
  path: "",
  layer: "DTLSHandshake",
  title: "Datagram Transport Layer Security",
  short: "DTLS",
  foreign: certificateProtocols,
  spec: "RFC 6347",
  summary: "DTLS",
  generated: {
    pieces: mark({ filter: "fragments", label: "Message fragments" }),
    piece: frameNumber({ filter: "fragment", label: "Message fragment" }),
    pieceCount: u32({ filter: "fragment.count", label: "Message fragment count" }),
    wholeLength: u32({ filter: "reassembled.length", label: "Reassembled DTLS length" }),
  },
  fields: {
    version: u16({ filter: "", label: "Version", show: "hex", default: 0xfefd }),
    msgtype: u8({ filter: "", label: "Handshake Type", names: tlsHandshakeTypes }),
    body: choice("msgtype", { ...messageBodies, "Client Hello": datagramClientHello }, { size: "rest", opaque: true }),
  },
});
