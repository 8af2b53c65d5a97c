import { BLOCK, BYTE_ORDER_MAGIC } from "./pcapng-blocks.ts";
import type { ReadWindow } from "./window.ts";

/** The largest block that is believed, as in libpcap; link types with longer packets may have larger ones. */
export const LARGEST_BLOCK = 16 * 1024 * 1024;
/** The largest header of a file's first section that is believed, as in libpcap. */
export const LARGEST_SECTION_HEADER = 1024 * 1024;

/** Octets of a block's type and length, and of the length behind its body. */
const HEADER = 8;
export const TRAILER = 4;
const SMALLEST_SECTION_HEADER = 28;
/** What libpcap allows a packet's block beyond the packet: its fixed fields and 128 KiB of options. */
const PACKET_BLOCK_EXTRA = 32 + 131072;

/** Finds where the blocks of a pcapng file begin and end, and their byte order. */
export class Framing {
  littleEndian = true;
  /** Why the block at the window's position cannot be believed, in libpcap's words. */
  fault: string | undefined = undefined;
  private readonly window: ReadWindow;
  private largestBlock = LARGEST_BLOCK;

  constructor(window: ReadWindow) {
    this.window = window;
  }

  /** Believes blocks with packets of this many octets. */
  allowPacket(octets: number): void {
    this.largestBlock = Math.max(this.largestBlock, octets + PACKET_BLOCK_EXTRA);
  }

  /** Length of the block at the window's position; 0 where it is not all there, or has a fault. */
  wholeBlock(): number {
    const { position, limit, view } = this.window;
    if (limit - position < HEADER) return 0;
    const isSection = view.getUint32(position, true) === BLOCK.section;
    if (isSection && limit - position < HEADER + 4) return 0;
    if (isSection && !this.readByteOrder(position + HEADER)) return 0;
    const length = view.getUint32(position + 4, this.littleEndian);
    const end = position + length;
    if (length % 4 !== 0 || length < HEADER + TRAILER || length > this.largestBlock || isSection) {
      this.fault = this.lengthFault(length, isSection);
      if (this.fault !== undefined) return 0;
    }
    if (end > limit) return 0;
    // Like libpcap, takes the file's first block without looking at its trailer.
    if (view.getUint32(end - TRAILER, this.littleEndian) !== length && this.window.offset > 0) {
      this.fault = "block total length in header and trailer don't match";
      return 0;
    }
    return length;
  }

  /** libpcap's words for a file that ends inside the block at the window's position. */
  cutShort(): string {
    const got = this.window.remaining;
    // libpcap reads a block's header by itself, and of the first block also the byte order.
    const first = this.window.offset > 0 ? HEADER : HEADER + 4;
    const wanted =
      got < first ? first : this.window.view.getUint32(this.window.position + 4, this.littleEndian) - first;
    return `truncated pcapng dump file; tried to read ${wanted} bytes, only got ${got < first ? got : got - first}`;
  }

  private readByteOrder(at: number): boolean {
    const { view } = this.window;
    this.littleEndian = view.getUint32(at, true) === BYTE_ORDER_MAGIC;
    if (this.littleEndian || view.getUint32(at, false) === BYTE_ORDER_MAGIC) return true;
    this.fault = "the file has a section with a bad byte order magic field";
    return false;
  }

  private lengthFault(length: number, isSection: boolean): string | undefined {
    const isFirst = isSection && this.window.offset === 0;
    if (isFirst && (length < SMALLEST_SECTION_HEADER || length > LARGEST_SECTION_HEADER)) {
      const limits = `${SMALLEST_SECTION_HEADER} < _${length}_ < ${LARGEST_SECTION_HEADER}`;
      return `Section Header Block in pcapng dump file has invalid length ${limits} (BT_SHB_INSANE_MAX)`;
    }
    if (length < HEADER + TRAILER) return `block in pcapng dump file has a length of ${length} < ${HEADER + TRAILER}`;
    if (length % 4 !== 0) return `block in pcapng dump file has a length of ${length} that is not a multiple of 4`;
    if (length > this.largestBlock) return `pcapng block size ${length} > maximum ${this.largestBlock}`;
    return undefined;
  }
}
