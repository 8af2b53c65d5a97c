import { payloadLength, wholeLength } from "../../definition/auto.ts";
import { bits, bytes, options, repeated, struct, text, u16, u32, u8, when } from "../../definition/fields.ts";
import type { ValueStrings } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";

/** EAP over LAN (IEEE 802.1X). */
export const EAPOL = protocol({
  name: "eapol",
  layer: "EAPOL",
  title: "802.1X Authentication",
  spec: "IEEE 802.1X",
  carriedBy: { ethertype: [0x888e, 0x88c7] },
  next: { table: "eapol.type", by: ["type"] },
  summary: "EAPOL {type}",
  fields: {
    version: u8({ label: "Version", names: { "802.1X-2001": 1, "802.1X-2004": 2, "802.1X-2010": 3 }, default: 1 }),
    type: u8({ label: "Type", names: { "EAP Packet": 0, Start: 1, Logoff: 2, Key: 3, "Encapsulated ASF Alert": 4 } }),
    len: u16({ label: "Length", auto: payloadLength() }),
  },
});

/** Authentication methods (IANA EAP Registry). */
const methods = {
  Identity: 1,
  Notification: 2,
  "Legacy Nak": 3,
  "MD5-Challenge": 4,
  "One Time Password": 5,
  "Generic Token Card": 6,
  "EAP-TLS": 13,
  LEAP: 17,
  "EAP-SIM": 18,
  "EAP-TTLS": 21,
  "EAP-AKA": 23,
  PEAP: 25,
  "MS-CHAP-V2": 26,
  "EAP-FAST": 43,
  "EAP-PSK": 47,
  "EAP-AKA'": 50,
  "EAP-PWD": 52,
  Expanded: 254,
  Experimental: 255,
} as const;
/** Requests and responses have a type. */
const typed = { field: "code", is: [1, 2] } as const;
/** Methods that carry TLS. */
const tunnelled = [13, 21, 25, 43];

const common = { 12: "Notification", 13: "Re-authentication", 14: "Client-Error" };
const simSubtypes: ValueStrings = { 10: "Start", 11: "Challenge", ...common };
const akaSubtypes: ValueStrings = {
  1: "AKA-Challenge",
  2: "AKA-Authentication-Reject",
  4: "AKA-Synchronization-Failure",
  5: "AKA-Identity",
  ...common,
};

/** Methods of mobile telephony: attributes whose lengths are in units of four octets (RFC 4186 8.1, RFC 4187 8.1). */
const attributes = (name: string, label: string, subtypes: ValueStrings) =>
  struct(
    {
      subtype: u8({ filter: `${name}.subtype`, label: `${label} Subtype`, strings: subtypes }),
      reserved: u16({ filter: `${name}.reserved`, label: `${label} Reserved`, show: "hex" }),
      attributes: options(
        {
          code: u8({ filter: `${name}.subtype.type`, label: `${label} Type` }),
          length: u8({ filter: `${name}.subtype.len`, label: `${label} Length` }),
          counts: "whole",
          unit: 4,
          unknown: {
            filter: `${name}.subtype.attribute`,
            label: `${label} Attribute`,
            data: `${name}.subtype.value`,
            dataLabel: `${label} Value`,
          },
        },
        {},
        { filter: "" },
      ),
    },
    { filter: "" },
  );

/** The Extensible Authentication Protocol. */
export const EAP = protocol({
  name: "eap",
  pathBehind: { eapol: "" },
  layer: "EAP",
  title: "Extensible Authentication Protocol",
  spec: "RFC 3748",
  carriedBy: { "eapol.type": 0, "ppp.protocol": 0xc227 },
  answers: [{ kind: { offset: 0, mask: 0xff, request: [1], response: [2] }, repeats: [[1, 1, 1]] }],
  summary: "EAP {code} {type}",
  fields: {
    code: u8({
      label: "Code",
      names: { Request: 1, Response: 2, Success: 3, Failure: 4, Initiate: 5, Finish: 6 },
      default: 4,
    }),
    id: u8({ label: "Id" }),
    len: u16({ label: "Length", auto: wholeLength() }),
    type: when(typed, when({ left: 1 }, u8({ label: "Type", names: methods, default: 1 }))),
    identity: when(
      { field: "type", is: [1] },
      when({ left: 1 }, text("rest", { filter: "identity", label: "Identity" })),
    ),
    notification: when({ field: "type", is: [2] }, text("rest", { filter: "notification", label: "Notification" })),
    desired_auth_types: when(
      { field: "type", is: [3] },
      repeated(u8({ filter: "desired_type", label: "Desired Auth Type", names: methods })),
    ),
    challenge: when(
      { field: "type", is: [4] },
      struct({
        value: bytes(
          { prefix: 1, named: { filter: "md5.value_size", label: "EAP-MD5 Value-Size" } },
          { filter: "md5.value", label: "EAP-MD5 Value" },
        ),
        optional_name: bytes("rest", { filter: "md5.extra_data", label: "EAP-MD5 Extra Data" }),
      }),
    ),
    tls: when(
      { field: "type", is: tunnelled },
      struct({
        L: bits(1, {
          filter: "tls.flags.len_included",
          label: "Length Included",
          whole: { through: "version", filter: "tls.flags", label: "EAP-TLS Flags", type: "FT_UINT8", show: "hex" },
        }),
        M: bits(1, { filter: "tls.flags.more_fragments", label: "More Fragments" }),
        S: bits(1, { filter: "tls.flags.start", label: "Start" }),
        reserved: bits(2, { filter: "" }),
        version: bits(3, { filter: "tls.flags.version", label: "Version" }),
        tls_message_len: when({ field: "L" }, u32({ filter: "tls.len", label: "EAP-TLS Length" })),
        tls_data: bytes("rest", { filter: "" }),
      }),
    ),
    aka: when({ field: "type", is: [23, 50] }, attributes("aka", "EAP-AKA", akaSubtypes)),
    sim: when({ field: "type", is: [18] }, attributes("sim", "EAP-SIM", simSubtypes)),
    data: when(
      { field: "type", is: [1, 2, 3, 4, 18, 23, 50, ...tunnelled], not: true },
      bytes("rest", { filter: "data", label: "Data" }),
    ),
  },
});
