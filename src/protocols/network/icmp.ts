import { countOf, inetChecksum, sizeOf } from "../../definition/auto.ts";
import { bits, bytes, int, ipv4, options, repeated, struct, u16, u32, u8, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { icmpExtension } from "../parts/icmp-extension.ts";
import { extendedQuote } from "../parts/icmp-quote.ts";
import { icmpTypes } from "../parts/icmp-names.ts";

/** Messages with an identifier and a sequence number. */
const queries = [0, 8, 13, 14, 15, 16, 17, 18];
const timestamps = [13, 14];
const masks = [17, 18];
/** Messages whose second octet of the rest of the header counts the quoted datagram (RFC 4884). */
const extensible = [3, 11, 12];
/** Messages with four octets of nothing after the checksum. */
const bare = [4, 10];

/** Extensions of agent advertisements (RFC 5944, RFC 4721). */
const mobileAgent = options(
  {
    code: u8({ filter: "mip.type", label: "Extension Type" }),
    length: u8({ filter: "mip.length", label: "Length" }),
    single: [0],
  },
  {
    Pad: { code: 0, filter: "mip.pad" },
    AgentAdvertisement: {
      code: 16,
      filter: "mip.advertisement",
      value: struct({
        seq: u16({ filter: "mip.seq", label: "Sequence Number" }),
        lifetime: u16({ filter: "mip.life", label: "Registration Lifetime" }),
        flags: u16({ filter: "mip.flags", label: "Flags", show: "hex" }),
        careOf: repeated(ipv4({ filter: "mip.coa", label: "Care-Of-Address" })),
      }),
    },
    PrefixLengths: {
      code: 19,
      filter: "mip.prefixlengths",
      value: repeated(u8({ filter: "mip.prefixlength", label: "Prefix Length" })),
    },
    Challenge: {
      code: 24,
      filter: "mip.challenges",
      value: bytes("rest", { filter: "mip.challenge", label: "Challenge" }),
    },
  },
  { filter: "mip" },
);

const routerAdvertisement = struct({
  addrnum: u8({ filter: "num_addrs", label: "Number of addresses", auto: countOf("routers") }),
  addrsize: u8({ filter: "addr_entry_size", label: "Address entry size", default: 2 }),
  lifetime: u16({ filter: "lifetime", label: "Lifetime", default: 1800 }),
  routers: repeated(
    struct({
      address: ipv4({ filter: "router_address", label: "Router address" }),
      preference: int(4, { filter: "pref_level", label: "Preference level" }),
    }),
    { count: "addrnum" },
  ),
  extensions: mobileAgent,
});

const traceroute = struct({
  id: u16({ filter: "ident" }),
  unused: u16(),
  outbound: u16(),
  returned: u16(),
  speed: u32(),
  mtu: u32(),
});

const probe = struct({
  id: u16({ filter: "ident" }),
  seq: u8({ filter: "ext.echo.seq", label: "Sequence Number" }),
  reserved: bits(7, { filter: "ext.echo.req.res", label: "Reserved" }),
  local: bits(1, { filter: "ext.echo.req.local", label: "Local bit" }),
  extension: icmpExtension,
});

const probeReply = struct({
  id: u16({ filter: "ident" }),
  seq: u8({ filter: "ext.echo.seq", label: "Sequence Number" }),
  state: bits(3, { filter: "ext.echo.rsp.state", label: "State" }),
  reserved: bits(2, { filter: "ext.echo.rsp.res", label: "Reserved" }),
  active: bits(1, { filter: "ext.echo.rsp.active", label: "Active bit" }),
  ipv4: bits(1, { filter: "ext.echo.rsp.ipv4", label: "IPv4 bit" }),
  ipv6: bits(1, { filter: "ext.echo.rsp.ipv6", label: "IPv6 bit" }),
});

/**
 * The Internet Control Message Protocol. An error quotes a datagram: as the layer inside, or as octets where an
 * extension structure follows it (RFC 4884).
 */
export const ICMP = protocol({
  name: "icmp",
  layer: "ICMP",
  title: "Internet Control Message Protocol",
  spec: "RFC 792",
  quotes: true,
  carriedBy: { "ip.proto": 1 },
  next: { table: "icmp.type", by: ["type"] },
  summary: "ICMP {type} {code}",
  fields: {
    type: u8({ label: "Type", names: icmpTypes, default: 8 }),
    code: u8({ label: "Code" }),
    chksum: u16({ filter: "checksum", label: "Checksum", show: "hex", auto: inetChecksum() }),
    id: when({ field: "type", is: queries }, u16({ filter: "ident", label: "Identifier (BE)", show: "hex" })),
    seq: when({ field: "type", is: queries }, u16({ label: "Sequence Number (BE)" })),
    ts_ori: when(
      { field: "type", is: timestamps },
      u32({ filter: "originate_timestamp", label: "Originate Timestamp" }),
    ),
    ts_rx: when({ field: "type", is: timestamps }, u32({ filter: "receive_timestamp", label: "Receive Timestamp" })),
    ts_tx: when({ field: "type", is: timestamps }, u32({ filter: "transmit_timestamp", label: "Transmit Timestamp" })),
    addr_mask: when({ field: "type", is: masks }, ipv4({ filter: "address_mask", label: "Address Mask" })),
    gw: when({ field: "type", is: [5] }, ipv4({ filter: "redir_gw", label: "Gateway Address" })),
    ptr: when({ field: "type", is: [12] }, u8({ filter: "pointer", label: "Pointer" })),
    reserved: when({ field: "type", is: [3, 11] }, u8({ label: "Reserved" })),
    length: when({ field: "type", is: extensible }, u8({ label: "Length", auto: sizeOf("datagram", { unit: 4 }) })),
    nexthopmtu: when({ field: "type", is: [3] }, u16({ filter: "mtu", label: "MTU of next hop" })),
    unused: when({ field: "type", is: [11, 12] }, u16({ label: "Unused" })),
    datagram: when(
      { field: "type", is: extensible },
      extendedQuote(5, 4, { filter: "datagram", label: "Original datagram" }),
    ),
    extension: when({ filled: "datagram" }, icmpExtension),
    router: when({ field: "type", is: [9] }, routerAdvertisement),
    traceroute: when({ field: "type", is: [30] }, traceroute),
    photuris: when({ field: "type", is: [40] }, struct({ reserved: u16(), pointer: u16() })),
    probe: when({ field: "type", is: [42] }, probe),
    probeReply: when({ field: "type", is: [43] }, probeReply),
    zero: when({ field: "type", is: bare }, u32({ label: "Unused" })),
  },
});
