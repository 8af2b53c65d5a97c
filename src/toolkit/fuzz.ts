import * as volatile from "../craft/volatile.ts";
import type { AnyField, Fields } from "../definition/kinds.ts";
import type { Layer } from "../definition/protocol.ts";

/** Octets of a random value of no fixed size. */
const OCTETS = 16;

/** The layer with random values in the fields that are neither given nor automatic. */
export function fuzz<L extends Layer>(layer: L): L {
  const values: { [key: string]: unknown } = {};
  const linking = new Set(layer.protocol.rules.flatMap((rule) => ("by" in rule ? rule.by : [])));
  for (const [key, field] of Object.entries(layer.protocol.fields as Fields)) {
    const random = field.auto || key === "version" || linking.has(key) ? undefined : randomValue(field);
    if (random) values[key] = random;
  }
  return { ...layer, values: { ...values, ...(layer.values as object) } };
}

function randomValue(field: AnyField): volatile.Volatile | undefined {
  switch (field.kind) {
    case "uint":
      return field.signed
        ? volatile.randNum(-(2 ** (8 * field.size - 1)), 2 ** (8 * field.size - 1) - 1)
        : volatile.randNum(0, 2 ** (8 * field.size) - 1);
    case "bits":
    case "flags":
      return volatile.randNum(0, 2 ** field.width - 1);
    case "uint64":
      return volatile.randLong();
    case "ipv4":
      return volatile.randIP();
    case "ipv6":
      return volatile.randIP6();
    case "mac":
      return volatile.randMAC();
    case "bytes":
      return volatile.randBin(typeof field.size === "number" ? field.size : OCTETS);
    default:
      return undefined;
  }
}
