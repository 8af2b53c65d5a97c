import { printable } from "../../bytes/printable.ts";
import { TextWriter } from "../../bytes/text-writer.ts";
import { DATA } from "../../definition/catalog.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import type { FieldRow } from "../fields/field-rows.ts";
import { writeValue } from "../fields/write-value.ts";
import { malformedRemark, type Remark } from "../../dissect/expert.ts";
import { LayerGroups } from "./layer-groups.ts";
import { PacketFault } from "./packet-fault.ts";
import { LayerNesting } from "./layer-nesting.ts";
import { LayerPlaces } from "./layer-places.ts";
import { LayerTemplates } from "./layer-templates.ts";
import { indentLine, LineLayout, LineSlot } from "./line-layout.ts";
import { rows, type OctetStyle } from "./octet-lines.ts";
import { PlacingVisitor } from "./placing-visitor.ts";
import type { SlotWriter } from "./text-template.ts";
import type { TreeLabels } from "./tree-labels.ts";
import { TreeWalk } from "./tree-walk.ts";

const LINE_FEED = 10;
const nothing = (): void => {};
/** Of a layer's text that no other one has. */
const UNKEPT = 256;
/** What a slot says of a layer: this many times its depth, and its number. */
const LAYER = 0x10000;
const PLAIN: OctetStyle = { frameOnly: false, ascii: true, delimited: false };

/** Writes packets as tshark's -V does: a line for each layer and, indented, for each field that is not hidden. */
export class TreeLines implements SlotWriter {
  private readonly dissector: Dissector;
  private readonly labels: TreeLabels;
  private readonly groups: LayerGroups;
  private readonly nesting: LayerNesting;
  private readonly places: LayerPlaces;
  private readonly templates: LayerTemplates;
  private readonly layout: LineLayout;
  private readonly fault: PacketFault;
  /** -O: the protocols whose fields are shown; all where it is not given. */
  private readonly opened: ReadonlySet<string> | undefined;
  /** Octets that are nobody's are shown. */
  private readonly dumps: boolean;
  private out = new TextWriter();

  constructor(dissector: Dissector, labels: TreeLabels, opened: readonly string[] | undefined, dumps = false) {
    this.dissector = dissector;
    this.dumps = dumps;
    this.labels = labels;
    this.groups = new LayerGroups(dissector);
    this.nesting = new LayerNesting(dissector);
    this.places = new LayerPlaces(dissector, this.nesting);
    this.templates = new LayerTemplates(dissector, new TreeWalk(dissector, labels.rows));
    this.layout = new LineLayout(this.templates.builder, labels);
    this.fault = new PacketFault(dissector);
    this.opened = opened && new Set(opened);
  }

  /** Writes the packet at hand. */
  write(out: TextWriter): void {
    const { layers } = this.dissector;
    this.out = out;
    this.fault.begin();
    this.places.find();
    let isOpen = false;
    /** Depth up to which layers are seen. */
    let shown = 0;
    for (let layer = 0; layer < layers.count; layer++) {
      if (this.places.isHeld(layer)) continue;
      this.dissector.decode(layer);
      this.fault.see(layer);
      if (!this.groups.joins(layer)) {
        this.nesting.enter(layer, nothing);
        const depth = this.nesting.depth - 1;
        // With -O what is inside a layer that is not opened is not seen.
        const isHidden = depth > 0 && depth > shown;
        if (isHidden) {
          isOpen = false;
          continue;
        }
        if (this.opened === undefined) {
          this.layout.depth = depth;
          this.templates.before(out, layer, this.layout, this);
        }
        indentLine(out, depth);
        this.labels.layer(out, layer);
        out.octet(LINE_FEED);
        isOpen = depth > 0 || (this.opened?.has(this.groups.name(layer)) ?? true);
        shown = depth + (isOpen ? 1 : 0);
        if (isOpen && this.dumps && layers.protocol(layer) === DATA) this.dump(out, layer);
      }
      if (!isOpen) continue;
      this.fields(layer, this.nesting.depth);
    }
    this.nesting.leave(0, nothing);
    if (this.fault.isMalformed) this.malformed();
    else if (this.fault.cutSentence !== "") this.line(0, this.fault.cutSentence);
  }

  /** Writes the fields of a layer, and the layers that stand in the middle of them. */
  private fields(layer: number, depth: number): void {
    const { out, templates, layout } = this;
    const places = this.places.of(layer);
    layout.depth = depth;
    if (places.length === 0) {
      templates.fields(out, layer, depth, layout, this);
      return;
    }
    const placing = new PlacingVisitor(layout, this.dissector.tree, places, (inner, isInside, quad, row) =>
      templates.builder.slot(LineSlot.layer, quad, row, LAYER * (layout.depth + (isInside ? 1 : 0)) + inner),
    );
    templates.fields(out, layer, UNKEPT, placing, this);
    for (const { layer: inner } of placing.left) this.held(inner, depth);
  }

  /** Writes a layer that stands in another one's tree. */
  private held(layer: number, depth: number): void {
    this.dissector.decode(layer);
    this.fault.see(layer);
    const isJoined = this.groups.joins(layer);
    if (!isJoined) {
      indentLine(this.out, depth);
      this.labels.layer(this.out, layer);
      this.out.octet(LINE_FEED);
    }
    this.fields(layer, isJoined ? depth : depth + 1);
  }

  /** Writes octets that are nobody's. */
  private dump(out: TextWriter, layer: number): void {
    const { layers, sources } = this.dissector;
    const { bytes, end } = sources[layers.sourceOf(layer)];
    out.octet(LINE_FEED);
    rows(out, bytes, layers.start(layer), Math.min(end, layers.payloadEnd(layer)), PLAIN);
  }

  slot(kind: number, layer: number, quad: number, row: FieldRow, detail: number): void {
    const { out, labels } = this;
    switch (kind) {
      case LineSlot.label:
        labels.field(out, layer, quad);
        return;
      case LineSlot.remark:
        this.writeRemark(labels.remark(layer, quad), detail);
        return;
      case LineSlot.layer:
        this.held(detail % LAYER, Math.trunc(detail / LAYER));
        return;
      default:
        writeValue(out, labels.values, layer, quad, row);
    }
  }

  private writeRemark({ message, severityWord, groupWord }: Remark, depth: number): void {
    const text = printable(message);
    this.line(depth, `[Expert Info (${severityWord}/${groupWord}): ${text}]`);
    this.line(depth + 1, `[${text}]`);
    this.line(depth + 1, `[Severity level: ${severityWord}]`);
    this.line(depth + 1, `[Group: ${groupWord}]`);
  }

  private malformed(): void {
    this.line(0, this.fault.sentence);
    this.writeRemark(malformedRemark, 1);
  }

  private line(depth: number, text: string): void {
    const { out } = this;
    indentLine(out, depth);
    out.utf8(text);
    out.octet(LINE_FEED);
  }
}
