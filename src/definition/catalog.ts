import type { AnyField, Fields } from "./kinds.ts";
import { layoutOf, type Slot } from "./layout.ts";
import type { FromHeader, Keys } from "./nesting.ts";
import type { Protocol } from "./protocol.ts";
import { Frame } from "./frame.ts";
import { Raw } from "./raw.ts";
import { Registry } from "./registry.ts";

/**
 * Protocol ids: 0 is none, 1 the octets that no protocol claims, 2 what is known beside the octets; the others follow the
 * order of the definitions.
 */
export const NONE = 0;
export const DATA = 1;
export const FRAME = 2;

/** The children of one table: a protocol id for each value, made when the first is entered. */
export type DispatchTable = Int16Array;

export interface Catalog {
  /** By id; undefined at NONE, `Raw` at DATA, `Frame` at FRAME. */
  readonly protocols: readonly (Protocol | undefined)[];
  /** The id of a protocol, NONE where the catalog does not have it. */
  idOf(protocol: Protocol): number;
  named(name: string): Protocol | undefined;
  /** Tables by number, as `rules` names them. */
  readonly tables: readonly DispatchTable[];
  tableNumber(name: string): number;
  /** What names of fields of a protocol begin with, up to the first dot; undefined where that is not known. */
  beginnings(id: number): readonly string[] | undefined;
  readonly registry: Registry;
}

/** Table values are 16 bits wide. */
const TABLE_SIZE = 65536;

/**
 * Puts definitions together. A definition that stands in a table of nobody's is found by no walk. `beginnings` spares who
 * looks for a field by its name all protocols that have none by it: by a protocol's name, the beginnings of its fields' names.
 */
export function createCatalog(
  definitions: readonly Protocol[],
  beginnings: { readonly [protocol: string]: readonly string[] } = {},
): Catalog {
  const protocols: (Protocol | undefined)[] = [undefined, Raw, Frame, ...definitions];
  const ids = new Map<Protocol, number>([
    [Raw, DATA],
    [Frame, FRAME],
  ]);
  const names = new Map<string, Protocol>([
    [Raw.name, Raw],
    [Frame.name, Frame],
  ]);
  const numbers = new Map<string, number>([["linktype", 0]]);
  definitions.forEach((definition, i) => {
    ids.set(definition, i + 3);
    if (names.has(definition.name)) throw new RangeError(`two protocols are named ${definition.name}`);
    names.set(definition.name, definition);
    for (const table of [
      ...definition.rules.map((rule) => rule.table),
      ...(definition.handing ?? []),
      ...(definition.carries ?? []),
    ]) {
      if (!numbers.has(table)) numbers.set(table, numbers.size);
    }
  });
  // In one piece, of which the system gives only what is written to.
  const memory = new ArrayBuffer(2 * TABLE_SIZE * numbers.size);
  const tables = Array.from(numbers.values(), (i) => new Int16Array(memory, 2 * TABLE_SIZE * i, TABLE_SIZE));
  for (const definition of definitions) {
    for (const [name, keys] of Object.entries(definition.carriedBy ?? {})) {
      const number = numbers.get(name);
      if (number === undefined) continue;
      const id = ids.get(definition) ?? NONE;
      for (const [first, last] of ranges(keys)) tables[number].fill(id, first, last + 1);
    }
  }
  return {
    protocols,
    tables,
    idOf: (definition) => ids.get(definition) ?? NONE,
    named: (name) => names.get(name),
    tableNumber: (name) => numbers.get(name) ?? -1,
    beginnings: (id) => beginnings[protocols[id]?.name ?? ""],
    registry: new Registry(protocols),
  };
}

/** The inclusive ranges that keys stand for. */
export function ranges(keys: Keys): readonly (readonly [number, number])[] {
  return typeof keys === "number" ? [[keys, keys]] : keys.map((key) => (typeof key === "number" ? [key, key] : key));
}

/** How the header ends: with its fixed head, by a length field, where decoding stops, or with all there is. */
export const HeaderEnd = { fixed: 0, counted: 1, decoded: 2, all: 3 } as const;

/** What the walk must know of one protocol, from its declaration. */
export interface WalkRow {
  readonly id: number;
  readonly protocol: Protocol;
  readonly headLength: number;
  readonly headerEnd: (typeof HeaderEnd)[keyof typeof HeaderEnd];
  readonly header:
    | undefined
    | { readonly slot: Slot; readonly unit: number; readonly add: number; readonly cut: boolean };
  readonly length:
    | undefined
    | {
        readonly slot: Slot;
        readonly unit: number;
        readonly add: number;
        readonly whole: boolean;
        readonly zeroIsRest: boolean;
        /** What must be so for a zero to stand for the rest. */
        readonly zeroOnly: readonly { readonly slot: Slot; readonly is: number }[];
        /** A larger value is no length; -1 where every value is one. */
        readonly atMost: number;
        /** Whether a header says that it cannot be read where the length is shorter than it. */
        readonly lies: boolean;
      };
  readonly next: readonly {
    readonly table: number;
    readonly slots: readonly Slot[];
    readonly lowestFirst: boolean;
    readonly peekBits: number;
    readonly always: number;
    /** Whether it goes by what the layer tells. */
    readonly told: boolean;
    /** Whether there is anything in `unless` or `only`. */
    readonly guarded: boolean;
    readonly unless: readonly Slot[];
    readonly only: readonly { readonly slot: Slot; readonly is: number }[];
    readonly above: number;
  }[];
  /** Whether nothing inside is named of which nothing was captured. */
  readonly ends: boolean;
  /** A child is looked for even where there is no octet of it. */
  readonly evenEmpty: boolean;
  readonly tells: FromHeader | undefined;
  readonly trailer: FromHeader | undefined;
}

/** Fields and the numbers that they must be. */
function slotsOf(
  protocol: Protocol,
  wanted: boolean | { readonly [field: string]: number } | undefined,
): readonly { readonly slot: Slot; readonly is: number }[] {
  return typeof wanted === "object"
    ? Object.entries(wanted).map(([key, is]) => ({ slot: protocol.slot(key), is }))
    : [];
}

/** The row of one protocol. Throws a RangeError where a rule names a field outside the fixed head. */
export function walkRow(catalog: Catalog, id: number): WalkRow {
  const protocol = catalog.protocols[id] as Protocol;
  const layout = layoutOf(protocol.fields);
  let header: WalkRow["header"];
  let length: WalkRow["length"];
  for (const [key, field] of Object.entries(protocol.fields) as [string, AnyField][]) {
    const auto = field.auto;
    if (auto?.auto === "headerLength") {
      header = { slot: protocol.slot(key), unit: auto.unit, add: auto.minus, cut: auto.cut };
    } else if (auto?.auto === "wholeLength") {
      length = {
        slot: protocol.slot(key),
        unit: auto.unit,
        add: auto.minus,
        whole: true,
        zeroIsRest: auto.zeroIsRest,
        zeroOnly: [],
        atMost: -1,
        lies: protocol.unreadable?.lying === true,
      };
    } else if (auto?.auto === "payloadLength") {
      length = {
        slot: protocol.slot(key),
        unit: 1,
        add: auto.minus,
        whole: false,
        zeroIsRest: auto.zeroIsRest !== false,
        zeroOnly: slotsOf(protocol, auto.zeroIsRest),
        atMost: auto.atMost ?? -1,
        lies: false,
      };
    }
  }
  // What is shown beside other fields has no octets.
  const fixed = layout.rest.every((key) => isAside((protocol.fields as Fields)[key]));
  const open = protocol.rules.length === 0 && !fixed;
  const headerEnd = header ? HeaderEnd.counted : fixed ? HeaderEnd.fixed : open ? HeaderEnd.all : HeaderEnd.decoded;
  const next = protocol.rules.map((rule) => ({
    table: catalog.tableNumber(rule.table),
    slots: "by" in rule ? rule.by.map((key) => protocol.slot(key)) : [],
    lowestFirst: "by" in rule && rule.lowestFirst === true,
    peekBits: "peekBits" in rule ? rule.peekBits : 0,
    always: "always" in rule ? rule.always : -1,
    told: "told" in rule,
    guarded: rule.unless !== undefined || rule.only !== undefined,
    unless: (rule.unless ?? []).map((key) => protocol.slot(key)),
    only: slotsOf(protocol, rule.only),
    above: "by" in rule ? (rule.above ?? -1) : -1,
  }));
  return {
    id,
    protocol,
    headLength: layout.headLength,
    headerEnd,
    header,
    length,
    next,
    ends: protocol.endsWhereCut === true,
    evenEmpty: protocol.evenEmpty !== undefined,
    tells: protocol.tells,
    trailer: protocol.trailer,
  };
}

function isAside(field: AnyField | undefined): boolean {
  return field?.kind === "custom" && field.custom.aside === true;
}
