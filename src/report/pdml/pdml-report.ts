import { phrase, type Phrase } from "../../bytes/phrase.ts";
import { TextWriter } from "../../bytes/text-writer.ts";
import { escapeXmlSince } from "../../bytes/xml-text.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import type { ShownPacket } from "../columns/column.ts";
import { ValueKind, type FieldRow } from "../fields/field-rows.ts";
import { writeMoment } from "../fields/moment-text.ts";
import { writeValue } from "../fields/write-value.ts";
import { maskOf } from "../json/raw-members.ts";
import type { PacketReport } from "../packet-report.ts";
import { malformedRemark, type Remark } from "../../dissect/expert.ts";
import { LayerGroups } from "../tree/layer-groups.ts";
import { LayerNesting } from "../tree/layer-nesting.ts";
import { LayerTemplates } from "../tree/layer-templates.ts";
import { PacketFault } from "../tree/packet-fault.ts";
import type { SlotWriter } from "../tree/text-template.ts";
import type { TreeLabels } from "../tree/tree-labels.ts";
import { everything, type TreeSelection } from "../tree/tree-selection.ts";
import { TreeWalk } from "../tree/tree-walk.ts";
import { PdmlLayout, PdmlSlot } from "./pdml-layout.ts";

export const PDML_BEGIN =
  '<?xml version="1.0" encoding="utf-8"?>\n<?xml-stylesheet type="text/xsl" href="pdml2html.xsl"?>\n<pdml version="0" creator="remora">\n';

/** In place of what is shown of a layer: it stays closed. */
const FILTERED = "filtered";
const SIZE = phrase('" size="');
const POSITION = phrase('" pos="');
const VALUE = phrase('" value="');
const UNMASKED = phrase('" unmaskedvalue="');

/** Packets in the Packet Details Markup Language: layers and fields with their places, values and lines. */
export class PdmlReport implements PacketReport, SlotWriter {
  private readonly dissector: Dissector;
  private readonly labels: TreeLabels;
  private readonly groups: LayerGroups;
  private readonly nesting: LayerNesting;
  private readonly templates: LayerTemplates;
  private readonly layout: PdmlLayout;
  private readonly walk: TreeWalk;
  private readonly fault: PacketFault;
  /** What elements of layers begin with, by name. */
  private readonly opening = new Map<string, Phrase>();
  /** Of each layer that is open: what is shown of it, or that another stands in its place; undefined where nothing does. */
  private readonly shown: (TreeSelection | typeof FILTERED | undefined)[] = [];
  private readonly selection: TreeSelection;
  private out = new TextWriter();
  private depth = 0;

  constructor(dissector: Dissector, labels: TreeLabels, selection: TreeSelection = everything) {
    this.dissector = dissector;
    this.labels = labels;
    this.selection = selection;
    this.groups = new LayerGroups(dissector);
    this.nesting = new LayerNesting(dissector);
    this.walk = new TreeWalk(dissector, labels.rows);
    this.fault = new PacketFault(dissector);
    this.templates = new LayerTemplates(dissector, this.walk);
    this.layout = new PdmlLayout(this.templates.builder, labels);
  }

  begin(out: TextWriter): void {
    out.text(PDML_BEGIN);
  }

  packet(out: TextWriter, { packet }: ShownPacket): void {
    const { layers } = this.dissector;
    this.out = out;
    out.text("<packet>\n");
    generalInformation(out, packet);
    this.fault.begin();
    this.depth = 1;
    for (let layer = 0; layer < layers.count; layer++) {
      this.dissector.decode(layer);
      this.fault.see(layer);
      if (!this.groups.joins(layer)) {
        this.nesting.enter(layer, this.closeLayer);
        this.openLayer(layer);
      }
      const shown = this.shown.at(-1);
      if (shown === undefined || shown === FILTERED) continue;
      const { depth } = this;
      this.layout.begin(depth, shown);
      this.templates.fields(out, layer, 2 * depth + Number(shown.isWhole), this.layout, this);
    }
    this.nesting.leave(0, this.closeLayer);
    const { isMalformed, cutSentence } = this.fault;
    if (isMalformed) this.malformed();
    else if (cutSentence !== "")
      this.line(1, '<proto name="_ws.short" showname="', cutSentence, '" size="0" pos="0"/>');
    out.text("</packet>\n\n\n");
  }

  end(out: TextWriter): void {
    out.text("</pdml>\n");
  }

  slot(kind: number, layer: number, quad: number, row: FieldRow, detail: number): void {
    const { out, labels } = this;
    const from = out.length;
    switch (kind) {
      case PdmlSlot.label:
        labels.field(out, layer, quad);
        escapeXmlSince(out, from);
        return;
      case PdmlSlot.place:
        this.place(layer, quad);
        return;
      case PdmlSlot.octets:
        this.octets(layer, quad, row);
        return;
      case PdmlSlot.remark:
        this.writeRemark(labels.remark(layer, quad), detail);
        return;
      default:
        writeValue(out, labels.values, layer, quad, row);
        if (row.kind === ValueKind.text) escapeXmlSince(out, from);
    }
  }

  private openLayer(layer: number): void {
    const around = this.shown.length === 0 ? this.selection : this.shown.at(-1);
    if (around === undefined || around === FILTERED) {
      this.shown.push(undefined);
      return;
    }
    this.layout.begin(this.depth, around);
    this.templates.before(this.out, layer, this.layout, this);
    const { out } = this;
    const { layers, sources } = this.dissector;
    const name = this.groups.name(layer);
    const end = layer === 0 ? layers.payloadEnd(layer) : layers.headerEnd(layer);
    this.indent();
    let opening = this.opening.get(name);
    if (!opening) this.opening.set(name, (opening = phrase(`<proto name="${name}" showname="`)));
    out.phrase(opening);
    const from = out.length;
    this.labels.layer(out, layer);
    escapeXmlSince(out, from);
    const start = layers.start(layer);
    this.span(end - start, start - sources[layers.sourceOf(layer)].start);
    out.text('">\n');
    this.depth++;
    const inside = around.inside(name);
    if (!inside) this.line(this.depth, `<field name="filtered" value="${name}" />`);
    this.shown.push(inside ?? FILTERED);
  }

  private readonly closeLayer = (): void => {
    if (this.shown.pop() === undefined) return;
    this.indent(--this.depth);
    this.out.text("</proto>\n");
  };

  /** Octets and position of a field. */
  private place(layer: number, quad: number): void {
    const { tree, layers, sources } = this.dissector;
    const start = tree.start(quad);
    this.span(tree.end(quad) - start, start - sources[layers.sourceOf(layer)].start);
  }

  private span(size: number, at: number): void {
    const { out } = this;
    out.phrase(SIZE);
    out.decimal(size);
    out.phrase(POSITION);
    out.decimal(at);
  }

  /** The octets in hexadecimal, where there are any; of bits their number, and the octets beside. */
  private octets(layer: number, quad: number, row: FieldRow): void {
    const { out, dissector } = this;
    const { tree } = dissector;
    const { values } = this.labels;
    if (tree.end(quad) === tree.start(quad)) return;
    out.phrase(VALUE);
    if (maskOf(row, values, quad) !== 0) {
      out.text(values.number(layer, quad).toString(16).toUpperCase());
      out.phrase(UNMASKED);
    }
    out.hexOctets(dissector.bytesOf(layer), tree.start(quad), tree.end(quad));
  }

  private writeRemark(remark: Remark, depth: number): void {
    const { name, message, severity, group, severityWord, groupWord } = remark;
    this.line(
      depth,
      '<field name="_ws.expert" showname="',
      `Expert Info (${severityWord}/${groupWord}): ${message}`,
      '" size="0" pos="0">',
    );
    this.line(depth + 1, `<field name="${name}" showname="`, message, '" size="0" pos="0" show="" value=""/>');
    this.line(
      depth + 1,
      '<field name="_ws.expert.message" showname="',
      `Message: ${message}`,
      '" hide="yes" size="0" pos="0" show="',
      message,
      '"/>',
    );
    this.line(
      depth + 1,
      `<field name="_ws.expert.severity" showname="Severity level: ${severityWord}" size="0" pos="0" show="${severity}"/>`,
    );
    this.line(
      depth + 1,
      `<field name="_ws.expert.group" showname="Group: ${groupWord}" size="0" pos="0" show="${group}"/>`,
    );
    this.line(depth, "</field>");
  }

  private malformed(): void {
    this.line(1, '<proto name="_ws.malformed" showname="Malformed Packet" size="0" pos="0">');
    this.writeRemark(malformedRemark, 2);
    this.line(1, "</proto>");
  }

  /** Writes a line of parts, every second of which is to be escaped. */
  private line(depth: number, ...parts: readonly string[]): void {
    const { out } = this;
    this.indent(depth);
    parts.forEach((part, i) => {
      const from = out.length;
      out.utf8(part);
      if (i % 2 === 1) escapeXmlSince(out, from);
    });
    out.text("\n");
  }

  private indent(depth = this.depth): void {
    this.out.text("  ".repeat(depth));
  }
}

/** A field of what PDML says of every packet first: the texts around its value. */
function generalField(name: string, title: string): readonly [Phrase, Phrase] {
  return [phrase(`    <field name="${name}" pos="0" show="`), phrase(`" showname="${title}" value="`)];
}

const NUMBER = generalField("num", "Number");
const LENGTH = generalField("len", "Frame Length");
const CAPTURED_LENGTH = generalField("caplen", "Captured Length");
const TIMESTAMP = generalField("timestamp", "Captured Time");
const GENERAL = phrase('  <proto name="geninfo" pos="0" showname="General information');
const CLOSE = phrase('"/>\n');

/** What PDML says of every packet first. */
export function generalInformation(out: TextWriter, packet: ShownPacket["packet"]): void {
  const { number, original, seconds, nanoseconds } = packet;
  const captured = packet.end - packet.start;
  const size = () => {
    out.phrase(SIZE);
    out.decimal(captured);
  };
  const field = ([before, title]: readonly [Phrase, Phrase], value: number) => {
    out.phrase(before);
    out.decimal(value);
    out.phrase(title);
    out.hex(value);
    size();
    out.phrase(CLOSE);
  };
  out.phrase(GENERAL);
  size();
  out.text('">\n');
  field(NUMBER, number);
  field(LENGTH, original);
  field(CAPTURED_LENGTH, captured);
  out.phrase(TIMESTAMP[0]);
  writeMoment(out, seconds, nanoseconds);
  out.phrase(TIMESTAMP[1]);
  out.decimal(seconds);
  out.octet(46);
  out.decimal(nanoseconds, 9);
  size();
  out.text('"/>\n  </proto>\n');
}
