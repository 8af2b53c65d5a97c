import { longestPacket } from "./link-types.ts";
import type { PcapHeader } from "./pcap-header.ts";
import { RecordReader } from "./record-reader.ts";
import type { ReadWindow } from "./window.ts";

/** Reads the packets of a pcap file whose header has been read. */
export class PcapReader extends RecordReader {
  readonly format = "pcap";
  private readonly littleEndian: boolean;
  private readonly headerLength: number;
  private readonly lengthOrder: PcapHeader["lengthOrder"];
  private readonly plainLengths: boolean;
  private readonly fractionScale: number;
  /** Lengths up to this one need no second look. */
  private readonly unsuspicious: number;
  private readonly longest: number;
  /** Octets of a packet that are kept. */
  private readonly most: number;

  /** With `cut`, octets beyond the snapshot length are dropped, as libpcap does. */
  constructor(window: ReadWindow, header: PcapHeader, cut = false) {
    const { linkType, snapLength, fcsLength } = header;
    super(window, { linkType, snapLength, timeResolution: header.nanosecond ? 9 : 6, fcsLength });
    this.littleEndian = header.littleEndian;
    this.headerLength = header.recordHeaderLength;
    this.lengthOrder = header.lengthOrder;
    this.plainLengths = header.lengthOrder === "plain";
    this.fractionScale = header.nanosecond ? 1 : 1000;
    this.longest = longestPacket(header.linkType);
    this.most = cut ? header.snapLength : this.longest;
    this.unsuspicious = Math.min(this.longest, header.snapLength);
    this.record.bigEndian = !header.littleEndian;
  }

  next(): boolean {
    const { window, record, littleEndian } = this;
    const at = window.position;
    const start = at + this.headerLength;
    if (start > window.limit) return false;
    const view = window.view;
    let captured = view.getUint32(at + 8, littleEndian);
    let original = view.getUint32(at + 12, littleEndian);
    if (!this.plainLengths && this.areSwapped(captured, original)) {
      const swap = captured;
      captured = original;
      original = swap;
    }
    let end = start + captured;
    if (captured > this.unsuspicious) {
      if (captured > this.longest) return this.refuseLength(captured);
      if (end > window.limit) return false;
      window.position = end;
      captured = Math.min(captured, this.most);
      end = start + captured;
    } else {
      if (end > window.limit) return false;
      window.position = end;
    }
    record.number++;
    record.seconds = view.getUint32(at, littleEndian);
    record.nanoseconds = view.getUint32(at + 4, littleEndian) * this.fractionScale;
    record.captured = captured;
    record.original = original;
    record.bytes = window.bytes;
    record.start = start;
    record.end = end;
    return true;
  }

  private areSwapped(captured: number, original: number): boolean {
    return this.lengthOrder === "swapped" || captured > original;
  }

  /** Captured length at the window's position; only where the record's header is there. */
  private capturedNext(): number {
    const at = this.window.position;
    const captured = this.window.view.getUint32(at + 8, this.littleEndian);
    const original = this.window.view.getUint32(at + 12, this.littleEndian);
    return !this.plainLengths && this.areSwapped(captured, original) ? original : captured;
  }

  /** Octets that must be there for `next` to decide about the next packet. */
  protected needed(): number {
    if (this.window.remaining < this.headerLength) return this.headerLength;
    const captured = this.capturedNext();
    return captured > this.longest ? this.headerLength : this.headerLength + captured;
  }

  private refuseLength(captured: number): false {
    const limit = captured > this.snapLength ? `snaplen of ${this.snapLength}` : `maximum of ${this.longest}`;
    const message = `invalid packet capture length ${captured}, bigger than ${limit}`;
    return this.refuse(message);
  }

  protected cutShort(got: number): string {
    const tell = (wanted: number, what: string, had: number): string =>
      `truncated dump file; tried to read ${wanted} ${what} bytes, only got ${had}`;
    if (got < this.headerLength) return tell(this.headerLength, "header", got);
    const had = got - this.headerLength;
    const captured = this.capturedNext();
    // libpcap reads the snapshot length first and discards the rest.
    return tell(had < this.snapLength ? Math.min(captured, this.snapLength) : captured, "captured", had);
  }
}
