import type { Fields } from "../definition/kinds.ts";
import type { Layer } from "../definition/protocol.ts";

type Numbers = { readonly [key: string]: number | string | Uint8Array };
const NOTHING: Numbers = {};

/** The values with which a layer says what its child is, where the child stands in one of its tables or asks for some. */
export function linkTo(layer: Layer, child: Layer): Numbers {
  const required = child.protocol.requires?.[layer.protocol.layer];
  const number = byTable(layer, child);
  return required ? { ...number, ...required } : number;
}

function byTable(layer: Layer, child: Layer): Numbers {
  const fields = layer.protocol.fields as Fields;
  const carriedBy = child.protocol.carriedBy as { readonly [table: string]: unknown } | undefined;
  if (!carriedBy) return NOTHING;
  for (const rule of layer.protocol.rules) {
    const keys = carriedBy[rule.table];
    if (keys === undefined) continue;
    if ("always" in rule && rule.only && [keys].flat().includes(rule.always)) return rule.only;
    if (!("by" in rule)) continue;
    const first = Number(Array.isArray(keys) ? (Array.isArray(keys[0]) ? keys[0][0] : keys[0]) : keys);
    const key = rule.by.find((name) => Object.hasOwn(fields, name));
    if (key === undefined) return NOTHING;
    const { auto } = fields[key];
    if (auto?.auto === "payloadLength" && auto.atMost !== undefined && first <= auto.atMost) return NOTHING;
    const numbers: { [key: string]: number } = { ...rule.only, [key]: first };
    for (const also of rule.also ?? []) numbers[also] = first;
    return numbers;
  }
  return NOTHING;
}
