import { anyLineEnd, isLineEnd } from "../message-framing.ts";

const CR = 0x0d;
const LF = 0x0a;
const COLON = 0x3a;
const BLANKS = /^[ \t]+|[ \t]+$/g;

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
    const { lines } = this;
    let at = start;
    let isWhole = false;
    for (let next = anyLineEnd(bytes, at, end); next >= 0; next = anyLineEnd(bytes, at, end)) {
      const isBlank = isLineEnd(bytes[at]);
      // Like tshark, a line without a colon, as of a folded header, begins the body.
      isWhole = lines.length > 0 && (isBlank || !hasColon(bytes, at, next));
      if (isWhole && !isBlank) break;
      if (!isBlank) lines.push(at);
      at = next;
      if (isWhole) break;
    }
    lines.push(at);
    this.bodyStart = isWhole ? at : end;
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
      return this.text(at + name.length + 1, this.lines[line + 1]).replace(BLANKS, "");
    }
    return undefined;
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

function hasColon(bytes: Uint8Array, at: number, end: number): boolean {
  for (let i = at; i < end; i++) if (bytes[i] === COLON) return true;
  return false;
}
