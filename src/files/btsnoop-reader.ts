import { adjustSnapLength } from "./pcap-header.ts";
import { RecordReader } from "./record-reader.ts";
import type { ReadWindow } from "./window.ts";

/** Octets of a btsnoop file's header: `btsnoop`, a zero, version and data link type, as in snoop (RFC 1761). */
export const BTSNOOP_HEADER_LENGTH = 16;
const RECORD_HEADER_LENGTH = 24;
const VERSION = 1;
/** Messages of the UART transport layer, as Android and BlueZ log them, and what pcap calls them: with a direction in front. */
const HCI_UART = 1002;
const LINKTYPE_BLUETOOTH_HCI_H4_WITH_PHDR = 201;
const DIRECTION_LENGTH = 4;
/** Records are refused beyond this: Wireshark's limit, too. */
const LONGEST_PACKET = 262144;

/** Microseconds from the year 0 of this format to 1970. */
const EPOCH = 0x00dcddb30f2f8000n;

/** Whether these octets begin a btsnoop file. */
export function isBtsnoop(view: DataView, at: number): boolean {
  return view.getUint32(at) === 0x6274736e && view.getUint32(at + 4) === 0x6f6f7000;
}

/** The LINKTYPE_ value of the btsnoop file that begins at `at`, or why it is not understood. */
export function readBtsnoopHeader(view: DataView, at: number): number | string {
  const version = view.getUint32(at + 8);
  if (version !== VERSION) return `btsnoop version ${version}`;
  const type = view.getUint32(at + 12);
  return type === HCI_UART ? LINKTYPE_BLUETOOTH_HCI_H4_WITH_PHDR : `btsnoop data link type ${type}`;
}

/** Reads the packets of a btsnoop file, as phones log what their Bluetooth controllers are told, whose header has been read. */
export class BtsnoopReader extends RecordReader {
  readonly format = "btsnoop";

  constructor(window: ReadWindow, linkType: number) {
    super(window, { linkType, snapLength: adjustSnapLength(linkType, 0), timeResolution: 6 });
    this.record.bigEndian = true;
  }

  next(): boolean {
    const { window, record } = this;
    const at = window.position;
    const data = at + RECORD_HEADER_LENGTH;
    if (data > window.limit) return false;
    const { view } = window;
    const captured = view.getUint32(at + 4);
    if (captured > LONGEST_PACKET) return this.refuse(`invalid btsnoop record with ${captured} octets of a packet`);
    if (data + captured > window.limit) return false;
    window.position = data + captured;
    const time = view.getBigInt64(at + 16) - EPOCH;
    const fraction = ((time % 1_000_000n) + 1_000_000n) % 1_000_000n;
    record.number++;
    record.seconds = Number((time - fraction) / 1_000_000n);
    record.nanoseconds = Number(fraction) * 1000;
    // The direction takes the place of the time that has just been read.
    view.setUint32(data - DIRECTION_LENGTH, view.getUint32(at + 8) & 1);
    record.captured = captured + DIRECTION_LENGTH;
    record.original = view.getUint32(at) + DIRECTION_LENGTH;
    record.bytes = window.bytes;
    record.start = data - DIRECTION_LENGTH;
    record.end = data + captured;
    return true;
  }

  protected needed(): number {
    if (this.window.remaining < RECORD_HEADER_LENGTH) return RECORD_HEADER_LENGTH;
    const captured = this.window.view.getUint32(this.window.position + 4);
    return captured > LONGEST_PACKET ? RECORD_HEADER_LENGTH : RECORD_HEADER_LENGTH + captured;
  }

  protected cutShort(got: number): string {
    return `truncated btsnoop file; a record of ${this.needed()} octets has ${got}`;
  }
}
