import { automaticValue, type LayerView } from "../definition/automatic.ts";
import type { Fields } from "../definition/kinds.ts";
import { Padding } from "../definition/padding.ts";
import type { Layer, Protocol } from "../definition/protocol.ts";
import { linkTo } from "./link.ts";
import { patchSlot } from "./patch-slot.ts";
import { Writer, type Unfilled } from "./write.ts";

interface Built {
  readonly protocol: Protocol;
  readonly start: number;
  readonly headerEnd: number;
  end: number;
  /** Automatic fields that the whole packet fills, and where they are. */
  readonly later: readonly Unfilled[];
}
type Values = { readonly [key: string]: unknown };

/** A writer that nobody uses: its buffer is as large as a packet before needed. */
let spare: Writer | undefined;

/**
 * The octets of a packet. Headers are written outside-in; then lengths are filled, and checksums from the innermost out.
 * Every value that is given is written as it is, right or wrong. Throws a CraftError where one does not fit its field.
 */
export function build(packet: readonly Layer[]): Uint8Array {
  const writer = spare ?? new Writer();
  spare = undefined;
  writer.out.clear();
  const layers = stack(packet);
  const built: Built[] = [];
  for (let i = 0; i < layers.length; i++) built.push(writeHeader(writer, layers[i], layers[i + 1]));
  for (let i = layers.length - 1; i >= 0; i--) {
    built[i].end = writer.out.length;
    const trailer = layers[i].trailer;
    if (trailer) writer.out.octets(trailer);
  }
  for (const layer of packet) if (layer.protocol === Padding) writeHeader(writer, layer, undefined);
  const view = new BuiltView(writer.out.bytes, built);
  fill(view, false);
  fill(view, true);
  const octets = writer.out.done();
  // After a fault the next packet gets a new writer.
  spare = writer;
  return octets;
}

/** The layers in their order, without padding, and with those that have to stand between two others. */
function stack(packet: readonly Layer[]): readonly Layer[] {
  if (!packet.some(({ protocol }) => protocol === Padding || protocol.behind !== undefined)) return packet;
  const layers: Layer[] = [];
  for (const layer of packet) {
    if (layer.protocol === Padding) continue;
    const between = layer.protocol.behind?.[layers.at(-1)?.protocol.layer ?? ""];
    const added = between?.(layer);
    if (added) layers.push(added);
    layers.push(layer);
  }
  return layers;
}

function fill(view: BuiltView, checksums: boolean): void {
  const { built, bytes } = view;
  for (let i = built.length - 1; i >= 0; i--) {
    const { later, protocol, start } = built[i];
    for (const [key, field, at] of later) {
      if (!field.auto || (field.auto.auto === "checksum") !== checksums) continue;
      const value = automaticValue(view, i, key, field.auto, at) ?? 0;
      if (field.kind === "uint" && !field.little) patchOctets(bytes, at, field.size, value);
      else patchSlot(bytes, start, protocol.slot(key), value);
    }
  }
}

function patchOctets(bytes: Uint8Array, at: number, size: number, value: number): void {
  for (let i = size - 1, rest = value; i >= 0; i--, rest = Math.floor(rest / 256)) bytes[at + i] = rest & 255;
}

function writeHeader(writer: Writer, layer: Layer, child: Layer | undefined): Built {
  const later: Unfilled[] = [];
  const start = writer.out.length;
  writer.startLayer();
  const { fields } = layer.protocol as { readonly fields: Fields };
  writer.struct(fields, layer.values as Values, undefined, later, child ? linkTo(layer, child) : undefined);
  return { protocol: layer.protocol, start, headerEnd: writer.out.length, end: 0, later };
}

class BuiltView implements LayerView {
  readonly bytes: Uint8Array;
  readonly built: readonly Built[];

  constructor(bytes: Uint8Array, built: readonly Built[]) {
    this.bytes = bytes;
    this.built = built;
  }

  protocolAt(layer: number): Protocol {
    return this.built[layer].protocol;
  }
  start(layer: number): number {
    return this.built[layer].start;
  }
  headerEnd(layer: number): number {
    return this.built[layer].headerEnd;
  }
  payloadEnd(layer: number): number {
    return this.built[layer].end;
  }
}
