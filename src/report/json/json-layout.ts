import { decodeText } from "../../bytes/text.ts";
import { TextWriter } from "../../bytes/text-writer.ts";
import { NodeKind, type FieldRow } from "../fields/field-rows.ts";
import { Slot, TemplateBuilder, textSlot, type TextTemplate } from "../tree/text-template.ts";
import type { TreeLabels } from "../tree/tree-labels.ts";
import type { TreeSelection } from "../tree/tree-selection.ts";
import type { TreeVisitor, TreeWalk } from "../tree/tree-walk.ts";
import { JsonMembers } from "./json-members.ts";
import type { JsonContent } from "./json-report.ts";

/** Slots that only tshark's JSON has: the line of a field, the text of a remark, and octets with their place. */
export const JsonSlot = { label: Slot.other + 1, remark: Slot.other + 2, raw: Slot.other + 3 } as const;

/** The members of a layer. */
export interface JsonLayout {
  readonly template: TextTemplate;
  /** Whether there are any. */
  readonly filled: boolean;
  /** Whether all layers of the same shape have the same members. */
  readonly lasting: boolean;
}

/** Lays out the members of layers as tshark's JSON has them. */
export class JsonLayouts implements TreeVisitor {
  private readonly walk: TreeWalk;
  private readonly labels: TreeLabels;
  private readonly content: JsonContent;
  private readonly builder = new TemplateBuilder();
  private readonly members = new JsonMembers(this.builder.out);
  private readonly line = new TextWriter();
  /** What is shown of the objects that are open. */
  private readonly selections: TreeSelection[] = [];
  private lasting = true;

  constructor(walk: TreeWalk, labels: TreeLabels, content: JsonContent) {
    this.walk = walk;
    this.labels = labels;
    this.content = content;
  }

  /** The members that `tell` tells of, as far as they are selected, at a depth; `first` is the quad that others are counted from. */
  of(first: number, selection: TreeSelection, depth: number, tell: (visitor: TreeVisitor) => void): JsonLayout {
    const { builder, members, selections } = this;
    builder.begin(first);
    members.depth = depth;
    members.filled = false;
    this.lasting = true;
    selections.length = 0;
    selections.push(selection);
    tell(this);
    return { template: builder.end(), filled: members.filled, lasting: this.lasting };
  }

  enter(quad: number, row: FieldRow, hasChildren: boolean): boolean {
    const { members, builder, content } = this;
    const { out } = members;
    const { name } = row.info;
    if (row.node === NodeKind.text) {
      members.start();
      builder.slot(JsonSlot.label, quad, row);
      out.text('": ');
      if (hasChildren) return this.openNode(this.lineOf(quad));
      out.text('""');
      return false;
    }
    if (content.raw) {
      members.key(`${name}_raw`);
      builder.slot(JsonSlot.raw, quad, row, members.depth);
    }
    if (row.node === NodeKind.name) {
      if (!hasChildren && !content.text) return false;
      members.rowKey(row);
      if (hasChildren) return this.openNode(name);
      out.text('""');
      return false;
    }
    if (content.text) {
      members.rowKey(row);
      out.octet(34);
      builder.slot(textSlot(row, this.labels.values), quad, row);
      out.octet(34);
    }
    if (!hasChildren) return false;
    members.rowKey(row, "_tree");
    return this.openNode(name);
  }

  leave(): void {
    this.selections.pop();
    this.members.close();
  }

  remark(quad: number, row: FieldRow): void {
    if (!this.content.text) return;
    const { members, builder } = this;
    const { name, severity, group } = this.labels.remark(this.walk.layer, quad);
    members.key("_ws.expert");
    members.open();
    members.member(name, "");
    members.key("_ws.expert.message");
    members.out.octet(34);
    builder.slot(JsonSlot.remark, quad, row);
    members.out.octet(34);
    members.member("_ws.expert.severity", String(severity));
    members.member("_ws.expert.group", String(group));
    members.close();
  }

  /** Opens the object of what is inside a node, or writes one that says that it is left out. */
  private openNode(name: string): boolean {
    const { members, selections } = this;
    const inside = selections.at(-1)?.inside(name);
    members.open();
    if (inside) {
      selections.push(inside);
      return true;
    }
    members.member("filtered", name);
    members.close();
    return false;
  }

  /** The line of a field, where it may decide on what is shown: another layer's may be another. */
  private lineOf(quad: number): string {
    if (this.selections.at(-1)?.isWhole === true) return "";
    this.lasting = false;
    const { line } = this;
    line.clear();
    this.labels.field(line, this.walk.layer, quad);
    return decodeText(line.buffer, 0, line.length);
  }
}
