import { escapeSince } from "../../bytes/json-text.ts";
import { phrase, type Phrase } from "../../bytes/phrase.ts";
import type { TextWriter } from "../../bytes/text-writer.ts";
import { MALFORMED_FIELD, TRUNCATED_FIELD } from "../../definition/registry.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import { NodeKind, ValueKind, type FieldRow } from "../fields/field-rows.ts";
import type { PacketReport } from "../packet-report.ts";
import { LayerGroups } from "../tree/layer-groups.ts";
import type { TreeLabels } from "../tree/tree-labels.ts";
import { writeJsonValue } from "./json-value.ts";

const COMMA = 44;
const CLOSE = 93;
const NONE = -1;
const OTHER = 0;
const NUMBER = 1;
const TRUTH = 2;
const TRUE = phrase("true");
const FALSE = phrase("false");

/** What is known of a field here. */
interface Member {
  readonly row: FieldRow;
  /** `,"ip.src":[` */
  readonly key: Phrase;
  /** Number of the name, which fields may share. */
  readonly name: number;
  /** Whether it is an unsigned number of up to four octets, as it is in the packet. */
  readonly plain: typeof OTHER | typeof NUMBER | typeof TRUTH;
  readonly shift: number;
  readonly mask: number;
}

/** How a value can be read: by what every field can, or as a number right where it is. */
function plainKind({ info, kind, node, generated }: FieldRow): Member["plain"] {
  const { field, view } = info;
  if (generated || node !== NodeKind.value || (view ? view.times : field.times) !== undefined) return OTHER;
  const isPlain =
    field.kind === "bits" ||
    field.kind === "flags" ||
    (field.kind === "uint" &&
      field.size <= 4 &&
      field.little !== true &&
      (view !== undefined || field.signed !== true));
  if (!isPlain) return OTHER;
  if (kind === ValueKind.boolean) return TRUTH;
  return kind === ValueKind.decimal || kind === ValueKind.hex || kind === ValueKind.octal ? NUMBER : OTHER;
}

/**
 * A line of JSON for each packet: its layers in their order, each an object in which a field's name has the array of all
 * its values. The schema (schema.ts) does not depend on the packets.
 */
export class NdjsonReport implements PacketReport {
  private readonly dissector: Dissector;
  private readonly labels: TreeLabels;
  private readonly groups: LayerGroups;
  /** By field id; null where it is none of Wireshark's. */
  private readonly members: (Member | null | undefined)[] = [];
  private readonly names = new Map<string, number>();
  /** By the number of a name: the layers written when it last came, and the quad where it did. */
  private seen = new Int32Array(1024);
  private last = new Int32Array(1024);
  /** By quad: the next one of the same name in the layer, and whether it is not the first. */
  private following = new Int32Array(1024);
  private repeated = new Uint8Array(1024);
  private written = 0;
  /** Something is wrong with the layer. */
  private problem = false;

  constructor(dissector: Dissector, labels: TreeLabels) {
    this.dissector = dissector;
    this.labels = labels;
    this.groups = new LayerGroups(dissector);
  }

  packet(out: TextWriter): void {
    const { layers } = this.dissector;
    out.text('{"layers":[');
    for (let layer = 0; layer < layers.count; layer++) {
      this.dissector.decode(layer);
      out.text(layer === 0 ? '{"protocol":"' : ',{"protocol":"');
      out.text(this.groups.name(layer));
      out.octet(34);
      this.layer(out, layer);
      out.octet(125);
    }
    out.text("]}\n");
  }

  private layer(out: TextWriter, layer: number): void {
    const { tree, layers } = this.dissector;
    const first = layers.tree(layer) + 1;
    const after = tree.after(first - 1);
    this.chain(first, after);
    const { members, following, repeated } = this;
    const { quads } = tree;
    const bytes = this.dissector.bytesOf(layer);
    for (let quad = first; quad < after; quad++) {
      const member = members[quads[4 * quad]];
      // What repeats a name is written with the first that has it.
      if (!member || repeated[quad] === 1) continue;
      out.phrase(member.key);
      const { plain } = member;
      if (plain === OTHER) this.value(out, layer, quad, member.row);
      else {
        // Most values are small numbers of fixed places: they are read and written without a further look.
        const end = quads[4 * quad + 2];
        let value = 0;
        for (let at = quads[4 * quad + 1]; at < end; at++) value = (value << 8) | bytes[at];
        value = ((value >>> member.shift) & member.mask) >>> 0;
        if (plain === NUMBER) out.decimal(value);
        else out.phrase(value === 0 ? FALSE : TRUE);
      }
      for (let next = following[quad]; next >= 0; next = following[next]) {
        out.octet(COMMA);
        this.value(out, layer, next, this.labels.rows.row(quads[4 * next]));
      }
      out.octet(CLOSE);
    }
    if (this.problem) out.text(`,"problem":"${this.dissector.problem(layer)}"`);
  }

  private value(out: TextWriter, layer: number, quad: number, row: FieldRow): void {
    if (row.node !== NodeKind.remark) {
      writeJsonValue(out, this.labels.values, layer, quad, row);
      return;
    }
    out.octet(34);
    const from = out.length;
    out.utf8(this.labels.remark(layer, quad, row).message);
    escapeSince(out, from);
    out.octet(34);
  }

  /** Links each quad with the next one of the same name in the layer. */
  private chain(first: number, after: number): void {
    const { quads } = this.dissector.tree;
    if (after > this.following.length) this.grow(after);
    const { members, following, repeated, seen, last } = this;
    const layer = ++this.written;
    this.problem = false;
    for (let quad = first; quad < after; quad++) {
      const id = quads[4 * quad];
      let member = members[id];
      if (member === undefined) member = this.enter(id);
      if (member === null) {
        if (id === MALFORMED_FIELD || id === TRUNCATED_FIELD) this.problem = true;
        continue;
      }
      const { name } = member;
      following[quad] = NONE;
      if (seen[name] === layer) {
        following[last[name]] = quad;
        repeated[quad] = 1;
      } else {
        seen[name] = layer;
        repeated[quad] = 0;
      }
      last[name] = quad;
    }
  }

  private enter(id: number): Member | null {
    const row = this.labels.rows.row(id);
    const isShown = row.node === NodeKind.name || row.node === NodeKind.value || row.node === NodeKind.remark;
    if (!isShown) return (this.members[id] = null);
    const { name } = row.info;
    const number = this.names.get(name) ?? this.names.size;
    this.names.set(name, number);
    if (number >= this.seen.length) {
      this.seen = grown(this.seen, 2 * number);
      this.last = grown(this.last, 2 * number);
    }
    const { info } = row;
    const plain = plainKind(row);
    const mask = info.mask === 0 ? -1 : info.mask;
    return (this.members[id] = { row, name: number, key: phrase(`,"${name}":[`), plain, mask, shift: info.shift });
  }

  private grow(count: number): void {
    this.following = new Int32Array(2 * count);
    this.repeated = new Uint8Array(2 * count);
  }
}

function grown(old: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const made = new Int32Array(length);
  made.set(old);
  return made;
}
