import type { TextWriter } from "../../bytes/text-writer.ts";
import { DATA } from "../../definition/catalog.ts";
import { fixedPlaces, type FixedPlaces } from "../../dissect/fixed-places.ts";
import { isRemarkField } from "../../definition/remark-fields.ts";
import type { Compiler } from "../../dissect/compile.ts";
import type { FieldInfo } from "../../definition/registry.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import { FieldIndex } from "../../dissect/field-index.ts";
import { RemarkTexts } from "./remark-texts.ts";
import type { TreeLabels } from "../tree/tree-labels.ts";
import { ValueKind } from "./field-rows.ts";
import { writeValue } from "./write-value.ts";

/** In place of a quad: the layer itself, where a protocol is asked for as if it were a field. */
export const WHOLE_LAYER = -1;

/** Where a field occurs in the packet: pairs of layer and quad; below `WHOLE_LAYER` stands what remarks say (`FoundFields.said`). */
export interface Occurrences {
  readonly places: number[];
}

/**
 * Finds the fields that -e names in one packet after another. Only layers that may have one of them are decoded, and where
 * all that is asked of a protocol has its place in the fixed head, not even those.
 */
export class FoundFields {
  /** By the order of the names. */
  readonly found: readonly Occurrences[];
  private readonly dissector: Dissector;
  private readonly labels: TreeLabels;
  /** The columns of a field, by its id; of a protocol, by its id. */
  private readonly ofField: (readonly number[] | undefined)[] = [];
  private readonly ofProtocol: (readonly number[] | undefined)[] = [];
  /** Whether layers of a protocol may have one of the fields, by its id. */
  private readonly wanted: boolean[] = [];
  /** By protocol: quads of the fields, where their places are fixed. */
  private readonly fixed: (FixedPlaces | undefined)[] = [];
  /** What remarks say, where a name asks for it. */
  private readonly remarks: RemarkTexts | undefined;

  /** `names` have been found to be there (see `unknownFields`). */
  constructor(dissector: Dissector, compiler: Compiler, labels: TreeLabels, names: readonly string[]) {
    this.dissector = dissector;
    this.labels = labels;
    const { catalog } = dissector;
    const index = new FieldIndex(catalog, compiler);
    const infos: FieldInfo[] = [];
    this.found = names.map(() => ({ places: [] }));
    if (names.some(isRemarkField)) this.remarks = new RemarkTexts(dissector, labels, names);
    names.forEach((name, column) => {
      if (isRemarkField(name)) return;
      const protocol = catalog.named(name);
      if (protocol) {
        const id = catalog.idOf(protocol);
        this.ofProtocol[id] = [...(this.ofProtocol[id] ?? []), column];
      }
      for (const info of index.named(name)) {
        infos.push(info);
        this.ofField[info.id] = [...(this.ofField[info.id] ?? []), column];
        const id = info.protocol ? catalog.idOf(info.protocol) : 0;
        // Fields of no protocol may be anywhere.
        if (id === 0) catalog.protocols.forEach((_, any) => (this.wanted[any] = true));
        else this.wanted[id] = true;
      }
    });
    this.wanted.forEach((_, id) => (this.fixed[id] = fixedPlaces(catalog, compiler, id, infos)));
  }

  /** Looks through the packet at hand. */
  search(): void {
    const { dissector, found } = this;
    const { layers } = dissector;
    for (const { places } of found) places.length = 0;
    for (let layer = 0; layer < layers.count; layer++) {
      const id = layers.protocol(layer);
      const columns = this.ofProtocol[id];
      if (columns) for (const column of columns) found[column].places.push(layer, WHOLE_LAYER);
      if (this.wanted[id]) this.searchLayer(layer);
    }
    this.remarks?.find((column, at) => found[column].places.push(0, WHOLE_LAYER - 1 - at));
  }

  /** What a remark says, as which `search` added it; undefined of a quad. */
  said(quad: number): string | number | undefined {
    return quad < WHOLE_LAYER ? this.remarks?.found[WHOLE_LAYER - 1 - quad] : undefined;
  }

  /** Writes an occurrence: octets without anything between them, marks as 1, protocols as their lines. */
  write(out: TextWriter, layer: number, quad: number): void {
    const { values, rows } = this.labels;
    const { dissector } = this;
    if (quad < WHOLE_LAYER) {
      out.utf8(String(this.said(quad)));
      return;
    }
    if (quad === WHOLE_LAYER) {
      if (dissector.layers.protocol(layer) === DATA) this.writeData(out, layer);
      else this.labels.protocol(out, layer);
      return;
    }
    const row = rows.row(dissector.tree.field(quad));
    if (row.kind === ValueKind.none) out.octet(49);
    else if (row.type === "FT_BYTES" || row.type === "FT_UINT_BYTES") {
      values.locate(layer, quad);
      out.hexOctets(values.bytes, values.from, values.to);
    } else writeValue(out, values, layer, quad, row);
  }

  private writeData(out: TextWriter, layer: number): void {
    const { layers, sources } = this.dissector;
    const end = Math.min(layers.payloadEnd(layer), sources[layers.sourceOf(layer)].end);
    out.hexOctets(this.dissector.bytesOf(layer), layers.start(layer), end);
  }

  /** Adds quads for the fields of a layer without decoding it; -1 where its head does not hold all, or they have no fixed places. */
  private stamp(layer: number): number {
    const { layers, sources, tree } = this.dissector;
    const places = this.fixed[layers.protocol(layer)];
    if (places === undefined) return -1;
    const start = layers.start(layer);
    const there = Math.min(layers.headerEnd(layer), sources[layers.sourceOf(layer)].end) - start;
    if (there < places.octets || layers.lies(layer)) return -1;
    const first = tree.count;
    tree.stamp(places.quads, start);
    return first;
  }

  private searchLayer(layer: number): void {
    const { dissector, found, ofField } = this;
    const { tree } = dissector;
    let quad = this.stamp(layer);
    const isStamped = quad >= 0;
    if (!isStamped) {
      dissector.decode(layer);
      quad = dissector.layers.tree(layer) + 1;
    }
    const after = isStamped ? tree.count : tree.after(quad - 1);
    for (; quad < after; quad++) {
      const columns = ofField[tree.field(quad)];
      if (columns === undefined) continue;
      for (const column of columns) found[column].places.push(layer, quad);
    }
  }
}

/** Those of the names that are neither fields nor protocols. */
export function unknownFields(dissector: Dissector, compiler: Compiler, names: readonly string[]): string[] {
  const index = new FieldIndex(dissector.catalog, compiler);
  return names.filter(
    (name) => !isRemarkField(name) && !dissector.catalog.named(name) && index.named(name).length === 0,
  );
}
