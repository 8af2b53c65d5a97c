import { readSlot, type Slot } from "../definition/layout.ts";
import type { Protocol } from "../definition/protocol.ts";
import type { Follower, Passage } from "./follower.ts";

/** Octets of the shortest frame without its check sequence, and with it (IEEE 802.3 3.2.8). */
const SHORTEST = 60;
const SHORTEST_CHECKED = 64;
const CHECK_SEQUENCE = 4;
/** Octets of ARP before the addresses, of which there are two of each length (RFC 826). */
const BEFORE_ADDRESSES = 8;
/** Protocols that say how long they are and that Wireshark does not believe here: nothing stands behind them. */
const ENDLESS: readonly string[] = ["pppoed", "pppoes"];
const TAGS: readonly string[] = ["vlan", "ieee8021ad"];
/** What Wireshark says of a check sequence unless it is told to verify them. */
const UNVERIFIED = 2;

/** Octets behind what a frame carries. */
interface Rest {
  readonly bytes: Uint8Array;
  readonly from: number;
  /** Where padding ends, `from` where there is none. */
  readonly padded: number;
  readonly stop: number;
  /** Whether there should be padding, and what is there is none. */
  readonly isUnpadded: boolean;
  /** Whether the frame is long enough for a check sequence. */
  readonly isLong: boolean;
}

/**
 * Says what stands in Ethernet frames behind what they carry, as Wireshark guesses it: zeros that fill up a short frame are padding,
 * the last four octets of a longer one its check sequence, all else is a trailer. In a frame with tags the trailer is the innermost tag's.
 */
export class EthernetTrailer implements Follower {
  private readonly passage: Passage;
  private readonly tags: readonly number[];
  private readonly endless: readonly number[];
  private readonly arp: number;
  private readonly trunk: number;
  private readonly addressLengths: readonly Slot[];
  private readonly ids: { readonly [key: string]: number };

  /** `protocol` is that of frames, or of tags. */
  constructor(passage: Passage, protocol: Protocol) {
    const { catalog } = passage.dissector;
    this.passage = passage;
    const idsOf = (names: readonly string[]) => names.map((name) => catalog.protocols.indexOf(catalog.named(name)));
    this.tags = idsOf(TAGS);
    this.endless = idsOf(ENDLESS);
    const arp = catalog.named("arp");
    this.trunk = catalog.protocols.indexOf(catalog.named("isl"));
    this.arp = catalog.protocols.indexOf(arp);
    this.addressLengths = arp === undefined || arp.absent ? [] : ["hwlen", "plen"].map((key) => arp.slot(key));
    this.ids = passage.compiler.generatedIds(protocol);
  }

  annotate(layer: number): void {
    const { layers } = this.passage.dissector;
    const isTagAt = (at: number): boolean => this.tags.includes(layers.protocol(at));
    const isTag = isTagAt(layer);
    let frame = layer;
    while (frame > 1 && isTagAt(frame)) frame--;
    let inner = layer + 1;
    while (inner < layers.count && isTagAt(inner)) inner++;
    if (isTag && inner > layer + 1) return;
    const rest = this.rest(frame, inner);
    if (rest === undefined) return;
    if (isTag) this.addTrailer(rest, rest.stop);
    else this.addToFrame(rest, inner > layer + 1);
  }

  /** What stands in the frame of a layer behind what a layer inside is. */
  private rest(frame: number, inner: number): Rest | undefined {
    const { dissector, packet } = this.passage;
    const { layers } = dissector;
    const source = layers.sourceOf(frame);
    if (inner >= layers.count || layers.sourceOf(inner) !== source) return undefined;
    if (this.endless.includes(layers.protocol(inner))) return undefined;
    const start = layers.start(frame);
    const stop = frame === 1 ? start + packet.original : this.stopInside(frame);
    const from = this.endOf(inner);
    // What was not captured cannot be told apart.
    if (stop > dissector.sources[source].end || from >= stop) return undefined;
    const bytes = dissector.bytesOf(frame);
    const filled = start + SHORTEST;
    // In a trunk's frames Wireshark tells no padding from what is behind it.
    const isShort = from < filled && stop >= filled && layers.protocol(frame - 1) !== this.trunk;
    const isPadded = isShort && bytes.subarray(from, filled).every((octet) => octet === 0);
    return {
      bytes,
      from,
      padded: isPadded ? filled : from,
      stop,
      // Of a frame inside another Wireshark goes by the length of the whole.
      isUnpadded: isShort && !isPadded && frame === 1,
      isLong: stop - start >= SHORTEST_CHECKED,
    };
  }

  /** Where a frame inside another layer ends: its own length does not count what is behind what it carries. */
  private stopInside(frame: number): number {
    const { layers, sources } = this.passage.dissector;
    const source = layers.sourceOf(frame);
    return layers.sourceOf(frame - 1) === source ? layers.payloadEnd(frame - 1) : sources[source].end;
  }

  /** Where what a frame carries ends: ARP has no length of the whole. */
  private endOf(layer: number): number {
    const { dissector } = this.passage;
    const { layers } = dissector;
    const end = layers.payloadEnd(layer);
    if (layers.protocol(layer) !== this.arp) return end;
    const start = layers.start(layer);
    const lengths = this.addressLengths.map((slot) => readSlot(dissector.bytesOf(layer), start, slot));
    return Math.min(end, start + BEFORE_ADDRESSES + 2 * lengths.reduce((sum, length) => sum + length, 0));
  }

  private addToFrame(rest: Rest, isTagged: boolean): void {
    const { ids } = this;
    const { dissector } = this.passage;
    const { bytes, from, padded, stop, isLong } = rest;
    if (padded > from) dissector.addObject(ids["padding"], bytes.slice(from, padded));
    if (isTagged) return;
    const isChecked = isLong && stop - padded >= CHECK_SEQUENCE;
    const end = isChecked ? stop - CHECK_SEQUENCE : stop;
    this.addTrailer(rest, end);
    if (!isChecked) return;
    dissector.addNumber(ids["fcs"], new DataView(bytes.buffer, bytes.byteOffset + end).getUint32(0));
    dissector.addNumber(ids["status"], UNVERIFIED);
  }

  private addTrailer({ bytes, padded, isUnpadded }: Rest, end: number): void {
    if (end <= padded) return;
    const { dissector } = this.passage;
    const quad = dissector.addObject(this.ids["trailer"], bytes.slice(padded, end));
    const remark = this.ids["unpadded"];
    if (!isUnpadded || remark === undefined) return;
    dissector.addMark(remark);
    dissector.tree.close(quad, dissector.tree.end(quad));
  }
}
