import type { Catalog } from "../definition/catalog.ts";
import type { AnyField, Fields, Size } from "../definition/kinds.ts";
import { bitsOf, fixedSize, measure } from "../definition/layout.ts";
import type { Protocol } from "../definition/protocol.ts";
import type { Role } from "../definition/registry.ts";
import { beginningsOf } from "../definition/starts.ts";
import { TOLD } from "../definition/told.ts";
import { checksumField, type ChecksumField } from "./checksum-field.ts";
import { OptionLists } from "./compile-options.ts";
import { compileRun } from "./compile-run.ts";
import { EnteredFields, named } from "./entered-fields.ts";
import { LateCases } from "./late-cases.ts";
import { TOLD_REFERENCE } from "./program.ts";
import type { Program, Reference, ShortField, SizeStep, Step, UnreadableStep } from "./program.ts";
import { Scopes, type Scope } from "./scope.ts";

const OCTETS: AnyField = { kind: "bytes", size: "rest" };

const NOTHING = new Int32Array(0);

/** Turns definitions into decoding steps, once for each protocol. */
export class Compiler {
  readonly catalog: Catalog;
  private readonly programs: (Program | undefined)[] = [];
  private readonly entered: EnteredFields;
  private readonly scopes = new Scopes();
  private readonly records: (number | undefined)[] = [];
  /** By protocol: choices of which not every case may be compiled. */
  private readonly late = new Map<Protocol, Set<LateCases>>();
  private isWhole = false;
  private readonly lists: OptionLists;

  constructor(catalog: Catalog) {
    this.catalog = catalog;
    this.entered = new EnteredFields(catalog);
    this.lists = new OptionLists(
      this.entered,
      this.scopes,
      (field, scope) => this.step("value", field, scope, "value", []),
      (size, scope) => this.size(size, scope),
    );
  }

  /** The program of a protocol. Throws a RangeError where a field refers to one that is not before it. */
  program(id: number): Program {
    let program = this.programs[id];
    if (!program) {
      const protocol = this.catalog.protocols[id] as Protocol;
      this.turnTo(protocol);
      program = this.struct(protocol.fields, undefined);
      const { uncut = false } = protocol;
      const unreadable = unreadableStep(protocol);
      if (uncut !== false || unreadable)
        program = { ...program, uncut: uncut === true ? program.headOctets : Number(uncut), unreadable };
      this.programs[id] = program;
      for (const key of Object.keys(protocol.generated ?? {})) this.generated(protocol, key);
      this.checksumStatus(protocol);
    }
    return program;
  }

  /** Compiles what only packets that have it need: afterwards every field of a protocol is in the registry. */
  complete(id: number): void {
    this.isWhole = true;
    this.program(id);
    this.isWhole = false;
    const late = this.lateOf(this.catalog.protocols[id] as Protocol);
    // What is compiled may have choices in turn, which are then among them.
    for (const cases of late) cases.complete();
    late.clear();
  }

  /** What is compiled from now on is of this protocol. */
  private turnTo(protocol: Protocol): void {
    if (this.entered.protocol === protocol) return;
    this.entered.protocol = protocol;
    this.scopes.protocol = protocol.name;
    this.lists.forget();
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

  /** The ids of all generated fields of a protocol, by key; what is no key has none. */
  generatedIds(protocol: Protocol): { readonly [key: string]: number } {
    const ids = Object.create(null) as { [key: string]: number };
    for (const key of Object.keys((protocol.generated as Fields | undefined) ?? {}))
      ids[key] = this.generated(protocol, key);
    // V8 has many properties in a hash table, where each is looked up, but for those of a prototype.
    return Object.create(ids) as typeof ids;
  }

  /** The field that says whether the checksum of a protocol is right, where it has one; entered behind the checksum. */
  checksumStatus(protocol: Protocol): ChecksumField | undefined {
    return checksumField(protocol, (key, status) => this.catalog.registry.enter(protocol, key, status, "generated").id);
  }

  private struct(fields: Fields, outer: Scope | undefined): Program {
    const keys = Object.keys(fields);
    const steps: Step[] = [];
    const scope: Scope = { fields, slots: measure(fields, keys).slots, ids: new Map(), outer };
    for (let i = 0; i < keys.length;) {
      const run = measure(fields, keys.slice(i));
      if (run.head.length > 0) {
        steps.push(compileRun(this.entered, run, scope, outer === undefined && i === 0));
        i += run.head.length;
      } else {
        const key = keys[i++];
        const ids = scope.ids.get(key) ?? [];
        scope.ids.set(key, ids);
        steps.push(this.step(key, fields[key], scope, "value", ids));
      }
    }
    const [first, ...rest] = steps;
    if (first?.op !== "run")
      return {
        head: NOTHING,
        headOctets: 0,
        isHeadEnough: false,
        headOtherwise: undefined,
        steps,
        uncut: 0,
        unreadable: undefined,
        short: [],
      };
    const short = outer === undefined ? this.shortFields(fields, scope) : [];
    const { quads: head, octets: headOctets, otherwise: headOtherwise } = first;
    const isHeadEnough = rest.every((step) => step.op === "options" && (step.size?.how ?? "rest") === "rest");
    return { head, headOctets, isHeadEnough, headOtherwise, steps: rest, uncut: 0, unreadable: undefined, short };
  }

  private shortFields(fields: Fields, scope: Scope): ShortField[] {
    return Object.entries(fields).flatMap(([key, field]) => {
      const slot = scope.slots.get(key);
      if (!field.short || !slot) return [];
      const { upTo, filter, label, show = "dec" } = field.short;
      const [usual] = scope.ids.get(key) ?? [];
      // The names are those of what it usually is.
      const other: AnyField = { ...field, filter, label, show, names: undefined, strings: undefined };
      const { id } = this.catalog.registry.enter(this.entered.protocol, key, other, "value", { slot });
      scope.ids.get(key)?.push(id);
      return [{ usual, slot, upTo, id }];
    });
  }

  private step(key: string, field: AnyField, scope: Scope, role: Role, ids: number[]): Step {
    const width = bitsOf(field);
    const fixed = fixedSize(field);
    if (width !== undefined || fixed !== undefined) {
      const run = compileRun(this.entered, measure({ [key]: field }, [key]), { ...scope, ids: new Map([[key, ids]]) });
      if (run.op === "run" && role !== "value") this.retag(run, key, field, role, ids);
      else if (run.op === "run") ids.push(run.quads[0]);
      return run;
    }
    const own = (): number => {
      const id = this.entered.enter(key, field, role);
      ids.push(id);
      return id;
    };
    switch (field.kind) {
      case "bytes": {
        const id = own();
        const empty = field.evenEmpty ? -1 : this.entered.empty(key, field, role, ids);
        return { op: "leaf", id, empty, size: this.size(field.size, scope), views: this.entered.views(field) };
      }
      case "text":
        return typeof field.size === "object" && "until" in field.size
          ? {
              op: "text",
              id: own(),
              ends: field.size.until.map((end) => Array.from(end, (c) => c.charCodeAt(0))),
              optional: field.size.optional === true,
              views: this.entered.views(field),
            }
          : {
              op: "leaf",
              id: own(),
              empty: -1,
              size: this.size(field.size as Size, scope),
              views: this.entered.views(field),
            };
      case "struct":
        return {
          op: "struct",
          id: own(),
          program: this.struct(field.fields, scope),
          size: field.size === undefined ? undefined : this.size(field.size, scope),
          uncut: field.uncut === true,
          derived: (field.derived ?? []).map((one) => this.entered.enter(one.filter ?? "", one, "part")),
        };
      case "repeated":
        // What Wireshark has a field for is the elements.
        return this.repeated(
          key,
          field,
          field.type === undefined ? this.entered.empty(key, field, role, ids) : own(),
          scope,
        );
      case "options":
        return { ...this.lists.compile(field, own(), scope), empty: this.entered.empty(key, field, role, ids) };
      case "choice":
        return this.choice(key, field, scope, role, ids);
      case "variant":
        return {
          op: "variant",
          cases: field.cases.map(({ starts, of }) => ({
            starts: beginningsOf(starts),
            of: this.step(key, of, scope, role, ids),
          })),
          otherwise: field.otherwise && this.step(key, field.otherwise, scope, role, ids),
        };
      case "when": {
        const { condition } = field;
        const ref =
          "left" in condition
            ? undefined
            : this.referenceOf("filled" in condition ? condition.filled : condition.field, scope);
        const or =
          "or" in condition && condition.or !== undefined ? { or: this.scopes.reference(condition.or, scope) } : {};
        const same =
          "same" in condition && condition.same !== undefined
            ? { same: this.scopes.reference(condition.same, scope) }
            : {};
        return { op: "when", ref, ...or, ...same, condition, of: this.step(key, field.of, scope, role, ids) };
      }
      case "custom": {
        const codec = field.custom;
        if (codec.aside === true) role = "part";
        const parts = codec.inner ?? [];
        const inner = parts.map((part) => this.entered.enter(part.key, part.field, part.worked ? "generated" : "part"));
        return {
          op: "custom",
          id: own(),
          empty: field.evenEmpty ? -1 : this.entered.empty(key, field, role, ids),
          skip: codec.skip.bind(codec),
          visit: codec.visit?.bind(codec),
          lacks: codec.lacks === true,
          inner,
          depths: parts.map(({ depth = 0 }) => depth),
          worked: parts.map(({ worked = false }) => worked),
          innerViews: parts.map((part) => this.entered.views(part.field)),
          beside: codec.beside === true,
          views: this.entered.views(field),
        };
      }
      default:
        throw new RangeError(`${key}: a field of kind ${field.kind} has no fixed size`);
    }
  }

  /** Gives a single field of fixed size the role that its place has: an element of a list, an option's value. */
  private retag(run: Step & { op: "run" }, key: string, field: AnyField, role: Role, ids: number[]): void {
    const whole = measure({ [key]: field }, [key]).head[0];
    run.quads[0] = this.catalog.registry.enter(this.entered.protocol, key, field, role, { slot: whole.slot }).id;
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
    const empty = field.type === "FT_BYTES" ? this.entered.empty(key, field, "value", []) : id;
    return {
      op: "repeated",
      id,
      empty,
      of,
      until,
      count: field.count === undefined ? undefined : this.scopes.reference(field.count, scope),
      size: field.size === undefined ? undefined : this.size(field.size, scope),
    };
  }

  private idsOf(key: string, struct: AnyField): readonly number[] {
    if (struct.kind !== "struct") return [];
    const slot = measure(struct.fields, Object.keys(struct.fields)).slots.get(key);
    return [
      this.catalog.registry.enter(this.entered.protocol, key, struct.fields[key], "value", slot ? { slot } : {}).id,
    ];
  }

  private choice(key: string, field: AnyField & { kind: "choice" }, scope: Scope, role: Role, ids: number[]): Step {
    const told = field.by === TOLD;
    const names = told ? undefined : this.scopes.find(field.by, scope).field.names;
    const number = (name: string): number => {
      const found = /^\d+$/.test(name) ? Number(name) : names?.[name];
      if (found === undefined) throw new RangeError(`${key}: ${field.by} has no value named ${name}`);
      return found;
    };
    const cases = this.cases(field, number, (of) => this.step(key, of, scope, role, ids));
    const opaques = new Map<number, number>();
    for (const [name, about] of Object.entries(field.opaque ?? {}))
      opaques.set(number(name), this.entered.enter(key, { ...OCTETS, ...about }, role));
    const octets: AnyField = { ...OCTETS, filter: field.filter ?? "" };
    const otherwise = this.step(key, field.otherwise ?? octets, scope, role, ids);
    return {
      op: "choice",
      by: this.referenceOf(field.by, scope),
      cases,
      otherwise,
      raw: this.entered.enter(key, octets, role),
      size: field.size === undefined ? undefined : this.size(field.size, scope),
      opaque: field.opaque !== undefined,
      opaques,
    };
  }

  private lateOf(protocol: Protocol): Set<LateCases> {
    let late = this.late.get(protocol);
    if (!late) this.late.set(protocol, (late = new Set()));
    return late;
  }

  private cases(
    field: AnyField & { kind: "choice" },
    number: (name: string) => number,
    compile: (of: AnyField) => Step,
  ): LateCases {
    const protocol = this.entered.protocol as Protocol;
    const cases = new LateCases();
    for (const [name, of] of Object.entries(field.cases))
      cases.add(number(name), () => {
        this.turnTo(protocol);
        return compile(of);
      });
    if (this.isWhole || this.scopes.isWatching) cases.complete();
    else this.lateOf(protocol).add(cases);
    return cases;
  }

  private referenceOf(path: string, scope: Scope): Reference {
    return path === TOLD ? TOLD_REFERENCE : this.scopes.reference(path, scope);
  }

  private size(size: Size, scope: Scope): SizeStep {
    if (typeof size === "number") return { how: "fixed", octets: size };
    if (size === "rest") return { how: "rest", less: 0 };
    if ("prefix" in size) return { how: "prefix", octets: size.prefix, id: this.entered.lengthInFront(size) };
    if ("restLess" in size) {
      const less = size.restLess;
      return { how: "rest", less: typeof less === "number" ? less : this.scopes.reference(less, scope) };
    }
    if ("beforePadding" in size)
      return { how: "beforePadding", flag: this.scopes.reference(size.beforePadding, scope) };
    return {
      how: "by",
      ref: this.scopes.reference(size.by, scope),
      unit: size.unit ?? 1,
      minus: size.minus ?? 0,
      less: size.less === undefined ? undefined : this.scopes.reference(size.less, scope),
      cut: size.cut === true,
    };
  }
}

function unreadableStep({ name, prefix = name, unreadable }: Protocol): UnreadableStep | undefined {
  if (!unreadable) return undefined;
  return {
    lying: unreadable.lying === true,
    is: unreadable.is,
    shows: new Set(unreadable.shows.map((field) => `${prefix}.${field}`)),
  };
}
