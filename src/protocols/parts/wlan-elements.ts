import { bytes, int, options, repeated, struct, text, u16, u32, u8, variant, when } from "../../definition/fields.ts";
import type { AnyField, OptionShape, View } from "../../definition/kinds.ts";
import { bit, some } from "./element-views.ts";
import { erp, measurement1, measurement2, measurement3, measurement4, measurement5 } from "./wlan-capabilities.ts";
import { elementNames, extensionNames } from "./wlan-element-names.ts";
import { extendedCapabilities } from "./wlan-extended-capabilities.ts";
import { highThroughputCapabilities, highThroughputOperation } from "./wlan-ht-elements.ts";
import { rates } from "./wlan-rates.ts";
import { rsn } from "./wlan-rsn.ts";
import { vendorSpecific } from "./wlan-vendor.ts";
import { veryHighThroughputCapabilities, veryHighThroughputOperation } from "./wlan-vht-elements.ts";

const channel = u8({ filter: "country_info.fnm.fcn", label: "First Channel Number" });
const country = struct(
  {
    code: text(2, { filter: "country_info.code", label: "Code" }),
    environment: u8({
      filter: "country_info.environment",
      label: "Environment",
      strings: {
        1: "Operating classes in the United States",
        2: "Operating classes in Europe",
        3: "Operating classes in Japan",
        4: "Global operating classes",
        5: "S1G operating classes",
        6: "Operating classes in China",
        32: "All",
        73: "Indoor",
        79: "Outdoor",
        88: "Non Country Entity",
      },
    }),
    channels: repeated(
      variant(
        [
          {
            starts: [
              [
                [0, 200],
                [0, 255],
                [0, 255],
              ],
            ],
            of: struct(
              {
                first: channel,
                count: u8({ filter: "country_info.fnm.nc", label: "Number of Channels" }),
                power: int(1, { filter: "country_info.fnm.mtpl", label: "Maximum Transmit Power Level", unit: " dBm" }),
              },
              { filter: "country_info.fnm", label: "Country Info", type: "FT_NONE" },
            ),
          },
          {
            starts: [
              [
                [201, 255],
                [0, 255],
                [0, 255],
              ],
            ],
            of: struct(
              {
                identifier: u8({ filter: "country_info.rrc.oei", label: "Operating Extension Identifier" }),
                operating: u8({ filter: "country_info.rrc.oc", label: "Operating Class" }),
                coverage: u8({ filter: "country_info.rrc.cc", label: "Coverage Class" }),
              },
              { filter: "country_info.rrc", label: "Country Info", type: "FT_NONE" },
            ),
          },
        ],
        {
          otherwise: struct(
            { padding: bytes("rest", { filter: "country_info.padding", label: "Padding" }) },
            { filter: "" },
          ),
        },
      ),
      { filter: "" },
    ),
  },
  { size: "rest" },
);

const map = struct(
  {
    count: u8({ filter: "tim.dtim_count", label: "DTIM count" }),
    period: u8({ filter: "tim.dtim_period", label: "DTIM period" }),
    control: u8({
      filter: "tim.bmapctl",
      label: "Bitmap control",
      show: "hex",
      views: [
        bit("tim.bmapctl.multicast", "Multicast", 0x01),
        some("tim.bmapctl.offset", "Bitmap Offset", 0xfe, { type: "FT_UINT8", show: "hex" }),
      ],
    }),
    bitmap: bytes("rest", { filter: "tim.partial_virtual_bitmap", label: "Partial Virtual Bitmap" }),
  },
  { size: "rest" },
);

const load = struct(
  {
    stations: u16({ filter: "qbss.scount", label: "Station Count", little: true }),
    utilization: u8({ filter: "qbss.cu", label: "Channel Utilization" }),
    admission: u16({ filter: "qbss.adc", label: "Available Admission Capacity", type: "FT_UINT8", little: true }),
  },
  { size: "rest" },
);

/** Octets of flags, each with its own meaning, as many as there are. */
const octetsOf = (filter: string, label: string, meanings: readonly (readonly View[])[]): AnyField =>
  struct(
    Object.fromEntries([
      ...meanings.map((views, i) => [`octet${i + 1}`, when({ left: 1 }, u8({ filter, label, show: "hex", views }))]),
      ["more", when({ left: 1 }, bytes("rest", { filter: "" }))],
    ]) as { readonly [key: string]: AnyField },
    { size: "rest" },
  );

const extendedOctet = { filter: "extcap", label: "Extended Capabilities", show: "hex" } as const;
/** The eighth octet and the ninth are one number where both are there. */
const [eighth, ninth] = extendedCapabilities.slice(7);
const extended = struct(
  {
    first: struct(
      Object.fromEntries(
        extendedCapabilities
          .slice(0, 7)
          .map((views, i) => [`octet${i + 1}`, when({ left: 1 }, u8({ ...extendedOctet, views }))]),
      ),
      { filter: "" },
    ),
    both: when(
      { left: 2 },
      struct(
        {
          octets: u16({
            ...extendedOctet,
            little: true,
            views: [
              ...eighth.map((view) => ({ ...view, type: wide(view) })),
              ...ninth.map((view) => ({ ...view, type: wide(view), mask: (view.mask ?? 0) << 8 })),
            ],
          }),
          tenth: when({ left: 1 }, u8({ ...extendedOctet, views: extendedCapabilities[9] })),
          more: when({ left: 1 }, bytes("rest", { filter: "" })),
        },
        { filter: "" },
      ),
    ),
    last: when({ left: 1 }, u8({ ...extendedOctet, views: eighth })),
  },
  { size: "rest" },
);
function wide({ type }: View): View["type"] {
  return type === "FT_UINT8" ? "FT_UINT16" : type;
}

const rate = (filter: string, label: string): AnyField =>
  repeated(u8({ filter, label, show: "hex", strings: rates }), { filter: "" });
const erpInformation = u8({ filter: "erp_info", label: "ERP Information", show: "hex", views: erp });

/** A number, a length and what it says (IEEE 802.11 9.4.2). */
const shape: OptionShape = {
  code: u8({ filter: "tag.number", label: "Tag Number", strings: elementNames }),
  length: u8({ filter: "tag.length", label: "Tag length", type: "FT_UINT32" }),
  counts: "value",
  each: "tag",
  unknown: { filter: "tag", label: "Tag", data: "tag.data", dataLabel: "Tag Data" },
};
const cases = {
  SSID: { code: 0, label: "Tag", value: bytes("rest", { filter: "ssid", label: "SSID", evenEmpty: true }) },
  rates: { code: 1, label: "Tag", value: rate("supported_rates", "Supported Rates") },
  channel: { code: 3, label: "Tag", value: u8({ filter: "ds.current_channel", label: "Current Channel" }) },
  TIM: { code: 5, label: "Tag", value: map },
  IBSS: {
    code: 6,
    label: "Tag",
    value: u16({ filter: "ibss.atim_windows", label: "Atim Windows", show: "hex", little: true }),
  },
  country: { code: 7, label: "Tag", value: country },
  load: { code: 11, label: "Tag", value: load },
  constraint: { code: 32, label: "Tag", value: u8({ filter: "powercon.local", label: "Local Power Constraint" }) },
  power: {
    code: 33,
    label: "Tag",
    value: struct(
      {
        least: int(1, { filter: "powercap.min", label: "Minimum Transmit Power" }),
        most: int(1, { filter: "powercap.max", label: "Maximum Transmit Power" }),
      },
      { size: "rest" },
    ),
  },
  channels: {
    code: 36,
    label: "Tag",
    value: repeated(
      struct(
        {
          first: u8({ filter: "supchan.first", label: "First Supported Channel" }),
          count: u8({ filter: "supchan.range", label: "Supported Channel Range" }),
        },
        { filter: "supchan", label: "Supported Channels Set", type: "FT_NONE" },
      ),
      { filter: "" },
    ),
  },
  ERP: { code: 42, label: "Tag", value: erpInformation },
  HTCapabilities: { code: 45, label: "Tag", value: highThroughputCapabilities },
  ERPDraft: { code: 47, label: "Tag", value: erpInformation },
  RSN: { code: 48, label: "Tag", value: rsn },
  extendedRates: { code: 50, label: "Tag", value: rate("extended_supported_rates", "Extended Supported Rates") },
  channelReport: {
    code: 51,
    label: "Tag",
    value: struct(
      {
        operating: u8({ filter: "ap_channel_report.operating_class", label: "Operating Class" }),
        channels: repeated(u8({ filter: "ap_channel_report.channel_list", label: "Channel List" }), { filter: "" }),
      },
      { size: "rest" },
    ),
  },
  mobility: {
    code: 54,
    label: "Tag",
    value: struct(
      {
        domain: u16({
          filter: "mobility_domain.mdid",
          label: "Mobility Domain Identifier",
          show: "hex",
          little: true,
        }),
        policy: u8({
          filter: "mobility_domain.ft_capab",
          label: "FT Capability and Policy",
          show: "hex",
          views: [
            some("mobility_domain.ft_capab.ft_over_ds", "Fast BSS Transition over DS", 0x01, {
              type: "FT_UINT8",
              show: "hex",
            }),
            some("mobility_domain.ft_capab.resource_req", "Resource Request Protocol Capability", 0x02, {
              type: "FT_UINT8",
              show: "hex",
            }),
            some("mobility_domain.ft_capab.reserved", "Reserved", 0xfc, { type: "FT_UINT8", show: "hex" }),
          ],
        }),
      },
      { size: "rest" },
    ),
  },
  timeout: {
    code: 56,
    label: "Tag",
    value: struct(
      {
        type: u8({
          filter: "timeout_int.type",
          label: "Timeout Interval Type",
          strings: {
            1: "Reassociation deadline interval (TUs)",
            2: "Key lifetime interval (seconds)",
            3: "Association Comeback time (TUs)",
            4: "Time to start (TUs)",
          },
        }),
        value: u32({ filter: "timeout_int.value", label: "Timeout Interval Value", little: true }),
      },
      { size: "rest" },
    ),
  },
  operatingClasses: {
    code: 59,
    label: "Tag",
    value: struct(
      {
        current: u8({ filter: "supopeclass.current", label: "Current Operating Class" }),
        others: bytes("rest", { filter: "" }),
      },
      { size: "rest" },
    ),
  },
  HTOperation: { code: 61, label: "Tag", value: highThroughputOperation },
  measurement: {
    code: 70,
    label: "Tag",
    value: octetsOf("rmcap", "RM Capabilities", [measurement1, measurement2, measurement3, measurement4, measurement5]),
  },
  meshID: { code: 114, label: "Tag", value: text("rest", { filter: "mesh.id", label: "Mesh ID" }) },
  extendedCapabilities: {
    code: 127,
    label: "Tag",
    value: extended,
  },
  VHTCapabilities: { code: 191, label: "Tag", value: veryHighThroughputCapabilities },
  VHTOperation: { code: 192, label: "Tag", value: veryHighThroughputOperation },
  vendor: { code: 221, label: "Tag", value: vendorSpecific },
  extension: {
    code: 255,
    label: "Ext Tag",
    filter: "ext_tag",
    value: struct(
      {
        number: u8({ filter: "ext_tag.number", label: "Ext Tag Number", strings: extensionNames }),
        data: bytes("rest", { filter: "ext_tag.data", label: "Ext Tag Data" }),
      },
      { size: "rest" },
    ),
  },
};

/** The elements of management frames. */
export const elements = options(shape, cases, {
  filter: "tagged.all",
  label: "Tagged parameters",
  type: "FT_NONE",
});
/** The same in the data of a key. */
export const keyElements = options(shape, cases, { filter: "" });
