import { escapeSince } from "../../bytes/json-text.ts";
import { phrase } from "../../bytes/phrase.ts";
import { decodeText } from "../../bytes/text.ts";
import { TextWriter } from "../../bytes/text-writer.ts";
import { calendarDay, DAY } from "../../bytes/time.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import type { ShownPacket } from "../columns/column.ts";
import { NodeKind, ValueKind, type FieldRow } from "../fields/field-rows.ts";
import { writeValue } from "../fields/write-value.ts";
import type { PacketReport } from "../packet-report.ts";
import { malformedRemark, type Remark } from "../../dissect/expert.ts";
import { LayerGroups } from "../tree/layer-groups.ts";
import { PacketFault } from "../tree/packet-fault.ts";
import { LayerNesting } from "../tree/layer-nesting.ts";
import type { TreeLabels } from "../tree/tree-labels.ts";
import type { TreeSelection } from "../tree/tree-selection.ts";
import { TreeWalk, type TreeVisitor } from "../tree/tree-walk.ts";
import { dayOf } from "./index-day.ts";

const HOUR = 3600;

/** Values as JSON, by name. */
type Members = Map<string, string[]>;

/** A layer that is open, and what is known of the one around it. */
interface OpenLayer {
  readonly name: string;
  readonly members: Members;
  readonly shown: TreeSelection | undefined;
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
  /** The names as Elasticsearch is to see them, by field. */
  private readonly names: string[] = [];
  private readonly scratch = new TextWriter();
  /** The layers that are open, the innermost last. */
  private readonly open: OpenLayer[] = [];
  /** What is known of the innermost layer so far: values as JSON, by name. */
  private members: Members = new Map();
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
    const all: Members = new Map();
    this.members = all;
    this.shownInside = this.selection;
    this.fault.begin();
    for (let layer = 0; layer < layers.count; layer++) {
      this.dissector.decode(layer);
      this.fault.see(layer);
      const name = this.groups.name(layer);
      if (!this.groups.joins(layer)) {
        this.nesting.enter(layer, this.closeLayer);
        const { members } = this;
        const shown: TreeSelection | undefined = this.shownInside;
        this.open.push({ name, members, shown });
        this.members = new Map();
        this.shownInside = shown?.inside(name);
      }
      if (this.shownInside) this.walk.fields(layer, this);
    }
    this.nesting.leave(0, this.closeLayer);
    const { isMalformed, cutSentence } = this.fault;
    if (cutSentence !== "" && this.selection.inside("_ws.short")) this.add("_ws_short", "{}");
    if (isMalformed && this.selection.inside("_ws.malformed"))
      this.add("_ws_malformed", objectOf(remarkMembers(malformedRemark)));
    // The document's beginning has opened the object.
    out.utf8(objectOf(all).slice(1));
    out.text("}\n");
  }

  private readonly closeLayer = (): void => {
    const closed = this.open.pop();
    if (!closed) return;
    const { name, members, shown } = closed;
    const text = this.shownInside ? objectOf(this.members) : `{"filtered":"${name}"}`;
    this.members = members;
    this.shownInside = shown;
    if (shown) this.add(flat(name), text);
  };

  enter(quad: number, row: FieldRow): boolean {
    const { scratch, labels } = this;
    const { layer } = this.walk;
    scratch.clear();
    if (row.node === NodeKind.text) {
      labels.field(scratch, layer, quad);
      this.add("text", this.quoted());
      return true;
    }
    const name = (this.names[row.info.id] ??= ownedName(row));
    if (!this.shownInside?.inside(row.info.name)) {
      this.add(name, `{"filtered":"${row.info.name}"}`);
      return true;
    }
    if (row.kind === ValueKind.none) this.add(name, "null");
    else if (row.kind === ValueKind.boolean) this.add(name, String(labels.values.number(layer, quad) !== 0));
    else {
      if (row.kind === ValueKind.moment) {
        const seconds = labels.values.seconds(layer, quad);
        isoMoment(scratch, seconds, labels.values.nanoseconds);
      } else writeValue(scratch, labels.values, layer, quad, row);
      this.add(name, this.quoted());
    }
    return true;
  }

  leave(): void {}

  remark(quad: number, row: FieldRow): void {
    const remark = this.labels.remark(this.walk.layer, quad);
    this.add("_ws_expert", objectOf(remarkMembers(remark, (this.names[row.info.id] ??= ownedName(row)))));
  }

  private quoted(): string {
    const { scratch } = this;
    escapeSince(scratch, 0);
    return `"${decodeText(scratch.buffer, 0, scratch.length)}"`;
  }

  private add(name: string, value: string): void {
    const known = this.members.get(name);
    if (known) known.push(value);
    else this.members.set(name, [value]);
  }
}

/** Writes what stands in front of the layers of a packet. */
export function beginDocument(out: TextWriter, { seconds, nanoseconds }: ShownPacket["packet"]): void {
  out.text('{"index":{"_index":"packets-');
  dayOf(out, seconds);
  out.text('","_type":"doc"}}\n{"timestamp":"');
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

function objectOf(members: ReadonlyMap<string, readonly string[]>): string {
  const parts = Array.from(members, ([name, values]) => {
    return `"${name}":${values.length === 1 ? values[0] : `[${values.join(",")}]`}`;
  });
  return `{${parts.join(",")}}`;
}

function remarkMembers(remark: Remark, name = flat(remark.name)): Map<string, string[]> {
  return new Map([
    [name, ["null"]],
    ["_ws_expert__ws_expert_message", [JSON.stringify(remark.message)]],
    ["_ws_expert__ws_expert_severity", [`"${remark.severity}"`]],
    ["_ws_expert__ws_expert_group", [`"${remark.group}"`]],
  ]);
}

/** `2026-11-23T08:56:07.191771000Z` */
export function isoMoment(out: TextWriter, seconds: number, nanoseconds: number): void {
  if (seconds !== second.seconds) second = { seconds, text: phrase(isoSecond(seconds)) };
  out.phrase(second.text);
  out.decimal(nanoseconds, 9);
  out.octet(90);
}

/** The second that was written last, up to its point: most packets come in the same one as the packet before. */
let second = { seconds: NaN, text: phrase("") };

function isoSecond(seconds: number): string {
  const days = Math.floor(seconds / DAY);
  const rest = seconds - days * DAY;
  const { year, month, day } = calendarDay(days);
  const date = `${year < 0 ? "-" : ""}${padded(Math.abs(year), 4)}-${padded(month)}-${padded(day)}`;
  return `${date}T${padded(Math.floor(rest / HOUR))}:${padded(Math.floor(rest / 60) % 60)}:${padded(rest % 60)}.`;
}

function padded(value: number, digits = 2): string {
  return String(value).padStart(digits, "0");
}
