import { sizeOf } from "../../definition/auto.ts";
import { bits, bytes, choice, repeated, struct, text, u16, u8 } from "../../definition/fields.ts";
import { bitView } from "./bit-view.ts";
import { civicTypes, mediaApplications } from "./lldp-words.ts";

const inventory = (what: string, label: string) => text("rest", { filter: `media.${what}`, label });

const CAPABLE = ["Capable", "Not capable"] as const;

/** A postal address; its length counts what it is about, the country and the elements. */
const civic = struct({
  length: u8({ filter: "media.civic.length", label: "LCI Length", auto: sizeOf("lci") }),
  lci: struct(
    {
      what: u8({
        filter: "media.civic.what",
        label: "What",
        strings: {
          0: "Location of the DHCP server",
          1: "Location of the network element believed to be closest to the client",
          2: "Location of the client",
        },
      }),
      country: text(2, { filter: "media.civic.country", label: "Country" }),
      elements: repeated(
        struct({
          type: u8({ filter: "media.civic.type", label: "CA Type", strings: civicTypes }),
          value: text(
            { prefix: 1, named: { filter: "media.civic.length", label: "LCI Length" } },
            { filter: "media.civic.value", label: "CA Value", type: "FT_STRINGZ" },
          ),
        }),
      ),
    },
    { size: { by: "length" } },
  ),
});

/** Media endpoint discovery (ANSI/TIA-1057), by subtype. */
export const media = choice(
  "subtype",
  {
    1: struct({
      capabilities: u16({
        filter: "media.subtype.caps",
        label: "Capabilities",
        show: "hex",
        views: [
          bitView("media.subtype.caps.llpd", "LLDP-MED Capabilities", 0x01, CAPABLE),
          bitView("media.subtype.caps.network_policy", "Network Policy", 0x02, CAPABLE),
          bitView("media.subtype.caps.location_id", "Location Identification", 0x04, CAPABLE),
          bitView("media.subtype.caps.mdi_pse", "Extended Power via MDI-PSE", 0x08, CAPABLE),
          bitView("media.subtype.caps.mid_pd", "Extended Power via MDI-PD", 0x10, CAPABLE),
          bitView("media.subtype.caps.inventory", "Inventory", 0x20, CAPABLE),
        ],
      }),
      type: u8({
        filter: "media.subtype.class",
        label: "Class Type",
        names: { "Endpoint Class I": 1, "Endpoint Class II": 2, "Endpoint Class III": 3, "Network Connectivity": 4 },
      }),
    }),
    2: struct({
      application: u8({ filter: "media.app_type", label: "Application Type", strings: mediaApplications }),
      unknown: bits(1, { filter: "media.policy_flag", label: "Policy", truth: ["Unknown", "Defined"] }),
      tagged: bits(1, { filter: "media.tag_flag", label: "Tagged", truth: ["Yes", "No"] }),
      reserved: bits(1, { filter: "" }),
      vlan: bits(12, { filter: "media.vlan_id", label: "VLAN Id", type: "FT_UINT24" }),
      priority: bits(3, { filter: "media.l2_prio", label: "L2 Priority", type: "FT_UINT24" }),
      dscp: bits(6, { filter: "media.dscp", label: "DSCP Priority", type: "FT_UINT24" }),
    }),
    3: struct({
      format: u8({
        filter: "media.loc.data_format",
        label: "Location Data Format",
        strings: { 0: "Invalid ", 1: "Coordinate-based LCI", 2: "Civic Address LCI", 3: "ECS ELIN" },
        names: { Coordinates: 1, "Civic Address": 2, "ECS ELIN": 3 },
      }),
      location: choice(
        "format",
        { 2: civic, 3: text("rest", { filter: "media.ecs", label: "ELIN", type: "FT_STRINGZ" }) },
        { otherwise: bytes("rest", { filter: "media.loc" }) },
      ),
    }),
    4: struct({
      type: bits(2, {
        filter: "media.power.type",
        label: "Power Type",
        strings: { 0: "PSE Device", 1: "PD Device", 2: "PSE Device", 3: "PD Device" },
      }),
      source: bits(2, { filter: "media.power.source", label: "Power Source" }),
      priority: bits(4, {
        filter: "media.power.prio",
        label: "Power Priority",
        strings: { 0: "Unknown", 1: "Critical", 2: "High", 3: "Low" },
      }),
      power: u16({ filter: "media.power.value", label: "Power Value" }),
    }),
    5: inventory("hardware", "Hardware Revision"),
    6: inventory("firmware", "Firmware Revision"),
    7: inventory("software", "Software Revision"),
    8: inventory("sn", "Serial Number"),
    9: inventory("manufacturer", "Manufacturer Name"),
    10: inventory("model", "Model Name"),
    11: inventory("asset", "Asset ID"),
  },
  { otherwise: bytes("rest", { filter: "media.unknown" }) },
);
