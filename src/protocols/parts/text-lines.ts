import { decodeText, encodeText } from "../../bytes/text.ts";
import type { ByteWriter } from "../../bytes/byte-writer.ts";
import type { Custom, Inner } from "../../definition/custom.ts";
import type { AnyField, Fields } from "../../definition/kinds.ts";

/** The end of a line that is not part of its value; others are, under `end`: `"\n"`, or `""` where the octets end first. */
const USUAL_END = "\r\n";

/**
 * One form that a line can have: the groups of `pattern`, which together with `between` cover it, are the pieces. A piece
 * that is its field's default is left out of the value. `named` has the fields of the last piece by what the first one says
 * in lower case.
 */
export interface LineForm {
  readonly pattern: RegExp;
  readonly pieces: Fields;
  readonly between?: string;
  readonly named?: { readonly [first: string]: AnyField };
}

/** The pieces of a line by name, and its `end` where that is not CR LF. */
export type LineValue = { readonly [piece: string]: string };

/** One line, in the first form that fits it. */
export function textLine(name: string, forms: readonly LineForm[]): Custom<LineValue> {
  const places = numberPieces(forms);
  return {
    name,
    skip: (bytes, at, end) => nextLine(bytes, at, end),
    read: ({ bytes }, start, end) => readLine(forms, bytes, start, end),
    write: (writer, value) => writeLine(forms, writer, value),
    inner: places.inner,
    visit: (bytes, start, end, found) => visitLine(forms, places, bytes, start, end, found),
  };
}

/** Lines up to the end, or up to an empty one where `untilBlank`. */
export function textLines(
  name: string,
  forms: readonly LineForm[],
  { untilBlank = false } = {},
): Custom<readonly LineValue[]> {
  const places = numberPieces(forms);
  const more = (bytes: Uint8Array, at: number, end: number): boolean =>
    at < end && !(untilBlank && blankAt(bytes, at, end) > 0);
  return {
    name,
    skip(bytes, at, end) {
      let next = at;
      while (more(bytes, next, end)) next = nextLine(bytes, next, end);
      return next;
    },
    read({ bytes }, start, end) {
      const values: LineValue[] = [];
      for (let at = start; at < end;) {
        const next = nextLine(bytes, at, end);
        values.push(readLine(forms, bytes, at, next));
        at = next;
      }
      return values;
    },
    write(writer, value) {
      for (const line of value) writeLine(forms, writer, line);
    },
    inner: places.inner,
    visit(bytes, start, end, found) {
      for (let at = start; at < end;) {
        const next = nextLine(bytes, at, end);
        visitLine(forms, places, bytes, at, next, found);
        at = next;
      }
    },
  };
}

/** The empty line after the headers of a message: `"\r\n"`, `"\n"`, or `""` where there is none. */
export const blankLine: Custom<string> = {
  name: "blank line",
  skip: (bytes, at, end) => at + blankAt(bytes, at, end),
  read: ({ bytes }, start, end) => decodeText(bytes, start, end),
  write: (writer, value) => writer.octets(encodeText(value ?? USUAL_END)),
};

/** Where the fields of the pieces are in the list of inner fields. */
interface Places {
  readonly inner: readonly Inner[];
  readonly ofForm: readonly { readonly first: number; readonly named: ReadonlyMap<string, number> }[];
}

function numberPieces(forms: readonly LineForm[]): Places {
  const inner: Inner[] = [];
  const ofForm = forms.map(({ pieces, named = {} }) => {
    const first = inner.length;
    for (const [key, field] of Object.entries(pieces)) inner.push({ key, field });
    const numbers = new Map<string, number>();
    for (const [key, field] of Object.entries(named)) {
      const known = inner.findIndex((one) => one.field === field);
      numbers.set(key, known >= 0 ? known : inner.push({ key, field }) - 1);
    }
    return { first, named: numbers };
  });
  return { inner, ofForm };
}

/** Where the line after the one at `at` starts. */
function nextLine(bytes: Uint8Array, at: number, end: number): number {
  for (let i = at; i < end; i++) if (bytes[i] === 10) return i + 1;
  return end;
}

/** Octets of the line end that stands at `at`, 0 where none does. */
function blankAt(bytes: Uint8Array, at: number, end: number): number {
  if (at < end && bytes[at] === 10) return 1;
  return at + 1 < end && bytes[at] === 13 && bytes[at + 1] === 10 ? 2 : 0;
}

/** Where the text of the line in start..next ends. */
function textEnd(bytes: Uint8Array, start: number, next: number): number {
  if (next === start || bytes[next - 1] !== 10) return next;
  return next - 2 >= start && bytes[next - 2] === 13 ? next - 2 : next - 1;
}

/** The pieces of a line, one character an octet, and the form they are in. */
function split(
  forms: readonly LineForm[],
  bytes: Uint8Array,
  start: number,
  stop: number,
): { readonly form: number; readonly pieces: readonly string[] } {
  let text = "";
  for (let at = start; at < stop; at++) text += String.fromCharCode(bytes[at]);
  for (let form = 0; form < forms.length; form++) {
    const match = forms[form].pattern.exec(text);
    if (match) return { form, pieces: match.slice(1) };
  }
  throw new RangeError("the last form of a line must fit everything");
}

function readLine(forms: readonly LineForm[], bytes: Uint8Array, start: number, next: number): LineValue {
  const stop = textEnd(bytes, start, next);
  const { form, pieces } = split(forms, bytes, start, stop);
  const value: { [piece: string]: string } = {};
  let at = start;
  Object.entries(forms[form].pieces).forEach(([key, field], i) => {
    const text = decodeText(bytes, at, at + pieces[i].length);
    if (text !== field.default) value[key] = text;
    at += pieces[i].length + (forms[form].between ?? "").length;
  });
  const end = decodeText(bytes, stop, next);
  if (end !== USUAL_END) value["end"] = end;
  return value;
}

function writeLine(forms: readonly LineForm[], writer: ByteWriter, value: LineValue): void {
  const form = forms.find(({ pieces }) =>
    Object.keys(pieces).every((key) => value[key] !== undefined || pieces[key].default !== undefined),
  );
  if (!form)
    throw new RangeError(`a line needs ${forms.map(({ pieces }) => Object.keys(pieces).join(" and ")).join(", or ")}`);
  const text = Object.entries(form.pieces).map(([key, field]) => value[key] ?? (field.default as string));
  writer.octets(encodeText(text.join(form.between ?? "") + (value["end"] ?? USUAL_END)));
}

function visitLine(
  forms: readonly LineForm[],
  places: Places,
  bytes: Uint8Array,
  start: number,
  next: number,
  found: (inner: number, start: number, end: number) => void,
): void {
  const { form, pieces } = split(forms, bytes, start, textEnd(bytes, start, next));
  const { first, named } = places.ofForm[form];
  const special = named.get(pieces[0].toLowerCase());
  let at = start;
  pieces.forEach((piece, i) => {
    const field = special !== undefined && i === pieces.length - 1 ? special : first + i;
    found(field, at, at + piece.length);
    at += piece.length + (forms[form].between ?? "").length;
  });
}
