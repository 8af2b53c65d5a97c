import { inetChecksum, sizeOf } from "../../definition/auto.ts";
import { bits, bytes, choice, ipv4, repeated, struct, u16, u32, u8, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { YES } from "../parts/bit-view.ts";
import { etherTypes } from "../parts/ethertypes.ts";

/** What PPTP carries, whose key is a length and the number of a call (RFC 2637). */
const PPP = 0x880b;

const protocolWords = {
  0x0000: "Possible GRE keepalive packet",
  0x00fe: "OSI",
  0x0800: "IP",
  0x0806: "ARP",
  0x2000: "CDP (Cisco)",
  0x2001: "NHRP",
  0x22eb: "ERSPAN III",
  0x6400: "MIKROTIK EoIP",
  0x6558: "Transparent Ethernet bridging",
  0x6559: "Frame Relay",
  0x8137: "IPX",
  0x86dd: "IPv6",
  0x880b: "PPP",
  0x883e: "WCCP",
  0x8847: "MPLS label switched packet",
  0x88be: "ERSPAN",
  0x894f: "Network Service Header",
};

/** One source route entry (RFC 1701); one without family and length ends the list. */
const routeEntry = struct({
  addressfamily: u16({ filter: "routing.address_family", label: "Address Family", show: "hex" }),
  sreoffset: u8({ filter: "routing.sre_offset", label: "SRE Offset" }),
  srelength: u8({ filter: "routing.src_length", label: "SRE Length", auto: sizeOf("information") }),
  information: choice(
    "addressfamily",
    {
      0x0800: repeated(ipv4({ filter: "routing.information", label: "Routing Information" })),
      0xfffe: repeated(u16({ filter: "routing.information", label: "Routing Information" })),
    },
    {
      otherwise: bytes("rest", { filter: "routing.information", label: "Routing Information" }),
      size: { by: "srelength" },
    },
  ),
});

/** Generic Routing Encapsulation, as everybody's (version 0) and with PPTP's calls (version 1). A packet without protocol and payload is a keepalive. */
export const GRE = protocol({
  name: "gre",
  layer: "GRE",
  title: "Generic Routing Encapsulation",
  uncut: true,
  spec: "RFC 2784, RFC 2890, RFC 2637, RFC 1701",
  carriedBy: { "ip.proto": 47, "udp.port": 4754 },
  next: [
    { table: "gre.numbered", by: ["proto"], only: { seqnum_present: 1 } },
    { table: "gre.proto", by: ["proto"] },
  ],
  summary: "GRE {proto}",
  fields: {
    chksum_present: bits(1, {
      filter: "flags.checksum",
      label: "Checksum Bit",
      truth: YES,
      word: 16,
      whole: {
        through: "version",
        filter: "flags_and_version",
        label: "Flags and Version",
        type: "FT_UINT16",
        show: "hex",
      },
    }),
    routing_present: bits(1, { filter: "flags.routing", label: "Routing Bit", truth: YES, word: 16 }),
    key_present: bits(1, { filter: "flags.key", label: "Key Bit", truth: YES, word: 16 }),
    seqnum_present: bits(1, { filter: "flags.sequence_number", label: "Sequence Number Bit", truth: YES, word: 16 }),
    strict_route_source: bits(1, {
      filter: "flags.strict_source_route",
      label: "Strict Source Route Bit",
      truth: YES,
      word: 16,
    }),
    recursion_control: bits(3, {
      filter: "flags.recursion_control",
      label: "Recursion control",
      type: "FT_UINT16",
      word: 16,
    }),
    acknum_present: bits(1, {
      filter: "flags.ack",
      label: "Acknowledgment",
      truth: YES,
      word: 16,
      shown: { proto: [PPP] },
    }),
    flags: bits(4, {
      filter: "",
      views: [
        {
          filter: "flags.reserved",
          label: "Flags (Reserved)",
          type: "FT_UINT16",
          mask: 0xf8,
          word: 16,
          shown: { version: [0] },
        },
        {
          filter: "flags.reserved",
          label: "Flags (Reserved)",
          type: "FT_UINT16",
          mask: 0x78,
          word: 16,
          shown: { version: [1] },
        },
      ],
    }),
    version: bits(3, {
      filter: "flags.version",
      label: "Version",
      type: "FT_UINT16",
      word: 16,
      names: { GRE: 0, "Enhanced GRE": 1 },
    }),
    proto: u16({ label: "Protocol Type", show: "hex", names: etherTypes, strings: protocolWords }),
    chksum: when(
      { field: "chksum_present", or: "routing_present" },
      u16({ filter: "checksum", label: "Checksum", show: "hex", auto: inetChecksum() }),
    ),
    offset: when({ field: "chksum_present", or: "routing_present" }, u16({ label: "Offset" })),
    key: when(
      { field: "key_present" },
      choice(
        "proto",
        {
          [PPP]: u32({
            filter: "",
            parts: {
              payload_length: bits(16, { filter: "key.payload_length", label: "Payload Length" }),
              call_id: bits(16, { filter: "key.call_id", label: "Call ID" }),
            },
          }),
        },
        { otherwise: u32({ label: "Key", show: "hex" }) },
      ),
    ),
    sequence_number: when({ field: "seqnum_present" }, u32({ label: "Sequence Number" })),
    ack_number: when(
      { field: "version", is: [1] },
      when({ field: "acknum_present" }, u32({ label: "Acknowledgment Number" })),
    ),
    routing: when(
      { field: "routing_present" },
      repeated(routeEntry, { filter: "routing", label: "Routing", until: { field: "srelength", is: 0 } }),
    ),
  },
});
