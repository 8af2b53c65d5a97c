import { bits, u32 } from "../../definition/fields.ts";
import type { Fields, View } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { mtp3Networks, mtp3Services } from "../parts/mtp3-words.ts";

/** Link type of captures of its messages alone. */
const LINKTYPE_MTP3 = 141;
const SERVICE = 0x0f;

const number = (filter: string, label: string, mask: number, hidden = false): View => ({
  filter,
  label,
  type: filter === "sls" ? "FT_UINT8" : "FT_UINT32",
  size: 4,
  mask,
  little: true,
  ...(hidden ? { hidden } : {}),
});
const DPC = 0x3fff;
const OPC = 0x0fffc000;

const routing: Fields = {
  network: bits(2, { filter: "network_indicator", label: "Network indicator", show: "hex", strings: mtp3Networks }),
  spare: bits(2, { filter: "spare", label: "Spare", show: "hex" }),
  service: bits(4, {
    filter: "service_indicator",
    label: "Service indicator",
    show: "hex",
    default: 3,
    strings: mtp3Services,
  }),
  label: u32({
    filter: "",
    little: true,
    views: [
      number("pc", "PC", OPC, true),
      number("pc", "PC", DPC, true),
      number("dpc", "DPC", DPC),
      number("opc", "OPC", OPC),
      number("sls", "Signalling Link Selector", 0xf0000000),
    ],
  }),
};

/** The network level of Signalling System No. 7, with international point codes. */
export const MTP3 = protocol({
  name: "mtp3",
  layer: "MTP3",
  title: "Message Transfer Part Level 3",
  spec: "ITU-T Q.704",
  carriedBy: { "mtp2.length": [[3, 63]], "m2ua.data": 1, linktype: LINKTYPE_MTP3 },
  tells: (bytes, start) => bytes[start] & SERVICE,
  next: { table: "mtp3.service_indicator", told: true },
  summary: "MTP3 {service}",
  fields: routing,
});
