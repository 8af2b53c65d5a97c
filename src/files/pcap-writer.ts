import { describeLinkType, linkTypeOfDlt } from "./link-types.ts";
import { Output } from "./output.ts";
import { PCAP_HEADER_LENGTH } from "./pcap-header.ts";
import type { PacketRecord } from "./record.ts";
import type { ByteSink } from "./sink.ts";

const RECORD_HEADER_LENGTH = 16;

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

  constructor(sink: ByteSink, options: PcapFileOptions) {
    const { linkType, snapLength = 262144, nanosecond = false, bigEndian = false, fcsLength } = options;
    this.output = new Output(sink, !bigEndian, (view, at, place) =>
      place === 0 ? PCAP_HEADER_LENGTH : RECORD_HEADER_LENGTH + view.getUint32(at + 8, !bigEndian),
    );
    this.linkType = linkTypeOfDlt(linkType);
    this.nanosecond = nanosecond;
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
    const { output } = this;
    const { seconds, nanoseconds, original, bytes, start, end, linkType } = record;
    if (linkType !== this.linkType && linkTypeOfDlt(linkType) !== this.linkType)
      throw new MixedLinkTypesError(this.linkType, linkType);
    const fraction = this.nanosecond ? nanoseconds : (nanoseconds / 1000) >>> 0;
    output.numbersAndOctets(seconds, fraction, end - start, original, bytes, start, end);
    return output.settle();
  }

  flush(): void | Promise<void> {
    return this.output.flush();
  }

  close(): Promise<void> {
    return this.output.close();
  }
}
