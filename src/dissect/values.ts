import { formatIPv4, formatIPv6, formatMac } from "../bytes/addresses.ts";
import { signed, u64, u64le, uint, uintle } from "../bytes/numbers.ts";
import { decodeText } from "../bytes/text.ts";
import type { Surroundings } from "../definition/custom.ts";
import type { AnyField } from "../definition/kinds.ts";
import type { FieldInfo, Registry } from "../definition/registry.ts";
import { prefixOctets } from "./sizes.ts";
import type { Tree } from "./tree.ts";

/** The surroundings of a field; most have no codec that leaves notes. */
class Around implements Surroundings {
  readonly bytes: Uint8Array;
  readonly layerStart: number;
  private left: Map<string, number> | undefined;

  constructor(bytes: Uint8Array, layerStart: number) {
    this.bytes = bytes;
    this.layerStart = layerStart;
  }

  get notes(): Map<string, number> {
    return (this.left ??= new Map());
  }
}

/** Makes values of the quads of one layer: objects by key, lists, texts and numbers. */
export class ValueReader {
  private readonly tree: Tree;
  private readonly registry: Registry;
  private readonly around: Around;

  constructor(tree: Tree, registry: Registry, bytes: Uint8Array, layerStart: number) {
    this.tree = tree;
    this.registry = registry;
    this.around = new Around(bytes, layerStart);
  }

  /** The values of the quads first..after as an object; parts and problems are not in it. */
  object(first: number, after: number): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    for (let i = first; i < after;) {
      const info = this.registry.fields[this.tree.field(i)];
      if (info.role === "value" || info.role === "rest") object[info.key] = this.value(i, info);
      i = info.role === "whole" ? i + 1 : this.tree.after(i);
    }
    return object;
  }

  /** The value of one quad. */
  value(index: number, info: FieldInfo): unknown {
    const { bytes } = this.around;
    const start = this.tree.start(index);
    const end = this.tree.end(index);
    const { field } = info;
    switch (field.kind) {
      case "uint":
        return field.signed
          ? signed(this.number(field, info, start, end), 8 * field.size)
          : this.number(field, info, start, end);
      case "bits":
        return this.number(field, info, start, end);
      case "uint64":
        return field.little ? u64le(bytes, start) : u64(bytes, start);
      case "flags": {
        const number = this.number(field, info, start, end);
        return info.role === "part" ? number : flagText(field, number);
      }
      case "ipv4":
        return formatIPv4(bytes, start);
      case "ipv6":
        return formatIPv6(bytes, start);
      case "mac":
        return formatMac(bytes, start);
      case "eui64":
        return formatMac(bytes, start, 8);
      case "bytes":
        return bytes.slice(start + prefixOctets(field), end);
      case "text":
        return textValue(field, bytes, start, end);
      case "struct":
        return this.object(index + 1, this.tree.after(index));
      case "repeated":
        return this.list(index);
      case "options":
        return this.options(index);
      case "custom":
        return field.custom.read(this.around, start, end);
      default:
        throw new RangeError(`${info.name}: a ${field.kind} has no quad`);
    }
  }

  private number(field: AnyField, info: FieldInfo, start: number, end: number): number {
    const size = end - start;
    const { bytes } = this.around;
    const value = field.kind === "uint" && field.little ? uintle(bytes, start, size) : uint(bytes, start, size);
    if (info.mask === 0 || size > 4) return value;
    return ((value >>> info.shift) & info.mask) >>> 0;
  }

  private list(index: number): unknown[] {
    const values: unknown[] = [];
    for (let i = index + 1; i < this.tree.after(index); i = this.tree.after(i)) {
      const info = this.registry.fields[this.tree.field(i)];
      if (info.role === "element" || info.role === "rest") values.push(this.value(i, info));
    }
    return values;
  }

  private options(index: number): unknown[] {
    const items: unknown[] = [];
    for (let i = index + 1; i < this.tree.after(index); i = this.tree.after(i)) {
      const info = this.registry.fields[this.tree.field(i)];
      if (info.role === "option") items.push(this.option(i, info));
    }
    return items;
  }

  private option(index: number, info: FieldInfo): unknown {
    if (info.field.kind === "bytes") return { name: info.key, value: this.value(index, info) };
    let code = 0;
    let value: unknown;
    for (let i = index + 1; i < this.tree.after(index); i = this.tree.after(i)) {
      const child = this.registry.fields[this.tree.field(i)];
      if (child.role === "code") code = Number(this.value(i, child));
      else if (child.role === "value" || child.role === "rest") value = this.value(i, child);
    }
    if (info.key === "") return { code, value: value ?? new Uint8Array(0) };
    return value === undefined ? { name: info.key } : { name: info.key, value };
  }
}

/** `"SA"` or `"DF+MF"` for the bits that are set; unnamed bits cannot occur, a definition names them all. */
function flagText(field: AnyField & { kind: "flags" }, value: number): string {
  let text = "";
  for (let i = 0; i < field.width; i++) {
    if (((value >>> i) & 1) === 0) continue;
    if (field.letters) text += field.letters[i] ?? field.flags[i];
    else text += text === "" ? field.flags[i] : `+${field.flags[i]}`;
  }
  return text;
}

function textValue(field: AnyField & { kind: "text" }, bytes: Uint8Array, start: number, end: number): unknown {
  if (typeof field.size === "object" && "until" in field.size) {
    const ends = field.size.until;
    for (const ending of ends) {
      if (
        end - ending.length < start ||
        !Array.from(ending).every((c, i) => bytes[end - ending.length + i] === c.charCodeAt(0))
      )
        continue;
      const body = decodeText(bytes, start, end - ending.length);
      return ending === ends[0] ? body : { text: body, end: ending };
    }
    return { text: decodeText(bytes, start, end), end: "" };
  }
  return decodeText(bytes, start + prefixOctets(field), end);
}
