import { wholeLength } from "../../definition/auto.ts";
import { bytes, ipv4, repeated, struct, text, u16, u32, u8 } from "../../definition/fields.ts";
import type { OptionCases } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { bitView, SET } from "../parts/bit-view.ts";
import { reachabilityElements } from "../parts/isis-reachability.ts";
import { authentication, commonElements, elementsOf } from "../parts/isis-tlvs.ts";
import { SYSTEM, systemId } from "../parts/system-id.ts";
import { isisTypes } from "./isis.ts";

const COMMON = 8;

const elements: OptionCases = {
  "Partition Designated Level 2 IS": {
    code: 4,
    label: "Partition Designated Level 2 IS",
    value: struct({
      system: systemId(SYSTEM, { filter: "partition_designated_l2_is", label: "Partition designated L2 IS" }),
      rest: bytes("rest", { filter: "" }),
    }),
  },
  Authentication: authentication("authentication"),
  "Purge Originator Identification": {
    code: 13,
    label: "Purge Originator Identification",
    value: struct({
      number: u8({ filter: "purge_originator_id.num", label: "Number of System IDs" }),
      systems: repeated(systemId(SYSTEM, { filter: "purge_originator_id.system_id", label: "System ID" }), {
        filter: "",
      }),
    }),
  },
  "Originating neighbor buffer size": {
    code: 14,
    label: "Originating neighbor buffer size",
    value: u16({ filter: "originating_lsp_buffer_size", label: "Neighbor originating buffer size" }),
  },
  "Traffic Engineering Router ID": {
    code: 134,
    label: "Traffic Engineering Router ID",
    value: ipv4({ filter: "clv_te_router_id", label: "Traffic Engineering Router ID" }),
  },
  Hostname: { code: 137, label: "Hostname", value: text("rest", { filter: "hostname", label: "Hostname" }) },
  "Router Capability": {
    code: 242,
    label: "Router Capability",
    value: struct({
      router: u32({ filter: "rt_capable.router_id", label: "Router ID", show: "hex" }),
      flags: u8({
        filter: "",
        views: [bitView("rt_capable.flag_s", "S bit", 0x01), bitView("rt_capable.flag_d", "D bit", 0x02)],
      }),
      capabilities: bytes("rest", { filter: "" }),
    }),
  },
};

/** What a router says of itself, flooded to all of its area. */
export const ISISLinkStates = protocol({
  name: "isis.lsp",
  layer: "ISIS_LSP",
  title: "ISO 10589 ISIS Link State Protocol Data Unit",
  short: "ISIS LSP",
  spec: "ISO/IEC 10589",
  carriedBy: { "isis.type": [isisTypes["L1 LSP"], isisTypes["L2 LSP"]] },
  summary: "IS-IS LSP {lspid}",
  fields: {
    pdulength: u16({ filter: "pdu_length", label: "PDU length", auto: wholeLength({ minus: -COMMON }) }),
    lifetime: u16({ filter: "remaining_life", label: "Remaining lifetime", default: 1199 }),
    lspid: systemId(SYSTEM + 2, { filter: "lsp_id", label: "LSP-ID" }),
    seqnum: u32({ filter: "sequence_number", label: "Sequence number", show: "hex", default: 1 }),
    checksum: u16({ label: "Checksum", show: "hex" }),
    flags: u8({
      filter: "",
      default: 3,
      views: [
        bitView("partition_repair", "Partition Repair", 0x80, ["Supported", "Not supported"]),
        { filter: "att", label: "Attachment", type: "FT_UINT8", mask: 0x78 },
        { ...bitView("error_metric", "Error metric", 0x08, SET) },
        { ...bitView("expense_metric", "Expense metric", 0x04, SET) },
        { ...bitView("delay_metric", "Delay metric", 0x02, SET) },
        { ...bitView("default_metric", "Default metric", 0x01, SET) },
        bitView("overload", "Overload bit", 0x04, SET),
        {
          filter: "is_type",
          label: "Type of Intermediate System",
          type: "FT_UINT8",
          mask: 0x03,
          strings: { 0: "Unused 0x00 (invalid)", 1: "Level 1", 2: "Unused 0x10 (invalid)", 3: "Level 2" },
        },
      ],
    }),
    tlvs: elementsOf("lsp", { ...commonElements("lsp"), ...reachabilityElements, ...elements }),
  },
});
