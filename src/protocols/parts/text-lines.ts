import { decodeText, encodeText, latin1 } from "../../bytes/text.ts";
import type { ByteWriter } from "../../bytes/byte-writer.ts";
import type { Custom, Found } from "../../definition/custom.ts";
import type { AnyField, Fields } from "../../definition/kinds.ts";
import { beginsWith, type Beginning } from "../../definition/starts.ts";
import { InnerFields } from "./inner-fields.ts";

/** The end of a line that is not part of its value; others are, under `end`: `"\n"`, or `""` where the octets end first. */
const USUAL_END = "\r\n";

/**
 * One form that a line can have: the groups of `pattern`, which together with `between` cover it, are the pieces. A piece
 * that is its field's default is left out of the value.
 */
export interface LineForm {
  readonly pattern: RegExp;
  readonly pieces: Fields;
  readonly between?: string;
  /** Where only the first line of a layer has this form, or only lines behind one that fits this. */
  readonly only?: "first" | RegExp;
  /** What the line with its end is as a whole; the pieces are inside. */
  readonly line?: AnyField;
  /** The same by what the first piece says in lower case, and of lines that say something else. */
  readonly named?: { readonly [first: string]: AnyField };
  readonly others?: readonly Also[];
  /** What it also is: fields in front of those, and behind them. */
  readonly before?: readonly Also[];
  readonly behind?: readonly Also[];
}

/** A further field that a line is, where its layer begins so, or where it is the layer's first. */
export interface Also {
  readonly field: AnyField;
  readonly starts?: readonly Beginning[];
  readonly first?: boolean;
  /** Only lines that have a field by what they say first. */
  readonly onlyNamed?: boolean;
}

/** The pieces of a line by name, and its `end` where that is not CR LF. */
export type LineValue = { readonly [piece: string]: string };

/** One line, in the first form that fits it. */
export function textLine(name: string, forms: readonly LineForm[]): Custom<LineValue> {
  const fields = fieldsOf(forms);
  return {
    name,
    skip: (bytes, at, end) => nextLine(bytes, at, end),
    read: ({ bytes, layerStart }, start, end) => readLine(forms, bytes, start, end, layerStart),
    write: (writer, value) => writeLine(forms, writer, value),
    inner: fields.list,
    visit: (bytes, start, end, found, layerStart) => visitLine(forms, fields, bytes, start, end, found, layerStart),
  };
}

/** Lines up to the end, or up to an empty one where `untilBlank`. */
export function textLines(
  name: string,
  forms: readonly LineForm[],
  { untilBlank = false } = {},
): Custom<readonly LineValue[]> {
  const fields = fieldsOf(forms);
  const more = (bytes: Uint8Array, at: number, end: number): boolean =>
    at < end && !(untilBlank && blankAt(bytes, at, end) > 0);
  return {
    name,
    skip(bytes, at, end) {
      let next = at;
      while (more(bytes, next, end)) next = nextLine(bytes, next, end);
      return next;
    },
    read({ bytes, layerStart }, start, end) {
      const values: LineValue[] = [];
      for (let at = start; at < end;) {
        const next = nextLine(bytes, at, end);
        values.push(readLine(forms, bytes, at, next, layerStart));
        at = next;
      }
      return values;
    },
    write(writer, value) {
      for (const line of value) writeLine(forms, writer, line);
    },
    inner: fields.list,
    visit(bytes, start, end, found, layerStart) {
      for (let at = start; at < end;) {
        const next = nextLine(bytes, at, end);
        visitLine(forms, fields, bytes, at, next, found, layerStart);
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

/** Every field that lines of these forms can have. */
function fieldsOf(forms: readonly LineForm[]): InnerFields {
  const fields = new InnerFields();
  for (const form of forms) {
    for (const { field } of form.before ?? []) fields.add("before", field);
    for (const [key, field] of Object.entries({ line: form.line, ...form.named })) if (field) fields.add(key, field);
    for (const { field } of form.others ?? []) fields.add("other", field);
    const inside = form.line || form.named ? 1 : 0;
    for (const [key, field] of Object.entries(form.pieces)) fields.add(key, field, inside);
    for (const { field } of form.behind ?? []) fields.add("behind", field);
  }
  return fields;
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
  layerStart: number,
): { readonly form: number; readonly pieces: readonly string[] } {
  const text = latin1(bytes, start, stop);
  for (let form = 0; form < forms.length; form++) {
    const { pattern, only } = forms[form];
    if (only && !holds(only, bytes, start, layerStart)) continue;
    const match = pattern.exec(text);
    if (match) return { form, pieces: match.slice(1) };
  }
  throw new RangeError("the last form of a line must fit everything");
}

/** Whether the line at `start` is the first of its layer, or follows one that fits. */
function holds(only: "first" | RegExp, bytes: Uint8Array, start: number, layerStart: number): boolean {
  if (only === "first" || start === layerStart) return only === "first" && start === layerStart;
  let before = start - 1;
  while (before > layerStart && bytes[before - 1] !== 10) before--;
  return only.test(latin1(bytes, before, start));
}

function readLine(
  forms: readonly LineForm[],
  bytes: Uint8Array,
  start: number,
  next: number,
  layerStart: number,
): LineValue {
  const stop = textEnd(bytes, start, next);
  const { form, pieces } = split(forms, bytes, start, stop, layerStart);
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
  fields: InnerFields,
  bytes: Uint8Array,
  start: number,
  next: number,
  found: Found,
  layerStart: number,
): void {
  const { form, pieces } = split(forms, bytes, start, textEnd(bytes, start, next), layerStart);
  const { between = "", before, behind, line, named, others, pieces: kinds } = forms[form];
  const special = named?.[pieces[0].toLowerCase()];
  const whole = special ?? (named ? also(others, bytes, start, next, layerStart) : line);
  const first = also(before, bytes, start, next, layerStart);
  if (first) fields.found(first, bytes, start, next, found, layerStart);
  if (whole) fields.found(whole, bytes, start, next, found, layerStart);
  let at = start;
  let i = 0;
  for (const key in kinds) {
    const end = at + pieces[i++].length;
    if (end > at) fields.found(kinds[key], bytes, at, end, found, layerStart);
    at = end + between.length;
  }
  const last = also(behind, bytes, start, next, layerStart, special !== undefined);
  if (last) fields.found(last, bytes, start, next, found, layerStart);
}

/** The first field that the line in start..next also is. */
function also(
  list: readonly Also[] | undefined,
  bytes: Uint8Array,
  start: number,
  next: number,
  layerStart: number,
  isNamed = false,
): AnyField | undefined {
  if (list)
    for (const { field, starts, first, onlyNamed } of list)
      if (
        (!first || start === layerStart) &&
        (!onlyNamed || isNamed) &&
        (!starts || beginsWith(starts, bytes, layerStart, next, next))
      )
        return field;
  return undefined;
}
