import { inetChecksum } from "../../definition/auto.ts";
import type { Custom } from "../../definition/custom.ts";
import {
  bytes,
  choice,
  custom,
  ipv4,
  ipv6,
  options,
  repeated,
  struct,
  u16,
  u24,
  u32,
  u8,
} from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { bitView, SET } from "../parts/bit-view.ts";

/** As many octets of an address as the prefix length in front of them says; of IPv6 one more than are needed. */
function prefixOf(size: 4 | 16): Custom<Uint8Array> {
  const octetsFor = (bits: number): number => (size === 4 ? Math.ceil(bits / 8) : Math.floor(bits / 8) + 1);
  return {
    name: "prefix",
    skip: (octets, at) => at + Math.min(size, octetsFor(octets[at - 1]!)),
    read: ({ bytes: octets }, start, end) => octets.slice(start, end),
    write: (writer, value) => writer.octets(value ?? new Uint8Array(0)),
  };
}

const metric = struct(
  {
    delay: u32({ filter: "old_metric.delay", label: "Scaled Delay" }),
    bandwidth: u32({ filter: "old_metric.bw", label: "Scaled BW" }),
    mtu: u24({ filter: "old_metric.mtu", label: "MTU" }),
    hops: u8({ filter: "old_metric.hopcount", label: "Hop Count" }),
    reliability: u8({ filter: "old_metric.rel", label: "Reliability" }),
    load: u8({ filter: "old_metric.load", label: "Load" }),
    tag: u8({ filter: "old_metric.intag", label: "Route Tag" }),
    flags: u8({
      filter: "",
      views: [
        bitView("metric.flags.srcwd", "Source Withdraw", 0x01),
        bitView("metric.flags.cd", "Candidate Default", 0x02),
        bitView("metric.flags.active", "Route is Active", 0x04),
        bitView("metric.flags.repl", "Route is Replicated", 0x08),
      ],
    }),
  },
  { filter: "", label: "Legacy Metric" },
);

const origin = struct(
  {
    router: ipv4({ filter: "extdata.origrid", label: "Originating RouterID" }),
    as: u32({ filter: "extdata.as", label: "Originating A.S." }),
    tag: u32({ filter: "extdata.tag", label: "Administrative Tag" }),
    metric: u32({ filter: "extdata.metric", label: "External Metric" }),
    reserved: u16({ filter: "extdata.reserved", label: "Reserved" }),
    protocol: u8({
      filter: "extdata.proto",
      label: "External Protocol ID",
      strings: {
        1: "IGRP",
        2: "EIGRP",
        3: "Static Route",
        4: "RIP",
        5: "Hello",
        6: "OSPF",
        7: "IS-IS",
        8: "EGP",
        9: "BGP",
        10: "IDRP",
        11: "Connected Route",
      },
    }),
    flags: u8({
      filter: "",
      views: [
        bitView("opaque.flag.ext", "Route is External", 0x01),
        bitView("opaque.flag.cd", "Route is Candidate Default", 0x02),
      ],
    }),
  },
  { filter: "", label: "External Data" },
);

const destinations = (family: "ipv4" | "ipv6", size: 4 | 16): AnyField =>
  repeated(
    struct({
      length: u8({ filter: `${family}.prefixlen`, label: "Prefix Length" }),
      address: custom(prefixOf(size), {
        filter: `${family}.destination`,
        label: "Destination",
        type: family === "ipv4" ? "FT_IPv4" : "FT_IPv6",
        evenEmpty: true,
      }),
    }),
    { filter: "" },
  );
const hop4 = ipv4({ filter: "ipv4.nexthop", label: "NextHop" });
const hop6 = ipv6({ filter: "ipv6.nexthop", label: "NextHop" });

const weight = (number: number) => u8({ filter: `par.k${number}`, label: `K${number}` });

const sequences = struct({
  length: u8({ filter: "seq.addrlen", label: "Address length" }),
  addresses: choice(
    "length",
    {
      4: ipv4({ filter: "seq.ipv4addr", label: "IP Address" }),
      16: ipv6({ filter: "seq.ipv6addr", label: "IPv6 Address" }),
    },
    { otherwise: bytes({ by: "length" }, { filter: "" }) },
  ),
});

/** Cisco's Enhanced Interior Gateway Routing Protocol; routes of IPv4 and IPv6 with the older metrics. */
export const EIGRP = protocol({
  name: "eigrp",
  layer: "EIGRP",
  title: "Cisco EIGRP",
  spec: "RFC 7868",
  carriedBy: { "ip.proto": 88, "ipx.socket": 0x85be },
  pathBehind: { ipx: "" },
  summary: "EIGRP {opcode}",
  fields: {
    ver: u8({ filter: "version", label: "Version", default: 2 }),
    opcode: u8({
      label: "Opcode",
      default: 5,
      strings: {
        1: "Update",
        2: "Request",
        3: "Query",
        4: "Reply",
        5: "Hello",
        6: "IPX/SAP Update",
        7: "Route Probe",
        8: "Hello (Ack)",
        9: "Stub-Info",
        10: "SIA-Query",
        11: "SIA-Reply",
      },
    }),
    chksum: u16({
      filter: "checksum",
      label: "Checksum",
      show: "hex",
      auto: inetChecksum({ wrong: { filter: "checksum.bad", severity: "Warn", label: "Bad Checksum" } }),
    }),
    flags: u32({
      label: "Flags",
      show: "hex",
      views: [
        bitView("flags.init", "Init", 0x1, SET),
        bitView("flags.condrecv", "Conditional Receive", 0x2, SET),
        bitView("flags.restart", "Restart", 0x4, SET),
        bitView("flags.eot", "End Of Table", 0x8, SET),
      ],
    }),
    seq: u32({ label: "Sequence" }),
    ack: u32({ label: "Acknowledge" }),
    vrid: u16({
      label: "Virtual Router ID",
      strings: { 0: "Address-Family", 1: "Multi-Cast", 32768: "Service Family" },
    }),
    asn: u16({ filter: "as", label: "Autonomous System", default: 100 }),
    tlvlist: options(
      {
        code: u16({
          filter: "tlv_type",
          label: "Type",
          show: "hex",
          strings: {
            0x1: "Parameters",
            0x2: "Authentication",
            0x3: "Sequence",
            0x4: "Software Version",
            0x5: "Next multicast sequence",
            0x6: "Peer Stub Information",
            0x7: "Peer Termination",
            0x8: "Peer Topology ID List",
            0x102: "Internal Route(IPv4)",
            0x103: "External Route(IPv4)",
            0x104: "Ext-Community(IPv4)",
            0x402: "Internal Route(IPv6)",
            0x403: "External Route(IPv6)",
            0x404: "Ext-Community(IPv6)",
            0x602: "Internal Route",
            0x603: "External Route",
          },
        }),
        length: u16({ filter: "tlv.len", label: "Length" }),
        counts: "whole",
      },
      {
        Parameters: {
          code: 0x1,
          value: struct({
            k1: weight(1),
            k2: weight(2),
            k3: weight(3),
            k4: weight(4),
            k5: weight(5),
            k6: weight(6),
            holdtime: u16({ filter: "par.holdtime", label: "Hold Time" }),
          }),
        },
        Authentication: {
          code: 0x2,
          value: struct({
            type: u16({ filter: "auth.type", label: "Type", strings: { 1: "TEXT", 2: "MD5", 3: "SHA256" } }),
            length: u16({ filter: "auth.length", label: "Length" }),
            key: u32({ filter: "auth.keyid", label: "Key ID" }),
            sequence: u32({ filter: "auth.keyseq", label: "Key Sequence" }),
            padding: bytes(8, { filter: "nullpad", label: "Nullpad" }),
            digest: bytes("rest", { filter: "auth.digest", label: "Digest" }),
          }),
        },
        Sequence: { code: 0x3, value: repeated(sequences, { filter: "" }) },
        "Software Version": {
          code: 0x4,
          value: struct({
            release: u16({ filter: "release_version", label: "EIGRP Release" }),
            tlv: u16({ filter: "tlv_version", label: "EIGRP TLV version" }),
          }),
        },
        "Next multicast sequence": {
          code: 0x5,
          value: u32({ filter: "next_mcast_seq", label: "Multicast Sequence" }),
        },
        "Peer Stub Information": {
          code: 0x6,
          value: u16({
            filter: "stub_options",
            label: "Stub Options",
            show: "hex",
            views: [
              bitView("stub_options.connected", "Connected", 0x01, SET),
              bitView("stub_options.static", "Static", 0x02, SET),
              bitView("stub_options.summary", "Summary", 0x04, SET),
              bitView("stub_options.redist", "Redistributed", 0x08, SET),
              bitView("stub_options.leakmap", "Leak-Map", 0x10, SET),
              bitView("stub_options.recvonly", "Receive-Only", 0x20, SET),
            ],
          }),
        },
        "Internal Route(IPv4)": {
          code: 0x102,
          value: struct({ hop: hop4, metric, destinations: destinations("ipv4", 4) }),
        },
        "External Route(IPv4)": {
          code: 0x103,
          value: struct({ hop: hop4, origin, metric, destinations: destinations("ipv4", 4) }),
        },
        "Internal Route(IPv6)": {
          code: 0x402,
          value: struct({ hop: hop6, metric, destinations: destinations("ipv6", 16) }),
        },
        "External Route(IPv6)": {
          code: 0x403,
          value: struct({ hop: hop6, origin, metric, destinations: destinations("ipv6", 16) }),
        },
      },
      { filter: "" },
    ),
  },
});
