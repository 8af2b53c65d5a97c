import { octetsOf } from "../craft/explicit.ts";
import { formatLayers } from "../craft/expression/format.ts";
import type { AnyField, Fields } from "../definition/kinds.ts";
import { Padding } from "../definition/padding.ts";
import type { Layer } from "../definition/protocol.ts";
import { Raw } from "../definition/raw.ts";
import { evaluate } from "../craft/expression/evaluate.ts";
import { parseExpression } from "../craft/expression/syntax.ts";
import { unseeded } from "../craft/volatile.ts";
import { Stacked } from "../craft/stacked.ts";
import { craftingScope } from "./crafting-scope.ts";

type Values = { readonly [key: string]: unknown };

/**
 * The shortest expression found that makes these octets, of which `layers` were read: without what is filled in by itself,
 * else with every value, else with the octets as they are.
 */
export function commandFor(layers: readonly Layer[], octets: Uint8Array): string {
  const plain = withTrailers(layers);
  for (const candidate of [withoutDefaults(plain), withoutAutomatic(plain), plain]) {
    const expression = formatLayers(candidate);
    if (makes(expression, octets)) return expression;
  }
  return formatLayers([Raw({ load: octets })]);
}

/** Whether an expression makes these octets. */
function makes(expression: string, octets: Uint8Array): boolean {
  try {
    const value = evaluate(parseExpression(expression), craftingScope());
    const made = value instanceof Stacked ? octetsOf(value.layers, unseeded) : new Uint8Array(0);
    return made.length === octets.length && made.every((octet, i) => octet === octets[i]);
  } catch {
    // A value that an expression cannot hold.
    return false;
  }
}

/** Octets behind a layer are padding, which an expression writes at the end. */
function withTrailers(layers: readonly Layer[]): readonly Layer[] {
  const trailers = layers.toReversed().flatMap(({ trailer }) => (trailer ? [Padding({ load: trailer })] : []));
  return [...layers.map(({ protocol, values }) => ({ protocol, values })), ...trailers];
}

function withoutAutomatic(layers: readonly Layer[]): readonly Layer[] {
  return filtered(
    layers,
    (field) => field.auto !== undefined || (field.kind === "when" && field.of.auto !== undefined),
  );
}

function withoutDefaults(layers: readonly Layer[]): readonly Layer[] {
  const linking = new Set(
    layers.flatMap(({ protocol }) => protocol.rules.flatMap((rule) => ("by" in rule ? rule.by.slice(0, 1) : []))),
  );
  return filtered(
    withoutAutomatic(layers),
    (field, value, key, last) =>
      (linking.has(key) && !last && key !== "dport") || same(value, field.default ?? zeroOf(field)),
  );
}

function filtered(
  layers: readonly Layer[],
  drops: (field: AnyField, value: unknown, key: string, last: boolean) => boolean,
): readonly Layer[] {
  return layers.map(({ protocol, values }, i) => ({
    protocol,
    values: Object.fromEntries(
      Object.entries(values as Values).filter(([key, value]) => {
        const field = (protocol.fields as Fields)[key];
        return !field || !drops(field, value, key, i === layers.length - 1);
      }),
    ),
  }));
}

function zeroOf(field: AnyField): unknown {
  if (field.kind === "flags") return "";
  if (field.kind === "options" || field.kind === "repeated") return [];
  if (field.kind === "bytes") return typeof field.size === "number" ? new Uint8Array(field.size) : new Uint8Array(0);
  return field.kind === "when" ? zeroOf(field.of) : 0;
}

function same(value: unknown, other: unknown): boolean {
  if (value instanceof Uint8Array && other instanceof Uint8Array)
    return value.length === other.length && value.every((octet, i) => octet === other[i]);
  if (Array.isArray(value) && Array.isArray(other)) return value.length === 0 && other.length === 0;
  return value === other;
}
