import { icmpv6TypeWords } from "../parts/icmp-words.ts";
import { inetChecksum, sizeOf } from "../../definition/auto.ts";
import {
  bits,
  bytes,
  choice,
  eui64,
  ipv6,
  repeated,
  struct,
  u16,
  u24,
  u32,
  u8,
  when,
} from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { TEREDO_PING, TOLD } from "../../definition/told.ts";
import { echo6ExchangeFields } from "../parts/exchange-fields.ts";
import { SET } from "../parts/bit-view.ts";
import { icmpExtension } from "../parts/icmp-extension.ts";
import { extendedQuote } from "../parts/icmp-quote.ts";
import { icmpv6Types } from "../parts/icmpv6-types.ts";
import { listenerQuery, listenerReport, listenerReport2 } from "../parts/multicast-listener.ts";
import { neighbourOptions, preferences } from "../parts/neighbour-options.ts";
import { nodeQuery, nodeReply } from "../parts/node-information.ts";
import { renumbering } from "../parts/router-renumbering.ts";
import { rplMessage } from "../parts/rpl.ts";

const reserved32 = u32({ filter: "reserved", label: "Reserved", type: "FT_BYTES" });

/** An error that may have an extension structure behind the datagram that it quotes (RFC 4884). */
const extensible = struct({
  length: u8({
    filter: "",
    auto: sizeOf("datagram", { unit: 8 }),
    views: [{ filter: "reserved", label: "Reserved", type: "FT_BYTES", size: 4, show: "hex" }],
  }),
  unused: u24({ filter: "" }),
  datagram: extendedQuote(4, 8, { filter: "" }),
  extension: when({ filled: "datagram" }, icmpExtension),
});

const echo = struct({
  id: u16({ filter: "echo.identifier", label: "Identifier", show: "hex" }),
  seq: u16({ filter: "echo.sequence_number", label: "Sequence" }),
});

const inTeredo = { field: TOLD, is: [TEREDO_PING] } as const;
const echoRequest = struct({
  id: u16({ filter: "echo.identifier", label: "Identifier", show: "hex" }),
  seq: u16({ filter: "echo.sequence_number", label: "Sequence" }),
  nonce: when(inTeredo, bytes(4, { filter: "nonce", label: "Nonce" })),
  rest: when(inTeredo, when({ left: 1 }, bytes("rest", { filter: "" }))),
});

const routerAdvertisement = struct({
  chlim: u8({ filter: "nd.ra.cur_hop_limit", label: "Cur hop limit" }),
  M: bits(1, {
    filter: "nd.ra.flag.m",
    label: "Managed address configuration",
    truth: SET,
    whole: { through: "res", filter: "nd.ra.flag", label: "Flags", type: "FT_UINT8", show: "hex" },
  }),
  O: bits(1, { filter: "nd.ra.flag.o", label: "Other configuration", truth: SET }),
  H: bits(1, { filter: "nd.ra.flag.h", label: "Home Agent", truth: SET }),
  prf: bits(2, { filter: "nd.ra.flag.prf", label: "Prf (Default Router Preference)", names: preferences, default: 1 }),
  P: bits(1, { filter: "nd.ra.flag.p", label: "Proxy", truth: SET }),
  res: bits(2, { filter: "nd.ra.flag.rsv", label: "Reserved" }),
  routerlifetime: u16({ filter: "nd.ra.router_lifetime", label: "Router lifetime (s)", default: 1800 }),
  reachabletime: u32({ filter: "nd.ra.reachable_time", label: "Reachable time (ms)" }),
  retranstimer: u32({ filter: "nd.ra.retrans_timer", label: "Retrans timer (ms)" }),
  options: neighbourOptions,
});

const neighborAdvertisement = struct({
  R: bits(1, {
    filter: "nd.na.flag.r",
    label: "Router",
    word: 32,
    truth: SET,
    default: 1,
    whole: { through: "res", filter: "nd.na.flag", label: "Flags", type: "FT_UINT32", show: "hex" },
  }),
  S: bits(1, { filter: "nd.na.flag.s", label: "Solicited", word: 32, truth: SET }),
  O: bits(1, { filter: "nd.na.flag.o", label: "Override", word: 32, truth: SET, default: 1 }),
  res: bits(29, { filter: "nd.na.flag.rsv", label: "Reserved" }),
  tgt: ipv6({ filter: "nd.na.target_address", label: "Target Address" }),
  options: neighbourOptions,
});

const identifier = u16({ filter: "mip6.identifier", label: "Identifier", show: "dec-hex" });
const homeAgents = repeated(ipv6({ filter: "mip6.home_agent_address", label: "Home Agent Address" }));
const probeIdentifier = u16({ filter: "echo.identifier", label: "Identifier", show: "hex" });
const probeSequence = u8({ filter: "ext.echo.seq", label: "Sequence number", show: "dec-hex" });

const mobilePrefixAdvertisement = struct({
  id: identifier,
  M: bits(1, {
    filter: "mip6.flag.m",
    label: "Managed address configuration",
    truth: SET,
    whole: { through: "res", filter: "mip6.flag", label: "Flags", type: "FT_UINT16", show: "hex" },
  }),
  O: bits(1, { filter: "mip6.flag.o", label: "Other configuration", truth: SET }),
  res: bits(14, { filter: "mip6.flag.rsv", label: "Reserved" }),
  options: neighbourOptions,
});

const duplicateAddress = struct({
  status: u8({ filter: "6lowpannd.da.status", label: "Status" }),
  reserved: u8({ filter: "6lowpannd.da.rsv", label: "Reserved" }),
  lifetime: u16({ filter: "6lowpannd.da.lifetime", label: "Lifetime" }),
  eui64: eui64({ filter: "6lowpannd.da.eui64", label: "EUI-64" }),
  address: ipv6({ filter: "6lowpannd.da.reg_addr", label: "Registered Address" }),
});

const probeReply = struct({
  id: probeIdentifier,
  seq: probeSequence,
  state: bits(3, { filter: "ext.echo.rsp.state", label: "State" }),
  reserved: bits(2, { filter: "ext.echo.rsp.res", label: "Reserved", show: "hex" }),
  active: bits(1, { filter: "ext.echo.rsp.active", label: "Active bit", truth: SET }),
  ipv4: bits(1, { filter: "ext.echo.rsp.ipv4", label: "IPv4 bit", truth: SET }),
  ipv6: bits(1, { filter: "ext.echo.rsp.ipv6", label: "IPv6 bit", truth: SET }),
  rest: when({ left: 1 }, bytes("rest", { filter: "" })),
});

/** What follows the checksum, by the type of the message, with Scapy's names for the fields. */
const body = choice("type", {
  "Destination unreachable": extensible,
  "Packet too big": struct({ mtu: u32({ label: "MTU", default: 1280 }) }),
  "Time exceeded": extensible,
  "Parameter problem": struct({ ptr: u32({ filter: "pointer", label: "Pointer", default: 6 }) }),
  "Echo Request": echoRequest,
  "Echo Reply": echo,
  "MLD Query": listenerQuery,
  "MLD Report": listenerReport,
  "MLD Done": listenerReport,
  "Router Solicitation": struct({ res: reserved32, options: neighbourOptions }),
  "Router Advertisement": routerAdvertisement,
  "Neighbor Solicitation": struct({
    res: reserved32,
    tgt: ipv6({ filter: "nd.ns.target_address", label: "Target Address" }),
    options: neighbourOptions,
  }),
  "Neighbor Advertisement": neighborAdvertisement,
  "Redirect Message": struct({
    res: reserved32,
    tgt: ipv6({ filter: "nd.rd.target_address", label: "Target Address" }),
    dst: ipv6({ filter: "rd.na.destination_address", label: "Destination Address" }),
    options: neighbourOptions,
  }),
  "Router Renumbering": renumbering,
  "ICMP Node Information Query": nodeQuery,
  "ICMP Node Information Response": nodeReply,
  "Inverse Neighbor Discovery Solicitation Message": struct({ reserved: reserved32, options: neighbourOptions }),
  "Inverse Neighbor Discovery Advertisement Message": struct({ reserved: reserved32, options: neighbourOptions }),
  "MLD Report Version 2": listenerReport2,
  "Home Agent Address Discovery Request Message": struct({
    id: identifier,
    R: bits(1, { filter: "", default: 1 }),
    res: bits(15, { filter: "" }),
  }),
  "Home Agent Address Discovery Reply Message": struct({
    id: identifier,
    R: bits(1, { filter: "", default: 1 }),
    res: bits(15, { filter: "" }),
    addresses: homeAgents,
  }),
  "Mobile Prefix Solicitation": struct({
    id: identifier,
    res: u16({ filter: "reserved", label: "Reserved", type: "FT_BYTES" }),
  }),
  "Mobile Prefix Advertisement": mobilePrefixAdvertisement,
  "Certification Path Solicitation": struct({
    id: u16({ filter: "send.identifier", label: "Identifier" }),
    component: u16({ filter: "send.component", label: "Component" }),
    options: neighbourOptions,
  }),
  "Certification Path Advertisement": struct({
    id: u16({ filter: "send.identifier", label: "Identifier" }),
    components: u16({ filter: "send.all_components", label: "All Components" }),
    component: u16({ filter: "send.component", label: "Component" }),
    reserved: u16({ filter: "reserved", label: "Reserved", type: "FT_BYTES" }),
    options: neighbourOptions,
  }),
  "Multicast Router Advertisement": struct({
    queryint: u16({ filter: "mcast_ra.query_interval", label: "Query Interval" }),
    robustness: u16({ filter: "mcast_ra.robustness_variable", label: "Robustness Variable" }),
  }),
  "Multicast Router Solicitation": struct({}),
  "Multicast Router Termination": struct({}),
  "RPL Control Message": rplMessage,
  "Duplicate Address Request": duplicateAddress,
  "Duplicate Address Confirmation": duplicateAddress,
  "Extended Echo Request": struct({
    id: probeIdentifier,
    seq: probeSequence,
    reserved: bits(7, { filter: "ext.echo.req.res", label: "Reserved", show: "hex" }),
    local: bits(1, { filter: "ext.echo.req.local", label: "Local bit", truth: SET }),
    extension: when({ left: 4 }, { ...icmpExtension, path: "icmp" }),
  }),
  "Extended Echo Reply": probeReply,
});

/** ICMP for IPv6 with Neighbour Discovery, MLD, node information, renumbering and RPL; an error quotes the layer inside. */
export const ICMPv6 = protocol({
  name: "icmpv6",
  layer: "ICMPv6",
  title: "Internet Control Message Protocol v6",
  short: "ICMPv6",
  spec: "RFC 4443",
  foreign: ["icmp"],
  quotes: true,
  carriedBy: { "ip.proto": 58 },
  next: { table: "icmpv6.type", by: ["type"] },
  exchange: { shares: [4, 4], kind: { offset: 0, mask: 0xff, request: [128], response: [129] }, checksum: 2 },
  answers: [
    { kind: { offset: 0, mask: 0xff, request: [130], response: [131, 143] }, repeats: [] },
    { kind: { offset: 0, mask: 0xff, request: [133], response: [134] }, repeats: [] },
    { kind: { offset: 0, mask: 0xff, request: [135], response: [136] }, repeats: [[8, 8, 16]] },
    { kind: { offset: 0, mask: 0xff, request: [139], response: [140] }, repeats: [[8, 8, 8]] },
    { kind: { offset: 0, mask: 0xff, request: [160], response: [161] }, repeats: [[4, 4, 3]] },
  ],
  generated: echo6ExchangeFields,
  summary: "ICMPv6 {type} {code}",
  fields: {
    type: u8({ label: "Type", names: icmpv6Types, strings: icmpv6TypeWords, default: 128 }),
    code: u8({ label: "Code" }),
    cksum: u16({
      filter: "checksum",
      label: "Checksum",
      show: "hex",
      auto: inetChecksum({ pseudoHeader: true, wrong: { filter: "checksum_bad.expert", severity: "Warn" } }),
    }),
    body,
  },
});
