import { escapeSince } from "../../bytes/json-text.ts";
import { phrase, type Phrase } from "../../bytes/phrase.ts";
import type { TextWriter } from "../../bytes/text-writer.ts";
import { ByProtocol } from "../../definition/by-protocol.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import { NodeKind, ValueKind, type FieldRow } from "../fields/field-rows.ts";
import { writeValue } from "../fields/write-value.ts";
import type { PacketReport } from "../packet-report.ts";
import { treeName } from "../tree/layer-groups.ts";
import { LayerShapes } from "../tree/layer-shapes.ts";
import {
  commonSlot,
  Slot,
  TemplateBuilder,
  writeTemplate,
  type SlotWriter,
  type TextTemplate,
} from "../tree/text-template.ts";
import type { TreeLabels } from "../tree/tree-labels.ts";
import { writeJsonValue } from "./json-value.ts";

const BEGIN: Phrase = phrase('{"layers":[');
const END: Phrase = phrase("]}\n");
const QUOTE = 34;
const COMMA = 44;
const CLOSE = 93;

/**
 * A line of JSON for each packet: its layers in their order, each an object in which a field's name has the array of all
 * its values. The schema (schema.ts) does not depend on the packets.
 */
export class NdjsonReport implements PacketReport, SlotWriter {
  private readonly dissector: Dissector;
  private readonly labels: TreeLabels;
  /** By protocol: `{"protocol":"ip"`. */
  private readonly heads: ByProtocol<Phrase>;
  private readonly shapes: LayerShapes<TextTemplate>;
  private readonly builder = new TemplateBuilder();
  /** By field id: `,"ip.src":[`. */
  private readonly keys: (Phrase | undefined)[] = [];
  private out: TextWriter = this.builder.out;

  constructor(dissector: Dissector, labels: TreeLabels) {
    this.dissector = dissector;
    this.labels = labels;
    this.heads = new ByProtocol(dissector.catalog, (protocol) => phrase(`{"protocol":"${treeName(protocol)}"`));
    this.shapes = new LayerShapes(dissector.tree);
  }

  packet(out: TextWriter): void {
    const { dissector, shapes, heads } = this;
    const { layers, tree } = dissector;
    this.out = out;
    out.phrase(BEGIN);
    for (let layer = 0; layer < layers.count; layer++) {
      dissector.decode(layer);
      if (layer > 0) out.octet(COMMA);
      out.phrase(heads.of(layers.protocol(layer)));
      const first = layers.tree(layer) + 1;
      const template = shapes.find(first, tree.after(first - 1), 0) ?? shapes.keep(this.layOut(layer));
      writeTemplate(out, template, dissector, layer, first, this);
      out.octet(125);
    }
    out.phrase(END);
  }

  slot(kind: number, layer: number, quad: number, row: FieldRow): void {
    const { out, labels } = this;
    if (kind !== REMARK) {
      const write = isBare(kind) ? writeValue : writeJsonValue;
      write(out, labels.values, layer, quad, row);
      return;
    }
    out.octet(QUOTE);
    const from = out.length;
    out.utf8(labels.remark(layer, quad).message);
    escapeSince(out, from);
    out.octet(QUOTE);
  }

  /** The members of a layer: each name once, where it first comes, with all its values. */
  private layOut(layer: number): TextTemplate {
    const { dissector, builder } = this;
    const { tree, layers } = dissector;
    const { out } = builder;
    const first = layers.tree(layer) + 1;
    const byName = new Map<string, number[]>();
    for (let quad = first; quad < tree.after(first - 1); quad++) {
      const { node, info } = this.labels.rows.row(tree.field(quad));
      if (node !== NodeKind.name && node !== NodeKind.value && node !== NodeKind.remark) continue;
      const known = byName.get(info.name);
      if (known) known.push(quad);
      else byName.set(info.name, [quad]);
    }
    builder.begin(first);
    for (const quads of byName.values()) {
      const id = tree.field(quads[0]);
      out.phrase((this.keys[id] ??= phrase(`,"${this.labels.rows.row(id).info.name}":[`)));
      quads.forEach((quad, i) => {
        if (i > 0) out.octet(COMMA);
        const row = this.labels.rows.row(tree.field(quad));
        const kind = this.slotOf(row);
        if (isBare(kind)) out.octet(QUOTE);
        builder.slot(kind, quad, row);
        if (isBare(kind)) out.octet(QUOTE);
      });
      out.octet(CLOSE);
    }
    // Which fields a layer has tells what is wrong with it, too.
    const problem = dissector.problem(layer);
    if (problem !== undefined) out.text(`,"problem":"${problem}"`);
    return builder.end();
  }

  private slotOf(row: FieldRow): number {
    const { info, node, kind, generated } = row;
    if (node === NodeKind.remark) return REMARK;
    if (node === NodeKind.name) return Slot.other;
    const isNumber = kind === ValueKind.decimal || kind === ValueKind.hex || kind === ValueKind.octal;
    if (generated && isNumber) return Slot.generated;
    if (this.labels.values.isPlain(info.id)) {
      if (isNumber) return Slot.decimal;
      if (kind === ValueKind.boolean) return Slot.truth;
    }
    return commonSlot(row, this.labels.values);
  }
}

/** Whether a value is written without the marks that stand around it. */
function isBare(kind: number): boolean {
  return kind === Slot.ipv4 || kind === Slot.ether;
}

/** In a slot: the text of a remark of the experts. */
const REMARK: number = Slot.other + 1;
