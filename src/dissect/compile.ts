import type { Auto } from "../definition/auto.ts";
import type { Catalog } from "../definition/catalog.ts";
import type { AnyField, Fields, OptionCase, OptionShape, Shown, Size, Whole } from "../definition/kinds.ts";
import { bitsOf, fixedSize, measure, slotAt, type Layout, type Slot } from "../definition/layout.ts";
import type { Protocol } from "../definition/protocol.ts";
import type { Role } from "../definition/registry.ts";
import type { OptionsStep, OptionStep, Program, Reference, ShortField, SizeStep, Step, ViewStep } from "./program.ts";
import { Tree } from "./tree.ts";

interface Scope {
  readonly fields: Fields;
  readonly slots: ReadonlyMap<string, Slot>;
  /** Ids of the quads of each key so far. */
  readonly ids: Map<string, number[]>;
  readonly outer: Scope | undefined;
}

const OCTETS: AnyField = { kind: "bytes", size: "rest" };

const NOTHING = new Int32Array(0);

/** A checksum of a fixed head and the generated field that says whether it is right. */
export interface ChecksumField {
  readonly key: string;
  readonly slot: Slot;
  readonly auto: Auto & { readonly auto: "checksum" };
  readonly id: number;
}

/** Turns definitions into decoding steps, once for each protocol. */
export class Compiler {
  private readonly catalog: Catalog;
  private readonly programs: (Program | undefined)[] = [];
  private protocol: Protocol | undefined;
  private readonly records: (number | undefined)[] = [];

  private readonly containers = new Map<OptionCase, AnyField>();
  /** Fields as they are where they have no octets. */
  private readonly twins = new Map<AnyField, AnyField>();
  /** Fields of lengths that stand in front of others, by what their sizes say of them. */
  private readonly lengths = new Map<object, AnyField>();
  /** The lists of options of this protocol that refer to nothing around them. */
  private readonly lists = new Map<AnyField, OptionsStep>();
  /** The scopes around the lists that are being compiled, and whether something in them refers to one. */
  private readonly enclosing: { readonly scope: Scope; reached: boolean }[] = [];

  constructor(catalog: Catalog) {
    this.catalog = catalog;
  }

  /** The program of a protocol. Throws a RangeError where a field refers to one that is not before it. */
  program(id: number): Program {
    let program = this.programs[id];
    if (!program) {
      this.protocol = this.catalog.protocols[id] as Protocol;
      this.lists.clear();
      this.programs[id] = program = this.struct(this.protocol.fields, undefined);
      for (const key of Object.keys(this.protocol.generated ?? {})) this.generated(this.protocol, key);
      this.checksumStatus(this.protocol);
    }
    return program;
  }

  /** The field that holds the others of a protocol that comes in records, -1 where there is none. */
  record(id: number): number {
    const known = this.records[id];
    if (known !== undefined) return known;
    const protocol = this.catalog.protocols[id];
    const { filter, label = "" } = protocol?.records ?? {};
    const field: AnyField = { kind: "struct", fields: {}, filter: filter ?? "", label };
    const entered = filter === undefined ? -1 : this.catalog.registry.enter(protocol, filter, field, "whole").id;
    return (this.records[id] = entered);
  }

  /** The id of a generated field of a protocol. Throws a RangeError where the protocol declares none of this key. */
  generated(protocol: Protocol, key: string): number {
    const field = (protocol.generated as Fields | undefined)?.[key];
    if (!field) throw new RangeError(`${protocol.name}: no generated field ${key}`);
    return this.catalog.registry.enter(protocol, key, field, "generated").id;
  }

  /** The field that says whether the checksum of a protocol is right, where it has one; entered behind the checksum. */
  checksumStatus(protocol: Protocol): ChecksumField | undefined {
    for (const [key, field] of Object.entries(protocol.fields as Fields)) {
      const slot = protocol.slots.get(key);
      if (field.auto?.auto !== "checksum" || !slot) continue;
      const status: AnyField = statusOf(field, key);
      return {
        key,
        slot,
        auto: field.auto,
        id: this.catalog.registry.enter(protocol, `${key}/status`, status, "generated").id,
      };
    }
    return undefined;
  }

  private struct(fields: Fields, outer: Scope | undefined): Program {
    const keys = Object.keys(fields);
    const steps: Step[] = [];
    const scope: Scope = { fields, slots: measure(fields, keys).slots, ids: new Map(), outer };
    for (let i = 0; i < keys.length;) {
      const run = measure(fields, keys.slice(i));
      if (run.head.length > 0) {
        steps.push(this.run(run, scope, outer === undefined && i === 0));
        i += run.head.length;
      } else {
        const key = keys[i++];
        const ids = scope.ids.get(key) ?? [];
        scope.ids.set(key, ids);
        steps.push(this.step(key, fields[key], scope, "value", ids));
      }
    }
    const [first, ...rest] = steps;
    if (first?.op !== "run") return { head: NOTHING, headOctets: 0, headOtherwise: undefined, steps, short: [] };
    const short = outer === undefined ? this.shortFields(fields, scope) : [];
    return { head: first.quads, headOctets: first.octets, headOtherwise: first.otherwise, steps: rest, short };
  }

  private shortFields(fields: Fields, scope: Scope): ShortField[] {
    return Object.entries(fields).flatMap(([key, field]) => {
      const slot = scope.slots.get(key);
      if (!field.short || !slot) return [];
      const { upTo, filter, label, show = "dec" } = field.short;
      const [usual] = scope.ids.get(key) ?? [];
      const other: AnyField = { ...field, filter, label, show };
      const { id } = this.catalog.registry.enter(this.protocol, key, other, "value", { slot });
      scope.ids.get(key)?.push(id);
      return [{ usual, slot, upTo, id }];
    });
  }

  /** `head`: the run is the fixed head of the protocol. */
  private run(layout: Layout, scope: Scope, head = false): Step & { op: "run" } {
    const conditions = conditionsOf(layout);
    const quads = Array.from({ length: 2 ** conditions.length }, (_, failing) =>
      this.runQuads(layout, scope, head, new Set(conditions.filter((_, i) => (failing >> i) & 1))),
    );
    const tests = conditions.map((shown) =>
      Object.entries(shown).map(([key, is]) => ({ slot: this.slotIn(layout, key), is })),
    );
    const otherwise = tests.length > 0 ? { tests, quads } : undefined;
    return { op: "run", quads: quads[0], octets: layout.headLength, otherwise };
  }

  private slotIn(layout: Layout, key: string): Slot {
    const slot = layout.slots.get(key);
    if (!slot) throw new RangeError(`${this.protocol?.name}: no field ${key} in the same run`);
    return slot;
  }

  /** Fields whose conditions are among `failing` have no name. */
  private runQuads(layout: Layout, scope: Scope, head: boolean, failing: ReadonlySet<Shown>): Int32Array {
    const quads: number[] = [];
    let whole: { readonly at: number; readonly through: string } | undefined;
    for (const { key, field: declared, slot, parts } of layout.head) {
      const field = declared.shown && failing.has(declared.shown) ? this.unnamed(declared) : declared;
      if (field.whole) {
        whole = { at: quads.length, through: field.whole.through };
        quads.push(...this.whole(layout, field, field.whole, slot, head));
      }
      // What the field is depends on its value: nobody reads it by its place.
      const placed = { slot, head: head && !field.short };
      const info = this.catalog.registry.enter(this.protocol, key, field, "value", placed);
      scope.ids.set(key, [...(scope.ids.get(key) ?? []), info.id]);
      const first = quads.length;
      quads.push(info.id, slot.offset, slot.offset + slot.size, 0);
      for (const part of field.kind === "flags" && field.views ? [] : parts) {
        const name = part.field?.filter ?? `${field.filter ?? key}.${part.name.toLowerCase()}`;
        const bit = this.catalog.registry.enter(this.protocol, part.name, part.field ?? field, "part", {
          name: this.full(name),
          label: part.field?.label ?? part.name,
          slot: part.slot,
          head,
        });
        quads.push(bit.id, slot.offset, slot.offset + slot.size, (quads.length >> 2) + 1);
      }
      for (const view of field.views ?? []) {
        if (view.shown && failing.has(view.shown)) continue;
        const at = slot.offset + (view.offset ?? 0);
        const viewSlot = slotAt(at, view.size ?? slot.size, view.mask ?? 0);
        const info = this.catalog.registry.enter(this.protocol, view.filter, field, "part", {
          name: this.full(view.filter),
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
      for (const alias of head ? aliasesOf(this.protocol, key) : []) {
        const about = { name: this.full(alias.name), label: alias.label, slot, hidden: true, head };
        const info = this.catalog.registry.enter(this.protocol, alias.name, field, "part", about);
        quads.push(info.id, slot.offset, slot.offset + slot.size, (quads.length >> 2) + 1);
      }
    }
    return Int32Array.from(quads);
  }

  /** The quad of the number that a field and its siblings are bits of. */
  private whole(layout: Layout, field: AnyField, whole: Whole, slot: Slot, head: boolean): number[] {
    const last = this.slotIn(layout, whole.through);
    const end = last.offset + last.size;
    const info = this.catalog.registry.enter(this.protocol, whole.filter, field, "whole", {
      name: this.full(whole.filter),
      label: whole.label ?? whole.filter,
      slot: slotAt(slot.offset, end - slot.offset, whole.mask ?? 0),
      view: whole,
      hidden: whole.hidden ?? false,
      head,
    });
    return [info.id, slot.offset, end, 0];
  }

  private full(name: string): string {
    return name === "" || name.startsWith("=") ? name : `=${this.protocol?.prefix ?? this.protocol?.name}.${name}`;
  }

  private enter(key: string, field: AnyField, role: Role, name?: string): number {
    return this.catalog.registry.enter(
      this.protocol,
      key,
      field,
      role,
      name === undefined ? {} : { name: this.full(name) },
    ).id;
  }

  /** The field without a name that stands for one where Wireshark shows none. */
  private unnamed(field: AnyField): AnyField {
    let twin = this.twins.get(field);
    if (!twin) this.twins.set(field, (twin = { ...field, filter: "" }));
    return twin;
  }

  /** The id of the field that stands for one without octets. */
  private empty(key: string, field: AnyField, role: Role, ids: number[]): number {
    const id = this.enter(key, this.unnamed(field), role);
    ids.push(id);
    return id;
  }

  private views(field: AnyField): ViewStep[] {
    return (field.views ?? []).map((view) => {
      const { offset = 0, size, mask = 0, filter, label = filter, hidden = false } = view;
      const slot = size === undefined ? {} : { slot: slotAt(offset, size, mask) };
      const about = { name: this.full(filter), label, view, hidden, ...slot };
      const info = this.catalog.registry.enter(this.protocol, filter, field, "part", about);
      return { id: info.id, offset, size: size ?? -1 };
    });
  }

  private step(key: string, field: AnyField, scope: Scope, role: Role, ids: number[]): Step {
    const width = bitsOf(field);
    const fixed = fixedSize(field);
    if (width !== undefined || fixed !== undefined) {
      const run = this.run(measure({ [key]: field }, [key]), { ...scope, ids: new Map([[key, ids]]) });
      if (run.op === "run" && role !== "value") this.retag(run, key, field, role, ids);
      else if (run.op === "run") ids.push(run.quads[0]);
      return run;
    }
    const own = (): number => {
      const id = this.enter(key, field, role);
      ids.push(id);
      return id;
    };
    switch (field.kind) {
      case "bytes": {
        const id = own();
        const empty = field.evenEmpty ? -1 : this.empty(key, field, role, ids);
        return { op: "leaf", id, empty, size: this.size(field.size, scope), views: this.views(field) };
      }
      case "text":
        return typeof field.size === "object" && "until" in field.size
          ? {
              op: "text",
              id: own(),
              ends: field.size.until.map((end) => Array.from(end, (c) => c.charCodeAt(0))),
              optional: field.size.optional === true,
              views: this.views(field),
            }
          : {
              op: "leaf",
              id: own(),
              empty: -1,
              size: this.size(field.size as Size, scope),
              views: this.views(field),
            };
      case "struct":
        return {
          op: "struct",
          id: own(),
          program: this.struct(field.fields, scope),
          size: field.size === undefined ? undefined : this.size(field.size, scope),
          derived: (field.derived ?? []).map((one) => this.enter(one.filter ?? "", one, "part")),
        };
      case "repeated":
        // What Wireshark has a field for is the elements.
        return this.repeated(key, field, field.type === undefined ? this.empty(key, field, role, ids) : own(), scope);
      case "options":
        return { ...this.options(field, own(), scope), empty: this.empty(key, field, role, ids) };
      case "choice":
        return this.choice(key, field, scope, role, ids);
      case "variant":
        return {
          op: "variant",
          cases: field.cases.map(({ starts, of }) => ({ starts, of: this.step(key, of, scope, role, ids) })),
          otherwise: field.otherwise && this.step(key, field.otherwise, scope, role, ids),
        };
      case "when": {
        const { condition } = field;
        const ref =
          "left" in condition
            ? undefined
            : this.reference("filled" in condition ? condition.filled : condition.field, scope);
        const or = "or" in condition && condition.or !== undefined ? { or: this.reference(condition.or, scope) } : {};
        return { op: "when", ref, ...or, condition, of: this.step(key, field.of, scope, role, ids) };
      }
      case "custom": {
        const codec = field.custom;
        if (codec.aside === true) role = "part";
        const inner = (codec.inner ?? []).map((part) => this.enter(part.key, part.field, "part"));
        return {
          op: "custom",
          id: own(),
          empty: field.evenEmpty ? -1 : this.empty(key, field, role, ids),
          skip: codec.skip.bind(codec),
          visit: codec.visit?.bind(codec),
          inner,
          depths: (codec.inner ?? []).map(({ depth = 0 }) => depth),
          beside: codec.beside === true,
          views: this.views(field),
        };
      }
      default:
        throw new RangeError(`${key}: a field of kind ${field.kind} has no fixed size`);
    }
  }

  /** Gives a single field of fixed size the role that its place has: an element of a list, an option's value. */
  private retag(run: Step & { op: "run" }, key: string, field: AnyField, role: Role, ids: number[]): void {
    const whole = measure({ [key]: field }, [key]).head[0];
    run.quads[0] = this.catalog.registry.enter(this.protocol, key, field, role, { slot: whole.slot }).id;
    ids.push(run.quads[0]);
  }

  private repeated(key: string, field: AnyField & { kind: "repeated" }, id: number, scope: Scope): Step {
    const inner: Scope | undefined =
      field.of.kind === "struct"
        ? { fields: field.of.fields, slots: new Map(), ids: new Map(), outer: scope }
        : undefined;
    // Lists of structs without a name are groups of groups.
    const of = this.step(
      "",
      named(field.of, field.filter ?? (field.of.kind === "struct" ? "" : key)),
      scope,
      "element",
      [],
    );
    const until =
      field.until && inner ? { ids: this.idsOf(field.until.field, field.of), is: field.until.is } : undefined;
    // A list that is octets to Wireshark is shown only where it has some.
    const empty = field.type === "FT_BYTES" ? this.empty(key, field, "value", []) : id;
    return {
      op: "repeated",
      id,
      empty,
      of,
      until,
      count: field.count === undefined ? undefined : this.reference(field.count, scope),
      size: field.size === undefined ? undefined : this.size(field.size, scope),
    };
  }

  private idsOf(key: string, struct: AnyField): readonly number[] {
    if (struct.kind !== "struct") return [];
    const slot = measure(struct.fields, Object.keys(struct.fields)).slots.get(key);
    return [this.catalog.registry.enter(this.protocol, key, struct.fields[key], "value", slot ? { slot } : {}).id];
  }

  /** A list of options that stands in several places (options within options) is compiled once. */
  private options(field: AnyField & { kind: "options" }, id: number, scope: Scope): OptionsStep {
    const known = this.lists.get(field);
    if (known) return { ...known, id };
    const outer = { scope, reached: false };
    this.enclosing.push(outer);
    const list = this.optionList(field.shape, field, id, scope);
    this.enclosing.pop();
    if (!outer.reached) this.lists.set(field, list);
    return list;
  }

  private optionList(shape: OptionShape, field: AnyField & { kind: "options" }, id: number, scope: Scope): OptionsStep {
    const { filter: dataName, label: dataLabel } = shape.data ?? {};
    const data: AnyField = {
      ...OCTETS,
      filter: dataName ?? "",
      ...(dataLabel === undefined ? {} : { label: dataLabel }),
      hidden: shape.data?.hidden ?? false,
    };
    const padding: AnyField = { ...OCTETS, filter: "", ...shape.padding };
    const about: OptionFields = {
      code: this.codeQuads(shape.code, scope),
      length: this.retagged("length", shape.length, "length"),
      raw: this.enter("value", OCTETS, "rest", shape.unknown?.data ?? ""),
    };
    const type = shape.type === undefined ? {} : { type: shape.type };
    const known = new Map<number, OptionStep>();
    for (const [name, option] of Object.entries(field.cases)) {
      // Each option is a field of its own even where two have values of the same shape.
      const label = option.label === undefined ? {} : { label: option.label };
      const own = option.type === undefined ? type : { type: option.type };
      const container = this.containers.get(option) ?? { kind: "struct", fields: {}, ...label, ...own };
      this.containers.set(option, container);
      const value = option.value && this.step("value", named(option.value, ""), scope, "value", []);
      const id = this.enter(name, container, "option", option.filter ?? shape.each ?? "");
      const code = option.codeField && this.codeQuads({ ...shape.code, ...option.codeField }, scope);
      known.set(option.code, optionStep(shape, option.code, id, code ? { ...about, code } : about, value));
    }
    const { filter: strange = shape.each ?? "", label } = shape.unknown ?? {};
    const container: AnyField = { kind: "struct", fields: {}, ...type, ...(label === undefined ? {} : { label }) };
    const stranger = this.enter("", container, "option", strange);
    for (const code of [...(shape.single ?? []), ...(shape.end === undefined ? [] : [shape.end])]) {
      if (!known.has(code)) known.set(code, optionStep(shape, code, stranger, about, undefined));
    }
    return {
      op: "options",
      id,
      empty: id,
      shape,
      known,
      unknown: { ...optionStep(shape, -1, stranger, about, undefined), octets: 0 },
      codeSize: fixedSize(shape.code) ?? 1,
      lengthSize: fixedSize(shape.length) ?? 1,
      whole: shape.counts === "whole",
      unit: shape.unit ?? 1,
      data: shape.data ? this.enter("data", data, "part") : -1,
      size: shape.size === undefined ? undefined : this.size(shape.size, scope),
      padding: this.enter("padding", padding, "option", padding.filter),
      malformed: this.enter("malformed", OCTETS, "option", ""),
    };
  }

  private codeQuads(code: AnyField, scope: Scope): Int32Array {
    const { quads } = this.run(measure({ code }, ["code"]), { ...scope, ids: new Map() });
    quads[0] = this.retagged("code", code, "code");
    return quads;
  }

  private retagged(key: string, field: AnyField, role: Role): number {
    const slot = measure({ [key]: field }, [key]).head[0].slot;
    return this.catalog.registry.enter(this.protocol, key, field, role, { slot }).id;
  }

  private choice(key: string, field: AnyField & { kind: "choice" }, scope: Scope, role: Role, ids: number[]): Step {
    const deciding = this.find(field.by, scope);
    const number = (name: string): number => {
      const found = /^\d+$/.test(name) ? Number(name) : deciding.field.names?.[name];
      if (found === undefined) throw new RangeError(`${key}: ${field.by} has no value named ${name}`);
      return found;
    };
    const cases = new Map<number, Step>();
    for (const [name, of] of Object.entries(field.cases)) cases.set(number(name), this.step(key, of, scope, role, ids));
    const opaques = new Map<number, number>();
    for (const [name, about] of Object.entries(field.opaque ?? {}))
      opaques.set(number(name), this.enter(key, { ...OCTETS, ...about }, role));
    const octets: AnyField = { ...OCTETS, filter: field.filter ?? "" };
    const otherwise = this.step(key, field.otherwise ?? octets, scope, role, ids);
    return {
      op: "choice",
      by: this.reference(field.by, scope),
      cases,
      otherwise,
      raw: this.enter(key, octets, role),
      size: field.size === undefined ? undefined : this.size(field.size, scope),
      opaque: field.opaque !== undefined,
      opaques,
    };
  }

  private size(size: Size, scope: Scope): SizeStep {
    if (typeof size === "number") return { how: "fixed", octets: size };
    if (size === "rest") return { how: "rest", less: 0 };
    if ("prefix" in size) return { how: "prefix", octets: size.prefix, id: this.lengthInFront(size) };
    if ("restLess" in size) {
      const less = size.restLess;
      return { how: "rest", less: typeof less === "number" ? less : this.reference(less, scope) };
    }
    if ("beforePadding" in size) return { how: "beforePadding", flag: this.reference(size.beforePadding, scope) };
    return {
      how: "by",
      ref: this.reference(size.by, scope),
      unit: size.unit ?? 1,
      minus: size.minus ?? 0,
      less: size.less === undefined ? undefined : this.reference(size.less, scope),
      cut: size.cut === true,
    };
  }

  /** The field that the length in front of another is, -1 where it is none. */
  private lengthInFront({ prefix, named }: Extract<Size, { readonly prefix: number }>): number {
    if (named === undefined) return -1;
    const field: AnyField = this.lengths.get(named) ?? { kind: "uint", size: prefix, ...named };
    this.lengths.set(named, field);
    return this.retagged("length", field, "part");
  }

  private find(path: string, scope: Scope): { readonly field: AnyField; readonly scope: Scope; readonly up: number } {
    const key = path.split(".")[0];
    let up = 0;
    for (let at: Scope | undefined = scope; at; at = at.outer, up++) {
      if (!Object.hasOwn(at.fields, key)) continue;
      for (const outer of this.enclosing) if (holds(outer.scope, at)) outer.reached = true;
      return { field: at.fields[key], scope: at, up };
    }
    throw new RangeError(`${this.protocol?.name}: no field ${path} here`);
  }

  private reference(path: string, scope: Scope): Reference {
    const found = this.find(path, scope);
    const slot = found.scope.slots.get(path);
    const ids = found.scope.ids.get(path) ?? [];
    if (!slot && ids.length === 0) throw new RangeError(`${this.protocol?.name}: ${path} is used before it is read`);
    return { up: found.up, slot, ids };
  }
}

const statuses = new Map<AnyField, AnyField>();

/** Wireshark's `checksum.status` beside a `checksum`. */
function statusOf(checksum: AnyField, key: string): AnyField {
  let status = statuses.get(checksum);
  if (!status) {
    status = {
      kind: "uint",
      size: 1,
      filter: `${checksum.filter ?? key}.status`,
      label: `${checksum.label} Status`,
      strings: { 0: "Bad", 1: "Good", 2: "Unverified", 3: "Not present", 4: "Illegal" },
    };
    statuses.set(checksum, status);
  }
  return status;
}

/** The conditions of fields of a run, and of views of them. */
function conditionsOf(layout: Layout): Shown[] {
  const all = layout.head.flatMap(({ field }) => [field.shown, ...(field.views ?? []).map(({ shown }) => shown)]);
  return [...new Set(all)].filter((shown) => shown !== undefined);
}

/** The names that stand for several fields, this one among them. */
function aliasesOf(protocol: Protocol | undefined, key: string): { readonly name: string; readonly label: string }[] {
  const aliases = Object.entries(protocol?.aliases ?? {});
  return aliases.flatMap(([name, { of, label }]) => (of.includes(key) ? [{ name, label }] : []));
}

/** A field that has no filter name of its own goes by that of what it is in. */
function named(field: AnyField, filter: string): AnyField {
  return field.filter === undefined ? { ...field, filter } : field;
}

/** Whether `wanted` is the scope or one around it. */
function holds(scope: Scope, wanted: Scope): boolean {
  for (let at: Scope | undefined = scope; at; at = at.outer) if (at === wanted) return true;
  return false;
}

/** Ids of the fields that all options of a list share. */
type OptionFields = Pick<OptionStep, "code" | "length" | "raw">;

function optionStep(
  shape: OptionShape,
  code: number,
  id: number,
  about: OptionFields,
  value: Step | undefined,
): OptionStep {
  const last = code === shape.end;
  const alone = last || shape.single?.includes(code) === true;
  const codeSize = fixedSize(shape.code) ?? 1;
  const tree = new Tree();
  const container = tree.leaf(id, 0, 0);
  tree.stamp(about.code, 0);
  const begin = alone ? codeSize : codeSize + (fixedSize(shape.length) ?? 1);
  if (!alone) tree.leaf(about.length, codeSize, begin);
  const octets = value ? stampValue(tree, value, begin) : begin;
  tree.close(container, octets);
  return { ...about, id, value, alone, last, octets, template: tree.quads.slice(0, 4 * tree.count) };
}

/** Adds the quads of a value whose fields have fixed places and returns where they end; 0 where they have none. */
function stampValue(tree: Tree, value: Step, at: number): number {
  if (value.op === "run" && value.otherwise === undefined) {
    tree.stamp(value.quads, at);
    return at + value.octets;
  }
  if (value.op !== "struct" || value.size !== undefined || value.program.steps.length > 0) return 0;
  if (value.program.headOtherwise || value.derived.length > 0) return 0;
  const struct = tree.leaf(value.id, at, at);
  tree.stamp(value.program.head, at);
  tree.close(struct, at + value.program.headOctets);
  return at + value.program.headOctets;
}
