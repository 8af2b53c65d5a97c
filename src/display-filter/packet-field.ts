import { u32 } from "../bytes/numbers.ts";
import type { Catalog } from "../definition/catalog.ts";
import { fieldType } from "../definition/field-type.ts";
import type { FieldType } from "../definition/kinds.ts";
import { readSlot, type Slot } from "../definition/layout.ts";
import type { FieldInfo } from "../definition/registry.ts";
import type { Dissector } from "../dissect/dissector.ts";
import { FieldValues } from "../dissect/field-values.ts";
import { isNumbered } from "./layer-numbers.ts";
import { packetWords } from "./packet-words.ts";
import type { Range } from "./syntax-tree.ts";
import { bitsOf, classOf, comparable, isSigned } from "./values/types.ts";
import { exactInteger, type Value } from "./values/value.ts";
import type { FilterField, Values } from "./vocabulary.ts";

/** The value of a quad. */
type Read = (values: FieldValues, layer: number, quad: number) => Value;

/** A field by one name, which may have several places in one protocol and be in several protocols. */
export function packetField(name: string, all: readonly FieldInfo[], catalog: Catalog): FilterField<Dissector> {
  const type = fieldType(all[0]);
  const infos = all.filter((info) => comparable(fieldType(info), type));
  const values = (layers: readonly Range[] | undefined): Values<Dissector> =>
    inSlots(infos, layers, catalog) ?? inTrees(infos, layers, catalog, readAs(type));
  return {
    name,
    label: all[0].label,
    type,
    words: packetWords(infos, type),
    values,
    octets: (layers) => inTrees(infos, layers, catalog, (read, layer, quad) => read.octets(layer, quad)),
  };
}

/** Reads fields whose places in their header are known, without decoding it; undefined where not all are such. */
function inSlots(
  infos: readonly FieldInfo[],
  layerRanges: readonly Range[] | undefined,
  catalog: Catalog,
): Values<Dissector> | undefined {
  const areAll = infos.every((info) => info.slot !== undefined && info.role !== "generated" && isPlain(info));
  if (!areAll) return undefined;
  const byProtocol = places(infos, catalog);
  const reads = infos.map((info) => slotValue(info, info.slot as Slot));
  const ends = infos.map(({ slot }) => (slot as Slot).offset + (slot as Slot).size);
  return (dissector, found) => {
    const { layers } = dissector;
    for (let layer = 0; layer < layers.count; layer++) {
      const fields = byProtocol[layers.protocol(layer)];
      if (fields === undefined || (layerRanges && !isNumbered(dissector, layer, layerRanges))) continue;
      const source = dissector.sources[layers.sourceOf(layer)];
      const start = layers.start(layer);
      const there = Math.min(layers.headerEnd(layer), source.end) - start;
      for (const field of fields) {
        if (ends[field] <= there && found(reads[field](source.bytes, start))) return true;
      }
    }
    return false;
  };
}

/** Whether the value is the octets of the slot, or the number in it. */
function isPlain(info: FieldInfo): boolean {
  const kind = classOf(fieldType(info));
  if (kind === "octets") return info.view === undefined && octetKinds.has(info.field.kind);
  if (kind === "ipv4" || kind === "ipv6") return info.view === undefined && info.field.kind === kind;
  if (info.view?.number || info.view?.text || info.view?.little) return false;
  return (kind === "integer" || kind === "boolean") && info.slot?.mask !== 0;
}
const octetKinds: ReadonlySet<string> = new Set(["mac", "eui64", "bytes"]);

/** The value in a slot as Wireshark counts it. */
function slotValue(info: FieldInfo, slot: Slot): (bytes: Uint8Array, start: number) => Value {
  const { offset, size } = slot;
  switch (classOf(fieldType(info))) {
    case "octets":
    case "ipv6":
      return (bytes, start) => bytes.subarray(start + offset, start + offset + size);
    case "ipv4":
      return (bytes, start) => u32(bytes, start + offset);
    case "boolean":
      return (bytes, start) => (readSlot(bytes, start, slot) === 0 ? 0 : 1);
    default:
      return slotInteger(info, slot);
  }
}

function slotInteger(info: FieldInfo, slot: Slot): (bytes: Uint8Array, start: number) => number {
  const times = (info.view ?? info.field).times ?? 1;
  if (info.field.kind === "uint" && info.field.signed && !info.view) {
    const drop = 32 - 8 * info.field.size;
    return (bytes, start) => ((readSlot(bytes, start, slot) << drop) >> drop) * times;
  }
  if (times === 1) return (bytes, start) => readSlot(bytes, start, slot);
  return (bytes, start) => readSlot(bytes, start, slot) * times;
}

/** By protocol: which of the fields it has. Fields of no protocol, such as `_ws.malformed`, may be in any. */
function places(infos: readonly FieldInfo[], catalog: Catalog): readonly (readonly number[] | undefined)[] {
  return catalog.protocols.map((protocol) => {
    const fields = infos.flatMap((info, i) => (info.protocol === undefined || info.protocol === protocol ? [i] : []));
    return protocol === undefined || fields.length === 0 ? undefined : fields;
  });
}

/** Reads fields wherever they are in the trees of layers that can have them. */
function inTrees(
  infos: readonly FieldInfo[],
  layerRanges: readonly Range[] | undefined,
  catalog: Catalog,
  read: Read,
): Values<Dissector> {
  const byProtocol = places(infos, catalog);
  const wanted = new Uint8Array(Math.max(...infos.map(({ id }) => id)) + 1);
  for (const { id } of infos) wanted[id] = 1;
  return (dissector, found) => {
    const { layers, tree } = dissector;
    for (let layer = 0; layer < layers.count; layer++) {
      if (byProtocol[layers.protocol(layer)] === undefined) continue;
      if (layerRanges && !isNumbered(dissector, layer, layerRanges)) continue;
      dissector.decode(layer);
      const root = layers.tree(layer);
      const after = tree.after(root);
      for (let quad = root + 1; quad < after; quad++) {
        if (wanted[tree.field(quad)] === 1 && found(read(readerOf(dissector), layer, quad))) return true;
      }
    }
    return false;
  };
}

const readersOf = new WeakMap<Dissector, FieldValues>();

function readerOf(dissector: Dissector): FieldValues {
  let reader = readersOf.get(dissector);
  if (!reader) readersOf.set(dissector, (reader = new FieldValues(dissector)));
  return reader;
}

function readAs(type: FieldType): Read {
  switch (classOf(type)) {
    case "none":
      return () => 0;
    case "boolean":
      return (values, layer, quad) => (values.number(layer, quad) === 0 ? 0 : 1);
    case "integer":
      if (bitsOf(type) <= 48) return (values, layer, quad) => values.number(layer, quad);
      if (isSigned(type)) return (values, layer, quad) => exactInteger(BigInt.asIntN(64, values.bigint(layer, quad)));
      return (values, layer, quad) => exactInteger(values.bigint(layer, quad));
    case "float":
      return (values, layer, quad) => values.number(layer, quad);
    case "text":
      return (values, layer, quad) => values.text(layer, quad);
    case "ipv4":
      return (values, layer, quad) => u32(values.octets(layer, quad), 0);
    case "moment":
    case "duration":
      return (values, layer, quad) => BigInt(values.seconds(layer, quad)) * 1_000_000_000n + BigInt(values.nanoseconds);
    default:
      return (values, layer, quad) => values.octets(layer, quad);
  }
}
