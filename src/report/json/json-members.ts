import { escapeSince } from "../../bytes/json-text.ts";
import { phrase, type Phrase } from "../../bytes/phrase.ts";
import type { TextWriter } from "../../bytes/text-writer.ts";
import type { FieldRow } from "../fields/field-rows.ts";

const COMMA = 44;
const QUOTE = 34;
const OPEN = 123;
const CLOSE = 125;
/** Depth of the objects of layers in tshark's JSON. */
const LAYER_DEPTH = 4;
/** Deeper objects are indented as those of this depth. */
export const DEEPEST = 64;
const INDENTS: readonly string[] = Array.from({ length: DEEPEST }, (_, depth) => `\n${"  ".repeat(depth)}`);

/** Writes objects of JSON with a member a line, as tshark does. */
export class JsonMembers {
  out: TextWriter;
  depth: number = LAYER_DEPTH;
  /** Whether the object being written has members. */
  filled = false;
  private readonly keys: Phrase[][] = [];
  private readonly treeKeys: Phrase[][] = [];

  constructor(out: TextWriter) {
    this.out = out;
  }

  /** A member whose value is text. */
  member(name: string, value: string): void {
    const { out } = this;
    this.key(name);
    out.octet(QUOTE);
    const from = out.length;
    out.utf8(value);
    escapeSince(out, from);
    out.octet(QUOTE);
  }

  /** Writes what stands in front of a member's value; names of fields need no escapes. */
  key(name: string): void {
    this.start();
    this.out.text(name);
    this.out.text('": ');
  }

  /** The same for a field, from a cache: by depth, for the plain name and for the one with `_tree`. */
  rowKey({ info }: FieldRow, suffix: "" | "_tree" = ""): void {
    const cache = suffix === "" ? this.keys : this.treeKeys;
    const byDepth = (cache[info.id] ??= []);
    const text = (byDepth[this.depth] ??= phrase(`${this.indent()}"${info.name}${suffix}": `));
    this.separate();
    this.out.phrase(text);
  }

  /** Begins a member, up to the quote in front of its name. */
  start(): void {
    this.separate();
    this.out.text(this.indent());
    this.out.octet(QUOTE);
  }

  /** Sets what follows apart from the member in front of it. */
  separate(): void {
    if (this.filled) this.out.octet(COMMA);
    this.filled = true;
  }

  open(): void {
    this.out.octet(OPEN);
    this.filled = false;
    this.depth++;
  }

  close(): void {
    this.depth--;
    if (this.filled) this.out.text(this.indent());
    this.out.octet(CLOSE);
    this.filled = true;
  }

  indent(deeper = 0): string {
    return INDENTS[Math.min(this.depth + deeper, DEEPEST - 1)];
  }
}
