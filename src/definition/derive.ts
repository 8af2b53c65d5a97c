/**
 * Layers that are parts of protocols, derived from their definitions: one message of a protocol, one option of a list, one
 * struct. Scapy names each of them like a protocol of its own, and stacks them.
 */
import { headerLengthIn } from "./auto.ts";
import type { AnyField, Condition, Fields, Names } from "./kinds.ts";
import { fixedSize } from "./layout.ts";
import { protocol, type Declaration, type Protocol } from "./protocol.ts";

/** How a derived layer differs from what it is derived from. */
export interface Derivation {
  /** Fields that are called otherwise: the new name of each. */
  readonly names?: { readonly [key: string]: string };
  /** By the new names: values that stand where none is given. */
  readonly defaults?: { readonly [key: string]: unknown };
  /** By the new names: fields instead of, or after, those derived. */
  readonly fields?: Fields;
  /** By the old name of one field: fields that stand in its place. */
  readonly instead?: { readonly [key: string]: Fields };
  /** Fields in front of all others. */
  readonly first?: Fields;
  /** Fields that the layer lacks; what they would hold comes as the next layer. */
  readonly without?: readonly string[];
  /** Structs that stay one field each. */
  readonly whole?: readonly string[];
  /** Names of values beside those that the fields have, by the new name of the field. */
  readonly values?: { readonly [key: string]: Names };
  readonly carriedBy?: Declaration<Fields>["carriedBy"];
  readonly next?: Declaration<Fields>["next"] | undefined;
  readonly requires?: Declaration<Fields>["requires"];
  readonly alignment?: Declaration<Fields>["alignment"];
  readonly behind?: Declaration<Fields>["behind"];
  readonly redirect?: Declaration<Fields>["redirect"] | undefined;
}

/** What decides which of the fields that may be there are: numbers by key, or whether an optional one is there at all. */
type Decided = { readonly [key: string]: number | boolean };

/** A layer of fields of its own. */
export function layerOf(layer: string, fields: Fields, about: Derivation = {}): Protocol {
  return derived(undefined, layer, fields, about);
}

/** A protocol under another name, or one message of it: what hangs on the `decided` fields is settled. */
export function messageOf(of: Protocol, layer: string, decided: Decided = {}, about: Derivation = {}): Protocol {
  return derived(of, layer, settle(of.fields as Fields, of.fields as Fields, decided, about.whole), about);
}

/** The struct that `field` is, or is a list of. */
export function structOf(field: AnyField, layer: string, decided: Decided = {}, about: Derivation = {}): Protocol {
  const fields = fieldsOf(field);
  return derived(undefined, layer, settle(fields, fields, decided), about);
}

/** One option of a list: its code, its length and its value, which is one field called `value` where it is no struct. */
export function optionOf(
  list: AnyField,
  option: string | number,
  layer: string,
  about: Derivation & { readonly decided?: Decided; readonly value?: AnyField } = {},
): Protocol {
  if (list.kind !== "options") throw new RangeError(`${layer}: a ${list.kind} has no options`);
  const { shape } = list;
  const known = typeof option === "string" ? list.cases[option] : undefined;
  if (typeof option === "string" && !known) throw new RangeError(`${layer}: there is no option ${option}`);
  const code = { ...shape.code, default: known?.code ?? option } as AnyField;
  if (shape.single?.includes(Number(known?.code ?? option)) || (known && known.code === shape.end))
    return derived(undefined, layer, { code }, about);
  const minus = shape.counts === "whole" ? 0 : (fixedSize(shape.code) ?? 0) + (fixedSize(shape.length) ?? 0);
  const length = { ...shape.length, auto: headerLengthIn(shape.unit ?? 1, { minus, cut: true }) } as AnyField;
  const value = about.value ?? known?.value ?? (known ? undefined : ({ kind: "bytes", size: "rest" } as AnyField));
  const inside =
    value === undefined
      ? {}
      : value.kind === "struct"
        ? settle(value.fields, value.fields, about.decided ?? {})
        : { value };
  return derived(undefined, layer, { code, length, ...inside }, about);
}

/** The field at a path of keys, cases and options below a protocol. */
export function fieldAt(of: Protocol, ...path: readonly string[]): AnyField {
  let at: AnyField = { kind: "struct", fields: of.fields as Fields };
  for (const key of path) {
    const inner = unwrapped(at);
    const next =
      inner.kind === "struct"
        ? inner.fields[key]
        : inner.kind === "choice"
          ? inner.cases[key]
          : inner.kind === "options"
            ? inner.cases[key]?.value
            : undefined;
    if (!next) throw new RangeError(`${of.layer}: there is no ${key} in ${path.join(".")}`);
    at = next;
  }
  return unwrapped(at);
}

/** A field without the conditions and lists around it. */
function unwrapped(field: AnyField): AnyField {
  return field.kind === "when" || field.kind === "repeated" ? unwrapped(field.of) : field;
}

function fieldsOf(field: AnyField): Fields {
  const inner = unwrapped(field);
  if (inner.kind !== "struct") throw new RangeError(`a ${inner.kind} is no struct`);
  return inner.fields;
}

function derived(of: Protocol | undefined, layer: string, fields: Fields, about: Derivation): Protocol {
  const { names = {}, defaults = {}, without = [], values = {} } = about;
  const made: { [key: string]: AnyField } = { ...about.first };
  for (const [key, field] of Object.entries(fields)) {
    if (without.includes(key)) continue;
    if (about.instead?.[key]) {
      Object.assign(made, about.instead[key]);
      continue;
    }
    const name = names[key] ?? key;
    made[name] = about.fields?.[name] ?? referring(field, names);
  }
  for (const [name, field] of Object.entries(about.fields ?? {})) made[name] ??= field;
  for (const [name, field] of Object.entries(made)) {
    if (field.auto && "of" in field.auto && !made[field.auto.of]) made[name] = withDefault(field, 0);
  }
  for (const [name, value] of Object.entries(defaults)) made[name] = withDefault(made[name], value);
  for (const [name, more] of Object.entries(values))
    made[name] = { ...made[name], names: { ...made[name].names, ...more } };
  for (const [name, field] of Object.entries(made)) made[name] = apart(field);
  const next = about.next ?? of?.next;
  const carriedBy = about.carriedBy ?? of?.carriedBy;
  const requires = about.requires ?? of?.requires;
  const redirect = about.redirect ?? of?.redirect;
  const { alignment, behind } = about;
  return protocol({
    name: `crafting ${layer}`,
    layer,
    title: of?.title ?? layer,
    spec: of?.spec ?? "",
    fields: made,
    ...(next ? { next } : {}),
    ...(carriedBy ? { carriedBy } : {}),
    ...(of?.addresses ? { addresses: of.addresses } : {}),
    ...(redirect ? { redirect } : {}),
    ...(of && of.layer === layer && of.summary !== undefined ? { summary: of.summary } : {}),
    ...(requires ? { requires } : {}),
    ...(alignment ? { alignment } : {}),
    ...(behind ? { behind } : {}),
  });
}

/** A field without the number that it and its neighbours are bits of: here they may have other neighbours. */
function apart(field: AnyField): AnyField {
  if (field.kind === "when") return { ...field, of: apart(field.of) };
  const { whole: _whole, ...rest } = field as AnyField & { readonly whole?: unknown };
  return rest as AnyField;
}

/** A default takes the place of an automatic value. */
function withDefault(field: AnyField, value: unknown): AnyField {
  if (field.kind === "when") return { ...field, of: withDefault(field.of, value) };
  const { auto: _auto, ...rest } = field;
  return { ...rest, default: value } as AnyField;
}

/** The fields as they are once the decided values are known; structs that are chosen give their fields. */
function settle(fields: Fields, all: Fields, decided: Decided, whole: readonly string[] = []): Fields {
  const settled: { [key: string]: AnyField } = {};
  for (const [key, field] of Object.entries(fields)) {
    const chosen = decide(key, field, all, decided);
    if (!chosen) continue;
    const spreads = chosen !== field && !whole.includes(key);
    if (spreads && chosen.kind === "struct" && (chosen.size === undefined || chosen.size === "rest"))
      Object.assign(settled, settle(chosen.fields, { ...all, ...chosen.fields }, decided, whole));
    else if (typeof decided[key] === "number") settled[key] = { ...chosen, default: decided[key] };
    else settled[key] = chosen;
  }
  return settled;
}

function decide(key: string, field: AnyField, all: Fields, decided: Decided): AnyField | undefined {
  if (field.kind === "when") {
    const there = decided[key] ?? (typeof decided[key] === "undefined" ? holds(field.condition, decided) : true);
    if (there === undefined) return field;
    return there === false ? undefined : decide(`${key} `, field.of, all, decided);
  }
  if (field.kind !== "choice" || typeof decided[field.by] !== "number") return field;
  const names = (all[field.by]?.kind === "when" ? (all[field.by] as { of: AnyField }).of : all[field.by])?.names;
  const found = Object.entries(field.cases).find(
    ([name]) => Number(name) === decided[field.by] || names?.[name] === decided[field.by],
  );
  const chosen = found?.[1] ?? field.otherwise ?? { kind: "bytes", size: "rest" };
  return decide(`${key} `, chosen, all, decided);
}

/** Whether a condition on a decided field holds; undefined where its field is not decided. */
function holds(condition: Condition, decided: Decided): boolean | undefined {
  if ("left" in condition || "filled" in condition) return undefined;
  if (condition.or !== undefined || condition.same !== undefined) return undefined;
  const given = decided[condition.field];
  if (typeof given !== "number") return undefined;
  const value = (given & (condition.mask ?? -1)) >>> 0;
  return (condition.is ? condition.is.includes(value) : value !== 0) !== (condition.not === true);
}

/** The field with its references to others by their new names. */
function referring(field: AnyField, names: { readonly [key: string]: string }): AnyField {
  const renamed = (key: string): string => names[key] ?? key;
  let made: AnyField = field;
  const { auto } = field;
  if (auto && "of" in auto) made = { ...made, auto: { ...auto, of: renamed(auto.of) } };
  if ("size" in made && typeof made.size === "object" && "by" in made.size)
    made = { ...made, size: { ...made.size, by: renamed(made.size.by) } } as AnyField;
  if (made.kind === "repeated" && made.count !== undefined) made = { ...made, count: renamed(made.count) };
  if (made.kind === "choice") made = { ...made, by: renamed(made.by) };
  if (made.kind === "when") {
    const { condition } = made;
    const of = referring(made.of, names);
    if ("field" in condition) made = { ...made, of, condition: { ...condition, field: renamed(condition.field) } };
    else made = { ...made, of };
  }
  return made;
}
