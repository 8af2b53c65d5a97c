import { wholeLength } from "../../definition/auto.ts";
import { mac, repeated, struct, u16, u32, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

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
  },
});

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
    routes: repeated(route),
  },
});
