import { escapeXmlSince } from "../../bytes/xml-text.ts";
import { NodeKind, type FieldRow } from "../fields/field-rows.ts";
import { Slot, textSlot, type TemplateBuilder } from "../tree/text-template.ts";
import type { TreeLabels } from "../tree/tree-labels.ts";
import type { TreeSelection } from "../tree/tree-selection.ts";
import type { TreeVisitor } from "../tree/tree-walk.ts";

/** Slots that only PDML has: the line of a field, its size and position, the attribute of its octets, and a whole remark. */
export const PdmlSlot = {
  label: Slot.other + 1,
  place: Slot.other + 2,
  octets: Slot.other + 3,
  remark: Slot.other + 4,
} as const;

/** Lays out the elements of fields. */
export class PdmlLayout implements TreeVisitor {
  private readonly builder: TemplateBuilder;
  private readonly labels: TreeLabels;
  private depth = 0;
  /** What is shown inside the elements that are open. */
  private readonly selections: TreeSelection[] = [];

  constructor(builder: TemplateBuilder, labels: TreeLabels) {
    this.builder = builder;
    this.labels = labels;
  }

  /** Says how deep the elements stand that are told of next, and what is shown of them. */
  begin(depth: number, selection: TreeSelection): void {
    this.depth = depth;
    this.selections.splice(0, Infinity, selection);
  }

  enter(quad: number, row: FieldRow, hasChildren: boolean): boolean {
    const { builder, labels } = this;
    const { out } = builder;
    const { name, hidden } = row.info;
    const isText = row.node === NodeKind.text;
    this.indent();
    out.text(isText ? '<field name="" show="' : `<field name="${name}" showname="`);
    this.line(quad, row);
    if (!isText && hidden) out.text('" hide="yes');
    if (row.generated) out.text('" size="0" pos="0');
    else builder.slot(PdmlSlot.place, quad, row);
    if (!isText) {
      out.text('" show="');
      if (row.node === NodeKind.value) builder.slot(textSlot(row, labels.values), quad, row);
    }
    if (!row.generated) builder.slot(PdmlSlot.octets, quad, row);
    out.text(hasChildren ? '">\n' : '"/>\n');
    if (!hasChildren) return false;
    this.depth++;
    const inside = this.selections.at(-1)?.inside(isText ? "" : name);
    if (inside) {
      this.selections.push(inside);
      return true;
    }
    this.indent();
    out.text(`<field name="filtered" value="${name}" />\n`);
    this.close();
    return false;
  }

  leave(): void {
    this.selections.pop();
    this.close();
  }

  remark(quad: number, row: FieldRow): void {
    this.builder.slot(PdmlSlot.remark, quad, row, this.depth);
  }

  private line(quad: number, row: FieldRow): void {
    const { builder, labels } = this;
    const { out } = builder;
    const plain = labels.plain(row);
    if (plain === undefined) {
      builder.slot(PdmlSlot.label, quad, row);
      return;
    }
    const from = out.length;
    out.phrase(plain.before);
    escapeXmlSince(out, from);
    if (plain.slot !== undefined) builder.slot(plain.slot, quad, row);
    if (plain.after) out.phrase(plain.after);
  }

  private close(): void {
    this.depth--;
    this.indent();
    this.builder.out.text("</field>\n");
  }

  private indent(): void {
    this.builder.out.text("  ".repeat(this.depth));
  }
}
