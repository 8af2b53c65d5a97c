import { decodeText, encodeText } from "../../bytes/text.ts";
import type { Custom } from "../../definition/custom.ts";
import {
  bits,
  bytes,
  choice,
  custom,
  ipv4,
  ipv6,
  options,
  struct,
  text,
  u16,
  u24,
  u32,
  u64,
  u8,
} from "../../definition/fields.ts";
import type { AnyField, Fields, Names, OptionCase, OptionCases } from "../../definition/kinds.ts";
import { addresses, addresses6, numbers, octets, prefixes, texts, tunnelTexts } from "./radius-attribute-codes.ts";
import * as values from "./radius-values.ts";

const tagging = { Tagged: 0x31, Untagged: 0x32 } as const;

function filterOf(name: string): string {
  return name.replaceAll("-", "_");
}

/** Cases whose values are made in the same way. */
function each(
  codes: { readonly [name: string]: number },
  value: (filter: string, label: string) => AnyField,
): OptionCases {
  return Object.fromEntries(
    Object.entries(codes).map(([name, code]) => [name, one(code, value(filterOf(name), name))]),
  );
}

function one(code: number, value: AnyField): OptionCase {
  return { code, value, label: "AVP", filter: "avp" };
}

function named(name: string, code: number, names: Names): OptionCases {
  return { [name]: one(code, u32({ filter: filterOf(name), label: name, names })) };
}

/** A number of 24 bits behind a tag. */
function tagged(name: string, code: number, names: Names = {}): OptionCases {
  const filter = filterOf(name);
  return {
    [name]: one(
      code,
      struct({
        tag: u8({ filter: `${filter}.tag`, label: "Tag", show: "hex" }),
        value: u24({ filter, label: name, names }),
      }),
    ),
  };
}

/** What Wireshark takes for octets, whatever is in them. */
function whole(filter: string, label: string, fields: Fields): AnyField {
  return struct(fields, { filter, label, type: "FT_BYTES" });
}

/** Text that may start with a tag. */
function tunnelText(filter: string, label: string): AnyField {
  const tagAt = (octets: Uint8Array, start: number, end: number) => (end > start && octets[start] < 0x20 ? 1 : 0);
  const codec: Custom<string> = {
    name: "tunnel's text",
    skip: (_octets, _at, end) => end,
    read: ({ bytes: octets }, start, end) => decodeText(octets, start, end),
    write: (writer, value) => writer.octets(encodeText(value ?? "")),
    beside: true,
    inner: [
      { key: "tag", field: u8({ filter: `${filter}.tag`, label: "Tag", show: "hex" }) },
      { key: "text", field: text("rest", { filter, label }) },
    ],
    visit(octets, start, end, found) {
      const tag = tagAt(octets, start, end);
      if (tag > 0) found(0, start, start + 1);
      found(1, start + tag, end);
    },
  };
  return custom(codec, { filter: "" });
}

function special(name: string, code: number, value: AnyField): OptionCases {
  return { [name]: one(code, value) };
}

/** Vendors whose attributes do not have the layout that RFC 2865 suggests. */
const ownLayout = bytes("rest", { filter: "Vendor_Specific" });
const vendorAttributes = choice(
  "vendor_id",
  { 429: ownLayout, 8164: ownLayout, 24757: ownLayout },
  {
    otherwise: options(
      {
        code: u8({ filter: "avp.vendor_type", label: "Type" }),
        length: u8({ filter: "avp.vendor_len", label: "Length" }),
        counts: "whole",
        unknown: { data: "Unknown_Attribute", dataLabel: "Unknown-Attribute" },
      },
      {},
      { filter: "" },
    ),
  },
);

/** The attributes of RADIUS (IANA RADIUS Attribute Types), by their registered names. */
export const radiusAttributes: OptionCases = {
  ...each(texts, (filter, label) => text("rest", { filter, label })),
  ...each(tunnelTexts, (filter, label) => tunnelText(filter.replace(/_ID$/, "_Id"), label.replace(/-ID$/, "-Id"))),
  ...each(octets, (filter, label) => bytes("rest", { filter, label })),
  ...each(numbers, (filter, label) => u32({ filter, label })),
  ...each(addresses, (filter, label) => ipv4({ filter, label })),
  ...each(addresses6, (filter, label) => ipv6({ filter, label })),
  ...each(prefixes, (filter, label) =>
    whole(filter, label, {
      reserved: u8({ filter: "" }),
      length: u8({ filter: "", label: "Length" }),
      prefix: bytes("rest", { filter: "" }),
    }),
  ),
  ...special(
    "User-Password",
    2,
    bytes("rest", { filter: "User_Password_encrypted", label: "User-Password (encrypted)" }),
  ),
  ...special(
    "CHAP-Password",
    3,
    struct({
      id: u8({ filter: "CHAP_Ident", label: "CHAP Ident", show: "hex" }),
      password: bytes("rest", { filter: "CHAP_String", label: "CHAP String" }),
    }),
  ),
  ...special("Framed-IP-Address", 8, ipv4({ filter: "Framed-IP-Address", label: "Framed-IP-Address" })),
  ...special(
    "ARAP-Security-Data",
    74,
    bytes("rest", { filter: "ARAP_Security_Data", label: "ARAP-Security-Data", type: "FT_STRING" }),
  ),
  ...special(
    "CUI",
    89,
    bytes("rest", { filter: "Chargeable_User_Identity", label: "Chargeable-User-Identity", type: "FT_STRING" }),
  ),
  ...special("EAP-Key-Name", 102, bytes("rest", { filter: "EAP_Key_Name", label: "EAP-Key-Name", type: "FT_STRING" })),
  ...special("EAP-Message", 79, bytes("rest", { filter: "eap_fragment", label: "EAP fragment" })),
  ...named("Service-Type", 6, values.serviceTypes),
  ...named("Framed-Protocol", 7, values.framedProtocols),
  ...named("Framed-Routing", 10, values.framedRoutings),
  ...named("Framed-Compression", 13, values.framedCompressions),
  ...named("Login-Service", 15, values.loginServices),
  ...special(
    "Vendor-Specific",
    26,
    struct({ vendor_id: u32({ filter: "avp.vendor_id", label: "Vendor ID" }), attributes: vendorAttributes }),
  ),
  ...named("Termination-Action", 29, values.terminationActions),
  ...named("Acct-Status-Type", 40, values.accountingStatuses),
  ...named("Acct-Authentic", 45, values.accountingAuthentics),
  ...named("Acct-Terminate-Cause", 49, values.terminateCauses),
  ...special("Event-Timestamp", 55, u32({ filter: "Event_Timestamp", label: "Event-Timestamp", show: "seconds" })),
  ...special(
    "Egress-VLANID",
    56,
    struct({
      tagging: u8({ filter: "egress_vlanid_tag", label: "Tag", names: tagging, show: "hex", type: "FT_UINT32" }),
      pad: bits(12, { filter: "egress_vlanid_pad", label: "Pad", show: "hex", type: "FT_UINT32" }),
      vlan: bits(12, { filter: "egress_vlanid", label: "Vlan ID", type: "FT_UINT32" }),
    }),
  ),
  ...named("Ingress-Filters", 57, values.ingressFilters),
  ...special(
    "Egress-VLAN-Name",
    58,
    struct({
      tagging: u8({ filter: "egress_vlan_name_tag", label: "Tag", names: tagging, show: "hex" }),
      name: text("rest", { filter: "egress_vlan_name", label: "Vlan Name" }),
    }),
  ),
  ...named("NAS-Port-Type", 61, values.portTypes),
  ...tagged("Tunnel-Type", 64, values.tunnelTypes),
  ...tagged("Tunnel-Medium-Type", 65, values.tunnelMedia),
  ...special(
    "Tunnel-Password",
    69,
    struct({
      tag: u8({ filter: "Tunnel_Password.tag", label: "Tag", show: "hex" }),
      salt: u16({ filter: "" }),
      password: bytes("rest", { filter: "Tunnel_Password", label: "Tunnel-Password" }),
    }),
  ),
  ...named("ARAP-Zone-Access", 72, values.zoneAccesses),
  ...named("Prompt", 76, values.prompts),
  ...tagged("Tunnel-Preference", 83),
  ...named("Error-Cause", 101, values.errorCauses),
  ...special("MIP6-Feature-Vector", 124, u64({ filter: "MIP6_Feature_Vector", label: "MIP6-Feature-Vector" })),
  ...special(
    "MIP6-Home-Link-Prefix",
    125,
    struct({
      length: u8({ filter: "" }),
      prefix: ipv6({ filter: "MIP6_Home_Link_Prefix", label: "MIP6-Home-Link-Prefix" }),
    }),
  ),
  ...special(
    "Operator-Name",
    126,
    struct({
      namespace: u8({ filter: "", show: "char" }),
      name: text("rest", { filter: "Operator_Name", label: "Operator-Name" }),
    }),
  ),
  ...special(
    "Location-Information",
    127,
    whole("Location_Information", "Location-Information", {
      index: u16({ filter: "" }),
      code: u8({ filter: "" }),
      entity: u8({ filter: "" }),
      sighting: u64({ filter: "", show: "ntp" }),
      ttl: u64({ filter: "", show: "ntp" }),
      method: text("rest", { filter: "" }),
    }),
  ),
  ...special(
    "Location-Data",
    128,
    whole("Location_Data", "Location-Data", {
      index: u16({ filter: "" }),
      location: bytes("rest", { filter: "" }),
    }),
  ),
  ...special(
    "Basic-Location-Policy-Rules",
    129,
    whole("Basic_Location_Policy_Rules", "Basic-Location-Policy-Rules", {
      flags: u16({ filter: "", show: "hex" }),
      retention: u64({ filter: "", show: "ntp" }),
      note: text("rest", { filter: "" }),
    }),
  ),
  ...special(
    "Extended-Location-Policy-Rules",
    130,
    text("rest", { filter: "Extended_Location_Policy_Rules", label: "Extended-Location-Policy-Rules" }),
  ),
};
