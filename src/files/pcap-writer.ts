import { describeLinkType, linkTypeOfDlt } from "./link-types.ts";
import { Output, putNumbers } from "./output.ts";
import { PCAP_HEADER_LENGTH, PCAP_RECORD_HEADER_LENGTH } from "./pcap-header.ts";
import type { PacketRecord } from "./record.ts";
import type { ByteSink } from "./sink.ts";

/** What a new pcap file says of itself. */
export interface PcapFileOptions {
  /** LINKTYPE_ value of every packet. */
  readonly linkType: number;
  /** Default 262,144. */
  readonly snapLength?: number;
  /** Nanoseconds rather than microseconds. */
  readonly nanosecond?: boolean;
  readonly bigEndian?: boolean;
  /** Octets of frame check sequence at the end of each packet. */
  readonly fcsLength?: number | undefined;
}

/** A packet whose link type is not that of the pcap file: such a file has one for all. */
export class MixedLinkTypesError extends Error {
  readonly code = "MIXED_LINK_TYPES";

  constructor(file: number, packet: number) {
    super(
      `a pcap file holds packets of one link type: this one has ${describeLinkType(file)}, ` +
        `the packet ${describeLinkType(packet)}; write pcapng: a name ending in .pcapng or --format pcapng`,
    );
    this.name = "MixedLinkTypesError";
  }
}

/** Writes a pcap file of version 2.4; each method's promise, where there is one, is to be awaited before the next. */
export class PcapWriter {
  private readonly output: Output;
  private readonly linkType: number;
  private readonly nanosecond: boolean;
  private readonly littleEndian: boolean;

  constructor(sink: ByteSink, options: PcapFileOptions) {
    const { linkType, snapLength = 262144, nanosecond = false, bigEndian = false, fcsLength } = options;
    this.output = new Output(sink, !bigEndian, (view, at, place) =>
      place === 0 ? PCAP_HEADER_LENGTH : PCAP_RECORD_HEADER_LENGTH + view.getUint32(at + 8, !bigEndian),
    );
    this.linkType = linkTypeOfDlt(linkType);
    this.nanosecond = nanosecond;
    this.littleEndian = !bigEndian;
    this.output.u32(nanosecond ? 0xa1b23c4d : 0xa1b2c3d4);
    this.output.u16(2);
    this.output.u16(4);
    this.output.u64(0n);
    this.output.u32(snapLength);
    this.output.u32(linkType | (fcsLength === undefined ? 0 : 0x04000000 | ((fcsLength >>> 1) << 28)));
  }

  /** Octets of the file so far. */
  get size(): number {
    return this.output.size;
  }

  /** Writes a packet; throws `MixedLinkTypesError`. */
  write(record: PacketRecord): void | Promise<void> {
    const { linkType } = record;
    if (linkType !== this.linkType && linkTypeOfDlt(linkType) !== this.linkType)
      throw new MixedLinkTypesError(this.linkType, linkType);
    this.packet(record.seconds, record.nanoseconds, record.original, record.bytes, record.start, record.end);
    return this.output.settle();
  }

  /** Appends a packet of the file's link type, which is held back until the next `flush()`. */
  packet(seconds: number, nanoseconds: number, original: number, bytes: Uint8Array, start: number, end: number): void {
    this.output.numbersAndOctets(seconds, this.fraction(nanoseconds), end - start, original, bytes, start, end);
  }

  /** Writes, elsewhere than in the file, the header that stands in front of a packet there. */
  header(view: DataView, at: number, seconds: number, nanoseconds: number, captured: number, original: number): void {
    putNumbers(view, at, this.littleEndian, seconds, this.fraction(nanoseconds), captured, original);
  }

  /** Appends packets with their headers, which are not copied: they must stay as they are until `flush()` is done. */
  records(bytes: Uint8Array): void {
    this.output.lend(bytes);
  }

  flush(): void | Promise<void> {
    return this.output.flush();
  }

  close(): Promise<void> {
    return this.output.close();
  }

  private fraction(nanoseconds: number): number {
    return this.nanosecond ? nanoseconds : (nanoseconds / 1000) >>> 0;
  }
}
