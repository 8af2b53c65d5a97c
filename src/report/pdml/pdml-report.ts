import { TextWriter } from "../../bytes/text-writer.ts";
import { escapeXmlSince } from "../../bytes/xml-text.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import type { ShownPacket } from "../columns/column.ts";
import { NodeKind, type FieldRow } from "../fields/field-rows.ts";
import { writeMoment, writeValue } from "../fields/write-value.ts";
import { maskOf } from "../json/raw-members.ts";
import type { PacketReport } from "../packet-report.ts";
import { malformedRemark, type Remark } from "../../dissect/expert.ts";
import { LayerGroups } from "../tree/layer-groups.ts";
import { LayerNesting } from "../tree/layer-nesting.ts";
import { PacketFault } from "../tree/packet-fault.ts";
import type { TreeLabels } from "../tree/tree-labels.ts";
import { everything, type TreeSelection } from "../tree/tree-selection.ts";
import { TreeWalk, type TreeVisitor } from "../tree/tree-walk.ts";

export const PDML_BEGIN =
  '<?xml version="1.0" encoding="utf-8"?>\n<?xml-stylesheet type="text/xsl" href="pdml2html.xsl"?>\n<pdml version="0" creator="remora">\n';

/** Packets in the Packet Details Markup Language: layers and fields with their places, values and lines. */
export class PdmlReport implements PacketReport, TreeVisitor {
  private readonly dissector: Dissector;
  private readonly labels: TreeLabels;
  private readonly selection: TreeSelection;
  private readonly groups: LayerGroups;
  private readonly nesting: LayerNesting;
  /** Of each layer that is open: whether it is shown, or another in its place; undefined where nothing is. */
  private readonly shown: (boolean | undefined)[] = [];
  private readonly walk: TreeWalk;
  private readonly fault: PacketFault;
  private readonly selections: TreeSelection[] = [];
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
    this.selections.splice(0, Infinity, this.selection);
    for (let layer = 0; layer < layers.count; layer++) {
      this.dissector.decode(layer);
      this.fault.see(layer);
      if (!this.groups.joins(layer)) {
        this.nesting.enter(layer, this.closeLayer);
        this.openLayer(layer);
      }
      if (this.shown.at(-1)) this.walk.fields(layer, this);
    }
    this.nesting.leave(0, this.closeLayer);
    const { isMalformed, cutSentence } = this.fault;
    if (isMalformed) this.malformed();
    else if (cutSentence !== "") {
      this.depth = 1;
      this.line('<proto name="_ws.short" showname="', cutSentence, '" size="0" pos="0"/>');
    }
    out.text("</packet>\n\n\n");
  }

  end(out: TextWriter): void {
    out.text("</pdml>\n");
  }

  enter(quad: number, row: FieldRow, hasChildren: boolean): boolean {
    const { out, labels } = this;
    const { values } = labels;
    const { layer } = this.walk;
    const { name, hidden } = row.info;
    const isText = row.node === NodeKind.text;
    this.indent();
    out.text('<field name="');
    if (!isText) out.text(name);
    if (isText) {
      out.text('" show="');
      this.label(layer, quad);
    } else {
      out.text('" showname="');
      this.label(layer, quad);
      if (hidden) out.text('" hide="yes');
    }
    this.place(layer, quad, row);
    if (!isText) {
      out.text('" show="');
      const from = out.length;
      writeValue(out, values, layer, quad, row);
      escapeXmlSince(out, from);
    }
    this.value(layer, quad, row);
    out.text(hasChildren ? '">\n' : '"/>\n');
    if (!hasChildren) return false;
    this.depth++;
    const inside = this.selections.at(-1)?.inside(isText ? "" : name);
    if (inside) {
      this.selections.push(inside);
      return true;
    }
    this.filtered(name);
    this.closeField();
    return false;
  }

  leave(): void {
    this.selections.pop();
    this.closeField();
  }

  remark(quad: number): void {
    this.writeRemark(this.labels.remark(this.walk.layer, quad));
  }

  private openLayer(layer: number): void {
    if (this.shown.length > 0 && !this.shown.at(-1)) {
      this.shown.push(undefined);
      return;
    }
    this.walk.before(layer, this);
    const { out } = this;
    const { layers, sources } = this.dissector;
    const name = this.groups.name(layer);
    const end = layer === 0 ? layers.payloadEnd(layer) : layers.headerEnd(layer);
    this.indent();
    out.text(`<proto name="${name}" showname="`);
    const from = out.length;
    this.labels.layer(out, layer);
    escapeXmlSince(out, from);
    const start = layers.start(layer);
    out.text(`" size="${end - start}" pos="${start - sources[layers.sourceOf(layer)].start}">\n`);
    this.depth++;
    const inside = this.selections.at(-1)?.inside(name);
    if (inside) this.selections.push(inside);
    else this.filtered(name);
    this.shown.push(inside !== undefined);
  }

  private readonly closeLayer = (): void => {
    const shown = this.shown.pop();
    if (shown === undefined) return;
    if (shown) this.selections.pop();
    this.depth--;
    this.indent();
    this.out.text("</proto>\n");
  };

  private closeField(): void {
    this.depth--;
    this.indent();
    this.out.text("</field>\n");
  }

  private filtered(name: string): void {
    this.indent();
    this.out.text(`<field name="filtered" value="${name}" />\n`);
  }

  private label(layer: number, quad: number): void {
    const from = this.out.length;
    this.labels.field(this.out, layer, quad);
    escapeXmlSince(this.out, from);
  }

  /** Octets and position; what stands in no octets has none. */
  private place(layer: number, quad: number, { generated }: FieldRow): void {
    const { tree, layers, sources } = this.dissector;
    const origin = sources[layers.sourceOf(layer)].start;
    const size = generated ? 0 : tree.end(quad) - tree.start(quad);
    this.out.text(`" size="${size}" pos="${generated ? 0 : tree.start(quad) - origin}`);
  }

  /** The octets in hexadecimal; of bits their number, and the octets beside. */
  private value(layer: number, quad: number, row: FieldRow): void {
    const { out, dissector } = this;
    const { tree } = dissector;
    const { values } = this.labels;
    if (row.generated || tree.end(quad) === tree.start(quad)) return;
    out.text('" value="');
    if (maskOf(row, values, quad) !== 0) {
      out.text(values.number(layer, quad).toString(16).toUpperCase());
      out.text('" unmaskedvalue="');
    }
    out.hexOctets(dissector.bytesOf(layer), tree.start(quad), tree.end(quad));
  }

  private writeRemark({ name, message, severity, group, severityWord, groupWord }: Remark): void {
    this.line(
      `<field name="_ws.expert" showname="`,
      `Expert Info (${severityWord}/${groupWord}): ${message}`,
      '" size="0" pos="0">',
    );
    this.depth++;
    this.line(`<field name="${name}" showname="`, message, '" size="0" pos="0" show="" value=""/>');
    this.line(
      '<field name="_ws.expert.message" showname="',
      `Message: ${message}`,
      '" hide="yes" size="0" pos="0" show="',
      message,
      '"/>',
    );
    this.line(
      `<field name="_ws.expert.severity" showname="Severity level: ${severityWord}" size="0" pos="0" show="${severity}"/>`,
    );
    this.line(`<field name="_ws.expert.group" showname="Group: ${groupWord}" size="0" pos="0" show="${group}"/>`);
    this.closeField();
  }

  private malformed(): void {
    this.depth = 1;
    this.line('<proto name="_ws.malformed" showname="Malformed Packet" size="0" pos="0">');
    this.depth++;
    this.writeRemark(malformedRemark);
    this.closeLayer();
  }

  /** Writes a line of parts, every second of which is to be escaped. */
  private line(...parts: readonly string[]): void {
    const { out } = this;
    this.indent();
    parts.forEach((part, i) => {
      const from = out.length;
      out.utf8(part);
      if (i % 2 === 1) escapeXmlSince(out, from);
    });
    out.text("\n");
  }

  private indent(): void {
    for (let i = 0; i < this.depth; i++) this.out.text("  ");
  }
}

/** What PDML says of every packet first. */
export function generalInformation(out: TextWriter, packet: ShownPacket["packet"]): void {
  const { number, original } = packet;
  const captured = packet.end - packet.start;
  const field = (name: string, show: string, title: string, value: string) =>
    out.text(
      `    <field name="${name}" pos="0" show="${show}" showname="${title}" value="${value}" size="${captured}"/>\n`,
    );
  out.text(`  <proto name="geninfo" pos="0" showname="General information" size="${captured}">\n`);
  field("num", String(number), "Number", number.toString(16));
  field("len", String(original), "Frame Length", original.toString(16));
  field("caplen", String(captured), "Captured Length", captured.toString(16));
  out.text('    <field name="timestamp" pos="0" show="');
  writeMoment(out, packet.seconds, packet.nanoseconds);
  out.text(`" showname="Captured Time" value="${packet.seconds}.`);
  out.decimal(packet.nanoseconds, 9);
  out.text(`" size="${captured}"/>\n  </proto>\n`);
}
