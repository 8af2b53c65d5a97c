import { TextWriter } from "../../bytes/text-writer.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import type { FieldRow } from "../fields/field-rows.ts";

/** What stands behind a fixed text. Up to `truth` they are plain numbers (`FieldValues.isPlain`), which need no further look. */
export const Slot = {
  decimal: 0,
  hex: 1,
  /** `0` or `1`. */
  digit: 2,
  /** `false` or `true`. */
  truth: 3,
  /** A generated number. */
  generated: 4,
  /** The end of the text. */
  end: 5,
  /** Whatever else a report writes; it may use larger numbers for more kinds. */
  other: 6,
} as const;

/** Words of a step: where its fixed text begins, octets of that, what stands behind, of which quad, and how to read a number. */
const WORDS = 6;

/** The text of all layers of one shape: fixed texts, and in between what differs from layer to layer. */
export interface TextTemplate {
  readonly texts: Int32Array;
  readonly steps: Int32Array;
  readonly rows: readonly FieldRow[];
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
    this.steps.push(from >> 2, out.length - from, kind, quad - first, detail, mask);
    this.rows.push(row);
    while (out.length % 4 > 0) out.octet(0);
    this.from = out.length;
  }

  end(): TextTemplate {
    const { out, from, steps, rows } = this;
    steps.push(from >> 2, out.length - from, Slot.end, 0, 0, 0);
    while (out.length % 4 > 0) out.octet(0);
    const view = new DataView(out.buffer.buffer, 0, out.length);
    const texts = new Int32Array(out.length >> 2);
    for (let i = 0; i < texts.length; i++) texts[i] = view.getInt32(4 * i, true);
    return { texts, steps: Int32Array.from(steps), rows };
  }
}

/** Writes a layer by its template; `first` is its first quad. */
export function writeTemplate(
  out: TextWriter,
  { texts, steps, rows }: TextTemplate,
  { tree, generated, layers, sources }: Dissector,
  layer: number,
  first: number,
  writer: SlotWriter,
): void {
  const { bytes } = sources[layers.sourceOf(layer)];
  for (let step = 0, at = 0; ; step++, at += WORDS) {
    out.words(texts, steps[at], steps[at + 1]);
    const kind = steps[at + 2];
    if (kind === Slot.end) return;
    const quad = first + steps[at + 3];
    const { quads } = tree;
    const start = quads[4 * quad + 1];
    const end = quads[4 * quad + 2];
    if (kind > Slot.generated || (kind < Slot.generated && end - start > 4)) {
      writer.slot(kind, layer, quad, rows[step], steps[at + 4]);
      continue;
    }
    if (kind === Slot.generated) {
      out.decimal(generated.numberAt(start));
      continue;
    }
    let value = 0;
    for (let i = start; i < end; i++) value = (value << 8) | bytes[i];
    value = ((value >>> steps[at + 4]) & steps[at + 5]) >>> 0;
    if (kind === Slot.decimal) out.decimal(value);
    else if (kind === Slot.hex) {
      out.octet(48);
      out.octet(120);
      out.hex(value, rows[step].digits);
    } else if (kind === Slot.digit) out.octet(value === 0 ? 48 : 49);
    else out.text(value === 0 ? "false" : "true");
  }
}
