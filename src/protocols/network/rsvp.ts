import { headerLengthIn, inetChecksum } from "../../definition/auto.ts";
import { bits, choice, implied, struct, u16, u8 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { messageTypes } from "../parts/rsvp-names.ts";
import { rsvpObjects } from "../parts/rsvp-objects.ts";

/** A field by which filters ask for messages of a type. */
const is = (filter: string, label: string): AnyField => implied({ filter, label, hidden: true });
const typed = {
  1: is("path", "Path Message"),
  2: is("resv", "Resv Message"),
  3: is("perr", "Path Error Message"),
  4: is("rerr", "Resv Error Message"),
  5: is("ptear", "Path Tear Message"),
  6: is("rtear", "Resv Tear Message"),
  7: is("resvconf", "Resv Confirm Message"),
  10: is("rtearconf", "Resv Tear Confirm Message"),
  12: is("bundle", "Bundle Message"),
  13: is("ack", "Ack Message"),
  15: is("srefresh", "Srefresh Message"),
  20: is("hello", "HELLO Message"),
  21: is("notify", "Notify Message"),
};

/** Resource Reservation Protocol: routers are told which flows, or which paths of labels, go through them. */
export const RSVP = protocol({
  name: "rsvp",
  layer: "RSVP",
  title: "Resource ReserVation Protocol (RSVP)",
  spec: "RFC 2205, RFC 3209",
  carriedBy: { "ip.proto": 46, "udp.port": 3455 },
  summary: "RSVP {Class}",
  fields: {
    Version: bits(4, { filter: "version", label: "RSVP Version", type: "FT_UINT8", word: 8, default: 1 }),
    Flags: bits(4, { filter: "flags", label: "Flags", type: "FT_UINT8", show: "hex", word: 8 }),
    Class: u8({ filter: "msg", label: "Message Type", strings: messageTypes, default: 1 }),
    chksum: u16({
      filter: "message_checksum",
      label: "Message Checksum",
      show: "hex",
      auto: inetChecksum({ silent: true }),
    }),
    TTL: u8({ filter: "sending_ttl", label: "Sending TTL", default: 1 }),
    dataofs: u8({ filter: "" }),
    Length: u16({ filter: "message_length", label: "Message length", auto: headerLengthIn(1) }),
    is: choice("Class", typed, { otherwise: struct({}, { filter: "" }) }),
    objects: rsvpObjects,
  },
});
