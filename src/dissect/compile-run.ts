import type { AnyField, Shown, Whole } from "../definition/kinds.ts";
import { slotAt, type Layout, type Slot } from "../definition/layout.ts";
import type { Protocol } from "../definition/protocol.ts";
import { TOLD } from "../definition/told.ts";
import type { EnteredFields } from "./entered-fields.ts";
import type { Otherwise, Step } from "./program.ts";
import type { Scope } from "./scope.ts";

/** `head`: the run is the fixed head of the protocol. */
export function compileRun(entered: EnteredFields, layout: Layout, scope: Scope, head = false): Step & { op: "run" } {
  const conditions = conditionsOf(entered, layout);
  const quads = Array.from({ length: 2 ** conditions.length }, (_, failing) =>
    runQuads(
      entered,
      layout,
      scope,
      head,
      new Set(conditions.flatMap(({ of }, i) => ((failing >> i) & 1 ? [of] : []))),
    ),
  );
  const tests = conditions.map((condition) => condition.tests);
  const otherwise = tests.length > 0 ? { tests, quads } : undefined;
  return { op: "run", quads: quads[0], octets: layout.headLength, otherwise };
}

function slotIn(entered: EnteredFields, layout: Layout, key: string): Slot {
  const slot = layout.slots.get(key);
  if (!slot) throw new RangeError(`${entered.protocol?.name}: no field ${key} in the same run`);
  return slot;
}

/** Fields whose conditions are among `failing` have no name; nor do makers of those that are. */
function runQuads(
  entered: EnteredFields,
  layout: Layout,
  scope: Scope,
  head: boolean,
  failing: ReadonlySet<Shown | AnyField>,
): Int32Array {
  const quads: number[] = [];
  let whole: { readonly at: number; readonly through: string } | undefined;
  for (const { key, field: declared, slot, parts } of layout.head) {
    const field = declared.shown && failing.has(declared.shown) ? entered.unnamed(declared) : declared;
    if (field.whole) {
      whole = { at: quads.length, through: field.whole.through };
      quads.push(...wholeQuad(entered, layout, field, field.whole, slot, head));
    }
    // What the field is depends on its value: nobody reads it by its place.
    const placed = { slot, head: head && !field.short };
    const info = entered.catalog.registry.enter(entered.protocol, key, field, "value", placed);
    scope.ids.set(key, [...(scope.ids.get(key) ?? []), info.id]);
    const first = quads.length;
    quads.push(info.id, slot.offset, slot.offset + slot.size, 0);
    for (const part of field.kind === "flags" && field.views ? [] : parts) {
      const name = part.field?.filter ?? `${field.filter ?? key}.${part.name.toLowerCase()}`;
      const bit = entered.catalog.registry.enter(entered.protocol, part.name, part.field ?? field, "part", {
        name: entered.full(name),
        label: part.field?.label ?? part.name,
        slot: part.slot,
        head,
      });
      quads.push(bit.id, slot.offset, slot.offset + slot.size, (quads.length >> 2) + 1);
    }
    const enterAlias = ({ name, label }: Alias, of: AnyField, place: Slot): void => {
      const about = { name: entered.full(name), label, slot: place, hidden: true, head };
      const { id } = entered.catalog.registry.enter(entered.protocol, name, of, "part", about);
      quads.push(id, place.offset, place.offset + place.size, (quads.length >> 2) + 1);
    };
    const aliases = head ? aliasesOf(entered.protocol, key) : [];
    // A name that fields share stands in front of further names of one of them, else behind them all.
    if (field.views) for (const alias of aliases) enterAlias(alias, field, slot);
    for (const view of field.views ?? []) {
      if ((view.shown && failing.has(view.shown)) || (view.maker && failing.has(declared))) continue;
      const at = slot.offset + (view.offset ?? 0);
      const viewSlot = slotAt(at, view.size ?? slot.size, view.mask ?? 0);
      const info = entered.catalog.registry.enter(entered.protocol, view.filter, field, "part", {
        name: entered.full(view.filter),
        label: view.label ?? view.filter,
        slot: viewSlot,
        view,
        hidden: view.hidden ?? false,
        head,
      });
      quads.push(info.id, at, at + viewSlot.size, (quads.length >> 2) + 1);
    }
    quads[first + 3] = quads.length >> 2;
    if (whole?.through === key) {
      quads[whole.at + 3] = quads.length >> 2;
      whole = undefined;
    }
    for (const alias of field.views ? [] : aliases) {
      if (alias.of.at(-1) !== key) continue;
      for (const one of layout.head) if (alias.of.includes(one.key)) enterAlias(alias, one.field, one.slot);
    }
  }
  return Int32Array.from(quads);
}

/** The quad of the number that a field and its siblings are bits of. */
function wholeQuad(
  entered: EnteredFields,
  layout: Layout,
  field: AnyField,
  whole: Whole,
  slot: Slot,
  head: boolean,
): number[] {
  const last = slotIn(entered, layout, whole.through);
  const end = last.offset + last.size;
  const info = entered.catalog.registry.enter(entered.protocol, whole.filter, field, "whole", {
    name: entered.full(whole.filter),
    label: whole.label ?? whole.filter,
    slot: slotAt(slot.offset, end - slot.offset, whole.mask ?? 0),
    view: whole,
    hidden: whole.hidden ?? false,
    head,
  });
  return [info.id, slot.offset, end, 0];
}

/** What is shown only while one of its tests passes. */
interface Condition {
  /** The condition of fields; a field whose maker is shown. */
  readonly of: Shown | AnyField;
  readonly tests: Otherwise["tests"][number];
}

/** The conditions of fields of a run, and of views of them. */
function conditionsOf(entered: EnteredFields, layout: Layout): Condition[] {
  const all = layout.head.flatMap(({ field }) => [field.shown, ...(field.views ?? []).map(({ shown }) => shown)]);
  const made = layout.head.filter(({ field }) => field.views?.some(({ maker }) => maker));
  return [
    ...[...new Set(all)]
      .filter((shown) => shown !== undefined)
      .map((shown) => ({ of: shown, tests: testsOf(entered, layout, shown) })),
    ...made.map(({ field, slot }) => ({ of: field, tests: [{ slot: undefined, is: [], not: false, maker: slot }] })),
  ];
}

function testsOf(entered: EnteredFields, layout: Layout, shown: Shown): Condition["tests"] {
  return Object.entries(shown).map(([key, is]) => ({
    slot: key === TOLD ? undefined : slotIn(entered, layout, key),
    is: "not" in is ? is.not : is,
    not: "not" in is,
    maker: undefined,
  }));
}

interface Alias {
  readonly name: string;
  readonly label: string;
  readonly of: readonly string[];
}

/** The names that stand for several fields, this one among them. */
function aliasesOf(protocol: Protocol | undefined, key: string): Alias[] {
  const aliases = Object.entries(protocol?.aliases ?? {});
  return aliases.flatMap(([name, { of, label }]) => (of.includes(key) ? [{ name, label, of }] : []));
}
