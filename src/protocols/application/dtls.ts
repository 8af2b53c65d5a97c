import { headerLengthIn, sizeOf } from "../../definition/auto.ts";
import { bytes, choice, repeated, struct, u16, u24, u48, u8, variant, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { certificateProtocols } from "../parts/x509.ts";
import { datagramClientHello, encrypted, messageBodies, messageStarts, recordContents } from "../parts/tls-messages.ts";
import { tlsContentTypes, tlsHandshakeTypes, tlsHandshakeWords, tlsVersions } from "../parts/tls-names.ts";

/** A fragment of a message is octets. */
const isWhole = { field: "fraglen", same: "msglen" } as const;
const message = struct(
  {
    msgtype: u8({
      filter: "handshake.type",
      strings: tlsHandshakeWords,
      label: "Handshake Type",
      names: tlsHandshakeTypes,
    }),
    msglen: u24({ filter: "handshake.length", label: "Length", auto: sizeOf("body") }),
    msgseq: u16({ filter: "handshake.message_seq", label: "Message Sequence" }),
    fragoff: u24({ filter: "handshake.fragment_offset", label: "Fragment Offset" }),
    fraglen: u24({ filter: "handshake.fragment_length", label: "Fragment Length", auto: sizeOf("body") }),
    body: when(
      isWhole,
      choice(
        "msgtype",
        { ...messageBodies, "Client Hello": datagramClientHello },
        { size: { by: "fraglen" }, opaque: true },
      ),
    ),
    fragment: when({ ...isWhole, not: true }, bytes({ by: "fraglen" }, { filter: "" })),
  },
  { filter: "handshake", label: "Handshake Protocol" },
);

/** Datagram Transport Layer Security: one record a layer. */
export const DTLS = protocol({
  name: "dtls",
  records: { filter: "record", label: "DTLS Record Layer" },
  layer: "DTLS",
  title: "Datagram Transport Layer Security",
  foreign: certificateProtocols,
  spec: "RFC 6347",
  carriedBy: {
    "dtls.record": 1,
    "udp.any": 0,
    "udp.port": [684, 853, 2221, 4433, 4740, 5061, 5684, 5868, 6514, 10161],
  },
  next: { table: "dtls.record", always: 1 },
  startsWith: [
    [[20, 25], 254, [253, 255]],
    [[20, 25], 1, 0],
  ],
  summary: "DTLS",
  fields: {
    type: u8({ filter: "record.content_type", label: "Content Type", names: tlsContentTypes, default: "Handshake" }),
    version: u16({ filter: "record.version", label: "Version", names: tlsVersions, show: "hex", default: 0xfefd }),
    epoch: u16({ filter: "record.epoch", label: "Epoch" }),
    sequence: u48({ filter: "record.sequence_number", label: "Sequence Number" }),
    len: u16({ filter: "record.length", label: "Length", auto: headerLengthIn(1, { minus: 13, cut: true }) }),
    msg: choice(
      "type",
      { ...recordContents, Handshake: repeated(variant([{ starts: messageStarts, of: message }]), { filter: "" }) },
      { size: "rest", opaque: encrypted },
    ),
  },
});
