import type { Fields } from "../definition/kinds.ts";
import type { Layer, Protocol } from "../definition/protocol.ts";

type Numbers = { readonly [key: string]: number | string | Uint8Array };
const NOTHING: Numbers = {};

const links = new WeakMap<Protocol, Map<Protocol, Numbers>>();

/** The values with which a layer says what its child is, where the child stands in one of its tables or asks for some. */
export function linkTo({ protocol }: Layer, child: Layer): Numbers {
  let known = links.get(protocol);
  if (!known) links.set(protocol, (known = new Map()));
  let link = known.get(child.protocol);
  if (!link)
    known.set(
      child.protocol,
      (link = { ...byTable(protocol, child.protocol), ...child.protocol.requires?.[protocol.layer] }),
    );
  return link;
}

function byTable(protocol: Protocol, child: Protocol): Numbers {
  const fields = protocol.fields as Fields;
  const carriedBy = child.carriedBy as { readonly [table: string]: unknown } | undefined;
  if (!carriedBy) return NOTHING;
  // A rule that holds always comes before one that asks for further numbers.
  for (const rule of protocol.rules.toSorted((a, b) => Number(a.only !== undefined) - Number(b.only !== undefined))) {
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
