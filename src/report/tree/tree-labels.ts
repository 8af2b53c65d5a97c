import type { TextWriter } from "../../bytes/text-writer.ts";
import { DATA } from "../../definition/catalog.ts";
import type { LineNames } from "../../definition/dump-line.ts";
import type { InfoText } from "../../definition/info-line.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import type { Remark } from "../../dissect/expert.ts";
import { FieldValues } from "../../dissect/field-values.ts";
import { remarkAt } from "../../dissect/remarks.ts";
import { PacketColumns } from "../columns/packet-columns.ts";
import { FieldRows, labelName, type FieldRow } from "../fields/field-rows.ts";
import { checksumEnding } from "./checksum-ending.ts";
import { shortenLine } from "./shorten-line.ts";
import { labelText, plainLine, writeLabel, type LabelText, type PlainLine } from "./label.ts";

/** Writes the whole line of a field. */
type WriteLine = NonNullable<InfoText["labels"]>[string];

const NOTHING: WriteLine = () => {};
/** Octets of a line behind which Wireshark names no further bits. */
const LISTED_OCTETS = 239;

/** Labels, and what stands behind them, by Wireshark's names of fields. */
interface OwnLines {
  readonly labels: ReadonlyMap<string, WriteLine>;
  readonly endings: ReadonlyMap<string, WriteLine>;
}

const lists = ({ info: { field, view } }: FieldRow): boolean => field.lists === true && !view;

function ownLines(texts: readonly InfoText[]): OwnLines {
  return {
    labels: new Map(texts.flatMap(({ labels }) => Object.entries(labels ?? {}))),
    endings: new Map(texts.flatMap(({ endings }) => Object.entries(endings ?? {}))),
  };
}

/** Writes the lines of trees: of layers, and of the fields inside. */
export class TreeLabels {
  readonly rows: FieldRows;
  readonly values: FieldValues;
  private readonly dissector: Dissector;
  private readonly names: LineNames;
  /** Where protocols write their own lines. */
  private readonly columns: PacketColumns;
  private readonly texts: readonly InfoText[];
  /** What protocols write themselves, once a line is. */
  private written: OwnLines | undefined;
  private readonly ends: (WriteLine | undefined)[] = [];
  /** By a field's id: how its line is written. */
  private readonly labels: (WriteLine | LabelText | undefined)[] = [];

  constructor(dissector: Dissector, texts: readonly InfoText[], names: LineNames) {
    this.dissector = dissector;
    this.names = names;
    this.columns = new PacketColumns(dissector, texts, names);
    this.values = new FieldValues(dissector);
    this.texts = texts;
    this.rows = new FieldRows(dissector.catalog.registry, (name) => this.own.labels.has(name));
  }

  private get own(): OwnLines {
    return (this.written ??= ownLines(this.texts));
  }

  /** Writes the line of a layer: `Internet Protocol Version 4, Src: 10.0.0.1, Dst: 10.0.0.2`. */
  layer(out: TextWriter, layer: number): void {
    const { layers, catalog } = this.dissector;
    const id = layers.protocol(layer);
    const protocol = catalog.protocols[id];
    if (!protocol) return;
    if (id === DATA) {
      const octets = layers.payloadEnd(layer) - layers.start(layer);
      out.text(`Data (${octets} ${octets === 1 ? "byte" : "bytes"})`);
      return;
    }
    const { columns } = this;
    const text = columns.heading(layer);
    if (text?.wholeHeading !== true) out.utf8(protocol.title);
    out.octets(columns.buffer, 0, columns.length);
  }

  /** Writes what a layer shows as where its protocol is asked for as a field: its line, or its name where that is but a title. */
  protocol(out: TextWriter, layer: number): void {
    const { layers, catalog } = this.dissector;
    const text = this.columns.heading(layer);
    if (text?.heading) this.layer(out, layer);
    else out.utf8(catalog.protocols[layers.protocol(layer)]?.name ?? "");
  }

  /** Writes the line of a field. */
  field(out: TextWriter, layer: number, quad: number): void {
    const row = this.rows.row(this.dissector.tree.field(quad));
    const label = this.labelOf(row);
    const from = out.length;
    if (typeof label === "object") {
      writeLabel(out, this.values, layer, quad, row, label, this.names);
      const ending = this.endingOf(row);
      if (ending !== NOTHING) this.write(out, layer, quad, ending);
      if (lists(row)) {
        this.setBits(out, layer, quad);
        out.length = Math.min(out.length, from + LISTED_OCTETS);
      } else shortenLine(out, from, label.label);
    } else {
      this.write(out, layer, quad, label);
      shortenLine(out, from);
    }
  }

  /** The line of a field where at most a number in it differs from packet to packet. */
  plain(row: FieldRow): PlainLine | undefined {
    const label = this.labelOf(row);
    if (typeof label !== "object" || this.endingOf(row) !== NOTHING || lists(row)) return undefined;
    return plainLine(row, label, this.values);
  }

  private labelOf({ info }: FieldRow): WriteLine | LabelText {
    return (this.labels[info.id] ??= this.own.labels.get(labelName(info)) ?? labelText(info));
  }

  private endingOf({ info: { id, name, field } }: FieldRow): WriteLine {
    return (this.ends[id] ??=
      this.own.endings.get(name) ?? (name.endsWith(".checksum") ? checksumEnding(name, field) : NOTHING));
  }

  /** Writes, each behind a comma, the labels of the single bits inside a quad that are set. */
  private setBits(out: TextWriter, layer: number, quad: number): void {
    const { tree } = this.dissector;
    for (let bit = quad + 1; bit < tree.after(quad); bit++) {
      const { view, label } = this.rows.row(tree.field(bit)).info;
      if (view?.type === "FT_BOOLEAN" && this.values.number(layer, bit) !== 0) out.utf8(`, ${label}`);
    }
  }

  private write(out: TextWriter, layer: number, quad: number, text: WriteLine): void {
    const { columns } = this;
    columns.open(layer);
    text(columns, quad);
    out.octets(columns.buffer, 0, columns.length);
  }

  /** What a quad that is a remark of the experts says. */
  remark(layer: number, quad: number): Remark {
    return remarkAt(this.values, layer, quad);
  }
}
