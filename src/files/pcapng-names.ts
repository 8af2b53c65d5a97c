import { copy, readText } from "./option-codec.ts";
import { ADDRESS_LENGTH, NAME_RECORD, type NameRecord } from "./pcapng-blocks.ts";

/** The records of a name resolution block, and where its options start. */
export interface NameRecords {
  readonly records: NameRecord[];
  readonly end: number;
}

/** Reads name records from `at` up to `end`; undefined where one reaches past `end`. */
export function readNameRecords(
  view: DataView,
  at: number,
  end: number,
  littleEndian: boolean,
): NameRecords | undefined {
  const records: NameRecord[] = [];
  while (at + 4 <= end) {
    const kind = view.getUint16(at, littleEndian);
    const length = view.getUint16(at + 2, littleEndian);
    at += 4;
    if (kind === NAME_RECORD.end) return { records, end: at };
    if (at + length > end) return undefined;
    const size = ADDRESS_LENGTH[kind] ?? length;
    if (size > length) return undefined;
    records.push({ kind, address: copy(view, at, size), names: readNames(view, at + size, at + length) });
    at += (length + 3) & ~3;
  }
  return { records, end };
}

function readNames(view: DataView, at: number, end: number): string[] {
  if (at === end) return [];
  const text = readText(view, at, end - at);
  return (text.endsWith("\0") ? text.slice(0, -1) : text).split("\0");
}
