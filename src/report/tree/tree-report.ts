import { phrase, type Phrase } from "../../bytes/phrase.ts";
import { printable } from "../../bytes/printable.ts";
import type { TextWriter } from "../../bytes/text-writer.ts";
import { DATA } from "../../definition/catalog.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import type { FieldRow } from "../fields/field-rows.ts";
import { malformedRemark, type Remark } from "../../dissect/expert.ts";
import { LayerGroups } from "./layer-groups.ts";
import { PacketFault } from "./packet-fault.ts";
import { LayerNesting } from "./layer-nesting.ts";
import { rows, type OctetStyle } from "./octet-lines.ts";
import type { TreeLabels } from "./tree-labels.ts";
import { TreeWalk, type TreeVisitor } from "./tree-walk.ts";

const LINE_FEED = 10;
const nothing = (): void => {};
const PLAIN: OctetStyle = { frameOnly: false, ascii: true, delimited: false };
/** By depth; deeper ones are put together. */
const INDENTS: readonly Phrase[] = Array.from({ length: 16 }, (_, depth) => phrase("    ".repeat(depth)));

/** Writes packets as tshark's -V does: a line for each layer and, indented, for each field that is not hidden. */
export class TreeLines implements TreeVisitor {
  private readonly dissector: Dissector;
  private readonly labels: TreeLabels;
  private readonly groups: LayerGroups;
  private readonly nesting: LayerNesting;
  private readonly walk: TreeWalk;
  private readonly fault: PacketFault;
  /** -O: the protocols whose fields are shown; all where it is not given. */
  private readonly opened: ReadonlySet<string> | undefined;
  /** Octets that are nobody's are shown. */
  private readonly dumps: boolean;
  private out: TextWriter | undefined;
  private depth = 0;

  constructor(dissector: Dissector, labels: TreeLabels, opened: readonly string[] | undefined, dumps = false) {
    this.dissector = dissector;
    this.dumps = dumps;
    this.labels = labels;
    this.groups = new LayerGroups(dissector);
    this.nesting = new LayerNesting(dissector);
    this.walk = new TreeWalk(dissector, labels.rows);
    this.fault = new PacketFault(dissector);
    this.opened = opened && new Set(opened);
  }

  /** Writes the packet at hand. */
  write(out: TextWriter): void {
    const { layers } = this.dissector;
    this.out = out;
    this.fault.begin();
    let isOpen = false;
    /** Depth up to which layers are seen. */
    let shown = 0;
    for (let layer = 0; layer < layers.count; layer++) {
      this.dissector.decode(layer);
      this.fault.see(layer);
      if (!this.groups.joins(layer)) {
        this.nesting.enter(layer, nothing);
        this.depth = this.nesting.depth - 1;
        // With -O what is inside a layer that is not opened is not seen.
        const isHidden = this.depth > 0 && this.depth > shown;
        if (isHidden) {
          isOpen = false;
          continue;
        }
        if (this.opened === undefined) this.walk.before(layer, this);
        this.indent();
        this.labels.layer(out, layer);
        out.octet(LINE_FEED);
        isOpen = this.depth > 0 || (this.opened?.has(this.groups.name(layer)) ?? true);
        shown = this.depth + (isOpen ? 1 : 0);
        if (isOpen && this.dumps && layers.protocol(layer) === DATA) this.dump(out, layer);
      }
      if (!isOpen) continue;
      this.depth = this.nesting.depth;
      this.walk.fields(layer, this);
    }
    this.nesting.leave(0, nothing);
    this.depth = 0;
    if (this.fault.isMalformed) this.malformed();
    else if (this.fault.cutSentence !== "") this.line(this.fault.cutSentence);
  }

  /** Writes octets that are nobody's. */
  private dump(out: TextWriter, layer: number): void {
    const { layers, sources } = this.dissector;
    const { bytes, end } = sources[layers.sourceOf(layer)];
    out.octet(LINE_FEED);
    rows(out, bytes, layers.start(layer), Math.min(end, layers.payloadEnd(layer)), PLAIN);
  }

  enter(quad: number, row: FieldRow, hasChildren: boolean): boolean {
    if (row.info.hidden) return false;
    const { out, labels } = this;
    if (!out) return false;
    const isInBrackets = row.generated && row.info.field.plain !== true;
    this.indent();
    if (isInBrackets) out.octet(91);
    labels.field(out, this.walk.layer, quad);
    if (isInBrackets) out.octet(93);
    out.octet(LINE_FEED);
    if (hasChildren) this.depth++;
    return hasChildren;
  }

  leave(): void {
    this.depth--;
  }

  remark(quad: number): void {
    this.writeRemark(this.labels.remark(this.walk.layer, quad));
  }

  private writeRemark({ message, severityWord, groupWord }: Remark): void {
    const text = printable(message);
    this.line(`[Expert Info (${severityWord}/${groupWord}): ${text}]`);
    this.depth++;
    this.line(`[${text}]`);
    this.line(`[Severity level: ${severityWord}]`);
    this.line(`[Group: ${groupWord}]`);
    this.depth--;
  }

  private malformed(): void {
    this.line(this.fault.sentence);
    this.depth = 1;
    this.writeRemark(malformedRemark);
  }

  private line(text: string): void {
    this.indent();
    this.out?.utf8(text);
    this.out?.octet(LINE_FEED);
  }

  private indent(): void {
    const deepest = INDENTS.length - 1;
    for (let depth = this.depth; depth > 0; depth -= deepest) this.out?.phrase(INDENTS[Math.min(depth, deepest)]);
  }
}
