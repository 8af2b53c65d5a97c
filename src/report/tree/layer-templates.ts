import type { TextWriter } from "../../bytes/text-writer.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import { LayerShapes } from "./layer-shapes.ts";
import { TemplateBuilder, writeTemplate, type SlotWriter, type TextTemplate } from "./text-template.ts";
import { NO_VARIANT, type TreeVisitor, type TreeWalk } from "./tree-walk.ts";

/** What but its shape decides on the text of a layer is a number below this. */
const KINDS = 256;

/** Writes the fields of layers: a visitor lays them out once for each shape of layers, the others are written by that text. */
export class LayerTemplates {
  /** What the visitor lays out with. */
  readonly builder: TemplateBuilder = new TemplateBuilder();
  private readonly dissector: Dissector;
  private readonly walk: TreeWalk;
  private readonly shapes: LayerShapes<TextTemplate>;

  constructor(dissector: Dissector, walk: TreeWalk) {
    this.dissector = dissector;
    this.walk = walk;
    this.shapes = new LayerShapes(dissector.tree);
  }

  /** Writes the fields of a layer that is decoded; `kind` tells apart what else the visitor goes by (from 256 on nothing is kept). */
  fields(out: TextWriter, layer: number, kind: number, visitor: TreeVisitor, writer: SlotWriter): void {
    const { dissector, walk, shapes, builder } = this;
    const { tree, layers } = dissector;
    const root = layers.tree(layer);
    const { variant } = walk;
    const isKept = variant !== NO_VARIANT && kind < KINDS;
    let template = isKept ? shapes.find(root + 1, tree.after(root), KINDS * variant + kind) : undefined;
    if (template === undefined) {
      builder.begin(root + 1);
      walk.fieldsInOrder(layer, visitor);
      template = builder.end();
      if (isKept) shapes.keep(template);
    }
    writeTemplate(out, template, dissector, layer, root + 1, writer);
  }

  /** Writes the field that stands in front of a layer (`TreeWalk.before`). */
  before(out: TextWriter, layer: number, visitor: TreeVisitor, writer: SlotWriter): void {
    const { dissector, walk, builder } = this;
    if (dissector.layers.sourceOf(layer) === 0) return;
    builder.begin(0);
    walk.before(layer, visitor);
    writeTemplate(out, builder.end(), dissector, walk.layer, 0, writer);
  }
}
