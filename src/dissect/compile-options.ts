import type { AnyField, OptionCase, Size } from "../definition/kinds.ts";
import { fixedSize, measure } from "../definition/layout.ts";
import { compileRun } from "./compile-run.ts";
import { named, type EnteredFields } from "./entered-fields.ts";
import { optionStep, type OptionFields } from "./option-step.ts";
import type { OptionsStep, OptionStep, SizeStep, Step } from "./program.ts";
import type { Scope, Scopes } from "./scope.ts";

const OCTETS: AnyField = { kind: "bytes", size: "rest" };

type OptionsField = AnyField & { readonly kind: "options" };

/** Turns the lists of options of a protocol into decoding steps. */
export class OptionLists {
  private readonly entered: EnteredFields;
  private readonly scopes: Scopes;
  private readonly step: (value: AnyField, scope: Scope) => Step;
  private readonly size: (size: Size, scope: Scope) => SizeStep;
  private readonly containers = new Map<OptionCase, AnyField>();
  /** Those that refer to nothing around them. */
  private readonly known = new Map<AnyField, OptionsStep>();

  /** `step` compiles the value of an option, `size` a size. */
  constructor(
    entered: EnteredFields,
    scopes: Scopes,
    step: (value: AnyField, scope: Scope) => Step,
    size: (size: Size, scope: Scope) => SizeStep,
  ) {
    this.entered = entered;
    this.scopes = scopes;
    this.step = step;
    this.size = size;
  }

  /** A list of options that stands in several places (options within options) is compiled once. */
  compile(field: OptionsField, id: number, scope: Scope): OptionsStep {
    const known = this.known.get(field);
    if (known) return { ...known, id };
    const { made, reached } = this.scopes.watch(scope, () => this.list(field, id, scope));
    if (!reached) this.known.set(field, made);
    return made;
  }

  /** What comes is of another protocol. */
  forget(): void {
    this.known.clear();
  }

  private list({ shape, cases }: OptionsField, id: number, scope: Scope): OptionsStep {
    const { filter: dataName, label: dataLabel } = shape.data ?? {};
    const data: AnyField = {
      ...OCTETS,
      filter: dataName ?? "",
      ...(dataLabel === undefined ? {} : { label: dataLabel }),
      hidden: shape.data?.hidden ?? false,
    };
    const padding: AnyField = { ...OCTETS, filter: "", ...shape.padding };
    const { dataLabel: rawLabel } = shape.unknown ?? {};
    const rawValue: AnyField = rawLabel === undefined ? OCTETS : { ...OCTETS, label: rawLabel };
    const about: OptionFields = {
      code: this.codeQuads(shape.code, scope),
      length: this.entered.retagged("length", shape.length, "length"),
      raw: this.entered.enter("value", rawValue, "rest", shape.unknown?.data ?? ""),
    };
    const line = shape.line === undefined ? {} : { line: shape.line };
    const type = shape.type === undefined ? line : { ...line, type: shape.type };
    const known = new Map<number, OptionStep>();
    for (const [name, option] of Object.entries(cases)) {
      // Each option is a field of its own even where two have values of the same shape.
      const label = option.label === undefined ? {} : { label: option.label };
      const own = option.type === undefined ? type : { ...line, type: option.type };
      const container = this.containers.get(option) ?? { kind: "struct", fields: {}, ...label, ...own };
      this.containers.set(option, container);
      const value = option.value && this.step(named(option.value, ""), scope);
      const id = this.entered.enter(name, container, "option", option.filter ?? shape.each ?? "");
      const code = option.codeField && this.codeQuads({ ...shape.code, ...option.codeField }, scope);
      known.set(option.code, optionStep(shape, option.code, id, code ? { ...about, code } : about, value));
    }
    const { filter: strange = shape.each ?? "", label } = shape.unknown ?? {};
    const container: AnyField = { kind: "struct", fields: {}, ...type, ...(label === undefined ? {} : { label }) };
    const stranger = this.entered.enter("", container, "option", strange);
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
      data: shape.data ? this.entered.enter("data", data, "part") : -1,
      size: shape.size === undefined ? undefined : this.size(shape.size, scope),
      padding: this.entered.enter("padding", padding, "option", padding.filter),
      malformed: this.entered.enter("malformed", OCTETS, "option", ""),
    };
  }

  private codeQuads(code: AnyField, scope: Scope): Int32Array {
    const { quads } = compileRun(this.entered, measure({ code }, ["code"]), { ...scope, ids: new Map() });
    quads[0] = this.entered.retagged("code", code, "code");
    return quads;
  }
}
