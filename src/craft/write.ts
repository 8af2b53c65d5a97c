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
import { flagBits, numeric } from "./numeric.ts";
import { patchSlot } from "./patch-slot.ts";
import { writeOptions } from "./write-options.ts";

/** Automatic fields that only the whole packet can fill are noted here and written as 0. */
export type Later = (key: string, field: AnyField, at: number) => void;

/** Writes the values of definitions into octets. */
export class Writer {
  readonly out: ByteWriter = new ByteWriter();
  /** Where the present layer starts, and what its codecs noted. */
  layerStart = 0;
  notes: Map<string, number> = new Map();

  /** Writes the fields of a layer or struct; `later` takes those that are filled when the packet is whole. */
  struct(fields: Fields, values: { readonly [key: string]: unknown }, outer?: Frame, later?: Later): void {
    const frame: Frame = { fields, values, spans: new Map(), outer };
    const sizes: [string, AnyField][] = [];
    const rests: [number, AnyField][] = [];
    const sums: number[] = [];
    const begin = this.out.length;
    for (const key of Object.keys(fields)) {
      const field = this.counted(fields[key], frame);
      const start = this.out.length;
      const given = values[key];
      if (given === undefined && field.auto?.auto === "restSize") rests.push([start, field]);
      else if (given === undefined && field.auto) {
        if (field.auto.auto === "sizeOf") sizes.push([key, field]);
        else if (field.auto.auto === "checksum" && field.auto.over === "struct") sums.push(start);
        else if (field.auto.auto !== "countOf") later?.(key, field, start);
        this.number(field, field.auto.auto === "countOf" ? countOf(field.auto, fields, values) : 0);
      } else this.field(key, field, given ?? field.default, frame);
      frame.spans.set(key, [start, this.out.length]);
    }
    if (values["rest"] instanceof Uint8Array && !Object.hasOwn(fields, "rest")) this.out.octets(values["rest"]);
    for (const [key, field] of sizes) this.patchSize(key, field, frame);
    for (const [start, field] of rests.toReversed()) this.insertSize(start, field);
    for (const at of sums) this.out.patch(at, inetChecksum(this.out.bytes, begin, this.out.length), 2);
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
        this.address(key, value, 16, parseIPv6);
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
          for (const item of (value ?? []) as readonly unknown[])
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
        field.custom.write(this.out, value, this.around());
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

/** The first case whose struct has all the fields that the value has. */
function variantOf(key: string, field: AnyField & { kind: "variant" }, value: unknown): AnyField {
  const given = Object.keys(value ?? {});
  const cases = [...field.cases.map(({ of }) => of), ...(field.otherwise ? [field.otherwise] : [])];
  const found = cases.find(
    (of) => of.kind === "struct" && given.every((name) => name === "rest" || Object.hasOwn(of.fields, name)),
  );
  if (!found) throw new CraftError(`${key}: nothing has the fields ${given.join(", ")}`);
  return found;
}

function countOf(auto: Auto & { auto: "countOf" }, fields: Fields, values: Frame["values"]): number {
  const value = values[auto.of] ?? fields[auto.of]?.default;
  return Math.max(0, (Array.isArray(value) ? value.length : 0) - auto.less);
}
