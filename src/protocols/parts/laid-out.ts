import { u16le, u32le, uint, uintle } from "../../bytes/numbers.ts";
import type { Custom, Found, Inner } from "../../definition/custom.ts";
import { custom } from "../../definition/fields.ts";
import type { AnyField, Common, Field } from "../../definition/kinds.ts";
import { fixedSize } from "../../definition/layout.ts";

/** Fields that one layout may find; a layout that goes on beyond them ends. */
const FOUND_LIMIT = 60_000;

/**
 * Octets being laid out: a place in them that moves on with each field that is taken, and how deep what is taken stands in
 * what was opened. Reading beyond the end gives 0; taking beyond it ends the layout (`lacks`).
 */
export class Page<Name extends string = string> {
  at: number;
  /** Where what is laid out ends; a layout may draw it in for a part. */
  end: number;
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly layerStart: number;
  /** Where the octets end that may be looked at, what the layer carries included. */
  readonly limit: number;
  /** Where the layer ends, which may not have been captured. */
  readonly announced: number;
  /** What is known of the layer from elsewhere. */
  readonly told: number;
  /** The same, where it is no number. */
  readonly knowledge: unknown;
  /** Octets were taken that are not there. */
  lacks = false;
  private readonly found: Found;
  private readonly names: ReadonlyMap<string, Placed>;
  private depth = 0;
  private count = 0;

  constructor(
    bytes: Uint8Array,
    start: number,
    end: number,
    layerStart: number,
    told: number,
    names: ReadonlyMap<string, Placed>,
    found: Found,
    knowledge: unknown,
    limit: number,
    announced: number,
  ) {
    this.limit = limit;
    this.announced = announced;
    this.knowledge = knowledge;
    this.bytes = bytes;
    this.start = this.at = start;
    this.end = end;
    this.layerStart = layerStart;
    this.told = told;
    this.names = names;
    this.found = found;
  }

  /** Octets that are left; 0 once some were lacking. */
  get left(): number {
    return this.lacks ? 0 : Math.max(0, this.end - this.at);
  }

  /** The number in `size` octets that are `ahead` of the place; 0 where they are not there. */
  peek(size: number, ahead = 0): number {
    return this.at + ahead + size <= this.end ? uint(this.bytes, this.at + ahead, size) : 0;
  }

  /** The same, lowest octet first. */
  peekLittle(size: number, ahead = 0): number {
    if (this.at + ahead + size > this.end) return 0;
    return size === 2
      ? u16le(this.bytes, this.at + ahead)
      : size === 4
        ? u32le(this.bytes, this.at + ahead)
        : uintle(this.bytes, this.at + ahead, size);
  }

  /** Takes a field, of its own size or of `size` octets; returns the number in it where that has up to six. */
  take(name: Name, size = this.placed(name).size): number {
    const { number, little } = this.placed(name);
    if (!this.fits(size)) return 0;
    const { at } = this;
    this.found(number, at, at + size, undefined, this.depth);
    this.at += size;
    if (size > 6) return 0;
    return little ? uintle(this.bytes, at, size) : uint(this.bytes, at, size);
  }

  /** Says that a field stands in `size` octets from the place on, which stays. */
  mark(name: Name, size = 0, value?: number | bigint | string | Uint8Array): void {
    if (this.lacks || ++this.count > FOUND_LIMIT) return;
    this.found(this.placed(name).number, this.at, Math.min(this.end, this.at + size), value, this.depth);
  }

  /** Says that a field stands in bytes[from..to), wherever the place is. */
  place(name: Name, from: number, to: number, value?: number | bigint | string | Uint8Array): void {
    if (this.lacks || ++this.count > FOUND_LIMIT) return;
    this.found(this.placed(name).number, from, to, value, this.depth);
  }

  /** Goes over octets that no field stands for. */
  pass(size: number): void {
    if (this.fits(size)) this.at += size;
  }

  /** What `inside` takes stands in what was taken or marked last. */
  within(inside: (page: this) => void): void {
    this.depth++;
    inside(this);
    this.depth--;
  }

  /** Has a group, of what is taken inside; `size` octets, or as many as are taken. */
  group(name: Name, size: number, inside: (page: this) => void): void {
    this.mark(name, size);
    this.within(inside);
  }

  /** Lays out the next `size` octets by themselves: what is left of them is passed, and nothing is taken beyond. */
  window(size: number, inside: (page: this) => void): void {
    if (this.lacks) return;
    const { end } = this;
    const stop = this.at + Math.max(0, size);
    this.end = Math.min(end, stop);
    inside(this);
    if (!this.lacks && stop > end) this.lacks = true;
    this.end = end;
    if (!this.lacks) this.at = stop;
  }

  /** Ends the layout: what is announced is not there. */
  fail(): void {
    this.lacks = true;
  }

  private placed(name: string): Placed {
    return this.names.get(name) as Placed;
  }

  private fits(size: number): boolean {
    if (this.lacks) return false;
    if (size < 0 || this.at + size > this.end || ++this.count > FOUND_LIMIT) {
      this.lacks = true;
      return false;
    }
    return true;
  }
}

interface Placed {
  readonly number: number;
  readonly size: number;
  readonly little: boolean;
}

interface About<Worked extends string> extends Common<Uint8Array> {
  readonly worked?: { readonly [name in Worked]: AnyField };
  readonly skip?: Custom<Uint8Array>["skip"];
}
const toTheEnd: Custom<Uint8Array>["skip"] = (_bytes, _at, end) => end;

/**
 * Octets to the end of the layer in which a function says where the fields are, for formats whose every field depends on
 * those before it. Their value is the octets. Fields in `worked` have values that are worked out; `skip` says where the
 * octets end where that is before the layer's end.
 */
export function laidOut<const Name extends string, const Worked extends string = never>(
  name: string,
  fields: { readonly [name in Name]: AnyField },
  lay: (page: Page<Name | Worked>) => void,
  { worked, skip = toTheEnd, ...about }: About<Worked> = {},
): Field<Uint8Array> {
  const inner: readonly Inner[] = [
    ...Object.entries<AnyField>(fields).map(([key, field]): Inner => ({ key, field })),
    ...Object.entries<AnyField>(worked ?? {}).map(([key, field]): Inner => ({ key, field, worked: true })),
  ];
  const names = new Map(inner.map(({ key, field }, number) => [key, placed(field, number)]));
  const codec: Custom<Uint8Array> = {
    name,
    lacks: true,
    inner,
    skip,
    read: ({ bytes }, start, end) => bytes.slice(start, end),
    write: (writer, value) => writer.octets(value ?? new Uint8Array(0)),
    visit(bytes, start, end, found, layerStart, limit, told = 0, knowledge?, announced = limit) {
      const page = new Page<Name | Worked>(
        bytes,
        start,
        end,
        layerStart,
        told,
        names,
        found,
        knowledge,
        limit,
        announced,
      );
      lay(page);
      return page.lacks;
    },
  };
  return custom(codec, { filter: "", ...about });
}

function placed(field: AnyField, number: number): Placed {
  return { number, size: fixedSize(field) ?? 0, little: field.kind === "uint" && field.little === true };
}
