import { icmpTypeWords } from "../parts/icmp-words.ts";
import { countOf, inetChecksum, sizeOf } from "../../definition/auto.ts";
import {
  bits,
  bytes,
  int,
  ipv4,
  options,
  relativeTime,
  repeated,
  struct,
  time,
  u16,
  u32,
  u8,
  when,
} from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { echoExchangeFields } from "../parts/exchange-fields.ts";
import { aside, numberOf, octetsOf } from "../parts/aside.ts";
import { bitView, SET } from "../parts/bit-view.ts";
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
const bare = [10];

/** Extensions of agent advertisements (RFC 5944, RFC 4721). */
const mobileAgent = options(
  {
    code: u8({ filter: "mip.type", label: "Extension Type" }),
    length: u8({ filter: "mip.length", label: "Length" }),
    single: [0],
  },
  {
    Pad: { code: 0 },
    AgentAdvertisement: {
      code: 16,
      value: struct({
        seq: u16({ filter: "mip.seq", label: "Sequence Number" }),
        lifetime: u16({ filter: "mip.life", label: "Registration Lifetime" }),
        flags: u16({
          filter: "mip.flags",
          label: "Flags",
          show: "hex",
          views: [
            bitView("mip.r", "Registration Required", 0x8000),
            bitView("mip.b", "Busy", 0x4000),
            bitView("mip.h", "Home Agent", 0x2000),
            bitView("mip.f", "Foreign Agent", 0x1000),
            bitView("mip.m", "Minimal Encapsulation", 0x0800),
            bitView("mip.g", "GRE", 0x0400),
            bitView("mip.v", "VJ Comp", 0x0200),
            bitView("mip.rt", "Reverse tunneling", 0x0100),
            bitView("mip.u", "UDP tunneling", 0x0080),
            bitView("mip.x", "Revocation support", 0x0040),
            { filter: "mip.reserved", label: "Reserved", type: "FT_UINT16", mask: 0x003f, show: "hex" },
          ],
        }),
        careOf: repeated(ipv4({ filter: "mip.coa", label: "Care-Of-Address" })),
      }),
    },
    PrefixLengths: {
      code: 19,
      value: repeated(u8({ filter: "mip.prefixlength", label: "Prefix Length" })),
    },
    Challenge: {
      code: 24,
      value: bytes("rest", { filter: "mip.challenge", label: "Challenge" }),
    },
  },
);

/** Wireshark shows these numbers in both byte orders, because some systems write them in their own. */
const bothOrders = (filter: string, label: string) =>
  u16({
    filter,
    label: `${label} (BE)`,
    show: "dec-hex",
    views: [
      {
        filter: `${filter}_le`,
        label: `${label} (LE)`,
        type: "FT_UINT16",
        show: "dec-hex",
        little: true,
        beside: true,
      },
    ],
  });

const FRAGMENTATION_NEEDED = 4;

/** The four octets before the datagram of an error: what they are depends on type, code and the datagram's length. */
const restOfHeader = aside(
  [
    ["unused", octetsOf({ filter: "unused", label: "Unused" })],
    ["length", numberOf("FT_UINT8", { filter: "length", label: "Length" }, (octets, at) => octets[at])],
    [
      "original",
      numberOf(
        "FT_UINT8",
        { filter: "length.original_datagram", label: "Length of original datagram" },
        (octets, at) => 4 * octets[at],
      ),
    ],
    ["mtu", u16({ filter: "mtu", label: "MTU of next hop" })],
  ],
  (octets, end, found) => {
    const [type, code] = [octets[end - 8], octets[end - 7]];
    const counted = octets[end - 3] > 0;
    const first = type === 12 ? end - 3 : end - 4;
    const mtu = type === 3 && code === FRAGMENTATION_NEEDED;
    const unusedEnd = counted ? end - 3 : mtu ? end - 2 : end;
    if (first < unusedEnd) found(0, first, unusedEnd);
    if (counted) found(1, end - 3, end - 2);
    if (counted) found(2, end - 3, end - 2);
    if (counted && !mtu) found(0, end - 2, end);
    if (mtu) found(3, end - 2, end);
  },
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
  id: bothOrders("ident", "Identifier"),
  unused: u16({ filter: "" }),
  outbound: u16({ filter: "" }),
  returned: u16({ filter: "" }),
  speed: u32({ filter: "" }),
  mtu: u32({ filter: "" }),
});

const probe = struct({
  id: bothOrders("ident", "Identifier"),
  seq: u8({ filter: "ext.echo.seq", label: "Sequence Number", show: "dec-hex" }),
  reserved: bits(7, { filter: "ext.echo.req.res", label: "Reserved", show: "hex" }),
  local: bits(1, { filter: "ext.echo.req.local", label: "Local bit", truth: SET }),
  extension: icmpExtension,
});

const probeReply = struct({
  id: bothOrders("ident", "Identifier"),
  seq: u8({ filter: "ext.echo.seq", label: "Sequence Number", show: "dec-hex" }),
  state: bits(3, { filter: "ext.echo.rsp.state", label: "State" }),
  reserved: bits(2, { filter: "ext.echo.rsp.res", label: "Reserved", show: "hex" }),
  active: bits(1, { filter: "ext.echo.rsp.active", label: "Active bit", truth: SET }),
  ipv4: bits(1, { filter: "ext.echo.rsp.ipv4", label: "IPv4 bit", truth: SET }),
  ipv6: bits(1, { filter: "ext.echo.rsp.ipv6", label: "IPv6 bit", truth: SET }),
  rest: when({ left: 1 }, bytes("rest", { filter: "" })),
});

/**
 * The Internet Control Message Protocol. An error quotes a datagram: as the layer inside, or as octets where an
 * extension structure follows it (RFC 4884).
 */
export const ICMP = protocol({
  name: "icmp",
  layer: "ICMP",
  title: "Internet Control Message Protocol",
  uncut: 6,
  spec: "RFC 792",
  quotes: true,
  carriedBy: { "ip.proto": 1 },
  next: { table: "icmp.type", by: ["type"] },
  summary: "ICMP {type} {code}",
  exchange: { shares: [4, 4], kind: { offset: 0, mask: 0xff, request: [8], response: [0] }, checksum: 2 },
  answers: [
    { kind: { offset: 0, mask: 0xff, request: [10], response: [9] }, repeats: [] },
    { kind: { offset: 0, mask: 0xff, request: [13], response: [14] }, repeats: [[4, 4, 4]] },
    { kind: { offset: 0, mask: 0xff, request: [15], response: [16] }, repeats: [[4, 4, 4]] },
    { kind: { offset: 0, mask: 0xff, request: [17], response: [18] }, repeats: [[4, 4, 4]] },
    { kind: { offset: 0, mask: 0xff, request: [42], response: [43] }, repeats: [[4, 4, 3]] },
  ],
  generated: {
    ...echoExchangeFields,
    dataTime: time({ filter: "data_time", label: "Timestamp from icmp data", plain: true }),
    dataTimeRelative: relativeTime({ filter: "data_time_relative", label: "Timestamp from icmp data (relative)" }),
  },
  fields: {
    type: u8({ label: "Type", names: icmpTypes, strings: icmpTypeWords, default: 8 }),
    code: u8({ label: "Code" }),
    chksum: u16({
      filter: "checksum",
      label: "Checksum",
      show: "hex",
      auto: inetChecksum({ wrong: { filter: "checksum_bad", severity: "Warn" } }),
    }),
    id: when({ field: "type", is: queries }, bothOrders("ident", "Identifier")),
    seq: when({ field: "type", is: queries }, bothOrders("seq", "Sequence Number")),
    ts_ori: when(
      { field: "type", is: timestamps },
      u32({ filter: "originate_timestamp", label: "Originate Timestamp" }),
    ),
    ts_rx: when({ field: "type", is: timestamps }, u32({ filter: "receive_timestamp", label: "Receive Timestamp" })),
    ts_tx: when({ field: "type", is: timestamps }, u32({ filter: "transmit_timestamp", label: "Transmit Timestamp" })),
    addr_mask: when({ field: "type", is: masks }, ipv4({ filter: "address_mask", label: "Address Mask" })),
    gw: when({ field: "type", is: [5] }, ipv4({ filter: "redir_gw", label: "Gateway Address" })),
    ptr: when({ field: "type", is: [12] }, u8({ filter: "pointer", label: "Pointer", type: "FT_UINT32" })),
    reserved: when({ field: "type", is: [3, 11] }, u8({ filter: "" })),
    length: when({ field: "type", is: extensible }, u8({ filter: "", auto: sizeOf("datagram", { unit: 4 }) })),
    nexthopmtu: when({ field: "type", is: [3] }, u16({ filter: "" })),
    unused: when({ field: "type", is: [11, 12] }, u16({ filter: "" })),
    shown: when({ field: "type", is: extensible }, restOfHeader),
    datagram: when({ field: "type", is: extensible }, extendedQuote(5, 4, { filter: "" })),
    extension: when({ filled: "datagram" }, icmpExtension),
    router: when({ field: "type", is: [9] }, routerAdvertisement),
    traceroute: when({ field: "type", is: [30] }, traceroute),
    photuris: when(
      { field: "type", is: [40] },
      struct({ reserved: u16({ filter: "" }), pointer: u16({ filter: "" }) }),
    ),
    probe: when({ field: "type", is: [42] }, probe),
    quench: when({ field: "type", is: [4] }, u32({ filter: "" })),
    probeReply: when({ field: "type", is: [43] }, probeReply),
    zero: when({ field: "type", is: bare }, u32({ label: "Unused", type: "FT_BYTES", filter: "unused" })),
  },
});
