import { bits, flags, u16, u24, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

/** Ethernet in UDP; the group policy is an extension, and 0 where it is not used. */
export const VXLAN = protocol({
  name: "vxlan",
  layer: "VXLAN",
  title: "Virtual eXtensible Local Area Network",
  spec: "RFC 7348",
  carriedBy: { "udp.port": [4789, 8472] },
  next: { table: "ethertype", always: 0x6558 },
  summary: "VXLAN vni {vni}",
  fields: {
    flags: flags(8, ["OAM", "R", "NextProtocol", "Instance", "V1", "V2", "R2", "G"], {
      label: "Flags",
      default: "Instance",
    }),
    gpflags: u8({ filter: "gpflags", label: "Group Policy Flags", show: "hex" }),
    gpid: u16({ filter: "gbp", label: "Group Policy ID" }),
    vni: u24({ label: "VXLAN Network Identifier (VNI)" }),
    reserved2: u8({ filter: "reserved8", label: "Reserved", show: "hex" }),
  },
});

/** The extension that says what is inside; without its P bit it is Ethernet. */
export const VXLANGPE = protocol({
  name: "vxlan_gpe",
  path: "vxlan",
  layer: "VXLAN_GPE",
  title: "Generic Protocol Extension for VXLAN",
  short: "VXLAN (GPE)",
  spec: "draft-ietf-nvo3-vxlan-gpe-12",
  carriedBy: { "udp.port": 4790 },
  next: [
    { table: "ethertype", always: 0x6558, unless: ["next"] },
    { table: "raw.version", peekBits: 4, only: { next: 1 } },
    { table: "raw.version", peekBits: 4, only: { next: 2 } },
    { table: "ethertype", always: 0x6558, only: { next: 3 } },
    { table: "ethertype", always: 0x894f, only: { next: 4 } },
    { table: "ethertype", always: 0x8847, only: { next: 5 } },
  ],
  prefix: "vxlan",
  summary: "VXLAN-GPE vni {vni}",
  fields: {
    reserved: bits(2),
    version: bits(2, { filter: "ver", label: "Version" }),
    flags: flags(4, ["O", "B", "P", "I"], { filter: "flags", label: "Flags", default: "P+I" }),
    reserved1: u16({ filter: "reserved_16", label: "Reserved", show: "hex" }),
    next: u8({
      filter: "next_proto",
      label: "Next Protocol",
      names: { IPv4: 1, IPv6: 2, Ethernet: 3, NSH: 4, MPLS: 5 },
      default: 3,
    }),
    vni: u24({ label: "VXLAN Network Identifier (VNI)" }),
    reserved2: u8({ filter: "reserved8", label: "Reserved", show: "hex" }),
  },
});
