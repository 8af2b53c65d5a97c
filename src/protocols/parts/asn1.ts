import { readBer } from "../../bytes/ber.ts";
import { decodeText } from "../../bytes/text.ts";
import { formatObjectIdentifier } from "../../bytes/object-identifier.ts";
import type { Found, Inner } from "../../definition/custom.ts";
import { derivedNumber } from "../../definition/derived.ts";
import { bytes, custom, mark } from "../../definition/fields.ts";
import type { AnyField, Common, ValueStrings } from "../../definition/kinds.ts";
import { elements } from "./asn1-elements.ts";
import { APPLICATION, CONSTRUCTED, CONTEXT, isUniversal, numbered } from "./asn1-tags.ts";
import { octetsWith, type Inside } from "./octets-with.ts";

/**
 * Types of ASN.1 as data: what their values are in the Basic Encoding Rules (X.690), and which of Wireshark's fields show
 * them. They are read where a field holds a whole value as octets (a certificate); what does not fit is left out.
 */
export type Asn1 =
  /** A value whose contents one field shows, or nobody; `of` is what they hold. */
  | {
      readonly is: "value";
      readonly tag: number;
      readonly field?: AnyField;
      readonly says?: Says;
      readonly of?: Asn1;
    }
  /** Bits, whose first octet counts the idle ones of the last; `of` is what they hold, `beyond` one behind the first octet. */
  | {
      readonly is: "bits";
      readonly tag: number;
      readonly field: AnyField;
      readonly padding: boolean;
      readonly of?: Asn1;
      readonly beyond?: AnyField;
    }
  | {
      readonly is: "sequence";
      readonly tag: number;
      readonly field?: AnyField;
      readonly members: readonly Asn1[];
      /** Where one of these is not there, what stands in its place is skipped as if it were. */
      readonly needed?: ReadonlySet<Asn1>;
    }
  | { readonly is: "list"; readonly tag: number; readonly field?: AnyField; readonly of: Asn1 }
  /** One of several types; each has a field that says which it is. */
  | { readonly is: "choice"; readonly fields: readonly AnyField[]; readonly cases: readonly Asn1[] }
  /** A value around another one: an explicit tag, or octets. */
  | { readonly is: "around"; readonly tag: number; readonly of: Asn1 }
  /** Octets that are no ASN.1, with the fields that their own codec finds. */
  | { readonly is: "foreign"; readonly tag: number; readonly codec: Inside }
  /** What the last value with `says` names; `otherwise` is what is meant by any other. */
  | { readonly is: "open"; readonly cases: { readonly [identifier: string]: Asn1 }; readonly otherwise?: Asn1 }
  /** A field for what is inside, which Wireshark has no name for; without one it stands inside the field before it. */
  | { readonly is: "about"; readonly field?: AnyField; readonly of: Asn1 }
  /** A type that has itself inside. */
  | { readonly is: "again"; readonly type: () => Asn1 };

/** The name in the contents of a value, which open types behind it go by. */
type Says = (octets: Uint8Array, start: number, end: number) => string;

/** Tags of X.680 8.4; those of constructed values with their bit. */
export const Tag = {
  boolean: 1,
  integer: 2,
  bits: 3,
  octets: 4,
  identifier: 6,
  enumerated: 10,
  utf8: 12,
  sequence: 0x30,
  set: 0x31,
  numeric: 18,
  printable: 19,
  teletex: 20,
  ia5: 22,
  utcTime: 23,
  generalizedTime: 24,
  visible: 26,
  universal: 28,
  bmp: 30,
} as const;

export function value(tag: number, field?: AnyField, of?: Asn1): Asn1 {
  return { is: "value", tag, ...(field ? { field } : {}), ...(of ? { of } : {}) };
}

/** An object identifier, which says what the open type behind it is. */
export function identifier(field: AnyField): Asn1 {
  return { is: "value", tag: Tag.identifier, field, says: formatObjectIdentifier };
}

/** Octets whose text, in lower case, says what the open type behind them is. */
export function naming(field: AnyField): Asn1 {
  return { is: "value", tag: Tag.octets, field, says: (...at) => decodeText(...at).toLowerCase() };
}

/** What is inside stands below a line of its own. */
export function under(field: AnyField, of: Asn1): Asn1 {
  return { is: "about", field, of };
}

/** It stands inside the field before it. */
export function inside(of: Asn1): Asn1 {
  return { is: "about", of };
}

export function again(type: () => Asn1): Asn1 {
  return { is: "again", type };
}

export function sequence(members: readonly Asn1[], field?: Common<never>): Asn1 {
  return { is: "sequence", tag: Tag.sequence, members, ...(field ? { field: mark(field) } : {}) };
}

/** Elements of one type; the field counts them. */
export function sequenceOf(of: Asn1, about: Common<number>): Asn1 {
  return {
    is: "list",
    tag: Tag.sequence,
    field: custom(elements, { type: "FT_UINT32", unit: [" item", " items"], ...about }),
    of,
  };
}
export function setOf(of: Asn1, about: Common<number>): Asn1 {
  return { ...sequenceOf(of, about), tag: Tag.set } as Asn1;
}

/** The same where Wireshark does not count them. */
export function uncounted(of: Asn1): Asn1 {
  return { is: "list", tag: Tag.sequence, of };
}

/**
 * One of several types, by name; the field says which, by `numbers` where they are not counted. Where it has no words for
 * them it shows the number.
 */
export function oneOf(
  cases: { readonly [name: string]: Asn1 },
  about: Common<number>,
  { worded = true, numbers = [] }: { worded?: boolean; numbers?: readonly number[] } = {},
): Asn1 {
  const strings: ValueStrings = Object.fromEntries(Object.keys(cases).map((name, at) => [numbers[at] ?? at, name]));
  const fields = Object.keys(cases).map((_name, at) =>
    custom(
      derivedNumber("alternative", () => numbers[at] ?? at),
      { type: "FT_UINT32", ...(worded ? { strings } : {}), ...about },
    ),
  );
  return { is: "choice", fields, cases: Object.values(cases) };
}

/** One of several types, without a field that says which. */
export function anyOf(...cases: readonly Asn1[]): Asn1 {
  return { is: "choice", fields: [], cases };
}

/** Bits; with `of` they hold a value, without `padding` Wireshark does not say how many are idle. */
export function bitString(
  field: AnyField,
  { padding = true, ...more }: { padding?: boolean; of?: Asn1; beyond?: AnyField } = {},
): Asn1 {
  return { is: "bits", tag: Tag.bits, field, padding, ...more };
}

/** Octets that are a value themselves. */
export function holding(of: Asn1): Asn1 {
  return { is: "around", tag: Tag.octets, of };
}

/** Octets that another codec reads. */
export function foreign(codec: Inside): Asn1 {
  return { is: "foreign", tag: Tag.octets, codec };
}

export function open(cases: { readonly [identifier: string]: Asn1 }, otherwise?: Asn1): Asn1 {
  return { is: "open", cases, ...(otherwise ? { otherwise } : {}) };
}

/** A tag of the context in place of the type's own, and one around it. */
export function implicit(tag: number, type: Asn1): Asn1 {
  if (!("tag" in type)) return explicit(tag, type);
  return { ...type, tag: numbered(CONTEXT | (type.tag & CONSTRUCTED), tag) };
}
/** A tag of the application in place of the type's own. */
export function application(tag: number, type: Asn1): Asn1 {
  if (!("tag" in type)) return { is: "around", tag: APPLICATION | CONSTRUCTED | tag, of: type };
  return { ...type, tag: APPLICATION | (type.tag & CONSTRUCTED) | tag };
}
export function explicit(tag: number, of: Asn1): Asn1 {
  return { is: "around", tag: numbered(CONTEXT | CONSTRUCTED, tag), of };
}

/** Fields of values within values; what is deeper is left out. */
const DEPTH_LIMIT = 24;
/** Values of one field. */
const VALUE_LIMIT = 20_000;

/**
 * The fields of a value of a type, or of values behind one another, for a codec that holds them as octets; they are collected
 * when they are first asked for.
 */
export function asn1Fields(type: Asn1, several = false): Inside {
  let known: Places | undefined;
  const places = () => (known ??= placesIn(type));
  return {
    get inner() {
      return places().inner;
    },
    visit(octets, start, end, found) {
      const visit = new Visit(octets, places(), found);
      const last = several ? end : start;
      let at = start;
      do at = visit.value(type, at, end, 0);
      while (at > start && at < last);
    },
  };
}

function placesIn(type: Asn1): Places {
  const places = new Places();
  places.collect(type, 0);
  return places;
}

/** Octets that are a value of a type, or `several` behind one another. */
export function asn1Octets(type: Asn1, about: Common<Uint8Array>, { several = false, needed = false } = {}): AnyField {
  return octetsWith("ASN.1", asn1Fields(type, several), about, needed);
}

const idleBits = bytes(1, { filter: "=ber.bitstring.padding", label: "Padding", type: "FT_UINT8" });

/** The fields of a type by how deep they are: a field of a type that is used twice stands in the list once a depth. */
class Places {
  readonly inner: Inner[] = [];
  private readonly numbers = new Map<AnyField, number[]>();
  private readonly seen = new Map<Asn1, Set<number>>();

  number(field: AnyField, depth: number): number | undefined {
    return this.numbers.get(field)?.[depth];
  }

  collect(type: Asn1, depth: number): void {
    if (depth > DEPTH_LIMIT) return;
    let depths = this.seen.get(type);
    if (!depths) this.seen.set(type, (depths = new Set()));
    if (depths.has(depth)) return;
    depths.add(depth);
    if (type.is === "again") {
      this.collect(type.type(), depth);
      return;
    }
    if (type.is === "bits" && type.padding) this.enter(idleBits, depth);
    if (type.is === "bits" && type.beyond) this.enter(type.beyond, depth + 1);
    if (type.is === "choice") for (const field of type.fields) this.enter(field, depth);
    else if (type.is === "foreign")
      for (const { field, depth: below = 0 } of type.codec.inner) this.enter(field, depth + below);
    else if ("field" in type && type.field) this.enter(type.field, depth);
    const below =
      "field" in type || type.is === "about" || (type.is === "choice" && type.fields.length > 0) ? depth + 1 : depth;
    for (const part of partsOf(type)) this.collect(part, below);
  }

  private enter(field: AnyField, depth: number): void {
    const numbers = this.numbers.get(field) ?? [];
    this.numbers.set(field, numbers);
    if (numbers[depth] !== undefined) return;
    numbers[depth] = this.inner.length;
    this.inner.push({ key: field.label ?? "", field, depth });
  }
}

function partsOf(type: Asn1): readonly Asn1[] {
  switch (type.is) {
    case "foreign":
    case "again":
      return [];
    case "sequence":
      return type.members;
    case "choice":
      return type.cases;
    case "open":
      return [...Object.values(type.cases), ...(type.otherwise ? [type.otherwise] : [])];
    default:
      return type.of ? [type.of] : [];
  }
}

/** Reads one value front to back and says where its fields are. */
class Visit {
  private readonly bytes: Uint8Array;
  private readonly places: Places;
  private readonly found: Found;
  private readonly element = { tag: 0, start: 0, end: 0 };
  private identifier = "";
  private values = 0;

  constructor(octets: Uint8Array, places: Places, found: Found) {
    this.bytes = octets;
    this.places = places;
    this.found = found;
  }

  /** Reads the value of a type at `at`; where it ends, -1 where there is none. */
  value(type: Asn1, at: number, end: number, depth: number): number {
    if (++this.values > VALUE_LIMIT || depth > DEPTH_LIMIT) return -1;
    const { element } = this;
    if (!readBer(this.bytes, at, end, element)) return -1;
    const { tag, start, end: stop } = element;
    if (!fits(type, tag)) return -1;
    switch (type.is) {
      case "value":
        if (type.says) this.identifier = type.says(this.bytes, start, stop);
        if (type.field) this.show(type.field, start, stop, depth);
        if (type.of) this.value(type.of, start, stop, type.field ? depth + 1 : depth);
        break;
      case "bits":
        if (start === stop) break;
        if (type.padding) this.show(idleBits, start, start + 1, depth);
        this.show(type.field, start + 1, stop, depth);
        if (type.beyond && stop - start === 2) this.show(type.beyond, start + 1, stop, depth + 1);
        if (type.of) this.value(type.of, start + 1, stop, depth + 1);
        break;
      case "sequence": {
        if (type.field) this.show(type.field, tag < APPLICATION ? at : start, stop, depth);
        this.members(type, start, stop, type.field ? depth + 1 : depth);
        break;
      }
      case "list":
        if (type.field) this.show(type.field, start, stop, depth);
        for (let next = start; next >= 0 && next < stop;)
          next = this.value(type.of, next, stop, type.field ? depth + 1 : depth);
        break;
      case "choice": {
        const chosen = type.cases.findIndex((one) => fits(one, tag));
        if (type.fields.length === 0) {
          this.value(type.cases[chosen], at, end, depth);
          break;
        }
        this.show(type.fields[chosen], isUniversal(tag) ? at : start, stop, depth);
        this.value(type.cases[chosen], at, end, depth + 1);
        break;
      }
      case "foreign": {
        const { inner, visit } = type.codec;
        const found: Found = (one, from, to) => this.show(inner[one].field, from, to, depth + (inner[one].depth ?? 0));
        visit(this.bytes, start, stop, found, start, stop);
        break;
      }
      case "around":
        this.value(type.of, start, stop, depth);
        break;
      case "about":
        if (type.field) this.show(type.field, at, stop, depth);
        this.value(type.of, at, end, depth + 1);
        break;
      case "again":
        this.value(type.type(), at, end, depth);
        break;
      case "open": {
        const meant = type.cases[this.identifier] ?? type.otherwise;
        if (meant) this.value(meant, at, end, depth);
      }
    }
    return stop;
  }

  /** Members in their order; those that are not there are left out. */
  private members({ members, needed }: Asn1 & { is: "sequence" }, start: number, end: number, depth: number): void {
    let at = start;
    for (const member of members) {
      if (at >= end) return;
      const next = this.value(member, at, end, depth);
      if (next > at) at = next;
      else if (needed?.has(member) && readBer(this.bytes, at, end, this.element)) at = this.element.end;
    }
  }

  private show(field: AnyField, start: number, end: number, depth: number): void {
    const number = this.places.number(field, depth);
    if (number !== undefined) this.found(number, start, end);
  }
}

/** Whether a value with this tag is one of the type. */
function fits(type: Asn1, tag: number): boolean {
  switch (type.is) {
    case "choice":
      return type.cases.some((one) => fits(one, tag));
    case "about":
      return fits(type.of, tag);
    case "again":
      return fits(type.type(), tag);
    default:
      return type.is === "open" || type.tag === tag;
  }
}
