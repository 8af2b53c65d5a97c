/** Octets of the line with a chunk's size and extensions, and of one line of the trailer. */
export const MOST_LINE_OCTETS = 16 * 1024;
/** Chunks of one body. */
const MOST_CHUNKS = 1 << 20;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** A chunk by offsets from the start of the body: its size line, its data, and where the next begins. */
export interface Chunk {
  readonly start: number;
  readonly data: number;
  readonly dataEnd: number;
  readonly end: number;
}

/**
 * A body in the chunked transfer coding (RFC 9112 section 7.1), read as it grows: `read` goes on where it stopped, over the
 * same octets and those that came behind them.
 */
export class ChunkedBody {
  /** Whole chunks, the last and empty one included. */
  readonly chunks: Chunk[] = [];
  /** Where the trailer begins, -1 while the last chunk is not there. */
  trailer = -1;
  /** Where the body ends, -1 while it does not. */
  end = -1;
  /** What is wrong; nothing more is read then. */
  problem: string | undefined;
  /** Where the first chunk or line begins that is not whole. */
  private at = 0;

  /** Reads on in bytes[start..stop), where `start` is where the body starts; returns where it ends, as an offset, or -1. */
  read(bytes: Uint8Array, start: number, stop: number): number {
    while (this.end < 0 && this.problem === undefined && this.readOne(bytes, start, stop));
    return this.end;
  }

  /** The data of the chunks so far, and of the one that is not whole. */
  data(bytes: Uint8Array, start: number, stop: number): Uint8Array {
    const parts = this.chunks.map(({ data, dataEnd }) => bytes.subarray(start + data, start + dataEnd));
    if (this.trailer < 0 && this.problem === undefined) {
      const lineEnd = endOfLine(bytes, start + this.at, stop);
      const size = lineEnd < 0 ? -1 : chunkSize(bytes, start + this.at, lineEnd);
      if (size > 0) parts.push(bytes.subarray(lineEnd, Math.min(lineEnd + size, stop)));
    }
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  /** Reads one chunk or one line of the trailer; false where it is not whole or wrong. */
  private readOne(bytes: Uint8Array, start: number, stop: number): boolean {
    const lineStart = start + this.at;
    const lineEnd = endOfLine(bytes, lineStart, stop);
    if (lineEnd < 0) {
      if (stop - lineStart > MOST_LINE_OCTETS) this.problem = `a line of more than ${MOST_LINE_OCTETS} octets`;
      return false;
    }
    if (this.trailer >= 0) {
      const isBlank = lineEnd - lineStart === 1 || (lineEnd - lineStart === 2 && bytes[lineStart] === CARRIAGE_RETURN);
      this.at = lineEnd - start;
      if (isBlank) this.end = this.at;
      return true;
    }
    const size = chunkSize(bytes, lineStart, lineEnd);
    if (size < 0) this.problem = "a chunk without a size";
    else if (this.chunks.length === MOST_CHUNKS) this.problem = `more than ${MOST_CHUNKS} chunks`;
    if (this.problem !== undefined) return false;
    const dataEnd = lineEnd + size;
    const chunkEnd = size === 0 ? dataEnd : endOfLine(bytes, dataEnd, Math.min(stop, dataEnd + 2));
    if (chunkEnd < 0) {
      if (stop - dataEnd >= 2) this.problem = "a chunk longer than its size";
      return false;
    }
    this.chunks.push({ start: this.at, data: lineEnd - start, dataEnd: dataEnd - start, end: chunkEnd - start });
    this.at = chunkEnd - start;
    if (size === 0) this.trailer = this.at;
    return true;
  }
}

/** Behind the line feed that ends the line at `at`, -1 where none is near. */
function endOfLine(bytes: Uint8Array, at: number, stop: number): number {
  const most = Math.min(stop, at + MOST_LINE_OCTETS);
  for (let i = at; i < most; i++) if (bytes[i] === LINE_FEED) return i + 1;
  return -1;
}

/** The hexadecimal number that a line begins with, up to 48 bits; -1 where it is none. */
function chunkSize(bytes: Uint8Array, at: number, end: number): number {
  let size = 0;
  let digits = 0;
  for (let i = at; i < end; i++) {
    const digit = hexDigit(bytes[i]);
    if (digit < 0) break;
    size = size * 16 + digit;
    if (++digits > 12) return -1;
  }
  return digits === 0 ? -1 : size;
}

function hexDigit(octet: number): number {
  if (octet >= 0x30 && octet <= 0x39) return octet - 0x30;
  const letter = octet | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}
