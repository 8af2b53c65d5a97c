import type { AnyField } from "../definition/kinds.ts";
import { fixedSize } from "../definition/layout.ts";
import { CraftError } from "./craft-error.ts";
import type { Frame } from "./frame.ts";
import type { Writer } from "./write.ts";

type OptionsField = AnyField & { kind: "options" };
/** An option that is built already; `alignment` as its protocol declares it. */
interface BuiltOption {
  readonly octets: Uint8Array;
  readonly alignment?: readonly [number, number];
}
type Item = { readonly name?: string; readonly code?: number; readonly value?: unknown; readonly length?: number };

/** Writes a list of options, padded with zeros as the shape says. */
export function writeOptions(writer: Writer, field: OptionsField, items: readonly unknown[], frame: Frame): void {
  const start = writer.out.length;
  const prefix = typeof field.shape.size === "object" && "prefix" in field.shape.size ? field.shape.size.prefix : 0;
  writer.out.zeros(prefix);
  items.forEach((item, i) => {
    if (item instanceof Uint8Array || (typeof item === "object" && item !== null && "octets" in item)) {
      writeBuilt(writer, field, item instanceof Uint8Array ? { octets: item } : (item as BuiltOption));
      return;
    }
    const spelled = (items[i + 1] as Item | undefined)?.name === "padding";
    writeOption(writer, field, typeof item === "string" ? { name: item } : (item as Item), frame, spelled);
  });
  const { pad = 1 } = field.shape;
  const over = (writer.out.length - writer.layerStart) % pad;
  if (over > 0) writePadding(writer, field, pad - over);
  if (prefix > 0) writer.out.patch(start, writer.out.length - start - prefix, prefix);
}

function writeBuilt(writer: Writer, field: OptionsField, { octets, alignment }: BuiltOption): void {
  if (alignment) {
    const [unit, offset] = alignment;
    const over = (writer.out.length - writer.layerStart - offset) % unit;
    if (over !== 0) writePadding(writer, field, (unit - over) % unit);
  }
  writer.out.octets(octets);
}

/** Padding is an option of its own where the shape names one and there is room for it. */
function writePadding(writer: Writer, { shape }: OptionsField, size: number): void {
  if (shape.padBy !== undefined && size > 1) {
    writer.number(shape.code, shape.padBy);
    writer.number(shape.length, size - 2);
    writer.out.zeros(size - 2);
  } else writer.out.zeros(size);
}

/** `spelled` says that the octets which align the next option are an item of their own. */
function writeOption(writer: Writer, field: OptionsField, item: Item, frame: Frame, spelled: boolean): void {
  const { shape, cases } = field;
  if (item.name === "padding" || item.name === "malformed") {
    writer.out.octets(item.value as Uint8Array);
    return;
  }
  const known = item.name === undefined ? undefined : Object.hasOwn(cases, item.name) ? cases[item.name] : undefined;
  if (item.name !== undefined && !known)
    throw new CraftError(`no option is named "${item.name}"; options are ${Object.keys(cases).join(", ")}`);
  const code = known?.code ?? item.code ?? 0;
  const start = writer.out.length;
  writer.number(shape.code, code);
  if (shape.single?.includes(code) || code === shape.end) return;
  const lengthAt = writer.out.length;
  writer.number(shape.length, 0);
  const begin = writer.out.length;
  if (item.value instanceof Uint8Array || !known?.value)
    writer.out.octets((item.value as Uint8Array | undefined) ?? new Uint8Array(0));
  else writer.field(item.name ?? "", known.value, item.value ?? known.value.default, frame);
  const counted = writer.out.length - (shape.counts === "whole" ? start : begin);
  const unit = shape.unit ?? 1;
  const padding = (unit - (counted % unit)) % unit;
  writer.out.zeros(padding);
  const length = item.length ?? (counted + padding) / unit;
  writer.out.patch(lengthAt, length, fixedSize(shape.length) ?? 1);
  if (shape.align && !spelled)
    writer.out.zeros((shape.align - ((writer.out.length - begin) % shape.align)) % shape.align);
}
