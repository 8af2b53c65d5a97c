import { headerLengthIn, inetChecksum, wholeLength } from "../../definition/auto.ts";
import { bits, bytes, choice, flags, ipv4, options, repeated, struct, u16, u32, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { hostViews } from "../parts/host-views.ts";
import { ipProtocols } from "../parts/ip-protocols.ts";
import { reassemblyFields } from "../parts/reassembly-fields.ts";

const route = struct({
  pointer: u8({ filter: "opt.ptr", label: "Pointer", default: 4 }),
  routers: repeated(ipv4({ filter: "rec_rt" })),
});

const stamp = u32({ filter: "opt.time_stamp" });
/** Flags 1 and 3: each time stands behind the address of who stamped it. */
const addressed = repeated(struct({ address: ipv4({ filter: "opt.time_stamp_addr" }), time: stamp }));

/** Options of RFC 791 and its successors; the type octet holds the copied flag, the class and the number. */
const ipOptions = options(
  {
    code: u8({ filter: "opt.type", label: "Type" }),
    length: u8({ filter: "opt.len", label: "Length" }),
    counts: "whole",
    end: 0,
    single: [1],
    pad: 4,
  },
  {
    EOL: { code: 0 },
    NOP: { code: 1 },
    RR: { code: 7, value: route },
    TS: {
      code: 68,
      value: struct({
        pointer: u8({ filter: "opt.ptr", default: 5 }),
        overflow: bits(4, { filter: "opt.overflow", label: "Overflow" }),
        flag: bits(4, { filter: "opt.flag", label: "Flag", show: "hex" }),
        stamps: choice("flag", { 1: addressed, 3: addressed }, { otherwise: repeated(stamp) }),
      }),
    },
    Traceroute: {
      code: 82,
      value: struct({
        id: u16({ filter: "opt.id_number" }),
        out: u16({ filter: "opt.ohc" }),
        back: u16({ filter: "opt.rhc" }),
        originator: ipv4({ filter: "opt.originator" }),
      }),
    },
    Security: { code: 130, value: bytes("rest") },
    LSRR: { code: 131, value: route },
    ExtendedSecurity: { code: 133, value: bytes("rest") },
    CommercialSecurity: { code: 134, value: bytes("rest") },
    StreamId: { code: 136, value: u16({ filter: "opt.sid" }) },
    SSRR: { code: 137, value: route },
    RouterAlert: { code: 148, value: u16({ filter: "opt.ra" }) },
  },
);

const SET = ["Set", "Not set"] as const;

/** The Internet Protocol, version 4. A total length of 0 is a frame that segmentation offload has not cut yet. */
export const IP = protocol({
  name: "ip",
  layer: "IP",
  title: "Internet Protocol Version 4",
  short: "IPv4",
  spec: "RFC 791",
  carriedBy: {
    ethertype: 0x0800,
    linktype: 228,
    "ip.proto": 4,
    "gre.proto": 0x0800,
    "icmp.type": [3, 4, 5, 11, 12],
    "raw.version": 4,
    "null.type": 2,
    "ppp.protocol": 0x0021,
    "mpls.payload": 4,
  },
  next: { table: "ip.proto", by: ["proto"], unless: ["flags.MF", "frag"] },
  addresses: ["src", "dst"],
  aliases: { addr: ["src", "dst"] },
  generated: reassemblyFields({
    piece: "fragment",
    whole: "reassembled",
    wholeIn: "reassembled_in",
    label: "IPv4",
    pieceLabel: "Fragment",
    listed: true,
  }),
  summary: "IP {src} > {dst}",
  fields: {
    version: bits(4, { label: "Version", default: 4 }),
    ihl: bits(4, { filter: "hdr_len", label: "Header Length", times: 4, auto: headerLengthIn(4) }),
    tos: u8({
      filter: "dsfield",
      label: "Differentiated Services Field",
      show: "hex",
      parts: {
        dscp: bits(6, { filter: "dsfield.dscp", label: "Differentiated Services Codepoint" }),
        ecn: bits(2, { filter: "dsfield.ecn", label: "Explicit Congestion Notification" }),
      },
    }),
    len: u16({ label: "Total Length", auto: wholeLength({ zeroIsRest: true }) }),
    id: u16({ label: "Identification", show: "hex-dec", default: 1 }),
    flags: flags(3, ["MF", "DF", "evil"], {
      label: "Flags",
      views: [
        { filter: "flags.rb", label: "Reserved bit", type: "FT_BOOLEAN", mask: 0x80, truth: SET },
        { filter: "flags.df", label: "Don't fragment", type: "FT_BOOLEAN", mask: 0x40, truth: SET },
        { filter: "flags.mf", label: "More fragments", type: "FT_BOOLEAN", mask: 0x20, truth: SET },
      ],
    }),
    frag: bits(13, { filter: "frag_offset", label: "Fragment Offset" }),
    ttl: u8({ label: "Time to Live", default: 64 }),
    proto: u8({ label: "Protocol", names: ipProtocols }),
    chksum: u16({ filter: "checksum", label: "Header Checksum", show: "hex", auto: inetChecksum({ over: "header", unverified: true }) }),
    src: ipv4({ label: "Source Address", default: "127.0.0.1", views: hostViews("src", "Source Host") }),
    dst: ipv4({ label: "Destination Address", default: "127.0.0.1", views: hostViews("dst", "Destination Host") }),
    options: ipOptions,
  },
});
