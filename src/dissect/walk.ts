import {
  DATA,
  HeaderEnd,
  NONE,
  walkRow,
  type Catalog,
  type DispatchTable,
  type WalkRow,
} from "../definition/catalog.ts";
import { readSlot } from "../definition/layout.ts";
import { beginsWith, byFirstOctet, type Beginning } from "../definition/starts.ts";
import { LAYER_LIMIT, type Layers } from "./layers.ts";

/** Adds the layers of the octets start..captured. A header whose end only decoding tells is decoded through `decode`. */
export type Walk = (
  layers: Layers,
  bytes: Uint8Array,
  start: number,
  captured: number,
  declared: number,
  protocol: number,
  decode: (layer: number) => number,
) => void;

/** Returned by a step where nothing inside can be looked for: the header is cut or broken, or there is no payload. */
export const STOP = -1;

/** The walk of one layer: pushes it and returns its child's id, NONE where the payload is nobody's, or STOP. */
export type WalkStep = (
  layers: Layers,
  bytes: Uint8Array,
  at: number,
  captured: number,
  end: number,
  protocol: number,
  decode: (layer: number) => number,
) => number;

type Rule = WalkRow["next"][number];

/** The walk by rows: the reference for the generated one, and the only one for catalogs made at run time. */
export function interpretedWalk(catalog: Catalog): Walk {
  const step = interpretedStep(catalog);
  return (layers, bytes, start, captured, declared, protocol, decode) => {
    let id = protocol;
    let at = start;
    let end = declared;
    while (id > DATA && layers.count < LAYER_LIMIT) {
      id = step(layers, bytes, at, captured, end, id, decode);
      if (id === STOP) return;
      at = layers.headerEnd(layers.count - 1);
      end = layers.payloadEnd(layers.count - 1);
    }
    if (at < captured) layers.push(DATA, at, end, end);
  };
}

/** One layer at a time, by the rows of the definitions. */
export function interpretedStep(catalog: Catalog): WalkStep {
  const rows: (WalkRow | undefined)[] = catalog.protocols.map(() => undefined);
  const { tables } = catalog;
  const claim = claims(catalog);
  return (layers, bytes, at, captured, end, id, decode) => {
    const row = (rows[id] ??= walkRow(catalog, id));
    if (at + row.headLength > end || at + row.headLength > captured) {
      layers.push(id, at, end, end);
      return STOP;
    }
    if (row.headerEnd === HeaderEnd.decoded) return decodedStep(row, layers, bytes, at, captured, end, decode);
    const headerEnd = headerEndOf(row, bytes, at, end);
    if (headerEnd < at || headerEnd > end || isShort(row, bytes, at, headerEnd)) {
      layers.pushLying(id, at, end);
      return STOP;
    }
    layers.push(id, at, headerEnd, end);
    return inside(row, layers, bytes, at, captured, headerEnd, end);
  };

  /** A layer whose header only decoding can measure is pushed first, with all there is. */
  function decodedStep(
    row: WalkRow,
    layers: Layers,
    bytes: Uint8Array,
    at: number,
    captured: number,
    end: number,
    decode: (layer: number) => number,
  ): number {
    const layer = layers.count;
    layers.push(row.id, at, end, end);
    const headerEnd = decode(layer);
    if (headerEnd < 0 || headerEnd > end) return STOP;
    return inside(row, layers, bytes, at, captured, headerEnd, end);
  }

  /** Ends the last layer, whose header is known, and finds what it carries. */
  function inside(
    row: WalkRow,
    layers: Layers,
    bytes: Uint8Array,
    at: number,
    captured: number,
    headerEnd: number,
    end: number,
  ): number {
    const { told } = layers;
    const trailer = row.trailer?.(bytes, at, headerEnd, end, captured, told) ?? 0;
    const payloadEnd = row.length
      ? payloadEndOf(row.length, bytes, at, headerEnd, end)
      : Math.max(headerEnd, end - trailer);
    layers.setEnds(layers.count - 1, headerEnd, payloadEnd);
    layers.told = 0;
    if (row.next.length === 0 || headerEnd > payloadEnd) return STOP;
    const isEmpty = headerEnd === payloadEnd;
    if (isEmpty && !row.evenEmpty) return STOP;
    if (headerEnd > captured || (row.ends && headerEnd === captured)) return STOP;
    if (row.tells) layers.told = row.tells(bytes, at, headerEnd, end, captured, told);
    const child = childOf(row, tables, claim, bytes, at, headerEnd, payloadEnd, captured, layers.told);
    return isEmpty && child <= DATA ? STOP : child;
  }
}

/** -1 where the header counts itself shorter than its fixed head. */
function headerEndOf(row: WalkRow, bytes: Uint8Array, at: number, end: number): number {
  if (row.headerEnd === HeaderEnd.fixed) return at + row.headLength;
  if (!row.header) return row.length?.whole ? payloadEndOf(row.length, bytes, at, at + row.headLength, end) : end;
  const { slot, unit, add, cut } = row.header;
  const length = readSlot(bytes, at, slot) * unit + add;
  if (length < row.headLength) return -1;
  return cut && at + length > end ? end : at + length;
}

/** Whether a length is shorter than the header of a protocol that is not read then. */
function isShort({ length }: WalkRow, bytes: Uint8Array, at: number, headerEnd: number): boolean {
  if (length?.lies !== true) return false;
  const value = readSlot(bytes, at, length.slot);
  return (value > 0 || !length.zeroIsRest) && at + value * length.unit + length.add < headerEnd;
}

/** A length that is shorter than the header or longer than what is there says nothing: the layer below decides. */
function payloadEndOf(
  rule: NonNullable<WalkRow["length"]>,
  bytes: Uint8Array,
  at: number,
  headerEnd: number,
  end: number,
): number {
  const value = readSlot(bytes, at, rule.slot);
  if (rule.atMost >= 0 && value > rule.atMost) return end;
  if (value === 0 && rule.zeroIsRest && rule.zeroOnly.every(({ slot, is }) => readSlot(bytes, at, slot) === is))
    return end;
  const stop = (rule.whole ? at : headerEnd) + value * rule.unit + rule.add;
  return stop < headerEnd ? headerEnd : stop > end ? end : stop;
}

/** Lets a protocol claim a payload: its id, or NONE where its octets must begin otherwise. */
export type Claim = (id: number, bytes: Uint8Array, at: number, end: number, captured: number) => number;

/** The claims of a catalog's protocols, as `startsWith` of their definitions says; of several in one place the first that fits. */
export function claims(catalog: Catalog): Claim {
  const others = new Int16Array(catalog.protocols.length);
  for (const definition of catalog.protocols) {
    const first = definition?.besides === undefined ? undefined : catalog.named(definition.besides);
    if (definition && first) others[catalog.idOf(first)] = catalog.idOf(definition);
  }
  const starts: (readonly (readonly Beginning[])[] | null | undefined)[] = catalog.protocols.map((definition) =>
    definition?.startsWith ? undefined : null,
  );
  return (first, bytes, at, end, captured) => {
    let id = first;
    do {
      let wanted = starts[id];
      if (wanted === null || at >= captured) return id;
      wanted ??= starts[id] = byFirstOctet(catalog.protocols[id]?.startsWith ?? []);
      if (beginsWith(wanted[bytes[at]], bytes, at, end, captured)) return id;
      id = others[id];
    } while (id !== NONE);
    return NONE;
  };
}

function childOf(
  row: WalkRow,
  tables: readonly DispatchTable[],
  claim: Claim,
  bytes: Uint8Array,
  at: number,
  headerEnd: number,
  end: number,
  captured: number,
  told: number,
): number {
  for (const rule of row.next) {
    if (rule.guarded && !applies(rule, bytes, at)) continue;
    const table = tables[rule.table];
    let key = rule.told ? told : keyOf(rule, bytes, at, headerEnd, captured);
    let other = -1;
    if (rule.slots.length === 2) {
      other = readSlot(bytes, at, rule.slots[1]);
      if (rule.lowestFirst && other < key) [key, other] = [other, key];
    }
    let id = idAt(table, key);
    if (id !== NONE) id = claim(id, bytes, headerEnd, end, captured);
    if (id === NONE && other >= 0) {
      id = idAt(table, other);
      if (id !== NONE) id = claim(id, bytes, headerEnd, end, captured);
    }
    if (id !== NONE) return id;
  }
  return NONE;
}

/** Whether the fields that a rule depends on let it look for a child. */
function applies(rule: Rule, bytes: Uint8Array, at: number): boolean {
  for (const slot of rule.unless) if (readSlot(bytes, at, slot) !== 0) return false;
  for (const { slot, is } of rule.only) if (readSlot(bytes, at, slot) !== is) return false;
  return true;
}

/** The number that a rule looks up, by its first field; -1 where it looks up none. */
function keyOf(rule: Rule, bytes: Uint8Array, at: number, headerEnd: number, captured: number): number {
  if (rule.slots.length > 0) {
    const key = readSlot(bytes, at, rule.slots[0]);
    return key > rule.above ? key : -1;
  }
  if (rule.always >= 0) return rule.always;
  return headerEnd < captured ? bytes[headerEnd] >> (8 - rule.peekBits) : -1;
}

function idAt(table: DispatchTable, key: number): number {
  return key >= 0 && key < table.length ? table[key] : NONE;
}
