import { chunkSource } from "./chunk-source.ts";
import { unpackBlock } from "./lz4-block.ts";
import { CompressionError } from "./problem.ts";
import type { ByteSource } from "./source.ts";
import { ReadWindow } from "./window.ts";
import { Xxh32, xxh32 } from "./xxh32.ts";

const FRAME = 0x184d2204;
const LEGACY_FRAME = 0x184c2102;
const SKIPPABLE_FRAME = 0x184d2a50;
/** How far a match reaches back, across blocks where they depend on each other. */
const HISTORY = 64 * 1024;
const LEGACY_BLOCK = 8 * 1024 * 1024;
const UNCOMPRESSED = 0x80000000;
const FLAG = { version: 0xc0, independent: 0x20, blockChecksum: 0x10, size: 0x08, checksum: 0x04, dictionary: 0x01 };

interface Frame {
  readonly legacy: boolean;
  readonly independent: boolean;
  readonly blockChecksum: boolean;
  /** Octets of content, where the frame says. */
  readonly size: number | undefined;
  readonly hash: Xxh32 | undefined;
  readonly largestBlock: number;
}

/**
 * The content of LZ4 frames (frame format 1.6, also legacy and skippable frames, one after the other), a block at a
 * time; checksums and sizes are verified. Throws `CompressionError` from `read`.
 */
export function lz4Source(source: ByteSource): ByteSource {
  const decoder = new Lz4Decoder(new ReadWindow(source));
  return chunkSource(
    () => decoder.next(),
    () => source.close(),
  );
}

class Lz4Decoder {
  private readonly input: ReadWindow;
  private frame: Frame | undefined = undefined;
  private produced = 0;
  /** output[fresh..end) is the last block; what is before it is history. */
  private output = new Uint8Array(0);
  private fresh = 0;
  private end = 0;

  constructor(input: ReadWindow) {
    this.input = input;
  }

  /** The content of the next block, good until the next call; undefined at the end. */
  async next(): Promise<Uint8Array | undefined> {
    this.fresh = this.end;
    while (this.fresh === this.end) {
      if (this.frame !== undefined) await this.nextBlock(this.frame);
      else if (!(await this.nextFrame())) return undefined;
    }
    return this.output.subarray(this.fresh, this.end);
  }

  /** Reads a frame header, or skips a frame; false at the end. */
  private async nextFrame(): Promise<boolean> {
    if (!(await this.input.need(4))) {
      if (this.input.remaining === 0) return false;
      throw this.cut();
    }
    const magic = await this.u32();
    if (magic === FRAME) this.start(await this.frameHeader());
    else if (magic === LEGACY_FRAME) this.start(legacyFrame);
    else if (isSkippable(magic)) await this.skip(await this.u32());
    else throw new CompressionError("malformed", "LZ4 data is followed by something else");
    return true;
  }

  private start(frame: Frame): void {
    this.frame = frame;
    this.produced = 0;
    this.fresh = this.end = 0;
    if (this.output.length < HISTORY + frame.largestBlock) this.output = new Uint8Array(HISTORY + frame.largestBlock);
  }

  private async frameHeader(): Promise<Frame> {
    await this.whole(2);
    const at = this.input.position;
    const flags = this.input.bytes[at]!;
    const sizeCode = (this.input.bytes[at + 1]! >>> 4) & 7;
    if ((flags & FLAG.version) !== 0x40) throw new CompressionError("malformed", "LZ4 frame of an unknown version");
    if ((flags & FLAG.dictionary) !== 0) throw new CompressionError("malformed", "LZ4 frame needs a dictionary");
    if (sizeCode < 4) throw new CompressionError("malformed", "LZ4 frame with an unknown block size");
    const length = 2 + ((flags & FLAG.size) !== 0 ? 8 : 0);
    await this.whole(length + 1);
    const { bytes, view, position } = this.input;
    if (((xxh32(bytes.subarray(position, position + length)) >>> 8) & 0xff) !== bytes[position + length]) {
      throw new CompressionError("malformed", "LZ4 frame header has a wrong checksum");
    }
    const size = (flags & FLAG.size) === 0 ? undefined : Number(view.getBigUint64(position + 2, true));
    this.input.position += length + 1;
    return {
      legacy: false,
      independent: (flags & FLAG.independent) !== 0,
      blockChecksum: (flags & FLAG.blockChecksum) !== 0,
      size,
      hash: (flags & FLAG.checksum) !== 0 ? new Xxh32() : undefined,
      largestBlock: 1 << (8 + 2 * sizeCode),
    };
  }

  private async nextBlock(frame: Frame): Promise<void> {
    if (frame.legacy && !(await this.hasLegacyBlock())) return;
    const word = await this.u32();
    if (word === 0 && !frame.legacy) return this.finish(frame);
    const length = frame.legacy ? word : word & ~UNCOMPRESSED;
    // A legacy block that did not shrink is a little longer than its content.
    if (length > frame.largestBlock + (frame.legacy ? frame.largestBlock / 255 + 16 : 0)) {
      throw new CompressionError("malformed", `LZ4 block of ${length} octets is longer than its frame allows`);
    }
    await this.whole(length + (frame.blockChecksum ? 4 : 0));
    const { bytes, view, position } = this.input;
    const stored = bytes.subarray(position, position + length);
    if (frame.blockChecksum && xxh32(stored) !== view.getUint32(position + length, true)) {
      throw new CompressionError("malformed", "LZ4 block has a wrong checksum");
    }
    const kept = frame.independent ? 0 : Math.min(HISTORY, this.end);
    this.output.copyWithin(0, this.end - kept, this.end);
    const limit = kept + frame.largestBlock;
    if (!frame.legacy && (word & UNCOMPRESSED) !== 0) {
      this.output.set(stored, kept);
      this.end = kept + length;
    } else {
      this.end = unpackBlock(bytes, position, position + length, this.output, kept, limit, 0);
    }
    this.fresh = kept;
    this.input.position += length + (frame.blockChecksum ? 4 : 0);
    this.produced += this.end - kept;
    frame.hash?.update(this.output.subarray(kept, this.end));
  }

  /** Legacy frames have no end mark: they end with the source or where the next frame's magic number stands. */
  private async hasLegacyBlock(): Promise<boolean> {
    if (await this.input.need(4)) {
      const word = this.input.view.getUint32(this.input.position, true);
      if (word !== FRAME && word !== LEGACY_FRAME && !isSkippable(word)) return true;
    } else if (this.input.remaining > 0) {
      throw this.cut();
    }
    this.frame = undefined;
    return false;
  }

  private async finish(frame: Frame): Promise<void> {
    this.frame = undefined;
    if (frame.size !== undefined && frame.size !== this.produced) {
      throw new CompressionError("malformed", `LZ4 frame holds ${this.produced} octets and says ${frame.size}`);
    }
    if (frame.hash !== undefined && frame.hash.digest() !== (await this.u32())) {
      throw new CompressionError("malformed", "LZ4 frame content has a wrong checksum");
    }
  }

  private async skip(length: number): Promise<void> {
    for (let left = length; left > 0;) {
      if (!(await this.input.need(1))) throw this.cut();
      const step = Math.min(left, this.input.remaining);
      this.input.position += step;
      left -= step;
    }
  }

  private async u32(): Promise<number> {
    await this.whole(4);
    this.input.position += 4;
    return this.input.view.getUint32(this.input.position - 4, true);
  }

  private async whole(count: number): Promise<void> {
    if (!(await this.input.need(count))) throw this.cut();
  }

  private cut(): CompressionError {
    return new CompressionError(
      "truncated",
      `LZ4 data breaks off after ${this.input.offset + this.input.remaining} octets`,
    );
  }
}

const isSkippable = (magic: number): boolean => magic >>> 4 === SKIPPABLE_FRAME >>> 4;

const legacyFrame: Frame = {
  legacy: true,
  independent: true,
  blockChecksum: false,
  size: undefined,
  hash: undefined,
  largestBlock: LEGACY_BLOCK,
};
