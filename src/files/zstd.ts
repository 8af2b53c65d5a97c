import { Decompress } from "fzstd";
import { chunkSource } from "./chunk-source.ts";
import { CompressionError } from "./problem.ts";
import type { ByteSource } from "./source.ts";
import { ReadWindow } from "./window.ts";

/** The most that a frame may ask a reader to keep, as in the zstd program. */
export const LARGEST_ZSTD_WINDOW = 128 * 1024 * 1024;

const FRAME = 0xfd2fb528;
const SKIPPABLE_FRAME = 0x184d2a50;
const LARGEST_BLOCK = 128 * 1024;
const DICTIONARY_ID_LENGTH = [0, 1, 2, 4];
const CONTENT_SIZE_LENGTH = [0, 2, 4, 8];
const RLE = 1;
const RESERVED = 3;

/** The content of zstd frames (RFC 8878), a block at a time; throws `CompressionError` from `read`. */
export function zstdSource(source: ByteSource): ByteSource {
  const frames = new ZstdFrames(new ReadWindow(source));
  return chunkSource(
    () => frames.next(),
    () => source.close(),
  );
}

/** Walks frames and blocks, so that each push to the decompressor is one block, and its window is checked. */
class ZstdFrames {
  private readonly input: ReadWindow;
  private unpacked: Uint8Array[] = [];
  private frame: Decompress | undefined = undefined;
  private hasChecksum = false;

  constructor(input: ReadWindow) {
    this.input = input;
  }

  async next(): Promise<Uint8Array | undefined> {
    while (this.unpacked.length === 0) {
      if (this.frame !== undefined) await this.nextBlock(this.frame);
      else if (!(await this.nextFrame())) return undefined;
    }
    return this.unpacked.shift();
  }

  private async nextFrame(): Promise<boolean> {
    if (!(await this.input.need(4)) && this.input.remaining === 0) return false;
    await this.whole(8);
    const { view, position } = this.input;
    const magic = view.getUint32(position, true);
    if (magic >>> 4 === SKIPPABLE_FRAME >>> 4) {
      const length = view.getUint32(position + 4, true);
      this.input.position += 8;
      await this.skip(length);
      return true;
    }
    if (magic !== FRAME) throw new CompressionError("malformed", "zstd data is followed by something else");
    await this.startFrame();
    return true;
  }

  private async startFrame(): Promise<void> {
    const descriptor = this.input.bytes[this.input.position + 4]!;
    const singleSegment = (descriptor & 0x20) !== 0;
    const idLength = DICTIONARY_ID_LENGTH[descriptor & 3]!;
    const sizeLength = CONTENT_SIZE_LENGTH[descriptor >>> 6]! || (singleSegment ? 1 : 0);
    const length = 5 + (singleSegment ? 0 : 1) + idLength + sizeLength;
    await this.whole(length);
    const { bytes, position } = this.input;
    const sizeAt = position + length - sizeLength;
    if (bytes.subarray(sizeAt - idLength, sizeAt).some((octet) => octet !== 0)) {
      throw new CompressionError("malformed", "zstd frame needs a dictionary");
    }
    const window = singleSegment
      ? littleEndian(bytes.subarray(sizeAt, sizeAt + sizeLength))
      : windowSize(bytes[position + 5]!);
    if (window > LARGEST_ZSTD_WINDOW) {
      throw new CompressionError(
        "malformed",
        `zstd frame asks for ${window} octets of memory (limit ${LARGEST_ZSTD_WINDOW})`,
      );
    }
    this.hasChecksum = (descriptor & 4) !== 0;
    this.frame = new Decompress((block) => void (block.length > 0 && this.unpacked.push(block)));
    this.push(this.frame, length, false);
  }

  private async nextBlock(frame: Decompress): Promise<void> {
    await this.whole(3);
    const { bytes, position } = this.input;
    const header = bytes[position]! | (bytes[position + 1]! << 8) | (bytes[position + 2]! << 16);
    const isLast = (header & 1) !== 0;
    const type = (header >>> 1) & 3;
    const size = header >>> 3;
    if (type === RESERVED || size > LARGEST_BLOCK)
      throw new CompressionError("malformed", "zstd block of an unknown kind");
    const length = 3 + (type === RLE ? 1 : size) + (isLast && this.hasChecksum ? 4 : 0);
    await this.whole(length);
    this.push(frame, length, isLast);
    if (isLast) this.frame = undefined;
  }

  /** Hands `length` octets to the decompressor, which keeps them. */
  private push(frame: Decompress, length: number, isLast: boolean): void {
    const { bytes, position } = this.input;
    this.input.position += length;
    try {
      frame.push(bytes.slice(position, position + length), isLast);
    } catch (fault) {
      throw new CompressionError("malformed", `zstd data is damaged (${(fault as Error).message})`);
    }
  }

  private async skip(length: number): Promise<void> {
    for (let left = length; left > 0;) {
      await this.whole(1);
      const step = Math.min(left, this.input.remaining);
      this.input.position += step;
      left -= step;
    }
  }

  private async whole(count: number): Promise<void> {
    if (await this.input.need(count)) return;
    const octets = this.input.offset + this.input.remaining;
    throw new CompressionError("truncated", `zstd data breaks off after ${octets} octets`);
  }
}

function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >>> 3));
  return base + (base / 8) * (descriptor & 7);
}

function littleEndian(bytes: Uint8Array): number {
  return bytes.reduceRight((value, octet) => value * 256 + octet, 0);
}
