import { endianness } from "node:os";
import { PCAP_RECORD_HEADER_LENGTH } from "../../files/pcap-header.ts";
import type { PacketRecord } from "../../files/record.ts";
import type { Matcher } from "../../bpf/matcher.ts";
import type { PacketTaker } from "./live-capture.ts";
import { cook, put16 } from "./cooked-header.ts";
import { ADDRESS, HALF, WORD } from "./frame-header.ts";
import { LINUX_SLL } from "./hardware-types.ts";
import { memoryOf, type FrameBlock } from "./packet-ring.ts";

/** Octets that are quicker moved by ourselves than by `copyWithin`; and at once, which may be as many more than there are. */
const FEW = 80;
const STEP = 16;

const TP_STATUS_CSUMNOTREADY = 1 << 3;
const TP_STATUS_VLAN_VALID = 1 << 4;
const TP_STATUS_VLAN_TPID_VALID = 1 << 6;
const TAG_LENGTH = 4;
/** LINKTYPE_ value -> octets before the place of a VLAN tag, where the header has one. */
const BEFORE_TAG = new Map([
  [1, 12],
  [LINUX_SLL, 14],
]);
const ETH_P_8021Q = 0x8100;
const PACKET_OUTGOING = 4;

const BIG_ENDIAN = endianness() === "BE";
const nothing = memoryOf(new ArrayBuffer(0));

/** Which packets of a ring are wanted, and how. */
export interface FrameOptions {
  readonly linkType: number;
  /** The kernel took the link header off: the cooked one is put in its place. */
  readonly cooked: boolean;
  readonly snapLength: number;
  readonly direction: "in" | "out" | "inout";
  /** Index of the interface on which what goes out comes in again. */
  readonly loopbackIndex: number;
}

/** A walk over the packets of a block, which makes records of them in place. */
export class FrameWalk {
  matcher: Matcher | undefined = undefined;
  private readonly options: FrameOptions;
  private readonly wantsIncoming: boolean;
  private readonly wantsOutgoing: boolean;
  /** Octets before a VLAN tag; -1 where the link has no place for it. */
  private readonly beforeTag: number;
  private bytes = nothing.bytes;
  private halves = nothing.halves;
  private words = nothing.words;
  private view = new DataView(nothing.bytes.buffer);
  private at = 0;
  private left = 0;

  constructor(options: FrameOptions) {
    this.options = options;
    this.wantsIncoming = options.direction !== "out";
    this.wantsOutgoing = options.direction !== "in";
    this.beforeTag = BEFORE_TAG.get(options.linkType) ?? -1;
  }

  /** Begins a block; without one there are no packets. */
  begin(block?: FrameBlock): void {
    const { bytes, halves, words } = block ?? nothing;
    if (bytes !== this.bytes) this.view = new DataView(bytes.buffer);
    this.bytes = bytes;
    this.halves = halves;
    this.words = words;
    this.at = block?.first ?? 0;
    this.left = block?.packets ?? 0;
  }

  /** Whether the block has packets to look at. */
  get hasPackets(): boolean {
    return this.left > 0;
  }

  /** When the next packet came, since 1970. */
  get seconds(): number {
    return this.word(WORD.seconds);
  }

  get nanoseconds(): number {
    return this.word(WORD.nanoseconds);
  }

  /** Moves `record` to the next packet that was asked for; false at the end of the block. */
  next(record: PacketRecord): boolean {
    while (this.left > 0) {
      const { at } = this;
      this.left--;
      this.at = at + this.words[(at >>> 2) + WORD.next]!;
      if (this.wants(at) && this.place(record, at)) return true;
    }
    return false;
  }

  /**
   * Gives what `next(record)` would come to, at most so many packets, to `taker`; says how many they were. The records of the
   * file are made in the block itself, one behind the other from its first octet on: a packet has more in front of it there than
   * in a file, so nothing is written over that is still to be read, and memory that is warm is used instead of more.
   */
  handOver(taker: PacketTaker, most: number, record: PacketRecord): number {
    const { bytes, halves, words, view } = this;
    const begin = this.at;
    let { at, left } = this;
    let to = begin;
    let count = 0;
    for (let next = 0; left > 0 && count < most; at = next) {
      const word = at >>> 2;
      left--;
      next = at + words[word + WORD.next]!;
      if (!this.wants(at)) continue;
      let start = at + halves[(at >>> 1) + HALF.link]!;
      let captured = words[word + WORD.captured]!;
      let original = words[word + WORD.original]!;
      const seconds = words[word + WORD.seconds]!;
      const nanoseconds = words[word + WORD.nanoseconds]!;
      if (!this.isPlain(at)) {
        if (!this.place(record, at)) continue;
        ({ start, captured, original } = record);
      }
      taker.header(view, to, seconds, nanoseconds, captured, original);
      to += PCAP_RECORD_HEADER_LENGTH;
      if (captured > FEW) bytes.copyWithin(to, start, start + captured);
      else moveDown(view, to, start, captured);
      to += captured;
      count++;
    }
    this.at = at;
    this.left = left;
    if (count > 0) taker.records(bytes.subarray(begin, to));
    return count;
  }

  /** Whether the packet whose header is at `at` is to be given as it lies there. */
  private isPlain(at: number): boolean {
    const word = at >>> 2;
    const isTagged =
      this.halves[(at >>> 1) + HALF.tag] !== 0 || (this.words[word + WORD.status]! & TP_STATUS_VLAN_VALID) !== 0;
    const { cooked, snapLength } = this.options;
    return !isTagged && !cooked && this.matcher === undefined && this.words[word + WORD.captured]! <= snapLength;
  }

  /** A word of the next packet's header. */
  private word(word: number): number {
    return this.words[(this.at >>> 2) + word]!;
  }

  /** Whether the direction of the packet at `at` is one that is shown: what leaves through `lo` comes in there again. */
  private wants(at: number): boolean {
    const { bytes, words } = this;
    if (bytes[at + ADDRESS.type] !== PACKET_OUTGOING) return this.wantsIncoming;
    return this.wantsOutgoing && words[(at + ADDRESS.index) >>> 2] !== this.options.loopbackIndex;
  }

  /** Puts the packet whose header is at `at` into `record`; false when the filter does not want it. */
  private place(record: PacketRecord, at: number): boolean {
    const { bytes, halves, words } = this;
    const word = at >>> 2;
    const half = at >>> 1;
    const { linkType, cooked, snapLength } = this.options;
    const status = words[word + WORD.status]!;
    const tag = halves[half + HALF.tag]!;
    const hasTag = tag !== 0 || (status & TP_STATUS_VLAN_VALID) !== 0;
    let start = at + halves[half + HALF.link]!;
    let captured = words[word + WORD.captured]!;
    let original = words[word + WORD.original]!;
    if (cooked) {
      const header = cook({ bytes, halves, words }, start, at, linkType);
      start -= header;
      captured += header;
      original += header;
    }
    if (hasTag && this.beforeTag >= 0 && captured >= this.beforeTag) {
      const protocol = (status & TP_STATUS_VLAN_TPID_VALID) === 0 ? ETH_P_8021Q : halves[half + HALF.tagProtocol]!;
      start -= TAG_LENGTH;
      captured += TAG_LENGTH;
      original += TAG_LENGTH;
      bytes.copyWithin(start, start + TAG_LENGTH, start + TAG_LENGTH + this.beforeTag);
      put16(bytes, start + this.beforeTag, protocol);
      put16(bytes, start + this.beforeTag + 2, tag);
    }
    if (captured > snapLength) captured = snapLength;
    if (this.matcher !== undefined) {
      const kept = this.matcher(bytes, start, captured, original);
      if (kept === 0) return false;
      if (kept < captured) captured = kept;
    }
    record.clearOptions();
    record.seconds = words[word + WORD.seconds]!;
    record.nanoseconds = words[word + WORD.nanoseconds]!;
    record.captured = captured;
    record.original = original;
    record.linkType = linkType;
    record.direction = bytes[at + ADDRESS.type] === PACKET_OUTGOING ? "out" : "in";
    record.checksumLeft = (status & TP_STATUS_CSUMNOTREADY) !== 0;
    record.bigEndian = BIG_ENDIAN;
    record.bytes = bytes;
    record.start = start;
    record.end = start + captured;
    return true;
  }
}

/** Moves octets to where at least `STEP` lie in between that nobody needs any more. */
function moveDown(view: DataView, to: number, from: number, count: number): void {
  for (const end = to + count; to < end; to += STEP, from += STEP) {
    view.setInt32(to, view.getInt32(from, true), true);
    view.setInt32(to + 4, view.getInt32(from + 4, true), true);
    view.setInt32(to + 8, view.getInt32(from + 8, true), true);
    view.setInt32(to + 12, view.getInt32(from + 12, true), true);
  }
}
