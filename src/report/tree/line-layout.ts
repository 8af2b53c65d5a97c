import { phrase, type Phrase } from "../../bytes/phrase.ts";
import type { TextWriter } from "../../bytes/text-writer.ts";
import type { FieldRow } from "../fields/field-rows.ts";
import { Slot, type TemplateBuilder } from "./text-template.ts";
import type { TreeLabels } from "./tree-labels.ts";
import type { TreeVisitor } from "./tree-walk.ts";

const LINE_FEED = 10;
/** By depth; deeper ones are put together. */
const INDENTS: readonly Phrase[] = Array.from({ length: 16 }, (_, depth) => phrase("    ".repeat(depth)));

/** Slots that only lines have: one of a field, those of a remark, those of a layer. */
export const LineSlot = { label: Slot.other + 1, remark: Slot.other + 2, layer: Slot.other + 3 } as const;

/** Writes what stands in front of a line. */
export function indentLine(out: TextWriter, depth: number): void {
  const deepest = INDENTS.length - 1;
  for (let rest = depth; rest > 0; rest -= deepest) out.phrase(INDENTS[Math.min(rest, deepest)]);
}

/** Lays out the lines of fields: those that are not hidden, what is generated in brackets. */
export class LineLayout implements TreeVisitor {
  /** How deep the lines stand that are told of next. */
  depth = 0;
  private readonly builder: TemplateBuilder;
  private readonly labels: TreeLabels;

  constructor(builder: TemplateBuilder, labels: TreeLabels) {
    this.builder = builder;
    this.labels = labels;
  }

  enter(quad: number, row: FieldRow, hasChildren: boolean): boolean {
    if (row.info.hidden) return false;
    const { builder } = this;
    const { out } = builder;
    const isInBrackets = row.bracketed;
    const plain = this.labels.plain(row);
    indentLine(out, this.depth);
    if (isInBrackets) out.octet(91);
    if (plain) {
      out.phrase(plain.before);
      if (plain.slot !== undefined) builder.slot(plain.slot, quad, row);
      if (plain.after) out.phrase(plain.after);
    } else builder.slot(LineSlot.label, quad, row);
    if (isInBrackets) out.octet(93);
    out.octet(LINE_FEED);
    if (hasChildren) this.depth++;
    return hasChildren;
  }

  leave(): void {
    this.depth--;
  }

  remark(quad: number, row: FieldRow): void {
    this.builder.slot(LineSlot.remark, quad, row, this.depth);
  }
}
