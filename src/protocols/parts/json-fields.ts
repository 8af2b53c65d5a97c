import { decodeText, latin1 } from "../../bytes/text.ts";
import type { Custom, Found, Inner } from "../../definition/custom.ts";
import { derivedText } from "../../definition/derived.ts";
import { custom, mark } from "../../definition/fields.ts";

/** JSON within JSON; what is deeper is left out. */
const DEPTH_LIMIT = 60;
/** Values of one text. */
const VALUE_LIMIT = 20_000;

/** What is shown at one place: the way to it, and the value as text. */
interface Shown {
  readonly path: string;
  readonly key: string;
  readonly value: string;
}

/**
 * What was found last, by the place of the value: a field holds its place only, and the way to it is known while the text is
 * read. `visit` is called before fields are read.
 */
let last: { readonly bytes: Uint8Array; readonly start: number; readonly shown: Map<number, Shown> } | undefined;

function shownAt(bytes: Uint8Array, at: number, layerStart: number): Shown | undefined {
  return last?.bytes === bytes && last.start === layerStart ? last.shown.get(at) : undefined;
}

const text = (filter: string, label: string, of: (shown: Shown) => string, bracketed = false) =>
  custom(
    derivedText(label, (bytes, start, _end, layerStart) => {
      const shown = shownAt(bytes, start, layerStart);
      return shown ? of(shown) : "";
    }),
    { filter, label, bracketed },
  );

const keys = [
  "object",
  "array",
  "member",
  "pathWithValue",
  "memberWithValue",
  "string",
  "number",
  "false",
  "true",
  "null",
  "key",
  "path",
] as const;
type Key = (typeof keys)[number];
const fields: { readonly [K in Key]: Inner["field"] } = {
  object: mark({ filter: "object", label: "Object" }),
  array: mark({ filter: "array", label: "Array" }),
  member: text("member", "Member", ({ key }) => key),
  pathWithValue: text("path_with_value", "Path with value", ({ path, value }) => `${path}:${value}`, true),
  memberWithValue: text("member_with_value", "Member with value", ({ key, value }) => `${key}:${value}`, true),
  string: text("value.string", "String value", ({ value }) => value),
  number: text("value.number", "Number value", ({ value }) => value),
  false: mark({ filter: "value.false", label: "False value" }),
  true: mark({ filter: "value.true", label: "True value" }),
  null: mark({ filter: "value.null", label: "Null value" }),
  key: text("key", "Key", ({ key }) => key),
  path: text("path", "Path", ({ path }) => path, true),
};

/** Fields at each depth. */
const inner: readonly Inner[] = Array.from({ length: 2 * DEPTH_LIMIT }, (_, depth) =>
  keys.map((key) => ({ key, field: fields[key], depth })),
).flat();

/** The fields of a text that is JSON (RFC 8259), up to where it is none. */
export const jsonFields: Pick<Custom<string>, "inner" | "visit"> = {
  inner,
  visit(bytes, start, end, found, layerStart) {
    const shown = new Map<number, Shown>();
    last = { bytes, start: layerStart, shown };
    new JsonReader(bytes, start, end, shown, found).value("", "", 0);
  },
};

/** Reads JSON front to back and says where its fields are. */
class JsonReader {
  private readonly bytes: Uint8Array;
  private readonly start: number;
  private readonly source: string;
  private readonly shown: Map<number, Shown>;
  private readonly found: Found;
  private at = 0;
  private values = 0;

  constructor(bytes: Uint8Array, start: number, end: number, shown: Map<number, Shown>, found: Found) {
    this.bytes = bytes;
    this.start = start;
    this.source = latin1(bytes, start, end);
    this.shown = shown;
    this.found = found;
  }

  /** Reads a value, which `path` leads to; `key` is what Wireshark calls it. Whether it is one. */
  value(path: string, key: string, depth: number): boolean {
    this.blanks();
    if (++this.values > VALUE_LIMIT || depth >= 2 * DEPTH_LIMIT) return false;
    const first = this.source[this.at];
    if (first === "{") return this.object(path, depth);
    if (first === "[") return this.array(path, depth);
    const from = this.at;
    const scalar = this.scalar();
    if (!scalar) return false;
    // A value that stands in nothing has neither a path nor a member.
    this.shown.set(this.start + from, { path, key, value: scalar.value });
    if (path !== "") {
      this.field("pathWithValue", from, depth);
      this.field("memberWithValue", from, depth);
    }
    this.field(scalar.kind, from, depth);
    return true;
  }

  private object(path: string, depth: number): boolean {
    this.field("object", this.at, depth);
    this.at++;
    while (!this.take("}")) {
      this.blanks();
      const from = this.at;
      const name = this.source[from] === '"' ? this.scalar()?.value : undefined;
      if (name === undefined) return false;
      const shown = { path: `${path}/${name}`, key: name, value: "" };
      this.shown.set(this.start + from, shown);
      this.field("member", from, depth + 1);
      if (!this.take(":") || !this.value(shown.path, name, depth + 2)) return false;
      this.field("key", from, depth + 2);
      this.field("path", from, depth + 2);
      if (!this.take(",") && this.next() !== "}") return false;
    }
    return true;
  }

  private array(path: string, depth: number): boolean {
    this.field("array", this.at, depth);
    this.at++;
    while (!this.take("]")) {
      if (!this.value(`${path}/[]`, "[]", depth + 1)) return false;
      if (!this.take(",") && this.next() !== "]") return false;
    }
    return true;
  }

  private scalar(): { readonly kind: Key; readonly value: string } | undefined {
    SCALAR.lastIndex = this.at;
    const match = SCALAR.exec(this.source);
    if (!match) return undefined;
    const from = this.start + this.at;
    this.at = SCALAR.lastIndex;
    const [whole, word] = match;
    if (word !== undefined) return { kind: word as Key, value: word };
    if (whole[0] !== '"') return { kind: "number", value: whole };
    return { kind: "string", value: unescaped(decodeText(this.bytes, from + 1, from + whole.length - 1)) };
  }

  private field(key: Key, from: number, depth: number): void {
    this.found(depth * keys.length + keys.indexOf(key), this.start + from, this.start + Math.max(this.at, from + 1));
  }

  private blanks(): void {
    while (/[ \t\r\n]/.test(this.source[this.at] ?? "")) this.at++;
  }

  private next(): string | undefined {
    this.blanks();
    return this.source[this.at];
  }

  private take(character: string): boolean {
    if (this.next() !== character) return false;
    this.at++;
    return true;
  }
}

const SCALAR = /"(?:[^"\\]|\\.)*"|(true|false|null)|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/sy;

const ESCAPES: { readonly [letter: string]: string } = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_all, hex: string | undefined, letter: string) =>
    hex === undefined ? (ESCAPES[letter] ?? letter) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
