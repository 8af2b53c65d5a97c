import { jsonText } from "../../bytes/json-text.ts";
import { decodeText } from "../../bytes/text.ts";
import { TextWriter } from "../../bytes/text-writer.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import type { ShownPacket } from "../columns/column.ts";
import { NodeKind, type FieldRow } from "../fields/field-rows.ts";
import { writeValue } from "../fields/write-value.ts";
import type { PacketReport } from "../packet-report.ts";
import { malformedRemark, type Remark } from "../../dissect/expert.ts";
import { LayerGroups } from "../tree/layer-groups.ts";
import { PacketFault } from "../tree/packet-fault.ts";
import { LayerNesting } from "../tree/layer-nesting.ts";
import type { TreeLabels } from "../tree/tree-labels.ts";
import type { TreeSelection } from "../tree/tree-selection.ts";
import { TreeWalk, type TreeVisitor } from "../tree/tree-walk.ts";
import { beginPacket, endPacket, jsonArray } from "./json-frame.ts";

/** The members of an object, each with all its values. */
type Members = Map<string, (string | Members)[]>;

const LAYER_DEPTH = 4;

/** tshark's JSON with --no-duplicate-keys: a name that comes repeatedly in an object has an array of its values. */
export class UniqueJsonReport implements PacketReport, TreeVisitor {
  readonly begin = jsonArray.begin;
  readonly between = jsonArray.between;
  readonly end = jsonArray.end;
  private readonly dissector: Dissector;
  private readonly labels: TreeLabels;
  private readonly selection: TreeSelection;
  private readonly groups: LayerGroups;
  private readonly nesting: LayerNesting;
  /** Of each layer that is open: whether it is shown. */
  private readonly shown: boolean[] = [];
  private readonly walk: TreeWalk;
  private readonly fault: PacketFault;
  private readonly scratch = new TextWriter();
  private readonly selections: TreeSelection[] = [];
  /** The objects that are open, the innermost last. */
  private readonly open: Members[] = [];

  constructor(dissector: Dissector, labels: TreeLabels, selection: TreeSelection) {
    this.dissector = dissector;
    this.labels = labels;
    this.selection = selection;
    this.groups = new LayerGroups(dissector);
    this.nesting = new LayerNesting(dissector);
    this.walk = new TreeWalk(dissector, labels.rows);
    this.fault = new PacketFault(dissector);
  }

  packet(out: TextWriter, { packet }: ShownPacket): void {
    const { layers } = this.dissector;
    const all: Members = new Map();
    this.fault.begin();
    this.open.splice(0, Infinity, all);
    this.selections.splice(0, Infinity, this.selection);
    for (let layer = 0; layer < layers.count; layer++) {
      this.dissector.decode(layer);
      this.fault.see(layer);
      if (!this.groups.joins(layer)) {
        this.nesting.enter(layer, this.closeLayer);
        this.openLayer(layer, this.groups.name(layer));
      }
      if (this.shown.at(-1)) this.walk.fields(layer, this);
    }
    this.nesting.leave(0, this.closeLayer);
    const { isMalformed, cutSentence } = this.fault;
    if (cutSentence !== "" && this.selection.inside("_ws.short")) this.add("_ws.short", cutSentence);
    if (isMalformed && this.selection.inside("_ws.malformed")) {
      this.descend("_ws.malformed", "_ws.malformed");
      this.addRemark(malformedRemark);
      this.add("_ws.malformed", "Malformed Packet");
    }
    beginPacket(out, packet);
    writeMembers(out, all, LAYER_DEPTH);
    endPacket(out, all.size > 0);
  }

  private openLayer(layer: number, name: string): void {
    const isHidden = this.shown.at(-1) === false;
    if (!isHidden) this.walk.before(layer, this);
    this.shown.push(!isHidden && this.descend(name, name));
  }

  private readonly closeLayer = (): void => {
    if (this.shown.pop()) this.leave();
  };

  enter(quad: number, row: FieldRow, hasChildren: boolean): boolean {
    const { scratch, labels } = this;
    const { layer } = this.walk;
    const { name } = row.info;
    scratch.clear();
    if (row.node === NodeKind.text) {
      labels.field(scratch, layer, quad);
      const text = decodeText(scratch.buffer, 0, scratch.length);
      if (hasChildren) return this.descend(text, text);
      this.add(text, "");
      return false;
    }
    if (row.node === NodeKind.value || !hasChildren) {
      writeValue(scratch, labels.values, layer, quad, row);
      this.add(name, decodeText(scratch.buffer, 0, scratch.length));
    }
    return hasChildren && this.descend(row.node === NodeKind.value ? `${name}_tree` : name, name);
  }

  leave(): void {
    this.open.pop();
    this.selections.pop();
  }

  remark(quad: number): void {
    this.addRemark(this.labels.remark(this.walk.layer, quad));
  }

  /** Opens an object under `key`, unless what `name` has inside is left out. */
  private descend(key: string, name: string): boolean {
    const inside = this.selections.at(-1)?.inside(name);
    const members: Members = new Map();
    this.add(key, members);
    if (!inside) {
      members.set("filtered", [name]);
      return false;
    }
    this.open.push(members);
    this.selections.push(inside);
    return true;
  }

  private addRemark({ name, message, severity, group }: Remark): void {
    this.add(
      "_ws.expert",
      new Map([
        [name, [""]],
        ["_ws.expert.message", [message]],
        ["_ws.expert.severity", [String(severity)]],
        ["_ws.expert.group", [String(group)]],
      ]),
    );
  }

  private add(key: string, value: string | Members): void {
    const members = this.open.at(-1);
    const known = members?.get(key);
    if (known) known.push(value);
    else members?.set(key, [value]);
  }
}

function writeMembers(out: TextWriter, members: Members, depth: number): void {
  let isFirst = true;
  for (const [key, values] of members) {
    if (!isFirst) out.octet(44);
    isFirst = false;
    indent(out, depth);
    writeText(out, key);
    out.text(": ");
    if (values.length === 1) writeMember(out, values[0], depth);
    else {
      out.octet(91);
      values.forEach((value, i) => {
        if (i > 0) out.octet(44);
        indent(out, depth + 1);
        writeMember(out, value, depth + 1);
      });
      indent(out, depth);
      out.octet(93);
    }
  }
}

function writeMember(out: TextWriter, value: string | Members, depth: number): void {
  if (typeof value === "string") {
    writeText(out, value);
    return;
  }
  out.octet(123);
  writeMembers(out, value, depth + 1);
  if (value.size > 0) indent(out, depth);
  out.octet(125);
}

function writeText(out: TextWriter, text: string): void {
  out.octet(34);
  jsonText(out, text);
  out.octet(34);
}

function indent(out: TextWriter, depth: number): void {
  out.octet(10);
  for (let i = 0; i < depth; i++) out.text("  ");
}
