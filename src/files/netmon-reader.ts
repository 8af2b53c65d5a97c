import { adjustSnapLength } from "./pcap-header.ts";
import { RecordReader } from "./record-reader.ts";
import type { ReadWindow } from "./window.ts";

/** Octets of a file's header (CAPTUREFILE_HEADER_VALUES in Microsoft's documentation), with what pads it. */
export const NETMON_HEADER_LENGTH = 128;
const RECORD_HEADER_LENGTH = 16;
const MAJOR = 2;
const LONGEST_PACKET = 262144;
/** Octets behind a packet by the minor version: its network, its process, its time in UTC and time zone. */
const TRAILERS = [0, 2, 6, 15];
/** Networks that are LINKTYPE_ values with this added. */
const AS_PCAP = 0xe000;

/** Network -> LINKTYPE_ value. */
const LINK_TYPES = new Map([
  [1, 1], // Ethernet
  [2, 6], // Token ring
  [7, 101], // IP in a tunnel
  [8, 101], // IP over a wireless wide area network
  [9, 101], // IP
]);

/** What a file's header says; times in milliseconds since 1970. */
export interface NetmonHeader {
  readonly linkType: number;
  readonly trailer: number;
  readonly begin: number;
  readonly packets: number;
}

/** Whether these octets begin a file of Network Monitor 2 and 3. */
export function isNetmon(view: DataView, at: number): boolean {
  return view.getUint32(at) === 0x474d4255;
}

/** The header at `at`, or why it is not understood. The time, which is local to whoever captured, is taken as UTC. */
export function readNetmonHeader(view: DataView, at: number): NetmonHeader | string {
  const [minor, major] = [view.getUint8(at + 4), view.getUint8(at + 5)];
  if (major !== MAJOR || minor >= TRAILERS.length) return `Network Monitor version ${major}.${minor}`;
  const network = view.getUint16(at + 6, true);
  const linkType = LINK_TYPES.get(network) ?? ((network & 0xf000) === AS_PCAP ? network & 0xfff : undefined);
  if (linkType === undefined) return `Network Monitor network ${network}`;
  const [year, month, , day, hour, minute, second, millisecond] = Array.from({ length: 8 }, (_, i) =>
    view.getUint16(at + 8 + 2 * i, true),
  );
  return {
    linkType,
    trailer: TRAILERS[minor],
    begin: Date.UTC(year, month - 1, day, hour, minute, second, millisecond),
    packets: view.getUint32(at + 28, true) / 4,
  };
}

/**
 * Reads the packets of a file of Microsoft's Network Monitor whose header has been read, from there on: the table of their
 * places, at the end, only says how many they are.
 */
export class NetmonReader extends RecordReader {
  readonly format = "netmon";
  private readonly header: NetmonHeader;

  constructor(window: ReadWindow, header: NetmonHeader) {
    const { linkType } = header;
    super(window, { linkType, snapLength: adjustSnapLength(linkType, 0), timeResolution: 9 });
    this.header = header;
  }

  override fill(): boolean | Promise<boolean> {
    return this.record.number < this.header.packets && super.fill();
  }

  next(): boolean {
    const { window, record, header } = this;
    const at = window.position;
    const start = at + RECORD_HEADER_LENGTH;
    if (record.number >= header.packets || start > window.limit) return false;
    const { view } = window;
    const original = view.getUint32(at + 8, true);
    const captured = view.getUint32(at + 12, true);
    if (isLie(captured, original))
      return this.refuse(
        `invalid Network Monitor record with ${captured} of a packet's ${original} octets (editcap converts files whose packets are elsewhere)`,
      );
    if (start + captured + header.trailer > window.limit) return false;
    window.position = start + captured + header.trailer;
    // Microseconds since the capture began.
    const elapsed = view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
    const time = header.begin * 1000 + elapsed;
    record.number++;
    record.seconds = Math.floor(time / 1e6);
    record.nanoseconds = (time - record.seconds * 1e6) * 1000;
    record.captured = captured;
    record.original = original;
    record.bytes = window.bytes;
    record.start = start;
    record.end = start + captured;
    return true;
  }

  protected needed(): number {
    const { window, header } = this;
    if (window.remaining < RECORD_HEADER_LENGTH) return RECORD_HEADER_LENGTH;
    const original = window.view.getUint32(window.position + 8, true);
    const captured = window.view.getUint32(window.position + 12, true);
    return isLie(captured, original) ? RECORD_HEADER_LENGTH : RECORD_HEADER_LENGTH + captured + header.trailer;
  }

  protected cutShort(got: number): string {
    return `truncated Network Monitor file; a record of ${this.needed()} octets has ${got}`;
  }
}

function isLie(captured: number, original: number): boolean {
  return captured > LONGEST_PACKET || captured > original;
}
