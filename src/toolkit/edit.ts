import { build } from "../craft/build.ts";
import { CraftError } from "../craft/craft-error.ts";
import type { AnyField, Fields } from "../definition/kinds.ts";
import type { Layer, LayerInput, Protocol } from "../definition/protocol.ts";

/** Values to change; undefined makes a value automatic again. */
export type Edits<P extends Protocol> = LayerInput<P>;

type Values = { readonly [key: string]: unknown };

/** The layers with other values in the `occurrence`th of a protocol. Throws a CraftError where there is no such layer or field. */
export function withValues(layers: readonly Layer[], protocol: Protocol, edits: object, occurrence: number): Layer[] {
  const places = layers.flatMap((layer, i) => (layer.protocol === protocol ? [i] : []));
  const place = places[occurrence - 1];
  if (place === undefined)
    throw new CraftError(
      `there is no ${protocol.layer} in this packet; its layers are ${layers.map((layer) => layer.protocol.layer).join(", ")}`,
    );
  const unknown = Object.keys(edits).find((key) => !Object.hasOwn(protocol.fields, key));
  if (unknown !== undefined)
    throw new CraftError(
      `${protocol.layer} has no field "${unknown}"; its fields are ${Object.keys(protocol.fields).join(", ")}`,
    );
  return layers.map((layer, i) =>
    i === place ? { ...layer, values: { ...(layer.values as Values), ...edits } } : layer,
  );
}

/** The layers of `octets` without the automatic values that building would give again. */
export function withoutRight(layers: readonly Layer[], octets: Uint8Array): Layer[] {
  const all = layers.map((layer) => ({ ...layer, values: filtered(layer, () => true) }) as Layer);
  if (same(build(all), octets)) return all;
  const kept = [...layers];
  layers.forEach((layer, i) => {
    for (const key of Object.keys(layer.values as Values)) {
      if (!isAutomatic((layer.protocol.fields as Fields)[key])) continue;
      const tried = kept.with(i, { ...kept[i], values: { ...(kept[i].values as Values), [key]: undefined } });
      if (same(build(tried), octets)) kept[i] = tried[i];
    }
  });
  return kept;
}

function filtered({ protocol, values }: Layer, drops: (key: string) => boolean): Values {
  const entries = Object.entries(values as Values);
  return Object.fromEntries(entries.filter(([key]) => !isAutomatic((protocol.fields as Fields)[key]) || !drops(key)));
}

function isAutomatic(field: AnyField | undefined): boolean {
  return field !== undefined && (field.auto !== undefined || (field.kind === "when" && isAutomatic(field.of)));
}

function same(one: Uint8Array, two: Uint8Array): boolean {
  return one.length === two.length && one.every((octet, i) => octet === two[i]);
}
