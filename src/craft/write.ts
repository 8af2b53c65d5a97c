import { parseIPv4, parseIPv6, parseMac } from "../bytes/addresses.ts";
import { ByteWriter } from "../bytes/byte-writer.ts";
import { inetChecksum } from "../bytes/checksum.ts";
import { encodeText } from "../bytes/text.ts";
import type { Auto } from "../definition/auto.ts";
import type { Surroundings } from "../definition/custom.ts";
import type { AnyField, Fields, Size } from "../definition/kinds.ts";
import { layoutOf } from "../definition/layout.ts";
import { CraftError, UnresolvedNameError } from "./craft-error.ts";
import { isHostName } from "./host-name.ts";
import { caseOf, holds, measures, OCTETS, type Frame } from "./frame.ts";
import { flagBits, numbered, numeric } from "./numeric.ts";
import { planOf, Step, stepOf, type Plan, type StepKind } from "./plan.ts";
import { patchSlot } from "./patch-slot.ts";
import { writeOptions } from "./write-options.ts";

/** An automatic field that only the whole packet fills, and where it is. */
export type Unfilled = readonly [key: string, field: AnyField, at: number];

type Values = { readonly [key: string]: unknown };
const NOTHING: Values = {};
const NO_SPANS: Frame["spans"] = new Map();

/** Writes the values of definitions into octets. */
export class Writer {
  readonly out: ByteWriter = new ByteWriter();
  /** Where the present layer starts. */
  layerStart = 0;
  private noted: Map<string, number> | undefined;

  /** Begins a layer. */
  startLayer(): void {
    this.layerStart = this.out.length;
    this.noted = undefined;
  }

  /** What the codecs of the present layer noted. */
  get notes(): Map<string, number> {
    return (this.noted ??= new Map());
  }

  /**
   * Writes the fields of a layer or struct: `values`, and in place of those that are not given `linked`. Automatic fields
   * that the whole packet fills are written as 0 and added to `later`.
   */
  struct(fields: Fields, values: Values, outer?: Frame, later?: Unfilled[], linked: Values = NOTHING): void {
    const plan = planOf(fields);
    const frame: Frame = { fields, values, linked, spans: plan.measures ? new Map() : NO_SPANS, outer };
    const { out } = this;
    const begin = out.length;
    let unfilled: [number, StepKind, number][] | undefined;
    for (let i = 0; i < plan.keys.length; i++) {
      const key = plan.keys[i];
      const value = values[key] ?? linked[key];
      const start = out.length;
      let field = plan.fields[i];
      let step = plan.steps[i];
      if (step === Step.decided) {
        field = this.counted(field, frame);
        step = stepOf(field);
      }
      if (value !== undefined || step <= Step.decided) {
        const written = value ?? (step === Step.plain ? plan.defaults[i] : (field.default as unknown));
        const isNumber = written === undefined || typeof written === "number";
        const number = typeof written === "number" ? written : 0;
        const fits = isNumber && number >= 0 && number < plan.limits[i] && Number.isInteger(number);
        if (fits && plan.sizes[i] > 0) out.uint(number, plan.sizes[i]);
        else if (fits && plan.widths[i] > 0) out.bits(number, plan.widths[i]);
        else this.checked(key, field, written, frame);
      } else {
        if (step === Step.later) later?.push([key, field, start]);
        else if (step !== Step.count) (unfilled ??= []).push([i, step, start]);
        if (step !== Step.rest)
          this.number(field, field.auto?.auto === "countOf" ? countOf(field.auto, fields, values) : 0);
      }
      if (plan.measures) frame.spans.set(key, [start, out.length]);
    }
    if (plan.hasRest && values["rest"] instanceof Uint8Array) out.octets(values["rest"]);
    if (unfilled) this.fillStruct(plan, unfilled, frame, begin);
  }

  /** A field whose value may be of a kind that nobody makes it of. */
  private checked(key: string, field: AnyField, value: unknown, frame: Frame): void {
    try {
      this.field(key, field, value, frame);
    } catch (fault) {
      if (fault instanceof RangeError) throw fault;
      throw new CraftError(`${key}: ${kindText(field)} cannot be made of ${valueText(value)}`, { cause: fault });
    }
  }

  private fillStruct(plan: Plan, unfilled: readonly [number, StepKind, number][], frame: Frame, begin: number): void {
    const fieldOf = (i: number): AnyField => this.counted(plan.fields[i], frame);
    for (const [i, step] of unfilled) if (step === Step.size) this.patchSize(plan.keys[i], fieldOf(i), frame);
    for (const [i, step, start] of unfilled.toReversed()) if (step === Step.rest) this.insertSize(start, fieldOf(i));
    for (const [, step, at] of unfilled)
      if (step === Step.sum) this.out.patch(at, inetChecksum(this.out.bytes, begin, this.out.length), 2);
  }

  /** Puts the size of what was written from `start` on in front of it. */
  private insertSize(start: number, field: AnyField): void {
    if (field.kind !== "custom") throw new CraftError(`a ${field.kind} cannot count what is behind it`);
    const size = new ByteWriter();
    field.custom.write(size, this.out.length - start, this.around());
    this.out.insert(start, size.done());
  }

  /** A count or size that is there under a condition, or is one of several, is filled like any other. */
  private counted(field: AnyField, frame: Frame): AnyField {
    const inner =
      field.kind === "when" && (holds(field.condition, frame) || measures(field, frame))
        ? field.of
        : field.kind === "choice" && !field.size
          ? caseOf(field, frame)
          : field;
    const auto = inner.auto?.auto;
    return auto === "countOf" || auto === "sizeOf" || auto === "restSize" || auto === "checksum" ? inner : field;
  }

  /** Writes one field; nothing given and no default stand for zero. */
  field(key: string, field: AnyField, value: unknown, frame: Frame): void {
    if (value instanceof Uint8Array && field.kind !== "bytes" && field.kind !== "bits" && field.kind !== "flags") {
      this.raw(field, value, frame);
      return;
    }
    switch (field.kind) {
      case "uint":
      case "uint64":
      case "bits":
        this.number(field, numeric(key, field, value));
        break;
      case "flags":
        this.number(field, typeof value === "string" ? flagBits(key, field, value) : Number(value ?? 0));
        break;
      case "ipv4":
        this.address(key, value, 4, parseIPv4);
        break;
      case "ipv6":
        // A zone says which link an address is of, and is in no packet (RFC 4007, 11).
        this.address(key, value, 16, (text) => parseIPv6(text.replace(/%\w[^%]*$/, "")));
        break;
      case "mac":
        this.address(key, value, 6, parseMac);
        break;
      case "eui64":
        this.address(key, value, 8, (text) => parseMac(text, 8));
        break;
      case "bytes":
        this.octets(
          key,
          field.size,
          value === undefined
            ? new Uint8Array(0)
            : typeof value === "string"
              ? encodeText(value)
              : (value as Uint8Array),
        );
        break;
      case "text":
        this.text(key, field, value);
        break;
      case "struct":
        this.window(field.size, () => this.struct(field.fields, (value ?? {}) as Frame["values"], frame));
        break;
      case "repeated":
        this.window(field.size, () => {
          for (const item of (typeof value === "string" ? [value] : (value ?? [])) as readonly unknown[])
            this.field(key, item instanceof Uint8Array ? OCTETS : field.of, item, frame);
        });
        break;
      case "options":
        writeOptions(this, field, (value ?? []) as readonly unknown[], frame);
        break;
      case "choice":
        this.choice(key, field, value, frame);
        break;
      case "variant":
        this.field(key, variantOf(key, field, value), value, frame);
        break;
      case "when":
        if (value !== undefined || holds(field.condition, frame))
          this.field(key, field.of, value ?? field.of.default, frame);
        break;
      case "custom":
        field.custom.write(this.out, field.names ? numbered(key, field, value) : value, this.around());
        break;
    }
  }

  /** A number in the width and byte order of its field. */
  number(field: AnyField, value: number | bigint): void {
    switch (field.kind) {
      case "uint":
        if (field.little) this.out.uintle(Number(value), field.size);
        else this.out.uint(Number(value), field.size);
        break;
      case "uint64":
        this.out.u64(BigInt(value));
        if (field.little) this.out.bytes.subarray(this.out.length - 8, this.out.length).reverse();
        break;
      case "bits":
      case "flags":
        this.out.bits(Number(value), field.width);
        break;
      default:
        throw new CraftError(`a ${field.kind} cannot be automatic`);
    }
  }

  around(): Surroundings {
    return { bytes: this.out.bytes, layerStart: this.layerStart, notes: this.notes };
  }

  private raw(field: AnyField, value: Uint8Array, frame: Frame): void {
    if (field.kind === "choice" && field.size) this.window(field.size, () => this.out.octets(value));
    else if (field.kind === "when" && field.of.kind === "bytes") this.field("", field.of, value, frame);
    else this.out.octets(value);
  }

  private address(key: string, value: unknown, size: number, parse: (text: string) => Uint8Array | undefined): void {
    if (value === undefined) {
      this.out.zeros(size);
      return;
    }
    const octets = parse(String(value));
    if (!octets) {
      if (size !== 6 && size !== 8 && isHostName(String(value))) throw new UnresolvedNameError(key, String(value));
      throw new CraftError(`${key}: "${String(value)}" is not an address of ${size} octets`);
    }
    this.out.octets(octets);
  }

  private octets(key: string, size: Size, value: Uint8Array): void {
    if (typeof size === "number") {
      if (value.length > size) throw new CraftError(`${key} has room for ${size} octets, not ${value.length}`);
      this.out.octets(value);
      this.out.zeros(size - value.length);
    } else this.window(size, () => this.out.octets(value));
  }

  private text(key: string, field: AnyField & { kind: "text" }, value: unknown): void {
    const { size } = field;
    if (typeof size === "object" && "until" in size) {
      const ended =
        typeof value === "object" && value !== null
          ? (value as { text: string; end: string })
          : { text: String(value ?? ""), end: size.until[0] };
      this.out.octets(encodeText(ended.text + ended.end));
    } else this.octets(key, size as Size, encodeText(String(value ?? "")));
  }

  /** Writes what `inside` writes, behind its length where the size is a prefix. */
  private window(size: Size | undefined, inside: () => void): void {
    if (typeof size !== "object" || !("prefix" in size)) {
      inside();
      return;
    }
    const at = this.out.length;
    this.out.zeros(size.prefix);
    inside();
    this.out.patch(at, this.out.length - at - size.prefix, size.prefix);
  }

  private choice(key: string, field: AnyField & { kind: "choice" }, value: unknown, frame: Frame): void {
    const chosen = caseOf(field, frame);
    this.window(field.size, () => this.field(key, chosen, value ?? chosen.default, frame));
  }

  private patchSize(key: string, field: AnyField, frame: Frame): void {
    const auto = field.auto;
    const place = frame.spans.get(key);
    if (auto?.auto !== "sizeOf" || !place) return;
    const span = frame.spans.get(auto.of);
    if (!span) throw new CraftError(`${key}: there is no field ${auto.of} to measure`);
    const end = (auto.through === undefined ? undefined : frame.spans.get(auto.through)?.[1]) ?? span[1];
    const size = Math.ceil((end - span[0] + auto.add) / auto.unit);
    if (field.kind === "uint" || field.kind === "uint64") {
      this.out.patch(place[0], size, field.kind === "uint" ? field.size : 8);
      if (field.little) this.out.bytes.subarray(place[0], place[1]).reverse();
      return;
    }
    const slot = layoutOf(frame.fields).slots.get(key);
    const [first] = frame.spans.values();
    if (!slot || !first) throw new CraftError(`${key}: bits behind a field of variable size cannot be automatic`);
    if (slot.mask !== -1 && size > slot.mask) throw new CraftError(`${key} counts up to ${slot.mask}, not ${size}`);
    patchSlot(this.out.bytes, first[0], slot, size);
  }
}

/** The first case whose struct has all the fields that the value has; where that has none, the one without any. */
function variantOf(key: string, field: AnyField & { kind: "variant" }, value: unknown): AnyField {
  const given = Object.keys(value ?? {});
  const cases = [...field.cases.map(({ of }) => of), ...(field.otherwise ? [field.otherwise] : [])];
  const fits = (of: AnyField): boolean =>
    of.kind === "struct" && given.every((name) => name === "rest" || Object.hasOwn(of.fields, name));
  const isEmpty = (of: AnyField): boolean => of.kind === "struct" && Object.keys(of.fields).length === 0;
  const found = (given.length === 0 ? cases.find(isEmpty) : undefined) ?? cases.find(fits);
  if (!found) throw new CraftError(`${key}: nothing has the fields ${given.join(", ")}`);
  return found;
}

function countOf(auto: Auto & { auto: "countOf" }, fields: Fields, values: Frame["values"]): number {
  const value = values[auto.of] ?? fields[auto.of]?.default;
  return Math.max(0, (Array.isArray(value) ? value.length : 0) - auto.less);
}

function kindText(field: AnyField): string {
  return field.kind === "custom" ? field.custom.name : field.kind === "when" ? kindText(field.of) : field.kind;
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (value instanceof Uint8Array) return "octets";
  return typeof value === "object" ? "several fields" : `the ${typeof value} ${String(value)}`;
}
