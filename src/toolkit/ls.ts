import type { AnyField, Fields, Size } from "../definition/kinds.ts";
import type { Protocol } from "../definition/protocol.ts";
import { valueText } from "../report/value-text.ts";
import { Packet } from "./packet.ts";
import { craftingScope } from "./crafting-scope.ts";

/**
 * The layers that can be crafted, a line each: the name and what it is; or the fields of one, with kind and default; or those
 * of each layer of a packet, with the values that they have.
 */
export function ls(layer?: Protocol | string | Packet): string {
  const scope = craftingScope();
  if (layer === undefined) {
    const names = [...scope.names()].sort((one, two) => (one < two ? -1 : 1));
    return names.map((name) => `${name.padEnd(24)}: ${scope.layers(name)[0].title}\n`).join("");
  }
  if (layer instanceof Packet) {
    const parts = layer.current.map(
      (one) => `${one.protocol.layer}\n${fieldLines(one.protocol, one.values as { readonly [key: string]: unknown })}`,
    );
    return parts.join("--\n");
  }
  const protocol = typeof layer === "string" ? scope.layers(layer)[0] : layer;
  if (!protocol) throw new RangeError(`there is no layer ${String(layer)}`);
  return fieldLines(protocol, undefined);
}

function fieldLines(protocol: Protocol, held: { readonly [key: string]: unknown } | undefined): string {
  return Object.entries(protocol.fields as Fields)
    .map(([key, field]) => {
      const value = held && `${valueText(field, held[key]).padEnd(15)} `;
      return `${key.padEnd(14)}: ${kindOf(field).padEnd(34)} = ${value ?? ""}(${defaultOf(field)})\n`;
    })
    .join("");
}

function defaultOf(field: AnyField): string {
  if (field.kind === "when") return defaultOf(field.of);
  if (field.auto) return "None";
  return field.default === undefined ? "" : valueText(field, field.default);
}

/** What a field holds, in words. */
function kindOf(field: AnyField): string {
  switch (field.kind) {
    case "uint":
      return `${8 * field.size} bits${field.names ? ", named" : ""}`;
    case "uint64":
      return "64 bits";
    case "bits":
      return `${field.width} bit${field.width === 1 ? "" : "s"}`;
    case "flags":
      return `${field.width} flags ${field.letters ?? field.flags.join("+")}`;
    case "ipv4":
      return "IPv4 address";
    case "ipv6":
      return "IPv6 address";
    case "mac":
    case "eui64":
      return "hardware address";
    case "bytes":
      return `octets${sizeText(field.size)}`;
    case "text":
      return "text";
    case "when":
      return `${kindOf(field.of)}, sometimes`;
    case "repeated":
      return `list of ${kindOf(field.of)}`;
    case "options":
      return "list of options";
    case "choice":
    case "variant":
      return "one of several";
    case "struct":
      return "struct";
    case "double":
    case "time":
      return "number";
    case "custom":
      return field.custom.name;
    default:
      return field satisfies never;
  }
}

function sizeText(size: Size): string {
  return typeof size === "number" ? ` (${size})` : "";
}
