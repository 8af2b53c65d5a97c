import { headerLengthIn, inetChecksum, wholeLength } from "../../definition/auto.ts";
import { bits, bytes, choice, flags, ipv4, options, repeated, struct, u16, u32, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { ipProtocols } from "../parts/ip-protocols.ts";

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
    EOL: { code: 0, filter: "opt.eol" },
    NOP: { code: 1, filter: "opt.nop" },
    RR: { code: 7, value: route, filter: "opt.rr" },
    TS: {
      code: 68,
      filter: "opt.ts",
      value: struct({
        pointer: u8({ filter: "opt.ptr", default: 5 }),
        overflow: bits(4, { filter: "opt.overflow" }),
        flag: bits(4, { filter: "opt.flag" }),
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
    Security: { code: 130, value: bytes("rest"), filter: "opt.security" },
    LSRR: { code: 131, value: route, filter: "opt.lsrr" },
    ExtendedSecurity: { code: 133, value: bytes("rest"), filter: "opt.ext_security" },
    CommercialSecurity: { code: 134, value: bytes("rest"), filter: "opt.com_security" },
    StreamId: { code: 136, value: u16({ filter: "opt.sid" }), filter: "opt.stream_id" },
    SSRR: { code: 137, value: route, filter: "opt.ssrr" },
    RouterAlert: { code: 148, value: u16({ filter: "opt.ra" }), filter: "opt.router_alert" },
  },
  { filter: "opt" },
);

/** The Internet Protocol, version 4. A total length of 0 is a frame that segmentation offload has not cut yet. */
export const IP = protocol({
  name: "ip",
  layer: "IP",
  title: "Internet Protocol Version 4",
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
  requires: { NSH: { nextproto: 1 }, VXLAN_GPE: { next: 1 } },
  addresses: ["src", "dst"],
  // The last router of a source route is where the packet is going (RFC 1122 4.1.3.2).
  redirect: { address: "dst", options: "options", codes: [131, 137] },
  aliases: { addr: ["src", "dst"] },
  summary: "IP {src} > {dst}",
  fields: {
    version: bits(4, { label: "Version", default: 4 }),
    ihl: bits(4, { filter: "hdr_len", label: "Header Length", auto: headerLengthIn(4) }),
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
    id: u16({ label: "Identification", show: "hex", default: 1 }),
    flags: flags(3, ["MF", "DF", "evil"], { label: "Flags" }),
    frag: bits(13, { filter: "frag_offset", label: "Fragment Offset" }),
    ttl: u8({ label: "Time to Live", default: 64 }),
    proto: u8({ label: "Protocol", names: ipProtocols }),
    chksum: u16({ filter: "checksum", label: "Header Checksum", show: "hex", auto: inetChecksum({ over: "header" }) }),
    src: ipv4({ label: "Source Address", default: "0.0.0.0" }),
    dst: ipv4({ label: "Destination Address", default: "127.0.0.1" }),
    options: ipOptions,
  },
});
