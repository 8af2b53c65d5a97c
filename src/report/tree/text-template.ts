import { putDecimal, putHex, TextWriter } from "../../bytes/text-writer.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import type { FieldValues } from "../../dissect/field-values.ts";
import { ValueKind, type FieldRow } from "../fields/field-rows.ts";

/** What stands behind a fixed text. Up to `truth` they are plain numbers (`FieldValues.isPlain`), which need no further look. */
export const Slot = {
  decimal: 0,
  hex: 1,
  /** `0` or `1`. */
  digit: 2,
  /** `false` or `true`. */
  truth: 3,
  /** Addresses whose octets are all there (`FieldValues.isInPlace`). */
  ipv4: 4,
  ether: 5,
  /** A generated number, and a generated time in seconds. */
  generated: 6,
  seconds: 7,
  /** The end of the text. */
  end: 8,
  /** Whatever else a report writes; it may use larger numbers for more kinds. */
  other: 9,
} as const;

/** The slot of a value that all reports write alike. */
export function commonSlot({ info, kind, generated }: FieldRow, values: FieldValues): number {
  if (generated) return kind === ValueKind.duration ? Slot.seconds : Slot.other;
  if (kind === ValueKind.ipv4 && values.isInPlace(info.id)) return Slot.ipv4;
  const isAddress = kind === ValueKind.ether || (kind === ValueKind.station && !values.namesStations);
  return isAddress && values.isInPlace(info.id) ? Slot.ether : Slot.other;
}

/** The slot of a value that is written as `writeValue` does. */
export function textSlot(row: FieldRow, values: FieldValues): number {
  const { kind, generated, info } = row;
  if (generated && kind === ValueKind.decimal) return Slot.generated;
  if (values.isPlain(info.id)) {
    if (kind === ValueKind.decimal) return Slot.decimal;
    if (kind === ValueKind.hex) return Slot.hex;
    if (kind === ValueKind.boolean) return Slot.digit;
  }
  return commonSlot(row, values);
}

/** Octets of texts that are written at once. */
const WORD = 8;
/** Words of a step: where its fixed text begins, octets of that, what stands behind, of which quad, and how to read a number. */
const WORDS = 6;
/** Octets that one number takes at most. */
const NUMBER = 24;
const MINUS = 45;
/** `true` and `fals` as words. */
const TRUE = 0x65757274;
const FALS = 0x736c6166;

/** The text of all layers of one shape: fixed texts, and in between what differs from layer to layer. */
export interface TextTemplate {
  /** Eight octets each: no text in UTF-8 has those of a number that is none, which alone might change when it is copied. */
  readonly texts: Float64Array;
  readonly steps: Int32Array;
  readonly rows: readonly FieldRow[];
  /** Octets of the fixed texts and of numbers, at most. */
  readonly room: number;
}

/** Writes what templates do not; `detail` is what was given with the slot. */
export interface SlotWriter {
  slot(kind: number, layer: number, quad: number, row: FieldRow, detail: number): void;
}

/** Makes templates. */
export class TemplateBuilder {
  /** The fixed text so far. */
  readonly out: TextWriter = new TextWriter();
  private steps: number[] = [];
  private rows: FieldRow[] = [];
  private from = 0;
  private first = 0;

  /** Begins a template for layers whose first quad is here `first`. */
  begin(first: number): void {
    this.out.clear();
    this.steps = [];
    this.rows = [];
    this.from = 0;
    this.first = first;
  }

  /** Here something of a quad stands. */
  slot(kind: number, quad: number, row: FieldRow, detail: number = row.info.shift): void {
    const { out, from, first } = this;
    const mask = row.info.mask === 0 ? -1 : row.info.mask;
    this.steps.push(from / WORD, out.length - from, kind, quad - first, detail, mask);
    this.rows.push(row);
    while (out.length % WORD > 0) out.octet(0);
    this.from = out.length;
  }

  end(): TextTemplate {
    const { out, from, steps, rows } = this;
    steps.push(from / WORD, out.length - from, Slot.end, 0, 0, 0);
    while (out.length % WORD > 0) out.octet(0);
    const view = new DataView(out.buffer.buffer, 0, out.length);
    const texts = Float64Array.from({ length: out.length / WORD }, (_, i) => view.getFloat64(WORD * i, true));
    return { texts, steps: Int32Array.from(steps), rows, room: out.length + NUMBER * rows.length };
  }
}

/** Writes a layer by its template; `first` is its first quad. */
export function writeTemplate(
  out: TextWriter,
  { texts, steps, rows, room }: TextTemplate,
  { tree, generated, layers, sources }: Dissector,
  layer: number,
  first: number,
  writer: SlotWriter,
): void {
  const { bytes } = sources[layers.sourceOf(layer)];
  out.reserve(room);
  let { buffer, view, length: to } = out;
  for (let step = 0, at = 0; ; step++, at += WORDS) {
    const textEnd = to + steps[at + 1];
    // The last word may reach beyond the text, into the margin.
    for (let word = steps[at]; to < textEnd; word++, to += WORD) view.setFloat64(to, texts[word], true);
    to = textEnd;
    const kind = steps[at + 2];
    if (kind === Slot.end) break;
    const quad = first + steps[at + 3];
    const { quads } = tree;
    const start = quads[4 * quad + 1];
    const size = quads[4 * quad + 2] - start;
    if (kind <= Slot.truth && size <= 4) {
      let value = 0;
      for (let i = start; i < start + size; i++) value = (value << 8) | bytes[i];
      value = ((value >>> steps[at + 4]) & steps[at + 5]) >>> 0;
      if (kind === Slot.decimal) to = putDecimal(buffer, to, value);
      else if (kind === Slot.hex) {
        buffer[to] = 48;
        buffer[to + 1] = 120;
        to = putHex(buffer, to + 2, value, rows[step].digits);
      } else if (kind === Slot.digit) buffer[to++] = value === 0 ? 48 : 49;
      else if (value === 0) {
        view.setInt32(to, FALS, true);
        buffer[to + 4] = 101;
        to += 5;
      } else {
        view.setInt32(to, TRUE, true);
        to += 4;
      }
      continue;
    }
    if (kind === Slot.generated) {
      const number = generated.numberAt(start);
      if (number < 0) buffer[to++] = MINUS;
      to = putDecimal(buffer, to, Math.abs(number));
      continue;
    }
    out.length = to;
    if (kind === Slot.seconds) out.seconds(generated.numberAt(start), generated.nanosecondsAt(start));
    else if (kind === Slot.ether && size === 6) out.mac(bytes, start);
    else if (kind === Slot.ipv4 && size === 4) out.ipv4(bytes, start);
    else writer.slot(kind, layer, quad, rows[step], steps[at + 4]);
    out.reserve(room);
    ({ buffer, view, length: to } = out);
  }
  out.length = to;
}
