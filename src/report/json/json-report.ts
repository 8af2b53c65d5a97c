import { escapeSince } from "../../bytes/json-text.ts";
import { phrase, type Phrase } from "../../bytes/phrase.ts";
import { TextWriter } from "../../bytes/text-writer.ts";
import { DATA } from "../../definition/catalog.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import type { ShownPacket } from "../columns/column.ts";
import { ValueKind, type FieldRow } from "../fields/field-rows.ts";
import { writeValue } from "../fields/write-value.ts";
import type { PacketReport } from "../packet-report.ts";
import { malformedRemark } from "../../dissect/expert.ts";
import { LayerGroups } from "../tree/layer-groups.ts";
import { PacketFault } from "../tree/packet-fault.ts";
import { LayerNesting } from "../tree/layer-nesting.ts";
import { LayerShapes } from "../tree/layer-shapes.ts";
import { writeTemplate, type SlotWriter } from "../tree/text-template.ts";
import type { TreeLabels } from "../tree/tree-labels.ts";
import type { TreeSelection } from "../tree/tree-selection.ts";
import { NO_VARIANT, TreeWalk } from "../tree/tree-walk.ts";
import { beginPacket, endPacket, jsonArray } from "./json-frame.ts";
import { JsonLayouts, JsonSlot, type JsonLayout } from "./json-layout.ts";
import { DEEPEST, JsonMembers } from "./json-members.ts";
import { maskOf, rawBits, rawMember } from "./raw-members.ts";

/** What the members of objects are. */
export interface JsonContent {
  /** The values as text, and the octets they are made of (jsonraw, or -x). */
  readonly text: boolean;
  readonly raw: boolean;
}

/** tshark's JSON: one array of packets; objects hold the fields of a layer, in order, and names may come repeatedly. */
export class JsonReport implements PacketReport, SlotWriter {
  readonly begin = jsonArray.begin;
  readonly between = jsonArray.between;
  readonly end = jsonArray.end;
  private readonly labels: TreeLabels;
  private readonly selection: TreeSelection;
  private readonly content: JsonContent;
  private readonly dissector: Dissector;
  private readonly groups: LayerGroups;
  private readonly nesting: LayerNesting;
  private readonly members = new JsonMembers(new TextWriter());
  private readonly walk: TreeWalk;
  private readonly fault: PacketFault;
  private readonly layouts: JsonLayouts;
  private readonly shapes: LayerShapes<JsonLayout>;
  /** What the objects of layers begin with, by name and depth. */
  private readonly opening = new Map<string, Phrase[]>();
  /** What is shown inside the layers that are open; undefined where one stays closed. */
  private readonly insides: (TreeSelection | undefined)[] = [];
  /** Octets of the packet before which positions are counted. */
  private origin = 0;

  constructor(dissector: Dissector, labels: TreeLabels, selection: TreeSelection, content: JsonContent) {
    this.dissector = dissector;
    this.labels = labels;
    this.selection = selection;
    this.content = content;
    this.groups = new LayerGroups(dissector);
    this.nesting = new LayerNesting(dissector);
    this.walk = new TreeWalk(dissector, labels.rows);
    this.fault = new PacketFault(dissector);
    this.layouts = new JsonLayouts(this.walk, labels, content);
    this.shapes = new LayerShapes(dissector.tree);
  }

  packet(out: TextWriter, { packet }: ShownPacket): void {
    const { members, dissector, fault } = this;
    const { layers } = dissector;
    members.out = out;
    beginPacket(out, packet);
    members.filled = false;
    fault.begin();
    // Layers that are added while others are decoded are shown, too.
    for (let layer = 0; layer < layers.count; layer++) {
      dissector.decode(layer);
      fault.see(layer);
      this.origin = dissector.sources[layers.sourceOf(layer)].start;
      if (!this.groups.joins(layer)) {
        this.nesting.enter(layer, this.closeLayer);
        const { insides } = this;
        const around = insides.length === 0 ? this.selection : insides.at(-1);
        insides.push(around && this.openLayer(layer, this.groups.name(layer), around));
      }
      const inside = this.insides.at(-1);
      if (inside) this.layer(layer, inside);
    }
    this.nesting.leave(0, this.closeLayer);
    if (fault.isMalformed) this.malformed();
    else this.cut(fault.cutSentence);
    endPacket(out, members.filled);
  }

  /** Writes what stands in front of a layer. */
  private before(layer: number, around: TreeSelection): void {
    const { walk, layouts, members } = this;
    const layout = layouts.of(0, around, members.depth, (visitor) => walk.before(layer, visitor));
    this.write(layout, walk.layer, 0);
  }

  /** Returns what is shown inside the layer. */
  private openLayer(layer: number, name: string, around: TreeSelection): TreeSelection | undefined {
    const { members } = this;
    const { layers } = this.dissector;
    if (layers.sourceOf(layer) > 0) this.before(layer, around);
    if (this.content.raw) {
      const end = layers.protocol(layer) === DATA || layer === 0 ? layers.payloadEnd(layer) : layers.headerEnd(layer);
      members.key(`${name}_raw`);
      const place = { bytes: this.dissector.bytesOf(layer), start: layers.start(layer), end, origin: this.origin };
      rawMember(members.out, place, 0, "FT_PROTOCOL", members.indent(1));
    }
    let openings = this.opening.get(name);
    if (openings === undefined) this.opening.set(name, (openings = []));
    members.separate();
    members.out.phrase((openings[members.depth] ??= phrase(`${members.indent()}"${name}": `)));
    members.open();
    const inside = around.inside(name);
    if (!inside) members.member("filtered", name);
    return inside;
  }

  private readonly closeLayer = (): void => {
    const { insides } = this;
    insides.pop();
    // A layer inside one that stays closed was not begun.
    if (insides.length === 0 || insides.at(-1)) this.members.close();
  };

  private layer(layer: number, inside: TreeSelection): void {
    const { dissector, shapes, walk, members } = this;
    const { tree } = dissector;
    const root = dissector.layers.tree(layer);
    const { variant } = walk;
    const known =
      variant === NO_VARIANT
        ? undefined
        : shapes.find(root + 1, tree.after(root), 2 * (DEEPEST * variant + members.depth) + Number(inside.isWhole));
    this.write(known ?? this.layOut(layer, inside, variant), layer, root + 1);
  }

  private layOut(layer: number, inside: TreeSelection, variant: number): JsonLayout {
    const { walk, layouts, shapes, dissector, members } = this;
    const layout = layouts.of(dissector.layers.tree(layer) + 1, inside, members.depth, (visitor) =>
      walk.fieldsInOrder(layer, visitor),
    );
    return layout.lasting && variant !== NO_VARIANT ? shapes.keep(layout) : layout;
  }

  private write({ template, filled }: JsonLayout, layer: number, first: number): void {
    const { members, dissector } = this;
    if (filled) members.separate();
    writeTemplate(members.out, template, dissector, layer, first, this);
  }

  slot(kind: number, layer: number, quad: number, row: FieldRow, detail: number): void {
    const { labels } = this;
    const { out } = this.members;
    const from = out.length;
    switch (kind) {
      case JsonSlot.label:
        labels.field(out, layer, quad);
        escapeSince(out, from);
        return;
      case JsonSlot.remark:
        out.utf8(labels.remark(layer, quad).message);
        escapeSince(out, from);
        return;
      case JsonSlot.raw:
        this.raw(layer, quad, row, detail);
        return;
      default:
        writeValue(out, labels.values, layer, quad, row);
        if (row.kind === ValueKind.text) escapeSince(out, from);
    }
  }

  private raw(layer: number, quad: number, row: FieldRow, depth: number): void {
    const { tree } = this.dissector;
    const { values } = this.labels;
    const { members } = this;
    const start = row.generated ? this.origin : tree.start(quad);
    const end = row.generated ? this.origin : tree.end(quad);
    const place = { bytes: this.dissector.bytesOf(layer), start, end, origin: this.origin };
    const mask = maskOf(row, values, quad);
    const indent = members.indent(depth - members.depth + 1);
    if (mask === 0) rawMember(members.out, place, 0, row.type, indent);
    else rawBits(members.out, place, values.number(layer, quad), mask, row.type, indent);
  }

  private cut(sentence: string): void {
    const { members } = this;
    if (sentence !== "" && this.selection.inside("_ws.short") && this.content.text)
      members.member("_ws.short", sentence);
  }

  private malformed(): void {
    const { members } = this;
    if (!this.selection.inside("_ws.malformed") || !this.content.text) return;
    const { name, message, severity, group } = malformedRemark;
    members.key("_ws.malformed");
    members.open();
    members.key("_ws.expert");
    members.open();
    members.member(name, "");
    members.member("_ws.expert.message", message);
    members.member("_ws.expert.severity", String(severity));
    members.member("_ws.expert.group", String(group));
    members.close();
    members.member("_ws.malformed", "Malformed Packet");
    members.close();
  }
}
