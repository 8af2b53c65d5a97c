import { readBer, type BerElement } from "../../bytes/ber.ts";
import { formatObjectIdentifier } from "../../bytes/object-identifier.ts";
import type { ContextMessage } from "../../definition/messages.ts";

/** Elements of one message that are looked at. */
const ELEMENT_LIMIT = 1000;

/** Tags of ITU-T X.226 8, X.227 9 and X.690 8.18. */
const INTEGER = 2;
const IDENTIFIER = 6;
const EXTERNAL = 0x28;
const SEQUENCE = 0x30;
const SET = 0x31;
const DATA = 0x61;
const SINGLE = 0xa0;
const NORMAL = 0xa2;
const CONTEXTS = 0xa4;
const USER = 0xbe;

/** Which protocol an abstract syntax is of. */
const syntaxes: { readonly [identifier: string]: string } = {
  "2.2.1.0.1": "acse",
  "1.0.9506.2.1": "mms",
  "1.0.9506.2.3": "mms",
};

/** Which contexts a message of the presentation layer agrees on, and what it, or one of ACSE, carries in which. */
export function presentationContexts(bytes: Uint8Array, start: number, end: number): ContextMessage {
  const reader = new Reader(bytes);
  reader.elements(start, end);
  return reader;
}

class Reader implements ContextMessage {
  readonly agreed: { context: number; of: string }[] = [];
  readonly carried: { context: number; start: number; end: number }[] = [];
  private readonly bytes: Uint8Array;
  private left = ELEMENT_LIMIT;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Looks at elements, and into those that hold contexts or data. */
  elements(start: number, end: number): void {
    for (const { tag, start: from, end: to } of this.within(start, end)) {
      if (tag === CONTEXTS) this.contexts(from, to);
      else if (tag === EXTERNAL || (tag === SEQUENCE && this.bytes[from] !== SEQUENCE)) this.values(from, to);
      else if (tag === SET || tag === NORMAL || tag === DATA || tag === USER || (tag & 0xf8) === 0x60)
        this.elements(from, to);
    }
  }

  /** The elements in bytes[start..end), as far as they are whole. */
  private within(start: number, end: number): readonly BerElement[] {
    const found: BerElement[] = [];
    for (let at = start; at < end && this.left-- > 0;) {
      const element = { tag: 0, start: 0, end: 0 };
      if (!readBer(this.bytes, at, end, element)) break;
      found.push(element);
      at = element.end;
    }
    return found;
  }

  private contexts(start: number, end: number): void {
    for (const item of this.within(start, end)) {
      const [number, name] = this.within(item.start, item.end);
      if (number?.tag !== INTEGER || name?.tag !== IDENTIFIER) continue;
      const syntax = formatObjectIdentifier(this.bytes, name.start, name.end);
      this.agreed.push({ context: this.number(number), of: syntaxes[syntax] ?? syntax });
    }
  }

  /** A value, whose context is told in front of it. */
  private values(start: number, end: number): void {
    let context = -1;
    for (const element of this.within(start, end)) {
      if (element.tag === INTEGER) context = this.number(element);
      else if (element.tag === SINGLE && context >= 0 && element.start < element.end)
        this.carried.push({ context, start: element.start, end: element.end });
    }
  }

  private number({ start, end }: BerElement): number {
    let number = 0;
    for (let at = start; at < Math.min(end, start + 4); at++) number = number * 256 + this.bytes[at];
    return number;
  }
}
