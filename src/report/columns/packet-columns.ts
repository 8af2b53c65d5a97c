import { remember } from "../../bytes/remember.ts";
import { printable } from "../../bytes/printable.ts";
import { decodeText } from "../../bytes/text.ts";
import type { TextWriter } from "../../bytes/text-writer.ts";
import { DATA } from "../../definition/catalog.ts";
import type { LineNames } from "../../definition/dump-line.ts";
import { InfoLine, type InfoText, type Stations } from "../../definition/info-line.ts";
import { readSlot, type Slot } from "../../definition/layout.ts";
import type { Protocol } from "../../definition/protocol.ts";
import type { FieldInfo } from "../../definition/registry.ts";
import { wordOf } from "../../definition/value-strings.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import { FieldValues } from "../../dissect/field-values.ts";
import { showText } from "../fields/show-text.ts";
import { isInFragment } from "../tree/unfinished-datagram.ts";
import { LayerFields } from "./layer-fields.ts";
import { AddressKind, columnText, kindOfAddress, type AddressPlace, type ColumnText } from "./column-text.ts";

const nothing = (): undefined => undefined;
/** Numbers in place of all names. */
export const noNames: LineNames = { ipv4: nothing, ipv6: nothing, ether: nothing, port: nothing, protocol: nothing };

const STATION_OCTETS = 6;
const NO_OCTETS = new Uint8Array(0);
/** Notes that writers may have made for later packets; the oldest are forgotten. */
const NOTE_LIMIT = 65536;

/** An address of the packet: octets of some layer. */
class ColumnAddress {
  kind: AddressPlace["kind"] = AddressKind.none;
  bytes: Uint8Array = new Uint8Array(0);
  at = 0;
  /** What stands in brackets behind it; all of it where it is a text. */
  note = "";

  set(place: AddressPlace, bytes: Uint8Array, start: number, note = ""): void {
    this.kind = place.kind;
    this.note = note;
    this.bytes = bytes;
    this.at = start + place.offset;
  }

  setText(text: string): void {
    this.kind = AddressKind.text;
    this.note = text;
  }
}

/**
 * The columns of the packet that a dissector holds, as Wireshark composes them: each protocol takes the place of the one
 * outside, so that the innermost one wins; it may fence what is to stay, or leave Info alone. The writer itself holds Info.
 */
export class PacketColumns extends InfoLine {
  readonly source: ColumnAddress = new ColumnAddress();
  readonly destination: ColumnAddress = new ColumnAddress();
  private readonly dissector: Dissector;
  private readonly values: FieldValues;
  private readonly fields: LayerFields;
  private readonly names: LineNames;
  private readonly texts = new Map<Protocol, InfoText>();
  private readonly notes = new Map<string, number>();
  private readonly notedTexts = new Map<string, string>();
  private readonly rows: (ColumnText | undefined)[] = [];
  /** By protocol, 1 where its text is known to note nothing for later packets. */
  private readonly silent: Uint8Array;
  /** The layer composed last is one that nothing is wrong with. */
  private isPlain = false;

  constructor(dissector: Dissector, texts: readonly InfoText[], names: LineNames) {
    super();
    this.dissector = dissector;
    this.names = names;
    this.values = new FieldValues(dissector);
    this.fields = new LayerFields(dissector);
    for (const text of texts) this.texts.set(text.protocol, text);
    this.silent = new Uint8Array(dissector.catalog.protocols.length);
  }

  /** Writes the columns of the packet at hand. */
  compose(): void {
    const { layers } = this.dissector;
    this.clear();
    this.fields.forget();
    this.protocol = "";
    this.source.kind = AddressKind.none;
    this.destination.kind = AddressKind.none;
    let last = 0;
    let before = -1;
    for (let layer = 1; layer < layers.count; layer++) {
      const id = layers.protocol(layer);
      if (id === DATA) continue;
      const row = this.rowOf(id);
      this.composeLayer(layer, row, id === before);
      last = layer;
      before = id;
      if (row.quotes) break;
    }
    if (this.dissector.begun.length > 0) this.writeBegun(before);
    if (last > 0 && !this.isPlain) this.faults(last);
  }

  get waits(): boolean {
    const { layers } = this.dissector;
    const { inner, layer } = this;
    const isLast = inner >= 0 && inner === layers.count - 1 && layers.sourceOf(inner) === layers.sourceOf(layer);
    const isBare = isLast && layers.headerEnd(inner) === layers.start(inner);
    return (inner < 0 || isBare) && (this.dissector.foresee?.(layer, "tcp.segment_data") ?? 0) > 0;
  }

  begun(): void {
    const { inner } = this;
    const { begun, layers } = this.dissector;
    const clears =
      begun.some(({ protocol }) => this.rowOf(protocol).text?.begun) ||
      (inner >= 0 && this.rowOf(layers.protocol(inner)).text?.clearsBegun === true);
    if (clears) this.restart();
    this.writeBegun();
  }

  /** Writes how messages begin that go on in later packets; of `only` one protocol, where it is given. */
  private writeBegun(only?: number): void {
    for (const { protocol, bytes, start, end } of this.dissector.begun) {
      if (only !== undefined && protocol !== only) continue;
      this.rowOf(protocol).text?.begun?.(this, decodeText(bytes, start, end).replace(/[\r\n]+$/, ""));
    }
  }

  /** The packet at hand is not shown: only what later ones depend on is noted. */
  overlook(): void {
    const { layers } = this.dissector;
    for (let layer = 1; layer < layers.count; layer++) {
      const id = layers.protocol(layer);
      if (this.silent[id] === 1) continue;
      const { text } = this.rowOf(id);
      if (text?.notes) {
        this.open(layer);
        text.notes(this);
      } else this.silent[id] = 1;
    }
  }

  /** Begins a text about one layer. */
  open(layer: number): void {
    this.clear();
    this.fields.forget();
    this.layer = layer;
  }

  /** Writes what stands behind the title of a layer in a tree, and says what its protocol says of texts. */
  heading(layer: number): InfoText | undefined {
    const id = this.dissector.layers.protocol(layer);
    const { text } = this.rowOf(id);
    this.open(layer);
    text?.heading?.(this);
    return text;
  }

  /** Writes an address of the packet, with its name where `named` and names are shown, or nothing. */
  writeAddress(out: TextWriter, address: ColumnAddress, named: boolean): void {
    const { kind, bytes, at, note } = address;
    if (kind === AddressKind.none) return;
    if (kind === AddressKind.text) {
      out.utf8(note);
      return;
    }
    if (note !== "") return this.writeNoted(out, address, named);
    const name = named ? this.nameOfAddress(kind, bytes, at) : undefined;
    if (name !== undefined) out.utf8(name);
    else if (kind === AddressKind.ipv4) out.ipv4(bytes, at);
    else if (kind === AddressKind.ipv6) out.ipv6(bytes, at);
    else out.mac(bytes, at, kind === AddressKind.eui64 ? 8 : 6);
  }

  /** Writes an address with its name, or itself once more, in front, and what it is to the frame behind. */
  private writeNoted(out: TextWriter, { kind, bytes, at, note }: ColumnAddress, named: boolean): void {
    const name = named ? this.nameOfAddress(kind, bytes, at) : undefined;
    if (name === undefined) out.mac(bytes, at, STATION_OCTETS);
    else out.utf8(name);
    out.text(" (");
    out.mac(bytes, at, STATION_OCTETS);
    out.text(`) (${note})`);
  }

  private nameOfAddress(kind: AddressPlace["kind"], bytes: Uint8Array, at: number): string | undefined {
    if (kind === AddressKind.ipv4) return this.names.ipv4(bytes, at);
    if (kind === AddressKind.ipv6) return this.names.ipv6(bytes, at);
    return kind === AddressKind.ether ? this.names.ether(bytes, at) : undefined;
  }

  private rowOf(id: number): ColumnText {
    const known = this.rows[id];
    if (known) return known;
    const protocol = this.dissector.catalog.protocols[id] as Protocol;
    return (this.rows[id] = columnText(protocol, this.texts.get(protocol)));
  }

  private composeLayer(layer: number, row: ColumnText, again: boolean): void {
    const { layers } = this.dissector;
    const { source, destination, stations, ends, info, plain, again: between } = row;
    const start = layers.start(layer);
    if (source || destination) {
      const bytes = this.dissector.bytesOf(layer);
      if (source && this.holds(layer, source)) this.source.set(source, bytes, start);
      if (destination && this.holds(layer, destination)) this.destination.set(destination, bytes, start);
    }
    if (stations) this.setStations(layer, stations(this.dissector.bytesOf(layer), start));
    if (ends) this.setEnds(layer, ends);
    this.layer = layer - 1;
    if (this.waits) return;
    this.layer = layer;
    if (row.stays?.(this)) return;
    if (again && between !== undefined) this.text(between);
    else {
      this.protocol = columnBehind(this.protocol, row.column);
      if (info) this.restart();
    }
    this.isPlain = layers.tree(layer) < 0 && plain?.(this) === true;
    if (!this.isPlain) info?.(this);
  }

  private setStations(layer: number, { source, destination, notes: [from, to] = ["", ""] }: Stations): void {
    const bytes = this.dissector.bytesOf(layer);
    const start = this.dissector.layers.start(layer);
    const set = (address: ColumnAddress, offset: number, note: string): void => {
      const place = { kind: AddressKind.ether, offset, size: STATION_OCTETS };
      if (offset >= 0 && this.holds(layer, place)) address.set(place, bytes, start, note);
    };
    set(this.source, source, from);
    set(this.destination, destination, to);
  }

  private setEnds(layer: number, ends: NonNullable<InfoText["ends"]>): void {
    const { layers, sources } = this.dissector;
    const texts = ends(this.dissector.bytesOf(layer), layers.start(layer), sources[layers.sourceOf(layer)].end);
    if (!texts) return;
    this.source.setText(texts[0]);
    this.destination.setText(texts[1]);
  }

  private holds(layer: number, { offset, size }: { readonly offset: number; readonly size: number }): boolean {
    const { layers, sources } = this.dissector;
    const end = Math.min(layers.headerEnd(layer), sources[layers.sourceOf(layer)].end);
    return layers.start(layer) + offset + size <= end;
  }

  private faults(layer: number): void {
    const problem = this.dissector.verdict(layer);
    if (problem === "malformed")
      this.text(isInFragment(this.dissector, layer) ? "[BoundErrorUnreassembled Packet]" : "[Malformed Packet]");
    else if (problem === "truncated") this.text("[Packet size limited during capture]");
  }

  slot(slot: Slot, layer: number = this.layer): number {
    if (!this.holds(layer, slot)) return 0;
    return readSlot(this.dissector.bytesOf(layer), this.dissector.layers.start(layer), slot);
  }

  payloadLength(layer: number = this.layer): number {
    const { layers } = this.dissector;
    return Math.max(0, layers.payloadEnd(layer) - layers.headerEnd(layer));
  }

  outer(protocol: string): number {
    for (let at = this.layer - 1; at > 0; at--) if (this.nameOf(at) === protocol) return at;
    return -1;
  }

  headOf(layer: number, key: string): number {
    const protocol = this.dissector.catalog.protocols[this.dissector.layers.protocol(layer)];
    const slot = protocol?.slots.get(key);
    return slot ? this.slot(slot, layer) : 0;
  }

  get inner(): number {
    return this.layer + 1 < this.dissector.layers.count ? this.layer + 1 : -1;
  }

  get isReplaced(): boolean {
    const { inner, layer } = this;
    if (inner < 0) return false;
    const { layers } = this.dissector;
    const id = layers.protocol(inner);
    if (id === DATA || id === layers.protocol(layer)) return false;
    return this.rowOf(id).info !== undefined && !this.rowOf(layers.protocol(layer)).quotes;
  }

  get isHandedAnew(): boolean {
    const { layer } = this;
    const { layers } = this.dissector;
    return layers.sourceOf(layer) !== layers.sourceOf(layer - 1);
  }

  get told(): number {
    return this.dissector.layers.toldOf(this.layer);
  }

  get knowledge(): unknown {
    return this.dissector.knowledgeOf(this.layer);
  }

  nameOf(layer: number): string {
    return this.dissector.catalog.protocols[this.dissector.layers.protocol(layer)]?.name ?? "";
  }

  find(name: string, after = -1): number {
    const { layers, tree } = this.dissector;
    if (after < 0) return this.fields.first(this.layer, name);
    return this.fields.next(name, after + 1, tree.after(layers.tree(this.layer)));
  }

  inside(group: number, name: string, after = -1): number {
    return this.fields.next(name, Math.max(group, after) + 1, this.dissector.tree.after(group));
  }

  foreseen(name: string): number | undefined {
    return this.dissector.foresee?.(this.layer, name);
  }

  number(quad: number): number {
    return quad < 0 ? 0 : this.values.number(this.layer, quad);
  }

  string(quad: number): string {
    return quad < 0 ? "" : this.values.text(this.layer, quad);
  }

  octetsOf(quad: number): Uint8Array {
    return quad < 0 ? NO_OCTETS : this.values.octets(this.layer, quad);
  }

  word(quad: number): string | undefined {
    return quad < 0 ? undefined : wordOf(this.infoOf(quad), this.number(quad));
  }

  show(quad: number, named = true): void {
    if (quad < 0) return;
    const kind = kindOfAddress(this.infoOf(quad).field);
    const bytes = this.dissector.bytesOf(this.layer);
    const name = named ? this.nameOfAddress(kind, bytes, this.dissector.tree.start(quad)) : undefined;
    this.utf8(name ?? printable(showText(this.values, this.layer, quad)));
  }

  address(quad: number): void {
    if (quad < 0) return;
    const kind = kindOfAddress(this.infoOf(quad).field);
    const bytes = this.dissector.bytesOf(this.layer);
    const name = this.nameOfAddress(kind, bytes, this.dissector.tree.start(quad));
    if (name !== undefined) this.utf8(`${name} (`);
    this.utf8(showText(this.values, this.layer, quad));
    if (name !== undefined) this.octet(41);
  }

  maker(quad: number): string | undefined {
    const { dissector } = this;
    return dissector.stations?.makerOf(dissector.bytesOf(this.layer), dissector.tree.start(quad));
  }

  note(key: string, value: number): void {
    remember(this.notes, key, value, NOTE_LIMIT);
  }

  noted(key: string): number | undefined {
    return this.notes.get(key);
  }

  noteText(key: string, text: string): void {
    remember(this.notedTexts, key, text, NOTE_LIMIT);
  }

  notedText(key: string): string | undefined {
    return this.notedTexts.get(key);
  }

  valueAt(layer: number, name: string): number {
    const known = this.dissector.layers.tree(layer) < 0 ? this.dissector.foresee?.(layer, name) : undefined;
    if (known !== undefined) return known;
    const own = this.layer;
    this.layer = layer;
    const value = this.value(name, -1);
    this.layer = own;
    return value;
  }

  port(transport: "tcp" | "udp", number: number): void {
    const name = this.names.port(transport, number);
    if (name === undefined) this.decimal(number);
    else this.utf8(`${name}(${number})`);
  }

  private infoOf(quad: number): FieldInfo {
    return this.dissector.catalog.registry.fields[this.dissector.tree.field(quad)];
  }
}

/** The column of a protocol inside another: some leave it as it is, or are named behind a slash (`HTTP/JSON`). */
function columnBehind(outer: string, column: string): string {
  return column === "" ? outer : column.startsWith("/") ? outer + column : column;
}
