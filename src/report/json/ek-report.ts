import { escapeSince } from "../../bytes/json-text.ts";
import type { TextWriter } from "../../bytes/text-writer.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import type { ShownPacket } from "../columns/column.ts";
import { NodeKind, ValueKind, type FieldRow } from "../fields/field-rows.ts";
import { isoDay, isoMoment, ofSecond } from "../fields/moment-text.ts";
import { writeValue } from "../fields/write-value.ts";
import type { PacketReport } from "../packet-report.ts";
import { malformedRemark, type Remark } from "../../dissect/expert.ts";
import { LayerGroups } from "../tree/layer-groups.ts";
import { PacketFault } from "../tree/packet-fault.ts";
import { LayerNesting } from "../tree/layer-nesting.ts";
import type { TreeLabels } from "../tree/tree-labels.ts";
import type { TreeSelection } from "../tree/tree-selection.ts";
import { TreeWalk, type TreeVisitor } from "../tree/tree-walk.ts";
import { EkObjects } from "./ek-objects.ts";

const QUOTE = 34;

/** A layer that is open, and what is shown around it. */
interface OpenLayer {
  readonly name: string;
  readonly around: TreeSelection | undefined;
}

/** Packets as Elasticsearch's bulk interface takes them: two lines each; in a layer every name once, with all its values. */
export class EkReport implements PacketReport, TreeVisitor {
  private readonly dissector: Dissector;
  private readonly labels: TreeLabels;
  private readonly selection: TreeSelection;
  private readonly groups: LayerGroups;
  private readonly nesting: LayerNesting;
  private readonly walk: TreeWalk;
  private readonly fault: PacketFault;
  private readonly objects = new EkObjects();
  /** By field: its name as Elasticsearch is to see it. */
  private readonly names: (number | undefined)[] = [];
  private readonly textName = this.objects.id("text");
  /** By layer, as trees name it: the same. */
  private readonly layerNames = new Map<string, number>();
  /** The layers that are open, the innermost last. */
  private readonly open: OpenLayer[] = [];
  private shownInside: TreeSelection | undefined;

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
    beginDocument(out, packet);
    const { objects } = this;
    objects.begin();
    this.shownInside = this.selection;
    this.fault.begin();
    for (let layer = 0; layer < layers.count; layer++) {
      this.dissector.decode(layer);
      this.fault.see(layer);
      if (!this.groups.joins(layer)) {
        this.nesting.enter(layer, this.closeLayer);
        const name = this.groups.name(layer);
        const around: TreeSelection | undefined = this.shownInside;
        this.open.push({ name, around });
        objects.enter();
        this.shownInside = around?.inside(name);
      }
      if (this.shownInside) this.walk.fields(layer, this);
    }
    this.nesting.leave(0, this.closeLayer);
    const { isMalformed, cutSentence } = this.fault;
    if (cutSentence !== "" && this.selection.inside("_ws.short")) this.add("_ws_short", "{}");
    if (isMalformed && this.selection.inside("_ws.malformed"))
      this.add("_ws_malformed", remarkObject(malformedRemark, flat(malformedRemark.name)));
    objects.write(out);
    out.text("}}\n");
  }

  private readonly closeLayer = (): void => {
    const closed = this.open.pop();
    if (!closed) return;
    const { name, around } = closed;
    const isFiltered = this.shownInside === undefined;
    this.objects.leave(around && !isFiltered ? this.layerName(name) : undefined);
    if (around && isFiltered) this.add(flat(name), filtered(name));
    this.shownInside = around;
  };

  enter(quad: number, row: FieldRow): boolean {
    const { objects, labels } = this;
    const { text } = objects;
    const { layer } = this.walk;
    const from = text.length;
    if (row.node === NodeKind.text) {
      text.octet(QUOTE);
      labels.field(text, layer, quad);
      escapeSince(text, from + 1);
      text.octet(QUOTE);
      objects.add(this.textName);
      return true;
    }
    if (this.shownInside?.inside(row.info.name)) this.value(layer, quad, row);
    else text.text(filtered(row.info.name));
    objects.add((this.names[row.info.id] ??= objects.id(ownedName(row))));
    return true;
  }

  leave(): void {}

  remark(quad: number, row: FieldRow): void {
    this.add("_ws_expert", remarkObject(this.labels.remark(this.walk.layer, quad), ownedName(row)));
  }

  private value(layer: number, quad: number, row: FieldRow): void {
    const { values } = this.labels;
    const { text } = this.objects;
    if (row.kind === ValueKind.none) {
      text.text("null");
      return;
    }
    if (row.kind === ValueKind.boolean) {
      text.text(values.number(layer, quad) === 0 ? "false" : "true");
      return;
    }
    text.octet(QUOTE);
    const from = text.length;
    if (row.kind === ValueKind.moment) {
      const seconds = values.seconds(layer, quad);
      isoMoment(text, seconds, values.nanoseconds);
    } else {
      writeValue(text, values, layer, quad, row);
      if (row.kind === ValueKind.text) escapeSince(text, from);
    }
    text.octet(QUOTE);
  }

  private layerName(name: string): number {
    let id = this.layerNames.get(name);
    if (id === undefined) this.layerNames.set(name, (id = this.objects.id(flat(name))));
    return id;
  }

  private add(name: string, value: string): void {
    this.objects.text.utf8(value);
    this.objects.add(this.objects.id(name));
  }
}

const beginning = ofSecond(
  (seconds) => `{"index":{"_index":"packets-${isoDay(seconds)}","_type":"doc"}}\n{"timestamp":"`,
);

/** Writes what stands in front of the layers of a packet. */
export function beginDocument(out: TextWriter, { seconds, nanoseconds }: ShownPacket["packet"]): void {
  beginning(out, seconds);
  out.decimal(seconds);
  out.decimal(Math.floor(nanoseconds / 1e6), 3);
  out.text('","layers":{');
}

/** Elasticsearch takes dots in names for objects. */
export function flat(name: string): string {
  return name.replaceAll(".", "_");
}

/** The name of the protocol, and the name of the field. */
function ownedName({ info }: FieldRow): string {
  const { protocol } = info;
  const owner = protocol?.prefix ?? protocol?.name;
  return flat(owner === undefined ? info.name : `${owner}.${info.name}`);
}

/** What stands in the place of what -j and -J leave out. */
function filtered(name: string): string {
  return `{"filtered":"${name}"}`;
}

function remarkObject({ message, severity, group }: Remark, name: string): string {
  const expert = "_ws_expert__ws_expert_";
  const members = [
    `"${name}":null`,
    `"${expert}message":${JSON.stringify(message)}`,
    `"${expert}severity":"${severity}"`,
    `"${expert}group":"${group}"`,
  ];
  return `{${members.join(",")}}`;
}
