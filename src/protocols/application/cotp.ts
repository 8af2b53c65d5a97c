import { headerLengthIn } from "../../definition/auto.ts";
import type { Custom } from "../../definition/custom.ts";
import { bits, bytes, choice, custom, implied, options, struct, u16, u8, variant } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { RDP_COOKIE } from "../../definition/rdp-starts.ts";
import { bitView, YES } from "../parts/bit-view.ts";

const destination = u16({ filter: "destref", label: "Destination reference", show: "hex" });
const source = u16({ filter: "srcref", label: "Source reference", show: "hex" });

/** Who is called: text, where all of it can be printed. */
const selector = (name: string, label: string) => {
  const codec: Custom<Uint8Array> = {
    name: "selector",
    single: true,
    skip: (_octets, _at, end) => end,
    read: ({ bytes: octets }, start, end) => octets.slice(start, end),
    write: (writer, value) => writer.octets(value ?? new Uint8Array(0)),
    text: selectorText,
    inner: [{ key: "octets", field: bytes("rest", { filter: `${name}-bytes`, label }) }],
    beside: true,
    visit: (_octets, start, end, found) => found(0, start, end),
  };
  return custom(codec, { filter: name, label, hidden: true });
};

function selectorText(octets: Uint8Array, start: number, end: number): string {
  const part = octets.subarray(start, end);
  if (part.every((octet) => octet >= 0x20 && octet <= 0x7e)) return String.fromCharCode(...part);
  return `0x${Array.from(part, (octet) => octet.toString(16).padStart(2, "0")).join("")}`;
}

const parameters = options(
  {
    code: u8({
      filter: "parameter_code",
      label: "Parameter code",
      show: "hex",
      strings: {
        0x08: "ATN extended checksum - 32 bit",
        0x09: "ATN extended checksum - 16 bit",
        0x85: "ack time",
        0x86: "res error",
        0x87: "priority",
        0x88: "transit delay",
        0x89: "throughput",
        0x8a: "seq number",
        0x8b: "reassignment",
        0x8c: "flow control",
        0xc0: "tpdu-size",
        0xc1: "src-tsap",
        0xc2: "dst-tsap",
        0xc3: "checksum",
        0xc4: "version",
        0xc5: "protection",
        0xc6: "options",
        0xc7: "proto class",
        0xe0: "additional connection clearing info",
        0xf0: "preferred max TPDU size",
        0xf2: "inactivity timer",
      },
    }),
    length: u8({ filter: "parameter_length", label: "Parameter length" }),
    unknown: { filter: "", data: "parameter_value", dataLabel: "Parameter value" },
  },
  {
    "tpdu-size": {
      code: 0xc0,
      value: u8({
        filter: "",
        views: [{ filter: "tpdu_size", label: "TPDU size", type: "FT_UINT8", size: 1, number: (power) => 2 ** power }],
      }),
    },
    "src-tsap": { code: 0xc1, value: selector("src-tsap", "Source TSAP") },
    "dst-tsap": { code: 0xc2, value: selector("dst-tsap", "Destination TSAP") },
  },
  { filter: "" },
);
const head = {
  destination,
  source,
  class: u8({
    filter: "",
    views: [
      { filter: "class", label: "Class", type: "FT_UINT8", mask: 0xf0 },
      bitView("opts.extended_formats", "Extended formats", 0x02),
      bitView("opts.no_explicit_flow_control", "No explicit flow control", 0x01),
    ],
  }),
};
/** What is in front of parameters, whatever it is. */
const anyHead = Array.from({ length: 5 }, () => [0, 255] as const);
const cookie = Array.from(RDP_COOKIE, (char) => char.charCodeAt(0));
/** Clients and servers of RDP have what they negotiate in place of parameters. */
const connection = variant(
  [
    {
      starts: [
        [...anyHead, ...cookie],
        [...anyHead, [1, 3], [0, 255], 8, 0],
      ],
      of: struct({ ...head, negotiation: bytes("rest", { filter: "" }) }, { filter: "" }),
    },
  ],
  { otherwise: struct({ ...head, parameters }, { filter: "" }), filter: "" },
);
const disconnection = struct(
  { destination, source, cause: u8({ filter: "cause", label: "Cause" }), parameters },
  { filter: "" },
);
const confirmation = struct({ destination, source, parameters }, { filter: "" });
const data = struct(
  {
    destination: implied({ filter: "destref", label: "Destination reference", type: "FT_UINT16", show: "hex", is: 0 }),
    number: u8({
      filter: "",
      default: 0x80,
      views: [
        { filter: "tpdu-number", label: "TPDU number", type: "FT_UINT8", mask: 0x7f, show: "hex" },
        bitView("eot", "Last data unit", 0x80, YES),
      ],
    }),
  },
  { filter: "" },
);

/** ISO's connection-oriented transport protocol: connections of all classes, and data of the simplest. */
export const COTP = protocol({
  name: "cotp",
  layer: "COTP",
  title: "ISO 8073/X.224 COTP Connection-Oriented Transport Protocol",
  spec: "RFC 905, ITU-T X.224",
  carriedBy: { tpkt: 1 },
  startsWith: [1, 2, 5, 6, 7, 8, 12, 13, 14, 15].map(
    (type) =>
      [
        [2, 254],
        [type << 4, (type << 4) | 0x0f],
      ] as const,
  ),
  next: { table: "cotp", always: 1 },
  summary: "COTP {type}",
  fields: {
    li: u8({ label: "Length", auto: headerLengthIn(1, { minus: 1 }) }),
    type: bits(4, {
      label: "PDU Type",
      show: "hex",
      default: 15,
      strings: {
        1: "ED Expedited Data",
        2: "EA Expedited Data Acknowledgement",
        5: "RJ Reject",
        6: "AK Data Acknowledgement",
        7: "ER TPDU Error",
        8: "DR Disconnect Request",
        12: "DC Disconnect Confirm",
        13: "CC Connect Confirm",
        14: "CR Connect Request",
        15: "DT Data",
      },
    }),
    credit: bits(4, { filter: "" }),
    body: choice(
      "type",
      { 8: disconnection, 12: confirmation, 13: connection, 14: connection, 15: data },
      { otherwise: bytes("rest", { filter: "" }), size: "rest" },
    ),
  },
});
