import { phrase, phraseOf, type Phrase } from "../../bytes/phrase.ts";
import { printable } from "../../bytes/printable.ts";
import type { TextWriter } from "../../bytes/text-writer.ts";
import type { LineNames } from "../../definition/dump-line.ts";
import type { FieldInfo } from "../../definition/registry.ts";
import { wordOf } from "../../definition/value-strings.ts";
import type { FieldValues } from "../../dissect/field-values.ts";
import { ValueKind, type FieldRow } from "../fields/field-rows.ts";
import { writeValue } from "../fields/write-value.ts";
import { Slot, textSlot } from "./text-template.ts";

/** Octets of a value that a label shows. */
const SHOWN_OCTETS = 36;
const ONE = 49;
const TRUTH = ["True", "False"] as const;
const SECONDS = phrase(" seconds");

/** What the lines of a field have in common. */
export interface LabelText {
  readonly label: Phrase;
  /** The same with a colon behind it. */
  readonly before: Phrase;
  readonly unit: Phrase | undefined;
  /** The unit of one, where it is another. */
  readonly unitOfOne: Phrase | undefined;
  /** Its numbers have words. */
  readonly isNamed: boolean;
  /** Hexadecimal digits of a number that is some bits; 0 where it has as many as its octets. */
  readonly digits: number;
  /** By how many octets the field is. */
  readonly sized: (SizedLabel | undefined)[];
}

/** What the lines of a field of so many octets have in common. */
interface SizedLabel {
  /** Of a number that is some bits of octets: those bits. */
  readonly pattern: BitPattern | null;
  /** Whole lines by the number, where that decides on them and has few values. */
  readonly lines: Map<number, Phrase> | undefined;
}

/** Lines of one field that are kept. */
const LINE_LIMIT = 256;

/** `.... .0.. = `, and which digits in it are which bits. */
interface BitPattern {
  readonly text: Phrase;
  readonly places: readonly { readonly at: number; readonly bit: number }[];
}

export function labelText(info: FieldInfo): LabelText {
  const { label, view, field } = info;
  const unit = view ? undefined : field.unit;
  return {
    label: phrase(label),
    before: phrase(`${label}: `),
    unit: unit === undefined ? undefined : phrase(typeof unit === "string" ? unit : unit[1]),
    unitOfOne: unit === undefined || typeof unit === "string" ? undefined : phrase(unit[0]),
    isNamed: (view ? view.strings : (field.strings ?? field.names)) !== undefined,
    digits: info.mask === 0 || (field.kind === "uint" && !view) ? 0 : Math.ceil((32 - Math.clz32(info.mask)) / 4),
    sized: [],
  };
}

/** A line in which at most a number differs from packet to packet: the text in front of it, its slot, the text behind. */
export interface PlainLine {
  readonly before: Phrase;
  readonly slot: number | undefined;
  readonly after: Phrase | undefined;
}

/** The line of a field, where it is so plain; undefined where it is not. */
export function plainLine(row: FieldRow, text: LabelText, values: FieldValues): PlainLine | undefined {
  const { info, kind, generated, show } = row;
  if (kind === ValueKind.none) return { before: text.label, slot: undefined, after: undefined };
  if (info.mask !== 0 || text.isNamed || text.unitOfOne || show === "dec-hex" || show === "hex-dec") return undefined;
  const slot = textSlot(row, values);
  if (slot === Slot.seconds) return { before: text.before, slot, after: SECONDS };
  const isNumber = slot === Slot.generated || (!generated && (slot === Slot.decimal || slot === Slot.hex));
  return isNumber ? { before: text.before, slot, after: text.unit } : undefined;
}

/** Writes the line of a field in a tree, as Wireshark does where the protocol does not say otherwise: label and value. */
export function writeLabel(
  out: TextWriter,
  values: FieldValues,
  layer: number,
  quad: number,
  row: FieldRow,
  text: LabelText,
  names: LineNames,
): void {
  const { kind } = row;
  if (kind === ValueKind.none) {
    out.phrase(text.label);
    return;
  }
  const { pattern, lines } = (text.sized[values.size(quad)] ??= sizedLabel(values, layer, quad, row, text));
  const value = lines ? values.number(layer, quad) : 0;
  const known = lines?.get(value);
  if (known) {
    out.phrase(known);
    return;
  }
  const from = out.length;
  if (pattern) writePattern(out, pattern, values.word(layer, quad));
  out.phrase(text.before);
  const name = nameOf(values, layer, quad, row, names);
  if (name !== undefined) out.utf8(`${name} (`);
  writeLabelValue(out, values, layer, quad, row, text);
  if (name !== undefined) out.octet(41);
  if (text.unitOfOne && values.number(layer, quad) === 1) out.phrase(text.unitOfOne);
  else if (text.unit) out.phrase(text.unit);
  if (lines && lines.size < LINE_LIMIT) lines.set(value, phraseOf(out.buffer.subarray(from, out.length)));
}

function sizedLabel(values: FieldValues, layer: number, quad: number, row: FieldRow, text: LabelText): SizedLabel {
  const { kind, info } = row;
  const pattern = bitPattern(info, values.size(quad), values.offset(layer, quad));
  const isNumber = kind === ValueKind.boolean || kind === ValueKind.decimal || kind === ValueKind.hex;
  const hasFew = isNumber && (pattern ? values.isPlain(info.id) : text.isNamed || kind === ValueKind.boolean);
  return { pattern, lines: hasFew ? new Map() : undefined };
}

/** The name of an address, where those are shown. */
function nameOf(
  values: FieldValues,
  layer: number,
  quad: number,
  { kind, type, generated }: FieldRow,
  names: LineNames,
): string | undefined {
  if (generated) return undefined;
  const isEther = type === "FT_ETHER";
  if (!isEther && kind !== ValueKind.ipv4 && kind !== ValueKind.ipv6) return undefined;
  values.locate(layer, quad);
  if (isEther) return names.ether(values.bytes, values.from);
  return kind === ValueKind.ipv4 ? names.ipv4(values.bytes, values.from) : names.ipv6(values.bytes, values.from);
}

/** Writes the value of a field for people: words with their numbers, octets in hexadecimal, times with their unit. */
function writeLabelValue(
  out: TextWriter,
  values: FieldValues,
  layer: number,
  quad: number,
  row: FieldRow,
  text: LabelText,
): void {
  const { info } = row;
  switch (row.kind) {
    case ValueKind.boolean: {
      const truth = (info.view ? info.view.truth : info.field.truth) ?? TRUTH;
      out.utf8(truth[values.number(layer, quad) === 0 ? 1 : 0]);
      return;
    }
    case ValueKind.decimal:
    case ValueKind.hex:
    case ValueKind.octal:
      number(out, values, layer, quad, row, text);
      return;
    case ValueKind.octets:
      octets(out, values.octets(layer, quad));
      return;
    case ValueKind.text:
      out.utf8(printable(values.text(layer, quad)));
      return;
    case ValueKind.duration:
      writeValue(out, values, layer, quad, row);
      out.phrase(SECONDS);
      return;
    case ValueKind.integer64: {
      const word = text.isNamed ? (wordOf(info, values.number(layer, quad)) ?? "Unknown") : undefined;
      if (word !== undefined) out.utf8(`${word} (`);
      writeValue(out, values, layer, quad, row);
      if (word !== undefined) out.octet(41);
      return;
    }
    default:
      writeValue(out, values, layer, quad, row);
  }
}

function number(
  out: TextWriter,
  values: FieldValues,
  layer: number,
  quad: number,
  row: FieldRow,
  { isNamed, digits }: LabelText,
): void {
  const { info, show } = row;
  const value = values.number(layer, quad);
  if (isNamed) {
    out.utf8(wordOf(info, value) ?? "Unknown");
    if (show === "word") return;
    out.text(" (");
    bare(out, values, layer, quad, row, digits);
    out.octet(41);
    return;
  }
  bare(out, values, layer, quad, row, digits);
  if (show === "dec-hex") {
    out.text(" (0x");
    out.hex(value, digits > 0 ? digits : row.digits);
    out.octet(41);
  } else if (show === "hex-dec") out.text(` (${value})`);
}

/** A number as it is; one that is some bits of octets with as many digits as these bits need. */
function bare(out: TextWriter, values: FieldValues, layer: number, quad: number, row: FieldRow, digits: number): void {
  if (row.show === "hex" && digits > 0) {
    out.text("0x");
    out.hex(values.number(layer, quad), digits);
  } else writeValue(out, values, layer, quad, row);
}

function octets(out: TextWriter, bytes: Uint8Array): void {
  if (bytes.length === 0) out.text("<MISSING>");
  out.hexOctets(bytes, 0, Math.min(bytes.length, SHOWN_OCTETS));
  if (bytes.length > SHOWN_OCTETS) out.text("…");
}

/**
 * The pattern of a field that is some bits of so many octets, `at` octets into its layer; null where it is all of them, or no
 * number.
 */
function bitPattern({ mask, shift, role, view, field }: FieldInfo, octets: number, at: number): BitPattern | null {
  const bits = 8 * octets;
  if (mask === 0 || bits > 32 || (role === "generated" && !view)) return null;
  const shown = (mask << shift) >>> 0;
  const word = (view ? view.word : field.word) ?? bits;
  if (shown === 2 ** bits - 1 && word === bits) return null;
  // Octets of the word that are behind those of the field; one of three is aligned nowhere.
  const size = 1 << Math.ceil(Math.log2(word / 8));
  const behind = word === bits || word === 24 ? 0 : 8 * (size - (at % size) - octets);
  const places: { at: number; bit: number }[] = [];
  let text = "";
  for (let place = word - 1; place >= 0; place--) {
    const bit = place - behind;
    const isShown = bit >= 0 && bit < bits && ((shown >>> bit) & 1) === 1;
    if (isShown) places.push({ at: text.length, bit });
    text += isShown ? "0" : ".";
    if ((word - place) % 4 === 0 || place === 0) text += " ";
  }
  return { text: phrase(`${text}= `), places };
}

function writePattern(out: TextWriter, { text, places }: BitPattern, word: number): void {
  const from = out.length;
  out.phrase(text);
  for (let i = 0; i < places.length; i++) {
    const { at, bit } = places[i];
    if ((word >>> bit) & 1) out.buffer[from + at] = ONE;
  }
}
