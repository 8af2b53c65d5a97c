import { fieldType } from "../definition/field-type.ts";
import { malformedRemark, remarkOf, type Remark } from "./expert.ts";
import type { Dissector } from "./dissector.ts";
import type { FieldValues } from "./field-values.ts";

/** What a quad that is a remark of the experts says. */
export function remarkAt(values: FieldValues, layer: number, quad: number): Remark {
  const info = values.info(quad);
  const expert = info.field.expert ?? { severity: "Note", group: "Protocol" };
  const isWorkedOut = info.field.kind === "custom" && info.field.custom.text !== undefined;
  const hasText = /STRING/.test(fieldType(info)) || info.role === "generated" || isWorkedOut;
  const own = hasText ? values.text(layer, quad) : "";
  return remarkOf(info.name, own || (expert.summary ?? info.label), expert);
}

/**
 * Calls `each` for every remark of the experts about the packet at hand, front to back, the one behind a malformed packet
 * last, until it returns true; whether it did. Decodes all layers.
 */
export function someRemark(values: FieldValues, dissector: Dissector, each: (remark: Remark) => boolean): boolean {
  const { layers, tree, catalog } = dissector;
  const { fields } = catalog.registry;
  let isMalformed = false;
  for (let layer = 0; layer < layers.count; layer++) {
    dissector.decode(layer);
    isMalformed ||= dissector.verdict(layer) === "malformed";
    const root = layers.tree(layer);
    const after = tree.after(root);
    for (let quad = root + 1; quad < after; quad++)
      if (fields[tree.field(quad)].field.expert && each(remarkAt(values, layer, quad))) return true;
  }
  return isMalformed && each(malformedRemark);
}

/** Whether a packet was cut when it was captured, so that a layer lacks octets, and none is malformed. */
export function isCut(dissector: Dissector): boolean {
  let cut = false;
  for (let layer = 0; layer < dissector.layers.count; layer++) {
    const problem = dissector.verdict(layer);
    if (problem === "malformed") return false;
    cut ||= problem === "truncated";
  }
  return cut;
}
