import { sizeOf } from "../../definition/auto.ts";
import { bits, bytes, choice, repeated, struct, u16, u32, u8 } from "../../definition/fields.ts";

/** What each feature starts with. */
const feature = {
  version: u8({ filter: "dcbx.version", label: "Operating Version", show: "hex" }),
  maximum: u8({ filter: "dcbx.max_version", label: "Max Version", show: "hex" }),
  enabled: bits(1, { filter: "dcbx.feature.enabled", label: "Feature", truth: ["Enabled", "Disabled"] }),
  willing: bits(1, { filter: "dcbx.feature.willing", label: "Willing", truth: ["Yes", "No"] }),
  error: bits(1, { filter: "dcbx.feature.error", label: "Error", truth: ["Set", "Not set"] }),
  reserved: bits(5, { filter: "" }),
  featureType: u8({ filter: "dcbx.feature.subtype", label: "Subtype", show: "hex" }),
};

/** Data center bridging before IEEE took it up: elements within the element. */
const element = struct({
  type: bits(7, { filter: "dcbx.type", label: "DCBx TLV Type", type: "FT_UINT16" }),
  length: bits(9, { filter: "dcbx.len", label: "DCBx TLV Length", auto: sizeOf("value") }),
  value: choice(
    "type",
    {
      1: struct(
        {
          version: u8({ filter: "dcbx.version", label: "Operating Version", show: "hex" }),
          maximum: u8({ filter: "dcbx.max_version", label: "Max Version", show: "hex" }),
          sequence: u32({ filter: "dcbx.control.seq", label: "Sequence No" }),
          acknowledged: u32({ filter: "dcbx.control.ack", label: "Ack No" }),
        },
        { size: "rest" },
      ),
      2: struct(
        {
          ...feature,
          groups: u32({ filter: "dcbx.feature.pg.pgid", label: "PGID", show: "hex" }),
          percentages: bytes(8, { filter: "dcbx.feature.pg.per" }),
          classes: u8({ filter: "dcbx.feature.pg.numtcs", label: "Number of Traffic Classes Supported", show: "hex" }),
        },
        { size: "rest" },
      ),
      3: struct(
        {
          ...feature,
          priorities: u8({ filter: "dcbx.feature.pfc", show: "hex" }),
          classes: u8({ filter: "dcbx.feature.pfc.numtcs", label: "Number of Traffic Classes Supported", show: "hex" }),
        },
        { size: "rest" },
      ),
      4: struct(
        {
          ...feature,
          applications: repeated(
            struct({
              protocol: u16({ filter: "dcbx.feature.app.proto", label: "Application Protocol Id", show: "hex" }),
              ouiHigh: bits(6, { filter: "" }),
              selector: bits(2, { filter: "dcbx.feature.app.sf", label: "Selector Field", type: "FT_UINT24" }),
              oui: u16({ filter: "dcbx.feature.app.oui", label: "Application OUI", show: "hex", type: "FT_UINT24" }),
              priorities: u8({ filter: "dcbx.feature.app.prio", label: "Application Priority", show: "hex" }),
            }),
          ),
        },
        { size: "rest" },
      ),
    },
    { otherwise: bytes("rest", { filter: "dcbx.unknown" }), size: { by: "length" } },
  ),
});

export const dataCenter = choice(
  "subtype",
  { 1: repeated(element), 2: repeated(element) },
  { otherwise: bytes("rest", { filter: "dcbx.other" }) },
);
