import { formatObjectIdentifier } from "../bytes/object-identifier.ts";
import { formatIPv4, formatIPv6, formatMac } from "../bytes/addresses.ts";
import { signed, u64, u64le, uint, uintle } from "../bytes/numbers.ts";
import { decodeText } from "../bytes/text.ts";
import { fieldType } from "../definition/field-type.ts";
import type { FieldInfo } from "../definition/registry.ts";
import type { Dissector } from "./dissector.ts";
import type { Tree } from "./tree.ts";
import { prefixOctets } from "./sizes.ts";

/** Seconds between the eras of NTP (1900) and Unix (1970). */
const NTP_TO_UNIX = 2_208_988_800;

/** How the numbers of a field are read: looked up once, because fields are objects of many shapes. */
interface NumberPlan {
  /** Of a group that is a number: in how many octets at its start that is; 0 of others. */
  readonly width: number;
  readonly generated: boolean;
  /** A list, whose number is how many elements it has. */
  readonly list: boolean;
  readonly custom: ((bytes: Uint8Array, start: number, end: number, layerStart: number) => number) | undefined;
  readonly little: boolean;
  readonly mask: number;
  readonly shift: number;
  /** 0 for unsigned numbers. */
  readonly signedBits: number;
  readonly times: number;
  /** What a view makes of the number. */
  readonly worked: ((value: number) => number) | undefined;
  /** Octets of a length in front, and octets that there are at least. */
  readonly prefix: number;
  readonly atLeast: number;
  /** A custom codec says which its octets are. */
  readonly ownOctets: boolean;
}

const NOTHING = new Uint8Array(0);
const zero = (): number => 0;

/** Reads single fields of the packet that a dissector holds as Wireshark counts them; `layer` is the one that the quad is in. */
export class FieldValues {
  /** Nanoseconds of the time that `seconds` returned. */
  nanoseconds = 0;
  /** What `locate` found. */
  bytes: Uint8Array = NOTHING;
  from = 0;
  to = 0;
  private readonly dissector: Dissector;
  private readonly tree: Tree;
  private readonly plans: (NumberPlan | undefined)[] = [];

  constructor(dissector: Dissector) {
    this.dissector = dissector;
    this.tree = dissector.tree;
  }

  info(quad: number): FieldInfo {
    return this.dissector.catalog.registry.fields[this.dissector.tree.field(quad)];
  }

  /** Octets that a quad takes. */
  size(quad: number): number {
    return this.dissector.tree.end(quad) - this.dissector.tree.start(quad);
  }

  /** Octets between the start of its layer and a quad. */
  offset(layer: number, quad: number): number {
    return this.dissector.tree.start(quad) - this.dissector.layers.start(layer);
  }

  /** The up to four octets that a number is some bits of, as a number. */
  word(layer: number, quad: number): number {
    const { field } = this.info(quad);
    const bytes = this.dissector.bytesOf(layer);
    const start = this.dissector.tree.start(quad);
    const little = field.kind === "uint" && field.little === true;
    return little ? uintle(bytes, start, this.size(quad)) : uint(bytes, start, this.size(quad));
  }

  /** Integers up to 48 bits, booleans (0 and 1), characters, frame numbers and floating-point numbers. */
  number(layer: number, quad: number): number {
    const { dissector, tree } = this;
    const id = tree.field(quad);
    const plan = this.plans[id] ?? this.plan(id);
    const start = tree.start(quad);
    if (plan.generated) return dissector.generated.numberAt(start);
    if (plan.list) return this.elements(quad);
    const bytes = dissector.bytesOf(layer);
    const size = plan.width > 0 ? plan.width : tree.end(quad) - start;
    if (plan.custom) return plan.custom(bytes, start, start + size, dissector.layers.start(layer));
    let value = plan.little ? uintle(bytes, start, size) : uint(bytes, start, size);
    if (plan.mask !== 0 && size <= 4) value = ((value >>> plan.shift) & plan.mask) >>> 0;
    if (plan.signedBits > 0) value = signed(value, plan.signedBits);
    if (plan.worked) return plan.worked(value);
    return value * plan.times;
  }

  /** Whether the number of a field is some bits of its octets in network order, which `mask` and `shift` of the field tell. */
  isPlain(id: number): boolean {
    const { generated, list, custom, little, signedBits, worked, times, width } = this.plans[id] ?? this.plan(id);
    return !generated && !list && !custom && !little && signedBits === 0 && !worked && times === 1 && width === 0;
  }

  /** Whether the octets of a field, as far as there are enough, are those of its quad. */
  isInPlace(id: number): boolean {
    const { generated, prefix, ownOctets } = this.plans[id] ?? this.plan(id);
    return !generated && !ownOctets && prefix === 0;
  }

  private plan(id: number): NumberPlan {
    const info = this.dissector.catalog.registry.fields[id];
    const { field, view } = info;
    const isNumber = field.kind === "uint" && !view;
    return (this.plans[id] = {
      generated: info.role === "generated",
      list: field.kind === "repeated" && !view,
      custom: field.kind === "custom" && !view ? (field.custom.number?.bind(field.custom) ?? zero) : undefined,
      little: view ? view.little === true : field.kind === "uint" && field.little === true,
      mask: info.mask,
      shift: info.shift,
      signedBits: isNumber && field.signed === true ? 8 * field.size : 0,
      times: (view ? view.times : field.times) ?? 1,
      worked: view?.times === undefined ? view?.number?.bind(view) : undefined,
      prefix: view ? 0 : prefixOctets(field),
      width: field.kind === "struct" && !view ? Number(/^FT_UINT(\d+)$/.exec(field.type ?? "")?.[1] ?? 0) / 8 : 0,
      ownOctets: field.kind === "custom" && !view && field.custom.octets !== undefined,
      atLeast: ADDRESS_OCTETS[fieldType(info)] ?? 0,
    });
  }

  /** How many elements a list has. */
  private elements(list: number): number {
    const { tree } = this.dissector;
    let count = 0;
    for (let quad = list + 1; quad < tree.after(list); quad = tree.after(quad))
      if (this.info(quad).role === "element") count++;
    return count;
  }

  /** Whether stations have names. */
  get namesStations(): boolean {
    return this.dissector.stations?.named === true;
  }

  /** The name of the station whose address `locate` found. */
  stationName(): string | undefined {
    return this.dissector.stations?.nameOf(this.bytes, this.from);
  }

  /** Integers of 64 bits. */
  bigint(layer: number, quad: number): bigint {
    const { dissector } = this;
    const { field, role } = this.info(quad);
    const start = dissector.tree.start(quad);
    if (role === "generated") {
      const value = dissector.generated.objectAt(start);
      return typeof value === "bigint" ? value : BigInt(dissector.generated.numberAt(start));
    }
    const bytes = dissector.bytesOf(layer);
    if (field.kind === "custom") {
      return field.custom.bigint?.(bytes, start, dissector.tree.end(quad)) ?? BigInt(this.number(layer, quad));
    }
    return field.kind === "uint64" && field.little ? u64le(bytes, start) : u64(bytes, start);
  }

  /** Whole seconds of a time; `nanoseconds` then has the rest. */
  seconds(layer: number, quad: number): number {
    const { dissector } = this;
    const { field, role } = this.info(quad);
    const start = dissector.tree.start(quad);
    if (role === "generated") {
      this.nanoseconds = dissector.generated.nanosecondsAt(start);
      return dissector.generated.numberAt(start);
    }
    const bytes = dissector.bytesOf(layer);
    if (field.show === "ntp") {
      this.nanoseconds = Math.floor((uint(bytes, start + 4, 4) * 1e9) / 2 ** 32);
      const seconds = uint(bytes, start, 4);
      // What lies before 1970 is of the era that begins in 2036 (RFC 5905 6); zero is no time.
      return seconds === 0 ? -NTP_TO_UNIX : (seconds - NTP_TO_UNIX) >>> 0;
    }
    if (field.kind === "custom" && field.custom.bigint) {
      const nanoseconds = field.custom.bigint(bytes, start, dissector.tree.end(quad));
      this.nanoseconds = Number(nanoseconds % 1_000_000_000n);
      return Number(nanoseconds / 1_000_000_000n);
    }
    this.nanoseconds = 0;
    return this.number(layer, quad);
  }

  /**
   * Finds the octets of a field without making an object of them: `bytes[from..to)`. Addresses of which octets were left
   * out are put together.
   */
  locate(layer: number, quad: number): void {
    const { tree, dissector } = this;
    const id = tree.field(quad);
    const plan = this.plans[id] ?? this.plan(id);
    const from = tree.start(quad) + plan.prefix;
    const to = tree.end(quad);
    if (plan.generated || plan.ownOctets || to - from < plan.atLeast) {
      this.bytes = this.octets(layer, quad);
      this.from = 0;
      this.to = this.bytes.length;
    } else {
      this.bytes = dissector.bytesOf(layer);
      this.from = from;
      this.to = to;
    }
  }

  /** The octets of a field, as they are on the wire; those of generated fields where they have some. */
  octets(layer: number, quad: number): Uint8Array {
    const { dissector } = this;
    const info = this.info(quad);
    const start = dissector.tree.start(quad);
    if (info.role === "generated") {
      const value = dissector.generated.objectAt(start);
      return value instanceof Uint8Array ? value : NOTHING;
    }
    if (info.field.kind === "custom" && !info.view && info.field.custom.octets)
      return info.field.custom.octets(
        dissector.bytesOf(layer),
        start,
        dissector.tree.end(quad),
        dissector.layers.start(layer),
      );
    const prefix = info.view ? 0 : prefixOctets(info.field);
    const octets = dissector.bytesOf(layer).subarray(start + prefix, dissector.tree.end(quad));
    return padded(octets, ADDRESS_OCTETS[fieldType(info)] ?? 0);
  }

  /** Texts, without the octets that end them; up to the first NUL, as Wireshark has them. */
  text(layer: number, quad: number): string {
    const text = this.wholeText(layer, quad);
    const nul = text.indexOf("\0");
    const whole = nul < 0 ? text : text.slice(0, nul);
    return this.info(quad).field.trimmed ? whole.trimEnd() : whole;
  }

  private wholeText(layer: number, quad: number): string {
    const { dissector } = this;
    const info = this.info(quad);
    const { field } = info;
    const start = dissector.tree.start(quad);
    if (info.role === "generated") {
      const value = dissector.generated.objectAt(start);
      return typeof value === "string" ? value : "";
    }
    const end = dissector.tree.end(quad);
    const bytes = dissector.bytesOf(layer);
    if (field.kind === "custom" && !info.view) return this.customText(layer, quad, info);
    if (field.kind === "bytes" && field.type === "FT_OID")
      return formatObjectIdentifier(bytes, start + prefixOctets(field), end);
    // A group that is text to Wireshark is its label.
    if (field.kind === "struct" && !info.view) return info.label;
    if (info.view?.text) return info.view.text(this.number(layer, quad));
    if (field.kind === "ipv4") return formatIPv4(bytes, start);
    if (field.kind === "ipv6") return formatIPv6(bytes, start);
    if (info.view?.maker) return this.dissector.stations?.makerOf(bytes, start) ?? "";
    if (field.kind === "mac") return this.dissector.stations?.nameOf(bytes, start) ?? formatMac(bytes, start);
    if (field.kind !== "text" || typeof field.size !== "object" || !("until" in field.size))
      return decodeText(bytes, start + prefixOctets(field), end);
    const text = decodeText(bytes, start, end);
    const ending = field.size.until.find((ends) => text.endsWith(ends)) ?? "";
    return text.slice(0, text.length - ending.length);
  }

  private customText(layer: number, quad: number, info: FieldInfo): string {
    const { dissector } = this;
    if (info.field.kind !== "custom") return "";
    const { custom } = info.field;
    const bytes = dissector.bytesOf(layer);
    const layerStart = dissector.layers.start(layer);
    const start = dissector.tree.start(quad);
    const end = dissector.tree.end(quad);
    if (custom.text) return custom.text(bytes, start, end, layerStart);
    const value = custom.read({ bytes, layerStart, notes: new Map() }, start, end);
    return typeof value === "string" ? value : String(value);
  }
}

/** Of addresses the last octets may be left out. */
const ADDRESS_OCTETS: { readonly [type: string]: number | undefined } = { FT_IPv4: 4, FT_IPv6: 16 };

function padded(octets: Uint8Array, size: number): Uint8Array {
  if (octets.length >= size) return octets;
  const whole = new Uint8Array(size);
  whole.set(octets);
  return whole;
}
