import { bits, flags, u16, u24, u8 } from "../../definition/fields.ts";
import type { View } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";

/** A bit of the two octets of flags. */
const view = (filter: string, label: string, mask: number, truth?: readonly [string, string]): View => ({
  filter,
  label,
  type: "FT_BOOLEAN",
  offset: 0,
  size: 2,
  mask,
  ...(truth ? { truth } : {}),
});
const bit = (filter: string, label: string, mask: number): View => ({ filter, label, type: "FT_UINT8", size: 1, mask });

/** Ethernet in UDP; the group policy is an extension, and 0 where it is not used. */
export const VXLAN = protocol({
  name: "vxlan",
  layer: "VXLAN",
  title: "Virtual eXtensible Local Area Network",
  evenEmpty: true,
  spec: "RFC 7348",
  carriedBy: { "udp.port": [4789, 8472] },
  next: { table: "ethertype", always: 0x6558 },
  summary: "VXLAN vni {vni}",
  fields: {
    flags: flags(8, ["OAM", "R", "NextProtocol", "Instance", "V1", "V2", "R2", "G"], {
      filter: "",
      default: "Instance",
      whole: { filter: "flags", label: "Flags", type: "FT_UINT16", show: "hex", through: "gpflags" },
      views: [
        view("flag_g", "GBP Extension", 0x8000, ["Defined", "Not defined"]),
        view("flag_i", "VXLAN Network ID (VNI)", 0x0800),
        view("flag_d", "Don't Learn", 0x0040),
        view("flag_a", "Policy Applied", 0x0008),
        { ...view("flags_reserved", "Reserved(R)", 0x77b7), type: "FT_UINT16", show: "hex" },
      ],
    }),
    gpflags: u8({ filter: "" }),
    gpid: u16({ filter: "gbp", label: "Group Policy ID" }),
    vni: u24({ label: "VXLAN Network Identifier (VNI)" }),
    reserved2: u8({ filter: "reserved8", label: "Reserved" }),
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
    reserved: bits(2, {
      filter: "",
      whole: { filter: "flags", label: "Flags", type: "FT_UINT16", show: "hex", through: "flags" },
    }),
    version: bits(2, { filter: "ver", label: "Version" }),
    flags: flags(4, ["O", "B", "P", "I"], {
      filter: "",
      default: "P+I",
      views: [bit("i_bit", "Instance", 0x8), bit("p_bit", "Next Protocol Bit", 0x4), bit("o_bit", "OAM bit", 0x1)],
    }),
    reserved1: u16({ filter: "reserved_16", label: "Reserved" }),
    next: u8({
      filter: "next_proto",
      strings: { 1: "IPv4", 2: "IPv6", 3: "Ethernet", 4: "Network Service Header", 5: "MPLS" },
      label: "Next Protocol",
      names: { IPv4: 1, IPv6: 2, Ethernet: 3, NSH: 4, MPLS: 5 },
      default: 3,
    }),
    vni: u24({ label: "VXLAN Network Identifier (VNI)" }),
    reserved2: u8({ filter: "reserved8", label: "Reserved" }),
  },
});
