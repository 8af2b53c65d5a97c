import { dscpWords, ecnWords } from "../parts/differentiated-services.ts";
import { ipProtocolWords } from "../parts/ip-protocol-words.ts";
import { headerLengthIn, inetChecksum, wholeLength } from "../../definition/auto.ts";
import { bits, bytes, choice, flags, ipv4, options, repeated, struct, u16, u32, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { aside } from "../parts/aside.ts";
import { bitView, SET, YES } from "../parts/bit-view.ts";
import { hostViews } from "../parts/host-views.ts";
import { ipProtocols } from "../parts/ip-protocols.ts";
import { reassemblyFields } from "../parts/reassembly-fields.ts";
import { remark } from "../parts/remark.ts";

/** An address of a route, which Wireshark names by where the packet was when it was caught. */
const hop = (filter: string, label: string) =>
  [
    [filter, ipv4({ filter, label })],
    [`${filter}_host`, ipv4({ filter: `${filter}_host`, label: `${label} Host`, type: "FT_STRING", hidden: true })],
  ] as const;

/** Before the pointer, which counts octets from the option's type, are routers that have been visited. */
const FIRST_HOP = 4;
const route = (ahead: string, label: string) =>
  struct({
    pointer: u8({ filter: "opt.ptr", label: "Pointer", default: FIRST_HOP }),
    shown: aside([...hop("rec_rt", "Recorded Route"), ...hop(ahead, label)], (octets, start, found, limit) => {
      const pointer = octets[start - 1];
      for (let at = start; at + 4 <= limit; at += 4) {
        const visited = FIRST_HOP + at - start < pointer;
        found(visited ? 0 : 2, at, at + 4);
        found(visited ? 1 : 3, at, at + 4);
      }
    }),
    routers: repeated(ipv4({ filter: "" })),
  });

const stamp = u32({ filter: "opt.time_stamp", label: "Time stamp" });
/** Flags 1 and 3: each time stands behind the address of who stamped it. */
const addressed = repeated(struct({ address: ipv4({ filter: "opt.time_stamp_addr", label: "Address" }), time: stamp }));

/** Options of RFC 791 and its successors; the type octet holds the copied flag, the class and the number. */
const ipOptions = options(
  {
    code: u8({
      filter: "opt.type",
      label: "Type",
      parts: {
        copy: bits(1, { filter: "opt.type.copy", label: "Copy on fragmentation", truth: YES }),
        class: bits(2, { filter: "opt.type.class", label: "Class" }),
        number: bits(5, { filter: "opt.type.number", label: "Number" }),
      },
    }),
    length: u8({ filter: "opt.len", label: "Length" }),
    counts: "whole",
    end: 0,
    single: [1],
    pad: 4,
    type: "FT_BYTES",
  },
  {
    EOL: { code: 0, filter: "options.eol", label: "IP Option - End of Options List (EOL)" },
    NOP: { code: 1, filter: "options.nop", label: "IP Option - No-Operation (NOP)" },
    RR: {
      code: 7,
      value: route("empty_rt", "Empty Route"),
      filter: "options.record_route",
      label: "IP Option - Record Route",
    },
    TS: {
      code: 68,
      filter: "options.timestamp",
      label: "IP Option - Time Stamp",
      value: struct({
        pointer: u8({ filter: "opt.ptr", label: "Pointer", default: 5 }),
        overflow: bits(4, { filter: "opt.overflow", label: "Overflow" }),
        flag: bits(4, { filter: "opt.flag", label: "Flag", show: "hex" }),
        stamps: choice("flag", { 1: addressed, 3: addressed }, { otherwise: repeated(stamp) }),
      }),
    },
    Traceroute: {
      code: 82,
      filter: "options.traceroute",
      label: "IP Option - Traceroute",
      value: struct({
        id: u16({ filter: "opt.id_number", label: "ID Number" }),
        out: u16({ filter: "opt.ohc", label: "Outbound Hop Count" }),
        back: u16({ filter: "opt.rhc", label: "Return Hop Count" }),
        originator: ipv4({ filter: "opt.originator", label: "Originator IP Address" }),
      }),
    },
    Security: {
      code: 130,
      value: bytes("rest", { filter: "" }),
      filter: "options.security",
      label: "IP Option - Security",
    },
    LSRR: {
      code: 131,
      value: route("src_rt", "Source Route"),
      filter: "options.route",
      label: "IP Option - Loose Source Route",
    },
    ExtendedSecurity: {
      code: 133,
      value: bytes("rest", { filter: "" }),
      filter: "options.ext_security",
      label: "IP Option - Extended Security",
    },
    CommercialSecurity: {
      code: 134,
      value: bytes("rest", { filter: "" }),
      filter: "options.cipso",
      label: "IP Option - Commercial Security",
    },
    StreamId: {
      code: 136,
      value: u16({ filter: "opt.sid", label: "Stream Identifier" }),
      filter: "options.sid",
      label: "IP Option - Stream ID",
    },
    SSRR: {
      code: 137,
      value: route("src_rt", "Source Route"),
      filter: "options.source_route",
      label: "IP Option - Strict Source Route",
    },
    RouterAlert: {
      code: 148,
      value: u16({ filter: "opt.ra", label: "Router Alert" }),
      filter: "options.routeralert",
      label: "IP Option - Router Alert",
    },
  },
);

/** The Internet Protocol, version 4. A total length of 0 is a frame that segmentation offload has not cut yet. */
export const IP = protocol({
  name: "ip",
  layer: "IP",
  title: "Internet Protocol Version 4",
  short: "IPv4",
  lenient: true,
  passesOn: { to: "ipv6", unlessTyped: true },
  spec: "RFC 791",
  carriedBy: {
    ethertype: 0x0800,
    linktype: 228,
    "ip.proto": 4,
    "gre.proto": 0x0800,
    "icmp.type": [3, 4, 5, 11, 12],
    "raw.version": 4,
    "null.type": 2,
    "ppp.protocol": [0x0021, 0x0800],
    "fr.nlpid": 0xcc,
    "llc.dsap": 0x06,
    "mpls.payload": 4,
  },
  next: { table: "ip.proto", by: ["proto"], unless: ["flags.MF", "frag"] },
  requires: { NSH: { nextproto: 1 }, VXLAN_GPE: { next: 1 } },
  addresses: ["src", "dst"],
  // The last router of a source route is where the packet is going (RFC 1122 4.1.3.2).
  redirect: { address: "dst", options: "options", codes: [131, 137] },
  aliases: { addr: { of: ["src", "dst"], label: "Source or Destination Address" } },
  generated: {
    "version>bogus": remark("bogus_ip_version", "Error", "Protocol", "Bogus IP version"),
    "ihl>bogus": remark("bogus_header_length", "Error", "Protocol", "Bogus IP header length"),
    "len>bogus": remark("bogus_ip_length", "Error", "Protocol", "Bogus IP length"),
    "ttl>few": remark("ttl.too_small", "Note", "Sequence", "Time To Live"),
    "ttl>strange": remark("ttl.lncb", "Note", "Sequence", "Time To Live"),
    ...reassemblyFields({
      piece: "fragment",
      whole: "reassembled",
      wholeIn: "reassembled_in",
      label: "IPv4",
      pieceLabel: "Fragment",
      listed: true,
    }),
  },
  summary: "IP {src} > {dst}",
  fields: {
    version: bits(4, { label: "Version", default: 4 }),
    ihl: bits(4, { filter: "hdr_len", label: "Header Length", times: 4, auto: headerLengthIn(4) }),
    tos: u8({
      filter: "dsfield",
      label: "Differentiated Services Field",
      show: "hex",
      parts: {
        dscp: bits(6, { filter: "dsfield.dscp", label: "Differentiated Services Codepoint", strings: dscpWords }),
        ecn: bits(2, { filter: "dsfield.ecn", label: "Explicit Congestion Notification", strings: ecnWords }),
      },
    }),
    len: u16({ label: "Total Length", auto: wholeLength({ zeroIsRest: true }) }),
    id: u16({ label: "Identification", show: "hex-dec", default: 1 }),
    flags: flags(3, ["MF", "DF", "evil"], {
      label: "Flags",
      views: [
        bitView("flags.rb", "Reserved bit", 0x80, SET),
        bitView("flags.df", "Don't fragment", 0x40, SET),
        bitView("flags.mf", "More fragments", 0x20, SET),
      ],
    }),
    frag: bits(13, { filter: "frag_offset", label: "Fragment Offset" }),
    ttl: u8({ label: "Time to Live", default: 64 }),
    proto: u8({ label: "Protocol", names: ipProtocols, strings: ipProtocolWords }),
    chksum: u16({
      filter: "checksum",
      label: "Header Checksum",
      show: "hex",
      auto: inetChecksum({
        over: "header",
        unverified: true,
        wrong: {
          filter: "checksum_bad.expert",
          severity: "Error",
          hint: '(may be caused by "IP checksum offload"?)',
          unverified: "validation disabled",
          calculated: "behind",
        },
      }),
    }),
    src: ipv4({ label: "Source Address", default: "0.0.0.0", views: hostViews("src", "Source Host") }),
    dst: ipv4({ label: "Destination Address", default: "127.0.0.1", views: hostViews("dst", "Destination Host") }),
    options: ipOptions,
  },
});
