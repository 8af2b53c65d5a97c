import { adjustSnapLength } from "./pcap-header.ts";
import { RecordReader } from "./record-reader.ts";
import type { ReadWindow } from "./window.ts";

/** Octets of a snoop file's header: `snoop`, three zeros, version and data link type (RFC 1761). */
export const SNOOP_HEADER_LENGTH = 16;
const RECORD_HEADER_LENGTH = 24;
const VERSION = 2;
const ETHERNET = 1;
/** Records are refused beyond this: Wireshark's limit, too. */
const LONGEST_RECORD = 262144 + RECORD_HEADER_LENGTH + 4;

/** Data link type -> LINKTYPE_ value. */
const LINK_TYPES = new Map([
  [0, ETHERNET], // IEEE 802.3
  [2, 6], // Token ring
  [4, ETHERNET],
  [8, 10], // FDDI
]);

/** Whether these octets begin a snoop file. */
export function isSnoop(view: DataView, at: number): boolean {
  return view.getUint32(at) === 0x736e6f6f && view.getUint32(at + 4) === 0x70000000;
}

/** The LINKTYPE_ value of the snoop file that begins at `at`, or why it is not understood. */
export function readSnoopHeader(view: DataView, at: number): number | string {
  const version = view.getUint32(at + 8);
  if (version !== VERSION) return `snoop version ${version}`;
  const type = view.getUint32(at + 12);
  return LINK_TYPES.get(type) ?? `snoop data link type ${type}`;
}

/** Reads the packets of a snoop file (RFC 1761) whose header has been read. */
export class SnoopReader extends RecordReader {
  readonly format = "snoop";

  constructor(window: ReadWindow, linkType: number) {
    super(window, { linkType, snapLength: adjustSnapLength(linkType, 0), timeResolution: 6 });
    this.record.bigEndian = true;
  }

  next(): boolean {
    const { window, record } = this;
    const at = window.position;
    const start = at + RECORD_HEADER_LENGTH;
    if (start > window.limit) return false;
    const { view } = window;
    const captured = view.getUint32(at + 4);
    const whole = view.getUint32(at + 8);
    if (whole < RECORD_HEADER_LENGTH + captured || whole > LONGEST_RECORD)
      return this.refuse(`invalid snoop record of ${whole} octets with ${captured} octets of a packet`);
    if (at + whole > window.limit) return false;
    window.position = at + whole;
    record.number++;
    record.seconds = view.getUint32(at + 16);
    record.nanoseconds = view.getUint32(at + 20) * 1000;
    record.captured = captured;
    record.original = view.getUint32(at);
    record.bytes = window.bytes;
    record.start = start;
    record.end = start + captured;
    return true;
  }

  protected needed(): number {
    if (this.window.remaining < RECORD_HEADER_LENGTH) return RECORD_HEADER_LENGTH;
    const whole = this.window.view.getUint32(this.window.position + 8);
    return whole > LONGEST_RECORD ? RECORD_HEADER_LENGTH : whole;
  }

  protected cutShort(got: number): string {
    return `truncated snoop file; a record of ${this.needed()} octets has ${got}`;
  }
}
