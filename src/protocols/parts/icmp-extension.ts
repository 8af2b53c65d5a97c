import { inetChecksum, sizeOf } from "../../definition/auto.ts";
import {
  bits,
  bytes,
  choice,
  ipv4,
  ipv6,
  repeated,
  struct,
  text,
  u16,
  u32,
  u8,
  when,
} from "../../definition/fields.ts";
import { SET } from "./bit-view.ts";
import { extensionClasses } from "./icmp-names.ts";

/** One entry of an MPLS label stack (RFC 4950). */
const labels = repeated(
  struct({
    label: bits(20, { filter: "=icmp.mpls.label", label: "Label" }),
    cos: bits(3, { filter: "=icmp.mpls.exp", label: "Experimental", type: "FT_UINT24" }),
    s: bits(1, { filter: "=icmp.mpls.s", label: "Stack bit", truth: SET, default: 1 }),
    ttl: u8({ filter: "=icmp.mpls.ttl", label: "Time to live" }),
  }),
);

const family = { IPv4: 1, IPv6: 2 } as const;
const addressOf = (name: string, by: string) =>
  choice(by, {
    IPv4: ipv4({ filter: `=icmp.${name}.ipv4`, label: "Address" }),
    IPv6: ipv6({ filter: `=icmp.${name}.ipv6`, label: "Address" }),
  });

/** An interface by index, address, name and MTU, each there where its bit of the C-type says so (RFC 5837). */
const interfaceInformation = struct({
  index: when({ field: "classtype", mask: 8 }, u32({ filter: "=icmp.int_info.index", label: "Interface Index" })),
  address: when(
    { field: "classtype", mask: 4 },
    struct({
      afi: u16({ filter: "=icmp.int_info.afi", label: "Address Family Identifier", names: family, default: 1 }),
      reserved: u16({ filter: "" }),
      address: addressOf("int_info", "afi"),
    }),
  ),
  name: when(
    { field: "classtype", mask: 2 },
    struct({
      length: u8({ filter: "=icmp.int_info.name_length", label: "Name Length", auto: sizeOf("name", { add: 1 }) }),
      name: text({ by: "length", minus: 1 }, { filter: "=icmp.int_info.name", label: "Name" }),
    }),
  ),
  mtu: when({ field: "classtype", mask: 1 }, u32({ filter: "=icmp.int_info.mtu", label: "Maximum Transmission Unit" })),
});

/** The interface that a probe asks about (RFC 8335). */
const interfaceIdentification = choice("classtype", {
  1: text("rest", { filter: "=icmp.int_ident.name", label: "Name" }),
  2: u32({ filter: "=icmp.int_ident.index", label: "Interface Index" }),
  3: struct({
    afi: u16({ filter: "=icmp.int_ident.afi", label: "Address Family Identifier", names: family, default: 1 }),
    length: u8({ filter: "=icmp.int_ident.addr_length", label: "Address Length", auto: sizeOf("address") }),
    reserved: u8({ filter: "" }),
    address: choice(
      "afi",
      {
        IPv4: ipv4({ filter: "=icmp.int_ident.ipv4", label: "Address" }),
        IPv6: ipv6({ filter: "=icmp.int_ident.ipv6", label: "Address" }),
      },
      { size: { by: "length" } },
    ),
  }),
});

const object = struct({
  len: u16({ filter: "=icmp.ext.length", label: "Length", auto: sizeOf("data", { add: 4 }) }),
  classnum: u8({ filter: "=icmp.ext.class", label: "Class", names: extensionClasses, default: 1 }),
  classtype: u8({ filter: "=icmp.ext.ctype", label: "C-Type", default: 1 }),
  data: choice(
    "classnum",
    {
      "MPLS Label Stack": labels,
      "Interface Information": interfaceInformation,
      "Interface Identification": interfaceIdentification,
    },
    { otherwise: bytes("rest", { filter: "=icmp.ext.data", label: "Data" }), size: { by: "len", minus: 4, cut: true } },
  ),
});

/** The extension structure behind a quoted datagram or in a probe (RFC 4884), the same in ICMP and ICMPv6. */
export const icmpExtension = struct({
  version: bits(4, { filter: "=icmp.ext.version", label: "Version", default: 2 }),
  reserved: bits(12, { filter: "=icmp.ext.res", label: "Reserved", show: "hex" }),
  chksum: u16({
    filter: "=icmp.ext.checksum",
    label: "Checksum",
    show: "hex",
    auto: inetChecksum({ over: "struct" }),
  }),
  objects: repeated(object),
});
