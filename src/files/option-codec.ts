import type { Output } from "./output.ts";
import type { OptionKind, OptionTable, OtherOption, PacketProcess, TaggedBytes } from "./pcapng-options.ts";

const END_OF_OPTIONS = 0;
const LONGEST_OPTION = 0xffff;
const FIXED_LENGTH: Partial<Record<OptionKind, number>> = { u8: 1, u32: 4, u64: 8, i64: 8, time: 8, process: 8 };

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = new TextEncoder();

interface WithOther {
  other?: OtherOption[];
}

/**
 * Reads options from `at` up to `end` into `model`, by `table`; what the table lacks, or has with another length, goes
 * to `other`. False where an option reaches past `end`: those before it have been read.
 */
export function readOptions<Model extends WithOther>(
  view: DataView,
  at: number,
  end: number,
  littleEndian: boolean,
  table: OptionTable<Model>,
  model: Model,
): boolean {
  const values = model as Record<string, unknown>;
  while (at < end) {
    if (at + 4 > end) return false;
    const code = view.getUint16(at, littleEndian);
    const length = view.getUint16(at + 2, littleEndian);
    at += 4;
    if (code === END_OF_OPTIONS) return true;
    if (at + length > end) return false;
    const [key, kind] = table[code] ?? OTHER;
    const fits = (FIXED_LENGTH[kind] ?? length) === length && !(isTagged(kind) && length === 0);
    if (key === "other" || !fits) (model.other ??= []).push({ code, value: copy(view, at, length) });
    else if (isList(kind)) ((values[key] ??= []) as unknown[]).push(readValue(view, at, length, littleEndian, kind));
    else values[key] = readValue(view, at, length, littleEndian, kind);
    at += (length + 3) & ~3;
  }
  return true;
}

const OTHER = ["other", "bytes"] as const;

const isList = (kind: OptionKind): boolean => kind === "text list" || kind === "bytes list" || kind === "tagged list";
const isTagged = (kind: OptionKind): boolean => kind === "tagged" || kind === "tagged list";

/** A copy of some of a view's octets. */
export function copy(view: DataView, at: number, length: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + at, length).slice();
}

/** UTF-8 text; octets that are not become U+FFFD. */
export function readText(view: DataView, at: number, length: number): string {
  return decoder.decode(new Uint8Array(view.buffer, view.byteOffset + at, length));
}

function readValue(view: DataView, at: number, length: number, littleEndian: boolean, kind: OptionKind): unknown {
  switch (kind) {
    case "text":
    case "text list":
      return readText(view, at, length);
    case "u8":
      return view.getUint8(at);
    case "u32":
      return view.getUint32(at, littleEndian);
    case "u64":
      return view.getBigUint64(at, littleEndian);
    case "i64":
      return view.getBigInt64(at, littleEndian);
    case "time":
      return (BigInt(view.getUint32(at, littleEndian)) << 32n) | BigInt(view.getUint32(at + 4, littleEndian));
    case "process":
      return { pid: view.getUint32(at, littleEndian), thread: view.getUint32(at + 4, littleEndian) };
    case "tagged":
    case "tagged list":
      return { tag: view.getUint8(at), value: copy(view, at + 1, length - 1) };
    case "bytes":
    case "bytes list":
      return copy(view, at, length);
  }
}

/**
 * Writes what `model` has of `table`, in the order of the codes, then its `other` options and an end mark; nothing when
 * there is nothing. Throws RangeError for a value longer than 65,535 octets.
 */
export function writeOptions<Model extends WithOther>(output: Output, table: OptionTable<Model>, model: Model): void {
  const start = output.length;
  const values = model as Record<string, unknown>;
  for (const [code, [key, kind]] of Object.entries(table)) {
    const value = values[key];
    if (value === undefined) continue;
    for (const item of isList(kind) ? (value as unknown[]) : [value]) {
      writeOption(output, Number(code), key, () => writeValue(output, item, kind));
    }
  }
  for (const { code, value } of model.other ?? []) writeOption(output, code, "other", () => output.octets(value));
  if (output.length > start) output.u32(END_OF_OPTIONS);
}

function writeOption(output: Output, code: number, key: string, write: () => void): void {
  output.u16(code);
  output.u16(0);
  const start = output.length;
  write();
  const length = output.length - start;
  if (length > LONGEST_OPTION) throw new RangeError(`pcapng has no room for ${length} octets in option "${key}"`);
  output.patchU16(start - 2, length);
  output.pad(start);
}

function writeValue(output: Output, value: unknown, kind: OptionKind): void {
  switch (kind) {
    case "text":
    case "text list":
      return output.octets(encoder.encode(value as string));
    case "u8":
      return output.u8(value as number);
    case "u32":
      return output.u32(value as number);
    case "u64":
    case "i64":
      return output.u64(BigInt.asUintN(64, value as bigint));
    case "time":
      output.u32(Number((value as bigint) >> 32n));
      return output.u32(Number((value as bigint) & 0xffff_ffffn));
    case "process": {
      const { pid, thread } = value as PacketProcess;
      output.u32(pid);
      return output.u32(thread);
    }
    case "tagged":
    case "tagged list":
      output.u8((value as TaggedBytes).tag);
      return output.octets((value as TaggedBytes).value);
    case "bytes":
    case "bytes list":
      return output.octets(value as Uint8Array);
  }
}
