import { DATA, walkRow, type WalkRow } from "../definition/catalog.ts";
import { readSlot, type Slot } from "../definition/layout.ts";
import type { Protocol } from "../definition/protocol.ts";
import { Addresses } from "./addresses.ts";
import { FlowTable } from "./flow-table.ts";
import type { Follower, Passage } from "./follower.ts";
import { Pieces } from "./pieces.ts";
import { ReassemblyFields } from "./reassembly-fields.ts";

/** Datagrams that are being put together; beyond them the one that got no piece for longest is given up. */
const DATAGRAM_LIMIT = 1024;
/** Octets that a datagram can have. */
const DATAGRAM_OCTETS = 65_535;
/** The unit of offsets. */
const OFFSET_UNIT = 8;

/** Where a header says which piece of which datagram this is, by the definition's keys. */
export interface FragmentKeys {
  readonly id: string;
  readonly offset: string;
  readonly more: string;
  readonly next: string;
  /** What people call the octets put together. */
  readonly title: string;
  /** Datagrams that carry different protocols are different ones. */
  readonly byProtocol: boolean;
}

/** Puts the fragments of datagrams together; the layers that they carry follow in a source of their own. */
export class IpFragments implements Follower {
  /** Datagrams that were given up. */
  dropped = 0;
  private readonly passage: Passage;
  private readonly addresses: Addresses;
  private readonly table = new FlowTable(DATAGRAM_LIMIT);
  private readonly datagrams: (Pieces | undefined)[] = [];
  private readonly fields: ReassemblyFields;
  private readonly keys: FragmentKeys;
  private readonly id: Slot;
  private readonly offset: Slot;
  private readonly more: Slot;
  private readonly next: Slot;
  private readonly children: Int16Array;
  private readonly row: WalkRow;
  /** The layer of this packet that is a fragment, the one that completed a datagram, and the datagram. */
  private fragment = -1;
  private completed = -1;
  private whole: Pieces | undefined;

  constructor(passage: Passage, protocol: Protocol, keys: FragmentKeys) {
    const { catalog } = passage.dissector;
    this.passage = passage;
    this.addresses = new Addresses(passage.dissector);
    this.fields = new ReassemblyFields(passage, protocol);
    this.keys = keys;
    this.id = protocol.slot(keys.id);
    this.offset = protocol.slot(keys.offset);
    this.more = protocol.slot(keys.more);
    this.next = protocol.slot(keys.next);
    this.row = walkRow(catalog, catalog.idOf(protocol));
    this.children = catalog.tables[this.row.next[0].table];
  }

  follow(layer: number): void {
    const { dissector, packet } = this.passage;
    const { layers } = dissector;
    this.completed = -1;
    this.fragment = -1;
    // A fragment's payload is nobody's, so the walk has ended behind it.
    if (layer + 2 !== layers.count || layers.protocol(layer + 1) !== DATA) return;
    const bytes = dissector.bytesOf(layer);
    const header = layers.start(layer);
    const offset = readSlot(bytes, header, this.offset) * OFFSET_UNIT;
    const more = readSlot(bytes, header, this.more) !== 0;
    if (offset === 0 && !more) return;
    const start = layers.headerEnd(layer);
    const end = layers.payloadEnd(layer);
    const next = readSlot(bytes, header, this.next);
    const { length } = this.row;
    const announced = length ? header + readSlot(bytes, header, length.slot) * length.unit + length.add : end;
    if (Math.max(end, announced) > dissector.sources[layers.sourceOf(layer)].end) {
      // The first piece of what cannot be put together is shown by itself.
      if (offset === 0) this.carry(next, start, end, layers.sourceOf(layer));
      return;
    }
    if (offset + end - start > DATAGRAM_OCTETS) return;
    const slot = this.find(layer, readSlot(bytes, header, this.id), next);
    if (slot < 0) return;
    const pieces = (this.datagrams[slot] ??= new Pieces());
    this.fragment = layer;
    if (!pieces.add(packet.number, offset, bytes, start, end, more)) return;
    this.datagrams[slot] = undefined;
    this.fields.noteWhole(pieces);
    this.completed = layer;
    this.whole = pieces;
    const source = { bytes: pieces.bytes, start: 0, end: pieces.total, title: this.keys.title };
    this.carry(next, 0, pieces.total, dissector.addSource(source));
  }

  /** Puts what a datagram carries in the place of octets that were nobody's. */
  private carry(next: number, start: number, end: number, source: number): void {
    const { dissector } = this.passage;
    dissector.layers.count--;
    dissector.extend(this.children[next], start, end, source);
  }

  annotate(layer: number): void {
    if (layer === this.completed && this.whole) this.fields.add(this.whole, this.whole.total);
    else if (layer === this.fragment) this.fields.addWholeIn();
  }

  /** The place of the datagram that a layer is a fragment of. */
  private find(layer: number, id: number, protocol: number): number {
    const { table, addresses } = this;
    const network = addresses.around(layer + 1);
    if (network < 0) return -1;
    table.key[0] = this.keys.byProtocol ? (id << 16) ^ protocol : id;
    addresses.direction(table.key, network);
    const known = table.find();
    if (known >= 0) return known;
    const slot = table.add();
    if (this.datagrams[slot]) this.dropped++;
    this.datagrams[slot] = undefined;
    return slot;
  }
}
