import { inetChecksum } from "../../definition/auto.ts";
import { bits, bytes, u16, u64, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

/** The Common Address Redundancy Protocol, which uses VRRP's number: nothing but a user's word tells them apart. */
export const CARP = protocol({
  name: "carp",
  layer: "CARP",
  title: "Common Address Redundancy Protocol",
  spec: "OpenBSD carp(4)",
  summary: "CARP {vhid}",
  fields: {
    version: bits(4, { label: "CARP protocol version", default: 2 }),
    type: bits(4, { label: "CARP packet type", default: 1 }),
    vhid: u8({ label: "Virtual Host ID", default: 1 }),
    advskew: u8({ label: "Advertisement Skew" }),
    authlen: u8({ label: "Auth Len", default: 7 }),
    demotion: u8({ label: "Demotion indicator" }),
    advbase: u8({ filter: "adver_int", label: "Adver Int", default: 1 }),
    chksum: u16({
      filter: "checksum",
      label: "Checksum",
      show: "hex",
      auto: inetChecksum({ wrong: { filter: "bad_checksum", severity: "Warn" } }),
    }),
    counter: u64({ label: "Counter" }),
    hmac: bytes(20, { label: "HMAC" }),
  },
});
