import { decodeText, encodeText, escapedText } from "../../bytes/text.ts";
import type { ByteWriter } from "../../bytes/byte-writer.ts";
import { MALFORMED, type Custom, type Surroundings } from "../../definition/custom.ts";
import { custom } from "../../definition/fields.ts";
import { derivedNumber, derivedText } from "../../definition/derived.ts";
import type { AnyField, Common, Field, Fields } from "../../definition/kinds.ts";
import { recordTypes } from "./dns-registries.ts";

/**
 * A domain name as text with a dot after each label (RFC 1035 5.1: `\.` and `\\` are characters of a label, `\007` an
 * octet). A name that is not spelled as the writer would spell it says how it is: so many labels written out, then a
 * pointer to that octet of the message, or the root where there is none.
 */
export type DomainName = string | SpelledName;
export interface SpelledName {
  readonly name: string;
  readonly labels: number;
  readonly pointer?: number;
}

/** RFC 1035 3.1: octets of a name, with the length octets and the root's. */
const NAME_LIMIT = 255;
const LABEL_LIMIT = 63;
/** How Wireshark writes the name of the root. */
const ROOT = "<Root>";
/** Length octets from here on start a pointer of two octets, of which 14 bits count. */
const POINTER = 0xc0;
const POINTER_LIMIT = 0x3fff;

/** A name that the writer compresses: with a pointer to the longest of its suffixes that stands earlier in the message. */
export function name(about: Common<DomainName> = {}): Field<DomainName> {
  return custom(compressing, about);
}

/** A name that the writer spells out (RFC 3597 4: all but the types of RFC 1035); it may be pointed to. */
export function plainName(about: Common<DomainName> = {}): Field<DomainName> {
  return custom(spellingOut, about);
}

/** The field with names that are spelled out where it would compress them. */
export function spelledOut(field: AnyField): AnyField {
  switch (field.kind) {
    case "custom":
      return field.custom === compressing ? { ...field, custom: spellingOut as Custom<unknown> } : field;
    case "repeated":
      return { ...field, of: spelledOut(field.of) };
    case "when":
      return { ...field, of: spelledOut(field.of) };
    case "struct":
      return { ...field, fields: eachSpelledOut(field.fields) };
    case "choice":
      return { ...field, cases: eachSpelledOut(field.cases) };
    default:
      return field;
  }
}

function eachSpelledOut(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, spelledOut(field)]));
}

/** How names are read and written; offsets in pointers count from the start of the layer. */
export function nameCodec(compress: boolean): Custom<DomainName> {
  return {
    name: compress ? "compressed domain name" : "domain name",
    single: true,
    skip: skipName,
    read: ({ bytes, layerStart, notes }, start, end) => {
      const found = locate(bytes, start, end, layerStart);
      const suffixes = suffixesAt(bytes, found.labels);
      const usual = usualSpelling(suffixes, notes, compress);
      note(suffixes, found.written, start - layerStart, notes);
      const text = nameText(bytes, found.labels);
      if (usual.labels === found.written && usual.pointer === found.pointer) return text;
      return { name: text, labels: found.written, ...(found.pointer === undefined ? {} : { pointer: found.pointer }) };
    },
    write: (writer, value, around) => writeName(writer, value ?? ".", around, compress),
    text: shownName,
  };
}
const compressing = nameCodec(true);
const spellingOut = nameCodec(false);

/** The same in a list that zeros pad, each of which reads as the name of the root: Wireshark has no field for those. */
export function paddedName(about: Common<DomainName>): Field<DomainName> {
  return custom(
    {
      ...spellingOut,
      beside: true,
      inner: [{ key: "name", field: custom(derivedText("padded name", shownName), about) }],
      visit(octets, start, end, found) {
        if (octets[start] !== 0) found(0, start, end);
      },
    },
    { ...about, filter: "" },
  );
}

/** The name of a question: its length and the number of its labels are fields, too. */
export function questionName(about: Common<DomainName> = {}): Field<DomainName> {
  return custom(counted, about);
}
const counted: Custom<DomainName> = {
  ...compressing,
  beside: true,
  inner: [
    {
      key: "length",
      field: custom(
        derivedNumber("length of a name", (...where) => lengthOf(where[0], labelsOf(...where))),
        { filter: "qry.name.len", label: "Name Length", bracketed: true, type: "FT_UINT16" },
      ),
    },
    {
      key: "labels",
      field: custom(
        derivedNumber("labels of a name", (...where) => countOf(where[0], labelsOf(...where))),
        { filter: "count.labels", label: "Label Count", bracketed: true, type: "FT_UINT16" },
      ),
    },
  ],
  visit(_bytes, start, end, found) {
    found(0, start, end);
    found(1, start, end);
  },
};

/** The name of a record; that of a service is the service, the transport and the name behind them (RFC 2782). */
export function recordName(about: Common<DomainName> & { readonly filter: string }): Field<DomainName> {
  return custom(ownerName(about.filter, about.label), { ...about, filter: "" });
}

function ownerName(filter: string, label = filter): Custom<DomainName> {
  const part = (key: string, first: number, last?: number) =>
    custom(
      derivedText(`${key} of a service`, (...where) => shownLabels(where[0], labelsOf(...where).slice(first, last))),
      { filter: `srv.${key}`, label: key[0].toUpperCase() + key.slice(1) },
    );
  return {
    ...compressing,
    beside: true,
    inner: [
      { key: "name", field: custom(derivedText("name of a record", shownName), { filter, label }) },
      { key: "service", field: part("service", 0, 1) },
      { key: "proto", field: { ...part("proto", 1, 2), label: "Protocol" } },
      { key: "rest", field: part("name", 2) },
    ],
    visit(bytes, start, end, found, _layerStart, limit) {
      const service = end + 2 <= limit && bytes[end] === 0 && bytes[end + 1] === recordTypes.SRV;
      for (let inner = service ? 1 : 0; inner <= (service ? 3 : 0); inner++) found(inner, start, end);
    },
  };
}

/** Where the name ends. Pointers must lead backwards, so that none can lead in a circle. */
function skipName(bytes: Uint8Array, at: number, end: number, layerStart: number): number {
  let next = at;
  for (;;) {
    if (next >= end) return next + 1;
    const length = bytes[next];
    if (length === 0) return next + 1;
    if (length >= POINTER) {
      if (next + 2 > end) return next + 2;
      return leadsToName(bytes, next, at, end, layerStart, next - at) ? next + 2 : MALFORMED;
    }
    next += length + 1;
    if (length > LABEL_LIMIT || next - at >= NAME_LIMIT) return MALFORMED;
  }
}

/** Whether the pointer at `at`, behind `octets` octets of labels from `runStart` on, leads to the rest of a name. */
function leadsToName(
  bytes: Uint8Array,
  at: number,
  runStart: number,
  end: number,
  layerStart: number,
  octets: number,
): boolean {
  let pointer = at;
  let limit = runStart;
  let count = octets;
  for (;;) {
    let next = layerStart + (((bytes[pointer] & ~POINTER) << 8) | bytes[pointer + 1]);
    if (next >= limit) return false;
    limit = next;
    while (next < end && bytes[next] > 0 && bytes[next] <= LABEL_LIMIT) {
      count += bytes[next] + 1;
      next += bytes[next] + 1;
      if (count >= NAME_LIMIT) return false;
    }
    if (next >= end || (bytes[next] > LABEL_LIMIT && bytes[next] < POINTER)) return false;
    if (bytes[next] === 0) return true;
    if (next + 2 > end) return false;
    pointer = next;
  }
}

function labelsOf(bytes: Uint8Array, start: number, end: number, layerStart: number): readonly number[] {
  return locate(bytes, start, end, layerStart).labels;
}

/** Octets of a name with the dots in it, as Wireshark counts them: a single one is none, and the root is a word. */
function lengthOf(bytes: Uint8Array, labels: readonly number[]): number {
  if (labels.length === 0) return ROOT.length;
  const length = labels.reduce((sum, at) => sum + bytes[at] + 1, -1);
  return length === 1 ? 0 : length;
}

function countOf(bytes: Uint8Array, labels: readonly number[]): number {
  return lengthOf(bytes, labels) === 0 ? 0 : Math.max(labels.length, 1);
}

/** A name as Wireshark shows it. */
function shownName(bytes: Uint8Array, start: number, end: number, layerStart: number): string {
  const labels = labelsOf(bytes, start, end, layerStart);
  return labels.length === 0 ? ROOT : shownLabels(bytes, labels);
}

function shownLabels(bytes: Uint8Array, labels: readonly number[]): string {
  return escapedText(labels.map((at) => decodeText(bytes, at + 1, at + 1 + bytes[at])).join("."));
}

interface Located {
  /** Where the length octets of the labels are. */
  readonly labels: readonly number[];
  /** How many of them stand before the first pointer, and where that points to. */
  readonly written: number;
  readonly pointer: number | undefined;
}

/** The labels of a name that `skipName` has accepted. */
function locate(bytes: Uint8Array, start: number, end: number, layerStart: number): Located {
  const labels: number[] = [];
  let written = -1;
  let pointer: number | undefined;
  let limit = end;
  for (let at = start; bytes[at] !== 0 && labels.length < NAME_LIMIT;) {
    if (bytes[at] < POINTER) {
      labels.push(at);
      at += bytes[at] + 1;
      continue;
    }
    const target = ((bytes[at] & ~POINTER) << 8) | bytes[at + 1];
    if (written < 0) {
      written = labels.length;
      pointer = target;
    }
    at = layerStart + target;
    if (at >= limit) break;
    limit = at;
  }
  return { labels, written: written < 0 ? labels.length : written, pointer };
}

function nameText(bytes: Uint8Array, labels: readonly number[]): string {
  if (labels.length === 0) return ".";
  let text = "";
  for (const at of labels) {
    for (const character of decodeText(bytes, at + 1, at + 1 + bytes[at])) {
      const code = character.codePointAt(0) ?? 0;
      if (character === "." || character === "\\") text += `\\${character}`;
      else text += code < 0x20 || code === 0x7f ? `\\${String(code).padStart(3, "0")}` : character;
    }
    text += ".";
  }
  return text;
}

/** The labels of a name in text. Throws a RangeError where one is empty or too long. */
function parseName(text: string): Uint8Array[] {
  if (text === "." || text === "") return [];
  const labels: Uint8Array[] = [];
  let label = "";
  const end = (): void => {
    const octets = encodeText(label);
    if (octets.length === 0 || octets.length > LABEL_LIMIT) {
      throw new RangeError(`"${text}": a label of a domain name has 1 to ${LABEL_LIMIT} octets, not ${octets.length}`);
    }
    labels.push(octets);
    label = "";
  };
  for (let i = 0; i < text.length; i++) {
    const decimal = /^\\(\d{3})/.exec(text.slice(i, i + 4));
    if (decimal) {
      const octet = Number(decimal[1]) & 255;
      label += octet < 0x80 ? String.fromCharCode(octet) : String.fromCharCode(0xdc00 + octet);
      i += 3;
    } else if (text[i] === "\\" && i + 1 < text.length) label += text[++i];
    else if (text[i] === ".") end();
    else label += text[i];
  }
  if (label !== "") end();
  return labels;
}

/** The same of a name whose labels start at these places. */
function suffixesAt(bytes: Uint8Array, labels: readonly number[]): string[] {
  const suffixes: string[] = [];
  let suffix = "";
  for (let i = labels.length - 1; i >= 0; i--) {
    let label = "";
    for (let at = labels[i]; at <= labels[i] + bytes[labels[i]]; at++) label += String.fromCharCode(bytes[at]);
    suffix = label + suffix;
    suffixes[i] = suffix;
  }
  return suffixes;
}

/** What each suffix of a name is noted by: its labels with their lengths. */
function suffixesOf(labels: readonly Uint8Array[]): string[] {
  const suffixes: string[] = [];
  let suffix = "";
  for (let i = labels.length - 1; i >= 0; i--) {
    suffix = String.fromCharCode(labels[i].length, ...labels[i]) + suffix;
    suffixes[i] = suffix;
  }
  return suffixes;
}

function usualSpelling(
  suffixes: readonly string[],
  notes: ReadonlyMap<string, number>,
  compress: boolean,
): { readonly labels: number; readonly pointer?: number | undefined } {
  const found = compress ? suffixes.findIndex((suffix) => notes.has(suffix)) : -1;
  return found < 0 ? { labels: suffixes.length } : { labels: found, pointer: notes.get(suffixes[found]) };
}

/** Notes where the suffixes that start in a name's own labels are, for those that come later. */
function note(suffixes: readonly string[], written: number, offset: number, notes: Map<string, number>): void {
  let at = offset;
  for (let i = 0; i < written && at <= POINTER_LIMIT; i++) {
    if (!notes.has(suffixes[i])) notes.set(suffixes[i], at);
    at += suffixes[i].charCodeAt(0) + 1;
  }
}

function writeName(
  writer: ByteWriter,
  value: DomainName,
  { layerStart, notes }: Surroundings,
  compress: boolean,
): void {
  const labels = parseName(typeof value === "string" ? value : value.name);
  const suffixes = suffixesOf(labels);
  const spelling = typeof value === "string" ? usualSpelling(suffixes, notes, compress) : value;
  note(suffixes, Math.min(spelling.labels, labels.length), writer.length - layerStart, notes);
  for (const label of labels.slice(0, spelling.labels)) {
    writer.uint(label.length, 1);
    writer.octets(label);
  }
  if (spelling.pointer === undefined) writer.uint(0, 1);
  else writer.uint((POINTER << 8) | (spelling.pointer & POINTER_LIMIT), 2);
}
