import { fieldAt, layerOf, messageOf, optionOf } from "../../definition/derive.ts";
import { options, u16 } from "../../definition/fields.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { PPPoE, PPPoED } from "./pppoe.ts";

export const layers = scapyLayers([
  messageOf(PPPoE, "PPPoE"),
  messageOf(PPPoED, "PPPoED", {}, { without: ["tags"] }),
  layerOf(
    "PPPoED_Tags",
    { tag_list: options({ code: u16(), length: u16() }, {}) },
    { requires: { PPPoED: { type: 1 } } },
  ),
  optionOf(fieldAt(PPPoED, "tags"), 0, "PPPoETag", {
    names: { code: "tag_type", length: "tag_len", value: "tag_value" },
  }),
]);
