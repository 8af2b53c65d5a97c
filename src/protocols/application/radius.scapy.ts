import { messageOf, optionOf } from "../../definition/derive.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { radiusAttributes } from "../parts/radius-attributes.ts";
import { Radius } from "./radius.ts";

const attributes = Radius.fields.attributes as AnyField;
const names = { code: "type", length: "len" };

/** Each attribute is a layer that is called like it. */
export const layers = scapyLayers([
  messageOf(Radius, "Radius", {}, { requires: { UDP: { sport: 1812, dport: 1812 } } }),
  optionOf(attributes, 1, "RadiusAttribute", { names }),
  ...Object.keys(radiusAttributes).map((name) =>
    optionOf(attributes, name, `RadiusAttr_${name.replaceAll("-", "_")}`, {
      names,
      ...(name === "Message-Authenticator" ? { defaults: { value: new Uint8Array(16) } } : {}),
    }),
  ),
]);
