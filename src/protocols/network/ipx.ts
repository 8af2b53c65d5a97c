import { wholeLength } from "../../definition/auto.ts";
import type { Custom } from "../../definition/custom.ts";
import { custom, mac, repeated, struct, text, u16, u32, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { aside, numberOf } from "../parts/aside.ts";

const sockets = {
  NCP: 0x0451,
  SAP: 0x0452,
  RIP: 0x0453,
  NetBIOS: 0x0455,
  Diagnostic: 0x0456,
  Serialization: 0x0457,
} as const;
const packetTypes = { IPX: 0, RIP: 1, Echo: 2, Error: 3, PEP: 4, SPX: 5, NCP: 17, "NetBIOS Broadcast": 20 } as const;

const network = (end: string, label: string) =>
  u32({ filter: `${end}.net`, label: `${label} Network`, type: "FT_IPXNET", show: "hex" });
const node = (end: string, label: string) =>
  mac({ filter: `${end}.node`, label: `${label} Node`, default: "ff:ff:ff:ff:ff:ff" });
const socket = (end: string, label: string) =>
  u16({ filter: `${end}.socket`, label: `${label} Socket`, show: "hex", names: sockets, default: "RIP" });

/** Octets of the header in front of this place, and where in it the networks with the nodes are. */
const HEADER = 30;
const [TO, FROM, STATION] = [6, 18, 10] as const;

/** A network and a node in it, as one text. */
const station = (filter: string, label: string) => {
  const codec: Custom<undefined> = {
    name: "station",
    skip: (_bytes, _at, end) => end,
    read: () => undefined,
    write() {},
    text(bytes, start, end) {
      const digits = Array.from(bytes.subarray(start, end), (octet) => octet.toString(16).padStart(2, "0"));
      return `${digits.slice(0, 4).join("")}.${digits.slice(4).join("")}`;
    },
  };
  return custom(codec, { filter, label, type: "FT_STRING", hidden: true });
};
const stations = aside(
  [
    ["source", station("src", "Source Address")],
    ["destination", station("dst", "Destination Address")],
    ["station", station("addr", "Src/Dst Address")],
  ],
  (_octets, at, found) => {
    for (const [inner, from] of [
      [0, FROM],
      [1, TO],
    ] as const) {
      const start = at - HEADER + from;
      found(inner, start, start + STATION);
      found(2, start, start + STATION);
    }
  },
);

/**
 * Novell's Internetwork Packet Exchange. `novell` are frames of Ethernet with a length and no LLC, which are known by the
 * checksum that nobody computes.
 */
export const IPX = protocol({
  name: "ipx",
  layer: "IPX",
  title: "Internetwork Packet eXchange",
  spec: "Novell IPX Router Specification 1.20",
  carriedBy: {
    ethertype: [0x8137, 0x8138],
    "llc.dsap": [0xe0, 0x10],
    "gre.proto": 0x8137,
    "udp.port": 213,
    "ppp.protocol": 0x002b,
    novell: 1,
  },
  startsWith: [[0xff, 0xff, [0, 255], [0, 255], [0, 255], [0, 0x1f]]],
  next: { table: "ipx.socket", by: ["dsocket", "ssocket"] },
  aliases: {
    net: { of: ["dnet", "snet"], label: "Source or Destination Network" },
    node: { of: ["dnode", "snode"], label: "Source or Destination Node" },
    socket: { of: ["dsocket", "ssocket"], label: "Source or Destination Socket" },
  },
  summary: "IPX {snode} > {dnode}",
  fields: {
    chksum: u16({ filter: "checksum", label: "Checksum", show: "hex", default: 0xffff }),
    len: u16({ label: "Length", auto: wholeLength() }),
    hops: u8({ label: "Transport Control (Hops)" }),
    type: u8({ filter: "packet_type", label: "Packet Type", show: "hex", names: packetTypes }),
    dnet: network("dst", "Destination"),
    dnode: node("dst", "Destination"),
    dsocket: socket("dst", "Destination"),
    snet: network("src", "Source"),
    snode: node("src", "Source"),
    ssocket: socket("src", "Source"),
    stations,
  },
});

/** Whether what was asked for or an answer stands in front, by its number; requests have `request` as its lowest bit. */
const kindOf = (request: 0 | 1) =>
  aside(
    [
      ["request", numberOf("FT_BOOLEAN", { filter: "request", label: "Request", hidden: true }, () => 1)],
      ["response", numberOf("FT_BOOLEAN", { filter: "response", label: "Response", hidden: true }, () => 1)],
    ],
    (octets, at, found) => found((octets[at - 1]! & 1) === request ? 0 : 1, at - 2, at),
  );

const route = struct({
  net: u32({ filter: "route_vector", label: "Route Vector", type: "FT_IPXNET", show: "hex" }),
  hops: u16({ label: "Hops" }),
  ticks: u16({ label: "Ticks" }),
});

/** Its Routing Information Protocol. */
export const IPXRIP = protocol({
  name: "ipxrip",
  path: "",
  layer: "IPXRIP",
  title: "IPX Routing Information Protocol",
  spec: "Novell IPX Router Specification 1.20",
  carriedBy: { "ipx.socket": sockets.RIP },
  summary: "IPX RIP {operation}",
  fields: {
    operation: u16({ filter: "packet_type", label: "RIP packet type", names: { Request: 1, Response: 2 }, default: 1 }),
    meaning: kindOf(1),
    routes: repeated(route),
  },
});

const server = struct(
  {
    type: u16({ filter: "server.type", label: "Server Type", show: "hex" }),
    title: text(48, { filter: "server.name", label: "Server Name", type: "FT_STRINGZ" }),
    net: u32({ filter: "server.network", label: "Network", type: "FT_IPXNET", show: "hex" }),
    node: mac({ filter: "server.node", label: "Node" }),
    socket: u16({ filter: "server.socket", label: "Socket", show: "hex", names: sockets }),
    hops: u16({ filter: "server.intermediate_networks", label: "Intermediate Networks" }),
  },
  { label: "Server" },
);

/** Its Service Advertisement Protocol. */
export const IPXSAP = protocol({
  name: "ipxsap",
  path: "",
  layer: "IPXSAP",
  title: "Service Advertisement Protocol",
  short: "IPX SAP",
  spec: "Novell IPX Router Specification 1.20",
  standsAlone: true,
  carriedBy: { "ipx.socket": sockets.SAP },
  summary: "IPX SAP {operation}",
  fields: {
    operation: u16({
      filter: "packet_type",
      label: "SAP packet type",
      names: { "General Query": 1, "General Response": 2, "Nearest Query": 3, "Nearest Response": 4 },
      default: 1,
    }),
    // Wireshark calls them the other way round.
    meaning: kindOf(0),
    servers: repeated(server, { filter: "server", label: "Server" }),
  },
});
