import { bits, ipv4, u16, u8, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { netbiosName } from "../parts/netbios-name.ts";

// oxfmt-ignore
const messageTypes = {
  "direct-unique": 16, "direct-group": 17, broadcast: 18, error: 19, "query-request": 20, "positive-query-response": 21, "negative-query-response": 22,
} as const;

const datagram = {
  field: "Type",
  is: [messageTypes["direct-unique"], messageTypes["direct-group"], messageTypes.broadcast],
};
const failure = { field: "Type", is: [messageTypes.error] };
const named = {
  field: "Type",
  is: [
    ...datagram.is,
    messageTypes["query-request"],
    messageTypes["positive-query-response"],
    messageTypes["negative-query-response"],
  ],
};

/** The NetBIOS Datagram Service. */
export const NBDGM = protocol({
  name: "nbdgm",
  layer: "NBTDatagram",
  title: "NetBIOS Datagram Service",
  short: "NBDS",
  spec: "RFC 1002",
  carriedBy: { "udp.port": 138 },
  next: { table: "nbdgm.payload", always: 0 },
  summary: "NBDGM {SourceIP}",
  fields: {
    Type: u8({
      filter: "type",
      strings: {
        16: "Direct_unique datagram",
        17: "Direct_group datagram",
        18: "Broadcast datagram",
        19: "Datagram error",
        20: "Datagram query request",
        21: "Datagram positive query response",
        22: "Datagram negative query response",
      },
      label: "Message Type",
      names: messageTypes,
      default: 16,
    }),
    Reserved: bits(4, {
      filter: "",
      whole: { filter: "flags", label: "Flags", type: "FT_UINT8", show: "hex", through: "More" },
    }),
    NodeType: bits(2, {
      filter: "node_type",
      label: "Node Type",
      names: { "B node": 0, "P node": 1, "M node": 2, NBDD: 3 },
    }),
    First: bits(1, { filter: "first", truth: ["Yes", "No"], label: "This is first fragment", default: 1 }),
    More: bits(1, { filter: "next", truth: ["Yes", "No"], label: "More fragments follow" }),
    ID: u16({ filter: "dgram_id", label: "Datagram ID", show: "hex" }),
    SourceIP: ipv4({ filter: "src.ip", label: "Source IP", default: "127.0.0.1" }),
    SourcePort: u16({ filter: "src.port", label: "Source Port", default: 138 }),
    Length: when(datagram, u16({ filter: "dgram_len", label: "Datagram length", default: 272 })),
    Offset: when(datagram, u16({ filter: "pkt_offset", label: "Packet offset" })),
    Error: when(
      failure,
      u8({
        filter: "error_code",
        strings: {
          130: "Destination name not present",
          131: "Invalid source name format",
          132: "Invalid destination name format",
        },
        label: "Error code",
        show: "hex",
      }),
    ),
    SourceName: when(datagram, netbiosName({ filter: "source_name", label: "Source name", default: "windows<00>" })),
    DestinationName: when(
      named,
      netbiosName({ filter: "destination_name", label: "Destination name", default: "windows<00>" }),
    ),
  },
});
