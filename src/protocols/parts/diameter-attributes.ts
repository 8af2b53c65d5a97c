import { bytes, mark, u24, u32, u8 } from "../../definition/fields.ts";
import type { AnyField, Expert, View } from "../../definition/kinds.ts";
import { bitView, SET } from "./bit-view.ts";
import { attributeFields, attributeTypes, diameterKey, type DiameterType } from "./diameter-fields.ts";
import { diameterVendors } from "./diameter-vendors.ts";
import { laidOut, type Page } from "./laid-out.ts";

const VENDOR_SPECIFIC = 0x80;
/** Octets of an attribute's header without a vendor, and of a vendor. */
const HEADER = 8;
const VENDOR = 4;
/** Attributes inside one another that are gone into. */
const DEPTH_LIMIT = 32;

const remark = (filter: string, label: string, severity: Expert["severity"], group: Expert["group"]): AnyField =>
  mark({ filter, label, expert: { severity, group } });
const flag = (filter: string, label: string, mask: number): View => bitView(filter, label, mask, SET);

const headFields = {
  attribute: bytes("rest", { filter: "avp", label: "AVP" }),
  code: u32({ filter: "avp.code", label: "AVP Code" }),
  unknown: remark(
    "avp.code.unknown",
    "Unknown AVP, if you know what this is you can add it to dictionary.xml",
    "Warn",
    "Undecoded",
  ),
  flags: u8({
    filter: "avp.flags",
    label: "AVP Flags",
    show: "hex",
    views: [
      flag("flags.vendorspecific", "Vendor-Specific", 0x80),
      flag("flags.mandatory", "Mandatory", 0x40),
      flag("avp.flags.protected", "Protected", 0x20),
      flag("avp.flags.reserved3", "Reserved", 0x10),
      flag("avp.flags.reserved4", "Reserved", 0x08),
      flag("avp.flags.reserved5", "Reserved", 0x04),
      flag("avp.flags.reserved6", "Reserved", 0x02),
      flag("avp.flags.reserved7", "Reserved", 0x01),
    ],
  }),
  length: u24({ filter: "avp.len", label: "AVP Length" }),
  vendor: u32({ filter: "avp.vendorId", label: "AVP Vendor Id" }),
  unknownVendor: remark(
    "unknown_vendor",
    "Unknown Vendor, if you know whose this is you can add it to dictionary.xml",
    "Warn",
    "Undecoded",
  ),
  value: bytes("rest", { filter: "avp.unknown", label: "Value" }),
  invalid: bytes("rest", { filter: "avp.invalid-data", label: "Data", evenEmpty: true }),
  invalidLength: remark("avp.invalid-len", "Wrong length", "Warn", "Malformed"),
  empty: remark("avp.no_data", "Data is empty", "Warn", "Undecoded"),
  padding: bytes("rest", { filter: "avp.pad", label: "Padding" }),
  paddingSet: remark("avp.pad.non_zero", "Padding is non-zero", "Note", "Malformed"),
};
const vendorNames = Object.fromEntries(Object.entries(diameterVendors).map(([number, [, name]]) => [number, name]));
/** Further fields of attributes that have more than their value. */
const furtherFields = {
  vendorId: u32({ filter: "vendorId", label: "VendorId", strings: vendorNames }),
  prefixReserved: u8({ filter: "framed_ipv6_prefix_reserved", label: "Framed IPv6 Prefix Reserved byte", show: "hex" }),
  prefixLength: u8({ filter: "framed_ipv6_prefix_length", label: "Framed IPv6 Prefix length (in bits)" }),
  prefixOctets: bytes("rest", { filter: "framed_ipv6_prefix_bytes", label: "Framed IPv6 Prefix as a bytestring" }),
};

const VENDOR_ID = diameterKey(0, 266);
const IPV6_PREFIX = diameterKey(0, 97);

type AttributePage = Page;
const sizes: { readonly [type in DiameterType]?: number } = {
  signed: 4,
  unsigned: 4,
  float: 4,
  time: 4,
  signed64: 8,
  unsigned64: 8,
};
const IPV4 = 4;
const IPV6 = 16;
const families: { readonly [family: number]: readonly [part: string, size: number] } = {
  1: ["IPv4", IPV4],
  2: ["IPv6", IPV6],
};

/** The address in the next `size` octets, whose family they begin with where they are no address of IP. */
function address(page: AttributePage, key: string, size: number): void {
  page.mark(key, size);
  page.within(() => {
    if (size === IPV4) return page.take(`${key}.IPv4`, IPV4);
    if (size === IPV6) return page.take(`${key}.IPv6`, IPV6);
    const family = page.take(`${key}.addr_family`);
    const [part, wanted] = families[family] ?? [family === 8 ? "E164" : "Bytes", size - 2];
    if (wanted === size - 2) return page.take(`${key}.${part}`, wanted);
    return page.pass(size - 2);
  });
}

/** Says what more there is to the value of an attribute that starts at `from`. */
function further(page: AttributePage, key: string, from: number): void {
  if (page.lacks) return;
  if (key === VENDOR_ID) return page.place("vendorId", from, page.at);
  if (key !== IPV6_PREFIX || page.at - from < 2) return;
  page.place("prefixReserved", from, from + 1);
  page.place("prefixLength", from + 1, from + 2);
  page.place("prefixOctets", from + 2, page.at);
}

/** Takes what an attribute says in `size` octets. */
function content(page: AttributePage, key: string, size: number, depth: number): void {
  const type = attributeTypes.get(key);
  if (size === 0) return page.mark("empty");
  if (type === undefined) return void page.take("value", size);
  const wanted = sizes[type];
  if (wanted !== undefined && wanted !== size) {
    page.take("invalid", size);
    return page.within(() => page.mark("invalidLength"));
  }
  if (type === "address") return address(page, key, size);
  if (type !== "group") {
    const from = page.at;
    page.take(key, size);
    return further(page, key, from);
  }
  page.mark(key, size);
  page.within(() => page.window(size, () => attributes(page, depth + 1)));
}

function attributes(page: AttributePage, depth: number): void {
  while (page.left > 0) {
    if (page.left < HEADER || depth > DEPTH_LIMIT) return page.fail();
    const code = page.peek(4);
    const isVendors = (page.peek(1, 4) & VENDOR_SPECIFIC) !== 0;
    const length = page.peek(3, 5);
    const header = HEADER + (isVendors ? VENDOR : 0);
    if (length < header || length > page.left) return page.fail();
    const padding = Math.min(-length & 3, page.left - length);
    const vendor = isVendors ? page.peek(4, HEADER) : 0;
    const key = diameterKey(vendor, code);
    page.group("attribute", length + padding, () => {
      page.take("code");
      if (!attributeTypes.has(key)) page.within(() => page.mark("unknown"));
      page.take("flags");
      page.take("length");
      if (isVendors) {
        page.take("vendor");
        if (!(vendor in diameterVendors)) page.within(() => page.mark("unknownVendor"));
      }
      content(page, key, length - header, depth);
      if (padding === 0) return;
      const isSet = page.peek(padding) !== 0;
      page.take("padding", padding);
      if (isSet) page.within(() => page.mark("paddingSet"));
    });
  }
}

/** The attributes of a message of Diameter, in groups within one another (RFC 6733 4). */
export const diameterAttributes = laidOut(
  "attributes of Diameter",
  { ...headFields, ...furtherFields, ...attributeFields },
  (page: AttributePage) => attributes(page, 0),
  { label: "AVPs" },
);
