import { octetsLiteral } from "../craft/expression/format.ts";
import { converted } from "../craft/expression/percent-format.ts";
import type { Fields } from "../definition/kinds.ts";
import type { Layer } from "../definition/protocol.ts";
import { valueText } from "./value-text.ts";

/** What a format is about: layers with their values, and when it was captured in seconds since 1970. */
export interface Formatted {
  readonly layers: readonly Layer[];
  readonly time: number;
}

/** A condition without others in it: `{TCP:text}`, `{!TCP:text}`, `{IP:2:text}`. */
const condition = /\{(!?)([\w ]+)(?::(\d+))?:([^{}]*)\}/;
/** `%-15s,IP.src%`: a format, a layer and which of them, a field. */
const directive = /%(?:([-+ #0]*\d*(?:\.\d+)?[a-zA-Z]?)(r?),)?(?:([\w ]*)(?::(\d+))?\.)?(\w+)%/g;

/**
 * A line of text about a packet, as Scapy's `sprintf` writes it: `%TCP.dport%` is a field as it is shown, `%r,TCP.dport%` its
 * number, `%-15s,IP.src%` in a width, `%.time%` the time of day in UTC; `{TCP:text}` is there only with that layer, `{!TCP:text}` only
 * without; `%%`, `%(` and `%)` are a percent sign and braces. A field that is not there is `??`.
 */
export function sprintf(format: string, packet: Formatted): string {
  // Signs that stand for themselves are put aside as characters of a private use.
  let text = format.replace(/%([%()])/g, (_, sign: string) => aside[sign]);
  for (let found = condition.exec(text); found; found = condition.exec(text)) {
    const [whole, not, layer, occurrence = "1", inside] = found;
    const isThere = layerOf(packet, layer, Number(occurrence)) !== undefined;
    text =
      text.slice(0, found.index) + (isThere === (not === "") ? inside : "") + text.slice(found.index + whole.length);
  }
  text = text.replace(
    directive,
    (
      _,
      conversion: string | undefined,
      raw: string,
      layer: string | undefined,
      occurrence: string | undefined,
      key: string,
    ) => {
      // `%r,…%` has no conversion but says that the number is meant.
      const isRaw = raw === "r" || conversion === "r";
      const value = valueOf(packet, layer ?? "", Number(occurrence ?? 1), key, isRaw);
      return converted(isRaw && conversion === "r" ? "" : (conversion ?? ""), value);
    },
  );
  return text.replace(/[\ue000-\ue002]/g, (sign) => "%{}"[sign.charCodeAt(0) - 0xe000]);
}

const aside: { readonly [sign: string]: string } = { "%": "\ue000", "(": "\ue001", ")": "\ue002" };

function layerOf({ layers }: Formatted, name: string, occurrence: number): Layer | undefined {
  return layers.filter(({ protocol }) => protocol.layer === name)[occurrence - 1];
}

function valueOf(packet: Formatted, name: string, occurrence: number, key: string, raw: boolean): unknown {
  if (name === "" && key === "time") return new Date(packet.time * 1000).toISOString().slice(11, 23);
  const layer =
    name === ""
      ? packet.layers.find(({ protocol }) => key in (protocol.fields as Fields))
      : layerOf(packet, name, occurrence);
  const value = (layer?.values as { readonly [key: string]: unknown } | undefined)?.[key];
  if (layer === undefined || value === undefined) return "??";
  if (value instanceof Uint8Array) return octetsLiteral(value);
  return raw && typeof value !== "object" ? value : valueText((layer.protocol.fields as Fields)[key], value);
}
