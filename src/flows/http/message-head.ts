import { lineEnd } from "../message-framing.ts";

const CR = 0x0d;
const LF = 0x0a;
const COLON = 0x3a;

/** The lines in front of an HTTP/1 message's body. */
export class MessageHead {
  /** Where the body begins; the end of what is there where the head is not whole. */
  readonly bodyStart: number;
  private readonly bytes: Uint8Array;
  /** Where each line begins. */
  private readonly lines: number[] = [];

  /** Reads the head of the message bytes[start..end). */
  constructor(bytes: Uint8Array, start: number, end: number) {
    this.bytes = bytes;
    let at = start;
    for (let next = lineEnd(bytes, at, end); next >= 0; next = lineEnd(bytes, at, end)) {
      const isBlank = next - at === 1 || (next - at === 2 && bytes[at] === CR);
      if (!isBlank) this.lines.push(at);
      at = next;
      if (isBlank && this.lines.length > 0) break;
    }
    this.lines.push(at);
    this.bodyStart = this.isWhole(at) ? at : end;
  }

  /** The first line, without its end. */
  get start(): string {
    return this.lines.length > 1 ? this.text(this.lines[0], this.lines[1]) : "";
  }

  /** The value of the first header of a name, which is in lower case. */
  header(name: string): string | undefined {
    for (let line = 1; line < this.lines.length - 1; line++) {
      const at = this.lines[line];
      if (this.bytes[at + name.length] !== COLON || !this.isNamed(at, name)) continue;
      return this.text(at + name.length + 1, this.lines[line + 1]).trim();
    }
    return undefined;
  }

  /** Whether the head ended with a blank line before `at`. */
  private isWhole(at: number): boolean {
    const { bytes, lines } = this;
    if (lines.length < 2 || bytes[at - 1] !== LF) return false;
    return bytes[at - 2] === LF || (bytes[at - 2] === CR && bytes[at - 3] === LF);
  }

  private isNamed(at: number, name: string): boolean {
    for (let i = 0; i < name.length; i++) if ((this.bytes[at + i] | 0x20) !== name.charCodeAt(i)) return false;
    return true;
  }

  private text(start: number, end: number): string {
    let stop = end;
    while (stop > start && (this.bytes[stop - 1] === LF || this.bytes[stop - 1] === CR)) stop--;
    let text = "";
    for (let i = start; i < stop; i++) text += String.fromCharCode(this.bytes[i]);
    return text;
  }
}
