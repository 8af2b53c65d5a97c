import { TextWriter } from "../../bytes/text-writer.ts";
import { phrase, type Phrase } from "../../bytes/phrase.ts";
import { decodeText } from "../../bytes/text.ts";
import { escapeSince } from "../../bytes/json-text.ts";
import { DATA } from "../../definition/catalog.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import type { ShownPacket } from "../columns/column.ts";
import { NodeKind, ValueKind, type FieldRow } from "../fields/field-rows.ts";
import { writeValue } from "../fields/write-value.ts";
import type { PacketReport } from "../packet-report.ts";
import { malformedRemark, type Remark } from "../tree/expert.ts";
import { LayerGroups } from "../tree/layer-groups.ts";
import { LayerNesting } from "../tree/layer-nesting.ts";
import type { TreeLabels } from "../tree/tree-labels.ts";
import type { TreeSelection } from "../tree/tree-selection.ts";
import { TreeWalk, type TreeVisitor } from "../tree/tree-walk.ts";
import { beginPacket, endPacket } from "./json-frame.ts";
import { maskOf, rawBits, rawMember } from "./raw-members.ts";

/** What the members of objects are. */
export interface JsonContent {
  /** The values as text, and the octets they are made of (jsonraw, or -x). */
  readonly text: boolean;
  readonly raw: boolean;
}

/** Depth of the objects of layers in tshark's JSON. */
const COMMA = 44;
const LAYER_DEPTH = 4;
const DEEPEST = 64;
const INDENTS: readonly string[] = Array.from({ length: DEEPEST }, (_, depth) => `\n${"  ".repeat(depth)}`);

/** tshark's JSON: one array of packets; objects hold the fields of a layer, in order, and names may come repeatedly. */
export class JsonReport implements PacketReport, TreeVisitor {
  private readonly labels: TreeLabels;
  private readonly selection: TreeSelection;
  private readonly content: JsonContent;
  private readonly dissector: Dissector;
  private readonly groups: LayerGroups;
  private readonly nesting: LayerNesting;
  /** Of each layer that is open: whether it is shown, or another in its place; undefined where nothing is. */
  private readonly shown: (boolean | undefined)[] = [];
  private out = new TextWriter();
  private readonly walk: TreeWalk;
  /** What is shown of the objects that are open. */
  private readonly selections: TreeSelection[] = [];
  private readonly keys: Phrase[][] = [];
  private readonly treeKeys: Phrase[][] = [];
  private depth = LAYER_DEPTH;
  private packets = 0;
  /** Octets of the packet before which positions are counted. */
  private origin = 0;
  /** Whether the object being written has members. */
  private filled = false;

  constructor(dissector: Dissector, labels: TreeLabels, selection: TreeSelection, content: JsonContent) {
    this.dissector = dissector;
    this.labels = labels;
    this.selection = selection;
    this.content = content;
    this.groups = new LayerGroups(dissector);
    this.nesting = new LayerNesting(dissector);
    this.walk = new TreeWalk(dissector, labels.rows);
  }

  begin(out: TextWriter): void {
    out.text("[");
  }

  packet(out: TextWriter, { packet }: ShownPacket): void {
    const { layers } = this.dissector;
    this.out = out;
    beginPacket(out, packet, this.packets++ === 0);
    this.filled = false;
    this.depth = LAYER_DEPTH;
    this.selections.splice(0, Infinity, this.selection);
    let isMalformed = false;
    // Layers that are added while others are decoded are shown, too.
    for (let layer = 0; layer < layers.count; layer++) {
      this.dissector.decode(layer);
      isMalformed ||= this.dissector.problem(layer) === "malformed";
      this.origin = this.dissector.sources[layers.sourceOf(layer)].start;
      if (!this.groups.joins(layer)) {
        this.nesting.enter(layer, this.closeLayer);
        this.openLayer(layer, this.groups.name(layer));
      }
      if (this.shown.at(-1)) this.walk.fields(layer, this);
    }
    this.nesting.leave(0, this.closeLayer);
    if (isMalformed) this.malformed();
    endPacket(out, this.filled);
  }

  end(out: TextWriter): void {
    out.text(this.packets > 0 ? "\n]\n" : "]\n");
  }

  private openLayer(layer: number, name: string): void {
    if (this.shown.length > 0 && !this.shown.at(-1)) {
      this.shown.push(undefined);
      return;
    }
    this.walk.before(layer, this);
    if (this.content.raw) {
      const { layers } = this.dissector;
      const end = layers.protocol(layer) === DATA || layer === 0 ? layers.payloadEnd(layer) : layers.headerEnd(layer);
      this.key(`${name}_raw`);
      const place = { bytes: this.dissector.bytesOf(layer), start: layers.start(layer), end, origin: this.origin };
      rawMember(this.out, place, 0, "FT_PROTOCOL", this.indent(1));
    }
    this.key(name);
    this.open();
    this.depth++;
    const inside = this.selections.at(-1)?.inside(name);
    if (inside) this.selections.push(inside);
    else this.member("filtered", name);
    this.shown.push(inside !== undefined);
  }

  private readonly closeLayer = (): void => {
    const shown = this.shown.pop();
    if (shown === undefined) return;
    if (shown) this.selections.pop();
    this.depth--;
    this.close();
  };

  enter(quad: number, row: FieldRow, hasChildren: boolean): boolean {
    const { out, labels, content } = this;
    const { name } = row.info;
    switch (row.node) {
      case NodeKind.text: {
        this.startMember();
        const from = out.length;
        labels.field(out, this.walk.layer, quad);
        escapeSince(out, from);
        const text = decodeText(out.buffer, from, out.length);
        out.text('": ');
        if (hasChildren) return this.openNode(text);
        out.text('""');
        return false;
      }
      case NodeKind.name:
        if (content.raw) this.raw(quad, row);
        if (!hasChildren && !content.text) return false;
        this.rowKey(row);
        if (hasChildren) return this.openNode(name);
        out.text('""');
        return false;
      default:
        if (content.raw) this.raw(quad, row);
        if (content.text) this.value(quad, row);
        if (!hasChildren) return false;
        this.rowKey(row, "_tree");
        return this.openNode(name);
    }
  }

  leave(): void {
    this.selections.pop();
    this.depth--;
    this.close();
  }

  remark(quad: number, row: FieldRow): void {
    this.writeRemark(this.labels.remark(this.walk.layer, quad, row));
  }

  private value(quad: number, row: FieldRow): void {
    const { out } = this;
    this.rowKey(row);
    out.octet(34);
    const from = out.length;
    writeValue(out, this.labels.values, this.walk.layer, quad, row);
    if (row.kind === ValueKind.text) escapeSince(out, from);
    out.octet(34);
  }

  /** Opens the object of what is inside a node, or writes one that says that it is left out. */
  private openNode(name: string): boolean {
    const inside = this.selections.at(-1)?.inside(name);
    this.open();
    this.depth++;
    if (inside) {
      this.selections.push(inside);
      return true;
    }
    this.member("filtered", name);
    this.depth--;
    this.close();
    return false;
  }

  private raw(quad: number, row: FieldRow): void {
    const { tree } = this.dissector;
    const { values } = this.labels;
    const start = row.generated ? this.origin : tree.start(quad);
    const end = row.generated ? this.origin : tree.end(quad);
    const place = { bytes: this.dissector.bytesOf(this.walk.layer), start, end, origin: this.origin };
    const mask = maskOf(row, values, quad);
    this.key(`${row.info.name}_raw`);
    const indent = this.indent(1);
    if (mask === 0) rawMember(this.out, place, 0, row.type, indent);
    else rawBits(this.out, place, values.number(this.walk.layer, quad), mask, row.type, indent);
  }

  private writeRemark(remark: Remark): void {
    if (!this.content.text) return;
    this.key("_ws.expert");
    this.open();
    this.depth++;
    this.member(remark.name, "");
    this.member("_ws.expert.message", remark.message);
    this.member("_ws.expert.severity", String(remark.severity));
    this.member("_ws.expert.group", String(remark.group));
    this.depth--;
    this.close();
  }

  private malformed(): void {
    if (!this.selection.inside("_ws.malformed") || !this.content.text) return;
    this.key("_ws.malformed");
    this.open();
    this.depth++;
    this.writeRemark(malformedRemark);
    this.member("_ws.malformed", "Malformed Packet");
    this.depth--;
    this.close();
  }

  private member(name: string, value: string): void {
    this.key(name);
    this.out.octet(34);
    const from = this.out.length;
    this.out.utf8(value);
    escapeSince(this.out, from);
    this.out.octet(34);
  }

  /** Writes what stands in front of a member's value; names of fields need no escapes. */
  private key(name: string): void {
    this.startMember();
    this.out.text(name);
    this.out.text('": ');
  }

  /** The same for a field, from a cache: by depth, for the plain name and for the one with `_tree`. */
  private rowKey({ info }: FieldRow, suffix: "" | "_tree" = ""): void {
    const { out } = this;
    const cache = suffix === "" ? this.keys : this.treeKeys;
    const byDepth = (cache[info.id] ??= []);
    const text = (byDepth[this.depth] ??= phrase(`${this.indent()}"${info.name}${suffix}": `));
    if (this.filled) out.octet(COMMA);
    out.phrase(text);
    this.filled = true;
  }

  private startMember(): void {
    const { out } = this;
    if (this.filled) out.octet(COMMA);
    out.text(this.indent());
    out.octet(34);
    this.filled = true;
  }

  private indent(deeper = 0): string {
    return INDENTS[Math.min(this.depth + deeper, DEEPEST - 1)];
  }

  private open(): void {
    this.out.octet(123);
    this.filled = false;
  }

  private close(): void {
    if (this.filled) this.out.text(this.indent());
    this.out.octet(125);
    this.filled = true;
  }
}
