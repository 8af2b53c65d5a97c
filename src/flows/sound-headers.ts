import { u16 } from "../bytes/numbers.ts";
import { DATA } from "../definition/catalog.ts";
import { Addresses } from "./addresses.ts";
import { EtherTypeNames } from "./ether-type-names.ts";
import type { Follower, Passage } from "./follower.ts";
import { LayerNotes } from "./layer-notes.ts";

/** Octets of IPv4's header that are believed: its version alone, that and its length, all up to the packet's length. */
const VERSION = 0;
/** A header that says it is IPv6's has no fields of IPv4's, but where an EtherType has said that it is IPv4's. */
const NOTHING = -1;
const LENGTH = 1;
const FIRST_WORD = 4;
/** Octets that every header has. */
const LEAST_HEADER = 20;

interface Believed {
  /** How many octets of the header are believed. */
  readonly octets: number;
  /** Where the header says that it ends. */
  readonly headerEnd: number;
}

/** Believes headers of IP as far as Wireshark does: behind a version or a length that cannot be, nothing is shown. */
export class SoundHeaders implements Follower {
  private readonly passage: Passage;
  private readonly others: Follower | undefined;
  private readonly version: 4 | 6;
  private readonly ipv6: number;
  private readonly notes: LayerNotes<Believed>;
  private readonly addresses: Addresses;
  private readonly etherTypes: EtherTypeNames;
  private readonly remarks: { readonly version: number; readonly header: number; readonly length: number } | undefined;

  /** `others` follow headers that are sound. */
  constructor(passage: Passage, version: 4 | 6, others: Follower | undefined) {
    const { catalog } = passage.dissector;
    this.passage = passage;
    this.version = version;
    this.others = others;
    this.ipv6 = catalog.protocols.indexOf(catalog.named("ipv6"));
    this.notes = new LayerNotes(passage);
    this.addresses = new Addresses(passage.dissector);
    this.etherTypes = new EtherTypeNames(passage.dissector);
    const ip = catalog.named("ip");
    if (version === 6 || ip === undefined || ip.absent) return;
    const id = (key: string) => passage.compiler.generated(ip, key);
    this.remarks = { version: id("version>bogus"), header: id("ihl>bogus"), length: id("len>bogus") };
  }

  follow(layer: number): void {
    const { dissector } = this.passage;
    const { layers } = dissector;
    const bytes = dissector.bytesOf(layer);
    const start = layers.start(layer);
    const source = layers.sourceOf(layer);
    if (start >= dissector.sources[source].end) return this.others?.follow?.(layer);
    const version = bytes[start] >> 4;
    if (this.version === 6) {
      if (version === 6) return this.others?.follow?.(layer);
      const end = layers.payloadEnd(layer);
      layers.count = layer;
      // What is no packet of IPv6 is nobody's, but that a link type has nothing else to say.
      if (layer > 1) dissector.extend(DATA, start, end, source);
      return;
    }
    const believed = version === 4 ? soundOctets(bytes, start, dissector.sources[source].end) : VERSION;
    if (believed < 0) return this.others?.follow?.(layer);
    layers.count = layer + 1;
    const isOther = version === 6 && !this.etherTypes.areBehind(layer - 1);
    this.notes.add(layer, { octets: isOther ? NOTHING : believed, headerEnd: layers.headerEnd(layer) });
    // Who reads fields where they have their places reads none that is not believed.
    // The length of the packet is not believed either.
    layers.setEnds(layer, start + Math.max(believed, LENGTH), layers.payloadEnd(layer - 1));
    dissector.forgetFields(layer);
    if (version === 6 && this.ipv6 >= 0) dissector.extend(this.ipv6, start, layers.payloadEnd(layer), source);
  }

  annotate(layer: number): void {
    const believed = this.notes.of(layer);
    if (believed === undefined) return this.others?.annotate?.(layer);
    const { octets, headerEnd } = believed;
    const { tree, layers } = this.passage.dissector;
    layers.setEnds(layer, headerEnd, layers.payloadEnd(layer));
    const end = layers.start(layer) + octets;
    const first = layers.tree(layer) + 1;
    let quad = first;
    while (quad < tree.count && (octets === VERSION ? quad === first : tree.start(quad) < end)) quad++;
    tree.cut(quad);
    this.addRemark(layer, octets);
  }

  /** Says what is wrong with a header of IPv4 of which that many octets are believed. */
  private addRemark(layer: number, octets: number): void {
    const { addresses, remarks } = this;
    const { dissector } = this.passage;
    if (remarks === undefined) return;
    if (octets === VERSION) dissector.addObject(remarks.version, "Bogus IPv4 version");
    else if (octets === LENGTH) {
      const length = (dissector.bytesOf(layer)[dissector.layers.start(layer)] & 15) * 4;
      dissector.addObject(remarks.header, `Bogus IP header length (${length}, must be at least ${LEAST_HEADER})`);
    } else if (octets === FIRST_WORD && !addresses.quoted(layer)) dissector.addMark(remarks.length);
  }

  foresee(layer: number, name: string): number | undefined {
    return this.others?.foresee?.(layer, name);
  }
}

/** How many octets of a header of IPv4 are believed; -1 for all. */
function soundOctets(bytes: Uint8Array, start: number, end: number): number {
  const header = (bytes[start] & 15) * 4;
  if (header < LEAST_HEADER) return LENGTH;
  if (start + FIRST_WORD > end) return -1;
  const length = u16(bytes, start + 2);
  return length !== 0 && length < header ? FIRST_WORD : -1;
}
