import { headerLengthIn, sizeOf } from "../../definition/auto.ts";
import { choice, repeated, struct, text, u16, u24, u8, variant } from "../../definition/fields.ts";
import type { AnyField, Cases, View } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { BEFORE_TLS13, TLS_TOLD, TOLD } from "../../definition/told.ts";
import { certificateProtocols } from "../parts/x509.ts";
import { clientHello, encrypted, messageBodies, messageStarts, recordContents } from "../parts/tls-messages.ts";
import { tlsContentTypes, tlsHandshakeTypes, tlsHandshakeWords, tlsVersions } from "../parts/tls-names.ts";

/** Handshake messages one after another, with these bodies; octets that begin like none are encrypted. */
export function messagesOf(bodies: Cases): AnyField {
  const message = struct(
    {
      msgtype: u8({
        filter: "handshake.type",
        strings: { ...tlsHandshakeWords, 7: "Request Certificate" },
        label: "Handshake Message Type",
        names: tlsHandshakeTypes,
      }),
      msglen: u24({ filter: "handshake.length", label: "Length", auto: sizeOf("body") }),
      body: choice("msgtype", bodies, { size: { by: "msglen", cut: true } }),
    },
    { filter: "handshake", label: "Handshake Protocol" },
  );
  return repeated(variant([{ starts: messageStarts, of: message }]), { filter: "" });
}

/** From 1.3 on the type of what is encrypted says no more than that. */
const opaqueType: View = {
  filter: "record.opaque_type",
  label: "Opaque Type",
  type: "FT_UINT8",
  strings: Object.fromEntries(Object.entries(tlsContentTypes).map(([name, number]) => [number, name])),
  shown: { [TOLD]: [TLS_TOLD.hidden] },
};
const handshakeMessages = messagesOf({ ...messageBodies, "Client Hello": clientHello });

/**
 * Transport Layer Security: one record a layer. A record that goes on in the next segment ends with this one's; what is
 * encrypted is octets.
 */
export const TLS = protocol({
  name: "tls",
  records: { filter: "record", label: "TLS Record Layer" },
  lenient: true,
  layer: "TLS",
  title: "Transport Layer Security",
  foreign: certificateProtocols,
  spec: "RFC 8446",
  carriedBy: {
    "tls.record": 1,
    "tcp.port": [
      261, 271, 324, 443, 465, 563, 614, 636, 802, 853, 989, 990, 992, 993, 994, 995, 1300, 2221, 2443, 3249, 3250,
      3251, 3252, 3496, 4433, 5061, 5671, 5684, 5868, 5986, 6514, 8443, 8883, 9443, 11207, 19999, 27017,
    ],
  },
  next: { table: "tls.record", always: 1 },
  onAnyPort: true,
  framing: { by: "length", shown: true, neverText: true },
  startsWith: [[[20, 24], 3, [0, 4], [0, 0x48], [0, 255]]],
  generated: { application: text("rest", { filter: "app_data_proto", label: "Application Data Protocol" }) },
  summary: "TLS",
  fields: {
    type: u8({
      filter: "record.content_type",
      label: "Content Type",
      names: tlsContentTypes,
      default: "Handshake",
      shown: { [TOLD]: [...BEFORE_TLS13, TLS_TOLD.tls13] },
      views: [opaqueType],
    }),
    version: u16({ filter: "record.version", label: "Version", names: tlsVersions, show: "hex", default: 0x0303 }),
    len: u16({ filter: "record.length", label: "Length", auto: headerLengthIn(1, { minus: 5, cut: true }) }),
    msg: choice("type", { ...recordContents, Handshake: handshakeMessages }, { size: "rest", opaque: encrypted }),
  },
});
