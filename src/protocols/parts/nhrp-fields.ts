import { bytes, ipv4, mark, u16, u24, u32, u8 } from "../../definition/fields.ts";
import { bitView, partView } from "./bit-view.ts";
import { nhrpAddressTypes, nhrpCodes, nhrpErrors, nhrpFamilies, nhrpTypes } from "./nhrp-words.ts";

const show = "hex";
const TRUTH = ["True", "False"] as const;
const words = (filter: string, label: string) => ({ filter, label });

/** How long an address is, and of which kind. */
const addressType = (filter: string, label: string) =>
  u8({
    filter,
    label,
    views: [partView(`${filter}.type`, "Type", 0x40, nhrpAddressTypes), partView(`${filter}.len`, "Length", 0x3f)],
  });

const unique = (mask: number) => bitView("flag.u", "Uniqueness Bit", mask, TRUTH);
const nat = bitView("flag.nat", "Cisco NAT Supported", 0x0002, TRUTH);
const resolutionFlags = [
  bitView("flag.q", "Is Router", 0x8000, TRUTH),
  bitView("flag.a", "Authoritative", 0x4000, TRUTH),
  bitView("flag.d", "Stable Association", 0x2000, TRUTH),
  unique(0x1000),
  bitView("flag.s", "Stable Binding", 0x0800, TRUTH),
  nat,
];
const purgeFlags = [bitView("flag.n", "Expected Purge Reply", 0x8000, TRUTH), nat];
/** All bits of flags that messages have. */
export const nhrpFlags = [...purgeFlags.slice(0, 1), ...resolutionFlags];
const flags = { filter: "flags", label: "Flags", show } as const;

/** The header (RFC 2332 5.2.1), what stands behind it (5.2.0.1), clients (5.2.0.1) and extensions (5.3). */
export const nhrpFields = {
  fixed: mark({ filter: "", label: "NHRP Fixed Header" }),
  family: u16({ ...words("hdr.afn", "Address Family Number"), show: "hex-dec", strings: nhrpFamilies }),
  protocolType: u16({
    ...words("hdr.pro.type", "Protocol Type (short form)"),
    show: "hex-dec",
    strings: { 0x0800: "IPv4", 0x86dd: "IPv6" },
  }),
  longType: bytes(5, words("protocol_type", "Protocol Type (long form)")),
  organization: u24({ ...words("hdr.pro.snap.oui", "Protocol Type (long form) - OUI") }),
  organizationType: u16({ ...words("hdr.pro.snap.pid", "Protocol Type (long form) - PID"), show }),
  hops: u8(words("hdr.hopcnt", "Hop Count")),
  size: u16(words("hdr.pktsz", "Packet Length")),
  checksum: u16({ ...words("hdr.chksum", "NHRP Packet Checksum"), show }),
  extensions: u16(words("hdr.extoff", "Extension Offset")),
  version: u8({ ...words("hdr.version", "Version"), strings: { 1: "NHRP - rfc2332" } }),
  type: u8({ ...words("hdr.op.type", "NHRP Packet Type"), strings: nhrpTypes }),
  sourceType: addressType("hdr.shtl", "Source Address Type/Len"),
  sourceSubType: addressType("hdr.sstl", "Source SubAddress Type/Len"),

  mandatory: mark({ filter: "", label: "NHRP Mandatory Part" }),
  sourceLength: u8({ ...words("src.prot.len", "Source Protocol Len"), type: "FT_UINT16" }),
  destinationLength: u8({ ...words("dst.prot.len", "Destination Protocol Len"), type: "FT_UINT16" }),
  resolutionFlags: u16({
    ...flags,
    views: resolutionFlags,
  }),
  // In registrations it is the first bit that says so (5.2.3).
  registrationFlags: u16({ ...flags, views: [unique(0x8000), nat] }),
  purgeFlags: u16({ ...flags, views: purgeFlags }),
  request: u32({ ...words("reqid", "Request ID"), show: "hex-dec" }),
  errorCode: u16({ ...words("err.code", "Error Code"), strings: nhrpErrors }),
  errorOffset: u16(words("err.offset", "Error Offset")),
  source: ipv4(words("src.nbma.addr", "Source NBMA Address")),
  sourceOctets: bytes("rest", words("src.nbma.addr_bytes", "Source NBMA Address")),
  sourceSub: bytes("rest", words("src.nbma.saddr", "Source NBMA Sub Address")),
  sourceProtocol: ipv4(words("src.prot.addr", "Source Protocol Address")),
  sourceProtocolOctets: bytes("rest", words("src.prot.addr_bytes", "Source Protocol Address")),
  destinationProtocol: ipv4(words("dst.prot.addr", "Destination Protocol Address")),
  destinationProtocolOctets: bytes("rest", words("dst.prot.addr_byets", "Destination Protocol Address")),

  client: mark({ filter: "", label: "Client Information Entry" }),
  code: u8({ ...words("code", "Code"), strings: nhrpCodes }),
  prefix: u8(words("prefix", "Prefix Length")),
  unused: u16(words("unused", "Unused")),
  mtu: u16(words("mtu", "Max Transmission Unit")),
  holding: u16(words("htime", "Holding Time (s)")),
  clientType: addressType("cli.addr_tl", "Client Address Type/Len"),
  clientSubType: addressType("cli.saddr_tl", "Client Sub Address Type/Len"),
  clientLength: u8(words("prot.len", "Client Protocol Length")),
  preference: u8(words("pref", "CIE Preference Value")),
  clientAddress: ipv4(words("client.nbma.addr", "Client NBMA Address")),
  clientOctets: bytes("rest", words("client.nbma.addr_bytes", "Client NBMA Address")),
  clientSub: bytes("rest", words("client.nbma.saddr", "Client NBMA Sub Address")),
  clientProtocol: ipv4(words("client.prot.addr", "Client Protocol Address")),
  clientProtocolOctets: bytes("rest", words("client.prot.addr_bytes", "Client Protocol Address")),

  extension: mark({ filter: "", label: "Extension", line: "nhrp.extension" }),
  extensionType: u16({
    filter: "",
    views: [
      bitView("ext.c", "Compulsory Flag", 0x8000, TRUTH),
      { filter: "ext.type", label: "Extension Type", type: "FT_UINT16", mask: 0x3fff, show },
    ],
  }),
  extensionLength: u16(words("ext.len", "Extension length")),
  authentication: mark({ filter: "", label: "Extension Data", line: "nhrp.authentication" }),
  authReserved: u16(words("auth_ext.reserved", "Reserved")),
  spi: u16(words("auth_ext.spi", "SPI")),
  authSource: ipv4(words("auth_ext.src_addr", "Source Address")),
  authSourceOctets: bytes("rest", words("auth_ext.src_addr_bytes", "Source Address")),
  authData: bytes("rest", words("auth_ext.data", "Data")),
  vendor: u24(words("vendor_ext.id", "Vendor ID")),
  vendorData: bytes("rest", words("vendor_ext.data", "Data")),
  sourceCapabilities: u32({
    ...words("devcap_ext.srccap", "Source Capabilities"),
    show,
    views: [bitView("devcap_ext.srccap.V", "VPN-aware", 1, TRUTH)],
  }),
  destinationCapabilities: u32({
    ...words("devcap_ext.dstcap", "Destination Capabilities"),
    show,
    views: [bitView("devcap_ext.dstcap.V", "VPN-aware", 1, TRUTH)],
  }),
  value: bytes("rest", words("unknown_ext.value", "Extension Value")),
};

export const nhrpWorked = {
  checksumStatus: u8({
    ...words("hdr.chksum.status", "NHRP Packet Checksum Status"),
    show: "word",
    strings: { 0: "Bad", 1: "Good", 2: "Unverified", 3: "Not present", 4: "Illegal" },
  }),
};
