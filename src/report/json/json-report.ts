import { escapeSince } from "../../bytes/json-text.ts";
import { phrase, type Phrase } from "../../bytes/phrase.ts";
import { TextWriter } from "../../bytes/text-writer.ts";
import { DATA } from "../../definition/catalog.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import type { ShownPacket } from "../columns/column.ts";
import { ValueKind, type FieldRow } from "../fields/field-rows.ts";
import { writeValue } from "../fields/write-value.ts";
import type { PacketReport } from "../packet-report.ts";
import { malformedRemark } from "../tree/expert.ts";
import { LayerGroups } from "../tree/layer-groups.ts";
import { LayerShapes } from "../tree/layer-shapes.ts";
import { writeTemplate, type SlotWriter } from "../tree/text-template.ts";
import type { TreeLabels } from "../tree/tree-labels.ts";
import type { TreeSelection } from "../tree/tree-selection.ts";
import { NO_VARIANT, TreeWalk } from "../tree/tree-walk.ts";
import { beginPacket, endPacket } from "./json-frame.ts";
import { JsonLayouts, JsonSlot, type JsonLayout } from "./json-layout.ts";
import { JsonMembers, LAYER_DEPTH } from "./json-members.ts";
import { maskOf, rawBits, rawMember } from "./raw-members.ts";

/** What the members of objects are. */
export interface JsonContent {
  /** The values as text, and the octets they are made of (jsonraw, or -x). */
  readonly text: boolean;
  readonly raw: boolean;
}

/** tshark's JSON: one array of packets; objects hold the fields of a layer, in order, and names may come repeatedly. */
export class JsonReport implements PacketReport, SlotWriter {
  private readonly labels: TreeLabels;
  private readonly selection: TreeSelection;
  private readonly content: JsonContent;
  private readonly dissector: Dissector;
  private readonly groups: LayerGroups;
  private readonly members = new JsonMembers(new TextWriter());
  private readonly walk: TreeWalk;
  private readonly layouts: JsonLayouts;
  private readonly shapes: LayerShapes<JsonLayout>;
  private readonly opening = new Map<string, Phrase>();
  /** What is shown inside the layer that is open; undefined where it stays closed. */
  private inside: TreeSelection | undefined;
  private packets = 0;
  /** Octets of the packet before which positions are counted. */
  private origin = 0;

  constructor(dissector: Dissector, labels: TreeLabels, selection: TreeSelection, content: JsonContent) {
    this.dissector = dissector;
    this.labels = labels;
    this.selection = selection;
    this.content = content;
    this.groups = new LayerGroups(dissector);
    this.walk = new TreeWalk(dissector, labels.rows);
    this.layouts = new JsonLayouts(this.walk, labels, content);
    this.shapes = new LayerShapes(dissector.tree);
  }

  begin(out: TextWriter): void {
    out.text("[");
  }

  packet(out: TextWriter, { packet }: ShownPacket): void {
    const { members, dissector } = this;
    const { layers } = dissector;
    members.out = out;
    beginPacket(out, packet, this.packets++ === 0);
    members.filled = false;
    let isOpen = false;
    let isMalformed = false;
    // Layers that are added while others are decoded are shown, too.
    for (let layer = 0; layer < layers.count; layer++) {
      dissector.decode(layer);
      isMalformed ||= dissector.problem(layer) === "malformed";
      this.origin = dissector.sources[layers.sourceOf(layer)].start;
      if (!this.groups.joins(layer)) {
        if (isOpen) members.close();
        if (layers.sourceOf(layer) > 0) this.before(layer);
        this.openLayer(layer, this.groups.name(layer));
        isOpen = true;
      }
      if (this.inside) this.layer(layer, this.inside);
    }
    if (isOpen) members.close();
    if (isMalformed) this.malformed();
    endPacket(out, members.filled);
  }

  end(out: TextWriter): void {
    out.text(this.packets > 0 ? "\n]\n" : "]\n");
  }

  /** Writes what stands in front of a layer. */
  private before(layer: number): void {
    const { walk, layouts } = this;
    const layout = layouts.of(0, this.selection, LAYER_DEPTH, (visitor) => walk.before(layer, visitor));
    this.write(layout, walk.layer, 0);
  }

  private openLayer(layer: number, name: string): void {
    const { members } = this;
    if (this.content.raw) {
      const { layers } = this.dissector;
      const end = layers.protocol(layer) === DATA || layer === 0 ? layers.payloadEnd(layer) : layers.headerEnd(layer);
      members.key(`${name}_raw`);
      const place = { bytes: this.dissector.bytesOf(layer), start: layers.start(layer), end, origin: this.origin };
      rawMember(members.out, place, 0, "FT_PROTOCOL", members.indent(1));
    }
    let opening = this.opening.get(name);
    if (opening === undefined) this.opening.set(name, (opening = phrase(`${members.indent()}"${name}": `)));
    members.separate();
    members.out.phrase(opening);
    members.open();
    this.inside = this.selection.inside(name);
    if (!this.inside) members.member("filtered", name);
  }

  private layer(layer: number, inside: TreeSelection): void {
    const { dissector, shapes, walk } = this;
    const { tree } = dissector;
    const root = dissector.layers.tree(layer);
    const { variant } = walk;
    const known =
      variant === NO_VARIANT
        ? undefined
        : shapes.find(root + 1, tree.after(root), 2 * variant + Number(inside.isWhole));
    this.write(known ?? this.layOut(layer, inside, variant), layer, root + 1);
  }

  private layOut(layer: number, inside: TreeSelection, variant: number): JsonLayout {
    const { walk, layouts, shapes, dissector } = this;
    const layout = layouts.of(dissector.layers.tree(layer) + 1, inside, LAYER_DEPTH + 1, (visitor) =>
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
        out.utf8(labels.remark(layer, quad, row).message);
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
