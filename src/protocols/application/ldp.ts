import { headerLengthIn, sizeOf } from "../../definition/auto.ts";
import { bits, bytes, ipv4, repeated, struct, u16, u32, variant, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { messageTypes } from "../parts/ldp-names.ts";
import { parameters } from "../parts/ldp-parameters.ts";

/** Octets of the version and the length, which the length does not count. */
const UNCOUNTED = 4;
/** Types of messages that vendors and experiments have for themselves (RFC 5036 3.6). */
const PRIVATE = { field: "type", mask: 0x7f00, is: [0x3e00] } as const;
const EXPERIMENTAL = { field: "type", mask: 0x7f00, is: [0x3f00] } as const;
const OWN = { field: "type", mask: 0x7e00, is: [0x3e00] } as const;

const message = struct(
  {
    unknown: bits(1, {
      filter: "msg.ubit",
      label: "U bit",
      type: "FT_BOOLEAN",
      word: 8,
      truth: ["Unknown bit set", "Unknown bit not set"],
    }),
    type: bits(15, {
      filter: "msg.type",
      label: "Message Type",
      type: "FT_UINT16",
      show: "hex",
      strings: messageTypes,
      default: 0x100,
    }),
    length: u16({ filter: "msg.len", label: "Message Length", auto: sizeOf("id", { through: "parameters" }) }),
    id: u32({ filter: "msg.id", label: "Message ID", show: "hex" }),
    vendor: when(PRIVATE, u32({ filter: "msg.vendor.id", label: "Vendor ID", show: "hex" })),
    experiment: when(EXPERIMENTAL, u32({ filter: "msg.experiment.id", label: "Experiment ID", show: "hex" })),
    data: when(OWN, bytes({ by: "length", minus: 8 }, { filter: "data", label: "Data" })),
    parameters: when({ ...OWN, not: true }, parameters),
  },
  { filter: "", label: "Message", line: "ldp.message" },
);

const ANY = [0, 255] as const;
/** A message whose length does not even count its number: nothing behind it can be read. */
const tooShort = (length: number) =>
  bytes("rest", {
    filter: "invalid_length",
    label: "Length of the packet is malformed",
    type: "FT_NONE",
    expert: {
      severity: "Error",
      group: "Malformed",
      summary: `Error processing Message Length: length is ${length}, should be >= 4`,
    },
  });
const messageOrNot = variant(
  [
    {
      starts: [
        [ANY, ANY, [1, 255], ANY],
        [ANY, ANY, 0, [4, 255]],
      ],
      of: message,
    },
    ...[0, 1, 2, 3].map((length) => ({ starts: [[ANY, ANY, 0, length]] as const, of: tooShort(length) })),
  ],
  { otherwise: message },
);

/** Label Distribution Protocol: routers tell each other which label stands for which packets. One unit a layer. */
export const LDP = protocol({
  name: "ldp",
  records: {},
  layer: "LDP",
  title: "Label Distribution Protocol",
  spec: "RFC 5036, RFC 4447",
  carriedBy: { "udp.port": 646, "tcp.port": 646 },
  framing: { by: "length", unsized: true },
  startsWith: [[0, 1]],
  requires: { UDP: { sport: 646, dport: 646 }, TCP: { sport: 646, dport: 646 } },
  summary: "LDP {id}:{space}",
  fields: {
    version: u16({ filter: "hdr.version", label: "Version", default: 1 }),
    len: u16({ filter: "hdr.pdu_len", label: "PDU Length", auto: headerLengthIn(1, { minus: UNCOUNTED, cut: true }) }),
    id: ipv4({ filter: "hdr.ldpid.lsr", label: "LSR ID", default: "127.0.0.1" }),
    space: u16({ filter: "hdr.ldpid.lsid", label: "Label Space ID" }),
    messages: repeated(messageOrNot, { filter: "" }),
  },
});
