import { headerLengthIn, sizeOf } from "../../definition/auto.ts";
import { bytes, choice, custom, ipv4, repeated, struct, text, u16, u8, when } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { pathAttributes } from "../parts/bgp-attributes.ts";
import { parameter } from "../parts/bgp-capabilities.ts";
import {
  capabilityErrors,
  ceaseErrors,
  errors,
  families,
  headerErrors,
  messageTypes,
  openErrors,
  refreshTypes,
  stateErrors,
  subsequentFamilies,
  updateErrors,
} from "../parts/bgp-names.ts";
import { routes } from "../parts/bgp-routes.ts";

/** Octets that the length of a message counts and nothing in it does. */
const more = when({ left: 1 }, bytes("rest", { filter: "" }));

const open = struct(
  {
    version: u8({ filter: "open.version", label: "Version", default: 4 }),
    as: u16({ filter: "open.myas", label: "My AS" }),
    holdTime: u16({ filter: "open.holdtime", label: "Hold Time", default: 180 }),
    identifier: ipv4({ filter: "open.identifier", label: "BGP Identifier" }),
    parametersLength: u8({ filter: "open.opt.len", label: "Optional Parameters Length", auto: sizeOf("parameters") }),
    parameters: when(
      { field: "parametersLength" },
      repeated(parameter, {
        filter: "open.opt",
        label: "Optional Parameters",
        type: "FT_NONE",
        size: { by: "parametersLength" },
      }),
    ),
    more,
  },
  { filter: "" },
);

const update = struct(
  {
    withdrawnLength: u16({ filter: "update.withdrawn_routes.length", label: "Withdrawn Routes Length" }),
    withdrawn: when(
      { field: "withdrawnLength" },
      struct(
        {
          routes: custom(
            routes({
              bits: 32,
              prefix: "withdrawn_prefix",
              label: "Withdrawn prefix",
              length: "Withdrawn route prefix length",
            }),
            { filter: "" },
          ),
        },
        {
          filter: "update.withdrawn_routes",
          label: "Withdrawn Routes",
          type: "FT_NONE",
          size: { by: "withdrawnLength" },
        },
      ),
    ),
    attributesLength: u16({ filter: "update.path_attributes.length", label: "Total Path Attribute Length" }),
    attributes: when({ field: "attributesLength" }, pathAttributes("attributesLength")),
    reachable: when(
      { left: 1 },
      struct(
        {
          routes: custom(
            routes({ bits: 32, prefix: "nlri_prefix", label: "NLRI prefix", length: "NLRI prefix length" }),
            { filter: "" },
          ),
        },
        { filter: "update.nlri", label: "Network Layer Reachability Information (NLRI)", type: "FT_NONE" },
      ),
    ),
  },
  { filter: "" },
);

const minor = (name: string, label: string, strings: { readonly [code: number]: string }): AnyField =>
  u8({ filter: `notify.minor_error${name}`, label: `Minor error Code (${label})`, strings });
const data = bytes("rest", { filter: "notify.minor_data", label: "Data" });
const farewell = struct(
  {
    length: u8({
      filter: "notify.communication_length",
      label: "BGP Shutdown Communication Length",
      auto: sizeOf("text"),
    }),
    text: text({ by: "length" }, { filter: "notify.communication", label: "Shutdown Communication" }),
  },
  { filter: "" },
);
const notification = struct(
  {
    major: u8({ filter: "notify.major_error", label: "Major error Code", strings: errors }),
    minor: choice(
      "major",
      {
        1: minor("", "Message Header", headerErrors),
        2: minor("_open", "Open Message", openErrors),
        3: minor("_update", "Update Message", updateErrors),
        4: minor("_expired", "Hold Timer Expired", {}),
        5: minor("_state", "State Machine", stateErrors),
        6: minor("_cease", "Cease", ceaseErrors),
        7: minor("_capability", "Capability Message", capabilityErrors),
      },
      { otherwise: minor("_unknown", "Unknown", {}) },
    ),
    data: when(
      { left: 1 },
      choice(
        "major",
        {
          2: choice(
            "minor",
            { 2: u16({ filter: "notify.error_open.bad_peer_as", label: "Bad Peer AS", type: "FT_UINT32" }) },
            { otherwise: data },
          ),
          6: choice("minor", { 2: farewell, 4: farewell }, { otherwise: data }),
        },
        { otherwise: data },
      ),
    ),
  },
  { filter: "" },
);

const refresh = struct(
  {
    afi: u16({ filter: "route_refresh.afi", label: "Address family identifier (AFI)", strings: families, default: 1 }),
    subtype: u8({ filter: "route_refresh.subtype", label: "Subtype", strings: refreshTypes }),
    safi: u8({
      filter: "route_refresh.safi",
      label: "Subsequent address family identifier (SAFI)",
      strings: subsequentFamilies,
      default: 1,
    }),
    filters: when({ left: 1 }, bytes("rest", { filter: "" })),
  },
  { filter: "" },
);

/** Border Gateway Protocol: one message a layer. */
export const BGP = protocol({
  name: "bgp",
  records: {},
  layer: "BGPHeader",
  title: "Border Gateway Protocol",
  spec: "RFC 4271, RFC 4760",
  carriedBy: { "tcp.port": 179 },
  framing: { by: "length", unsized: true, shown: "foreign" },
  startsWith: [Array.from({ length: 16 }, () => 0xff)],
  summary: "BGP {type}",
  fields: {
    marker: bytes(16, { label: "Marker", default: new Uint8Array(16).fill(0xff) }),
    len: u16({ filter: "length", label: "Length", auto: headerLengthIn(1) }),
    type: u8({ label: "Type", strings: messageTypes, default: 4 }),
    message: choice(
      "type",
      {
        1: open,
        2: update,
        3: notification,
        4: struct({ more }, { filter: "" }),
        5: refresh,
        128: refresh,
      },
      { otherwise: bytes("rest", { filter: "" }) },
    ),
  },
});
