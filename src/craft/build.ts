import { automaticValue, type LayerView } from "../definition/automatic.ts";
import type { AnyField, Fields } from "../definition/kinds.ts";
import type { Layer, Protocol } from "../definition/protocol.ts";
import { patchSlot } from "./patch-slot.ts";
import { Writer } from "./write.ts";

interface Built {
  readonly protocol: Protocol;
  readonly start: number;
  readonly headerEnd: number;
  end: number;
  readonly later: readonly (readonly [string, AnyField])[];
}

/**
 * The octets of a packet. Headers are written outside-in; then lengths are filled, and checksums from the innermost out.
 * Every value that is given is written as it is, right or wrong. Throws a CraftError where one does not fit its field.
 */
export function build(layers: readonly Layer[]): Uint8Array {
  const writer = new Writer();
  const built: Built[] = layers.map((layer, i) => writeHeader(writer, layer, layers[i + 1]));
  for (let i = layers.length - 1; i >= 0; i--) {
    built[i].end = writer.out.length;
    const trailer = layers[i].trailer;
    if (trailer) writer.out.octets(trailer);
  }
  const view = viewOf(writer, built);
  const fill = (checksums: boolean): void => {
    for (let i = built.length - 1; i >= 0; i--) {
      for (const [key, field] of built[i].later) {
        if (!field.auto || (field.auto.auto === "checksum") !== checksums) continue;
        patchSlot(
          writer.out.bytes,
          built[i].start,
          built[i].protocol.slot(key),
          automaticValue(view, i, key, field.auto) ?? 0,
        );
      }
    }
  };
  fill(false);
  fill(true);
  return writer.out.done();
}

function writeHeader(writer: Writer, layer: Layer, child: Layer | undefined): Built {
  const later: [string, AnyField][] = [];
  const start = writer.out.length;
  writer.layerStart = start;
  writer.notes = new Map();
  const values = child ? { ...linkTo(layer, child), ...layer.values } : layer.values;
  writer.struct(
    layer.protocol.fields as Fields,
    values as { readonly [key: string]: unknown },
    undefined,
    (key, field) => later.push([key, field]),
  );
  return { protocol: layer.protocol, start, headerEnd: writer.out.length, end: 0, later };
}

/** The values with which a layer says what its child is, where the child stands in one of its tables. */
function linkTo(layer: Layer, child: Layer): { readonly [key: string]: number } {
  const fields = layer.protocol.fields as Fields;
  for (const rule of layer.protocol.rules) {
    const keys = (child.protocol.carriedBy as { readonly [table: string]: unknown } | undefined)?.[rule.table];
    if (keys === undefined || !("by" in rule)) continue;
    const first = Array.isArray(keys) ? (Array.isArray(keys[0]) ? keys[0][0] : keys[0]) : keys;
    const key = rule.by.find((name) => Object.hasOwn(fields, name));
    if (
      key === undefined ||
      rule.by.some((name) => (layer.values as { readonly [key: string]: unknown })[name] !== undefined)
    )
      return {};
    const auto = fields[key].auto;
    const isLength = auto?.auto === "payloadLength" && auto.atMost !== undefined && Number(first) <= auto.atMost;
    if (isLength) return {};
    return { ...rule.only, ...Object.fromEntries([key, ...(rule.also ?? [])].map((name) => [name, Number(first)])) };
  }
  return {};
}

function viewOf(writer: Writer, built: readonly Built[]): LayerView {
  return {
    bytes: writer.out.bytes,
    protocolAt: (i) => built[i].protocol,
    start: (i) => built[i].start,
    headerEnd: (i) => built[i].headerEnd,
    payloadEnd: (i) => built[i].end,
  };
}
