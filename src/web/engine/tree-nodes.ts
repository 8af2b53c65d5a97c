import { printable } from "../../bytes/printable.ts";
import { decodeText } from "../../bytes/text.ts";
import { TextWriter } from "../../bytes/text-writer.ts";
import { DATA } from "../../definition/catalog.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import { noNames } from "../../report/columns/packet-columns.ts";
import { standardTexts } from "../../report/columns/standard-texts.ts";
import type { FieldRow } from "../../report/fields/field-rows.ts";
import { malformedRemark, type Remark } from "../../dissect/expert.ts";
import { LayerGroups } from "../../report/tree/layer-groups.ts";
import { LayerNesting } from "../../report/tree/layer-nesting.ts";
import { LayerPlaces } from "../../report/tree/layer-places.ts";
import { PacketFault } from "../../report/tree/packet-fault.ts";
import { PlacingVisitor } from "../../report/tree/placing-visitor.ts";
import { TreeLabels } from "../../report/tree/tree-labels.ts";
import { TreeWalk, type TreeVisitor } from "../../report/tree/tree-walk.ts";
import type { Severity, TreeNode } from "../messages.ts";
import { filterValue } from "./filter-value.ts";

type Node = { -readonly [Key in keyof Omit<TreeNode, "children">]: TreeNode[Key] } & { children: Node[] };

const NOWHERE = { source: 0, start: 0, end: 0 };

/** Makes the tree of one packet after another: nodes with the lines of `TreeLines`, their fields and their octets. */
export class TreeNodes implements TreeVisitor {
  private readonly dissector: Dissector;
  private readonly labels: TreeLabels;
  private readonly groups: LayerGroups;
  private readonly nesting: LayerNesting;
  private readonly places: LayerPlaces;
  private readonly walk: TreeWalk;
  private readonly fault: PacketFault;
  private readonly out = new TextWriter();
  /** The node whose children are being made, and those around it. */
  private readonly open: Node[] = [];

  constructor(dissector: Dissector) {
    this.dissector = dissector;
    this.labels = new TreeLabels(dissector, standardTexts, noNames);
    this.groups = new LayerGroups(dissector);
    this.nesting = new LayerNesting(dissector);
    this.places = new LayerPlaces(dissector, this.nesting);
    this.walk = new TreeWalk(dissector, this.labels.rows);
    this.fault = new PacketFault(dissector);
  }

  /** The tree of the packet at hand. */
  tree(): TreeNode[] {
    const { layers } = this.dissector;
    const top: Node = { text: "", ...NOWHERE, children: [] };
    /** The nodes that layers are made inside of, the innermost last. */
    const holders = [top];
    this.fault.begin();
    this.places.find();
    for (let layer = 0; layer < layers.count; layer++) {
      if (this.places.isHeld(layer)) continue;
      this.dissector.decode(layer);
      this.fault.see(layer);
      if (this.groups.joins(layer)) this.widen(holders[holders.length - 1], layer);
      else {
        this.nesting.enter(layer, () => holders.pop());
        this.open.splice(0, Infinity, holders[holders.length - 1]);
        this.walk.before(layer, this);
        const node = this.layer(layer);
        this.push(node);
        holders.push(node);
      }
      this.fields(layer);
    }
    this.nesting.leave(0, () => holders.pop());
    top.children.push(...this.faults());
    return top.children;
  }

  /** Makes the fields of a layer, and the layers that stand in the middle of them. */
  private fields(layer: number): void {
    const places = this.places.of(layer);
    if (places.length === 0) return this.walk.fields(layer, this);
    const found: { layer: number; node: Node; index: number }[] = [];
    const here = (inner: number, isInside: boolean): void => {
      const around = this.open[this.open.length - 1];
      const node = isInside ? around.children[around.children.length - 1] : around;
      found.push({ layer: inner, node, index: node.children.length });
    };
    const placing = new PlacingVisitor(this, this.dissector.tree, places, here);
    this.walk.fields(layer, placing);
    for (const place of placing.left) here(place.layer, false);
    // From behind, so that the places of those in front stay.
    for (const place of found.toReversed()) place.node.children.splice(place.index, 0, ...this.held(place.layer));
  }

  /** What a layer makes of itself that stands in another one's tree. */
  private held(layer: number): Node[] {
    this.dissector.decode(layer);
    this.fault.see(layer);
    const isJoined = this.groups.joins(layer);
    const node: Node = isJoined ? { text: "", ...NOWHERE, children: [] } : this.layer(layer);
    const around = this.open.splice(0, Infinity, node);
    this.fields(layer);
    this.open.splice(0, Infinity, ...around);
    return isJoined ? node.children : [node];
  }

  enter(quad: number, row: FieldRow, hasChildren: boolean): boolean {
    if (row.info.hidden) return false;
    const node = this.field(quad, row);
    if (hasChildren) this.push(node);
    else this.add(node);
    return hasChildren;
  }

  leave(): void {
    this.open.pop();
  }

  remark(quad: number): void {
    this.add(remarkNode(this.labels.remark(this.walk.layer, quad)));
  }

  private add(node: Node): void {
    this.open[this.open.length - 1].children.push(node);
  }

  private push(node: Node): void {
    this.add(node);
    this.open.push(node);
  }

  private written(write: (out: TextWriter) => void): string {
    const { out } = this;
    out.clear();
    write(out);
    return decodeText(out.buffer, 0, out.length);
  }

  private layer(layer: number): Node {
    const text = this.written((out) => this.labels.layer(out, layer));
    const { layers, catalog } = this.dissector;
    const filter = catalog.protocols[layers.protocol(layer)]?.name ?? "data";
    return { text, filter, ...this.placeOfLayer(layer), children: [] };
  }

  private placeOfLayer(layer: number): Pick<Node, "source" | "start" | "end"> {
    const { layers, tree } = this.dissector;
    const isData = layers.protocol(layer) === DATA;
    const end = isData ? layers.payloadEnd(layer) : tree.end(layers.tree(layer));
    return this.place(layers.sourceOf(layer), layers.start(layer), end);
  }

  /** A place in a source, counted from its first octet, as far as the source goes. */
  private place(source: number, start: number, end: number): Pick<Node, "source" | "start" | "end"> {
    const from = this.dissector.sources[source];
    const last = Math.max(start, Math.min(end, from.end));
    return { source, start: start - from.start, end: last - from.start };
  }

  /** Layers that are shown as one are where all of them are, as far as they are in one source. */
  private widen(node: Node, layer: number): void {
    const { source, end } = this.placeOfLayer(layer);
    if (source === node.source) node.end = Math.max(node.end, end);
  }

  private field(quad: number, row: FieldRow): Node {
    const { dissector, labels, walk } = this;
    const { layer } = walk;
    const { info, generated, bracketed } = row;
    const line = this.written((out) => labels.field(out, layer, quad));
    const node: Node = { text: bracketed ? `[${line}]` : line, ...NOWHERE, children: [] };
    if (info.name !== "") {
      node.filter = info.name;
      const value = filterValue(labels.values, layer, quad, row);
      if (value !== undefined) node.value = value;
    }
    if (row.type === "FT_FRAMENUM") node.link = labels.values.number(layer, quad) - 1;
    if (generated) node.generated = true;
    else {
      const { layers, tree } = dissector;
      Object.assign(node, this.place(layers.sourceOf(layer), tree.start(quad), tree.end(quad)));
      const mask = maskOf(row, node.end - node.start);
      if (mask !== undefined) node.mask = mask;
    }
    return node;
  }

  /** What stands behind the layers for no field that filters know. */
  private faults(): Node[] {
    const { fault } = this;
    const node = (filter: string, text: string, children: Node[]): Node[] => [
      { text, filter, ...NOWHERE, generated: true, children },
    ];
    if (fault.isMalformed) {
      const filter = "_ws.malformed";
      return node(filter, fault.sentence, [{ ...remarkNode(malformedRemark), filter }]);
    }
    return fault.cutSentence === "" ? [] : node("_ws.short", fault.cutSentence, []);
  }
}

/** The bits that a field is of so many octets; undefined where it is all of them. */
function maskOf({ info }: FieldRow, octets: number): number | undefined {
  if (info.mask === 0 || octets === 0 || octets > 4) return undefined;
  const mask = (info.mask << info.shift) >>> 0;
  return mask === 2 ** (8 * octets) - 1 ? undefined : mask;
}

function remarkNode({ name, message, severity, severityWord, groupWord }: Remark): Node {
  const text = printable(message);
  const line = (words: string): Node => ({ text: `[${words}]`, ...NOWHERE, generated: true, children: [] });
  return {
    ...line(`Expert Info (${severityWord}/${groupWord}): ${text}`),
    filter: name,
    severity: severityNumber(severity),
    children: [text, `Severity level: ${severityWord}`, `Group: ${groupWord}`].map(line),
  };
}

/** The steps of Wireshark's numbers, of which comments are half of one. */
function severityNumber(severity: number): Severity {
  return (severity >> 21) as Severity;
}
