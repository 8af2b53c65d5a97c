import { fieldType, isGroup } from "../../definition/field-type.ts";
import type { FieldType, Show } from "../../definition/kinds.ts";
import type { FieldInfo, Registry } from "../../definition/registry.ts";

/** How the value of a field is read and written: small numbers, for switches on hot paths. */
export const ValueKind = {
  none: 0,
  boolean: 1,
  decimal: 2,
  hex: 3,
  octal: 4,
  char: 5,
  integer64: 6,
  real: 7,
  ipv4: 8,
  ipv6: 9,
  octets: 10,
  text: 11,
  duration: 12,
  moment: 13,
  guid: 14,
  /** A station's address, in colon hexadecimal. */
  ether: 15,
  /** What stands for a station: its name, or its address. */
  station: 16,
} as const;
export type ValueKindNumber = (typeof ValueKind)[keyof typeof ValueKind];

/** What a field is in a tree. */
export const NodeKind = {
  /** None of Wireshark's: only what is inside is shown. */
  hoisted: 0,
  /** A line of text that groups others. */
  text: 1,
  /** A name without a value. */
  name: 2,
  value: 3,
  /** A remark of the experts. */
  remark: 4,
  /** A place where dissecting failed. */
  problem: 5,
} as const;

/** What reports know of a field, made once. */
export interface FieldRow {
  readonly info: FieldInfo;
  readonly type: FieldType;
  readonly kind: ValueKindNumber;
  /** Hexadecimal digits of an integer. */
  readonly digits: number;
  readonly node: (typeof NodeKind)[keyof typeof NodeKind];
  readonly generated: boolean;
  /** Trees show it in brackets. */
  readonly bracketed: boolean;
  /** A line of text that is shown though nothing is inside it. */
  readonly isAlone: boolean;
  /** The key of the field that a generated one stands behind. */
  readonly anchor: string | undefined;
  /** The key of the field, at whatever depth, that a generated one stands inside. */
  readonly holder: string | undefined;
  /** A generated one that has all inside that stands in the octets of its layer. */
  readonly wraps: boolean;
  /** Its further names stand inside it, not behind. */
  readonly holdsAll: boolean;
  /** It stands behind the field that it is a further name of, where that does not hold all of those. */
  readonly beside: boolean;
  /** Layers of its octets stand inside it. */
  readonly opens: boolean;
  /** What follows it in its field stands inside it. */
  readonly holdsRest: boolean;
  readonly show: Show;
}

/** The rows of a registry's fields, by id; each is made when it is first asked for. */
export class FieldRows {
  private readonly registry: Registry;
  private readonly rows: (FieldRow | undefined)[] = [];
  private readonly labelled: (name: string) => boolean;

  /** `labelled`: whether a protocol writes the line of the field of this name itself. */
  constructor(registry: Registry, labelled: (name: string) => boolean = () => false) {
    this.registry = registry;
    this.labelled = labelled;
  }

  row(id: number): FieldRow {
    return this.rows[id] ?? (this.rows[id] = fieldRow(this.registry.fields[id], this.labelled));
  }
}

/** How a number is shown: a view has its own way; flags are hexadecimal. */
function showOf({ view, field }: FieldInfo): Show {
  if (view) return view.show ?? "dec";
  return field.show ?? (field.kind === "flags" ? "hex" : "dec");
}

export function fieldRow(info: FieldInfo, labelled: (name: string) => boolean = () => false): FieldRow {
  const type = fieldType(info);
  const show = showOf(info);
  return {
    info,
    type,
    show,
    kind: kindOf(info, type, show),
    digits: Number(/\d+$/.exec(type)?.[0] ?? 32) / 4,
    node: nodeOf(info, type, labelled),
    generated: info.role === "generated",
    bracketed: isBracketed(info),
    isAlone: info.field.line !== undefined && LINES.has(info.field.kind),
    anchor: info.role === "generated" ? frontOf(info.key, "/") : undefined,
    holder: info.role === "generated" ? frontOf(info.key, ">") : undefined,
    wraps: info.role === "generated" && info.key.startsWith("<"),
    holdsAll: type === "FT_ETHER",
    beside: (info.hidden && info.role === "part") || info.view?.beside === true,
    opens: info.field.opens === true,
    holdsRest: info.view ? info.view.holds === true : info.field.holdsRest === true,
  };
}

/** Kinds of fields whose octets a line of text shows. */
const LINES: ReadonlySet<string> = new Set(["bytes", "custom", "text"]);

function isBracketed({ view, field, role }: FieldInfo): boolean {
  if (view?.bracketed === true || (!view && field.bracketed === true)) return true;
  return role === "generated" && field.plain !== true;
}

/** What stands in front of a mark: `dport/stream` is behind the field `dport`, `flags.syn>opens` inside the field `flags.syn`. */
function frontOf(key: string, mark: string): string | undefined {
  const at = key.indexOf(mark);
  return at < 0 ? undefined : key.slice(0, at);
}

function nodeOf(info: FieldInfo, type: FieldType, labelled: (name: string) => boolean): FieldRow["node"] {
  if (info.role === "problem") return NodeKind.problem;
  const isEmpty = type === "FT_NONE" || type === "FT_PROTOCOL";
  // A list without a label is only how its elements are kept.
  if (isGroup(info)) {
    return labelled(labelName(info)) || (isEmpty && info.field.label !== undefined) ? NodeKind.text : NodeKind.hoisted;
  }
  if (info.field.expert) return NodeKind.remark;
  return isEmpty ? NodeKind.name : NodeKind.value;
}

/** The name by which a protocol's texts know the line of a field. */
export function labelName({ field, name, view }: FieldInfo): string {
  return (view ? view.line : field.line) ?? name;
}

/** Texts of whole addresses (`ip.src_host`) are written as the addresses are. */
function addressText({ field, view, role }: FieldInfo): ValueKindNumber {
  const isWhole = role !== "generated" && view?.offset === undefined && view?.size === undefined;
  if (isWhole && field.kind === "ipv4") return ValueKind.ipv4;
  if (isWhole && field.kind === "ipv6") return ValueKind.ipv6;
  return isWhole && field.kind === "mac" && view?.maker !== true ? ValueKind.station : ValueKind.text;
}

function kindOf(info: FieldInfo, type: FieldType, show: Show): ValueKindNumber {
  switch (type) {
    case "FT_NONE":
    case "FT_PROTOCOL":
      return ValueKind.none;
    case "FT_BOOLEAN":
      return ValueKind.boolean;
    case "FT_UINT64":
    case "FT_INT64":
      return ValueKind.integer64;
    case "FT_IPv4":
      return ValueKind.ipv4;
    case "FT_IPv6":
      return ValueKind.ipv6;
    case "FT_BYTES":
    case "FT_UINT_BYTES":
      return ValueKind.octets;
    case "FT_ETHER":
    case "FT_EUI64":
      return ValueKind.ether;
    case "FT_STRING":
      return addressText(info);
    case "FT_STRINGZ":
    case "FT_STRINGZPAD":
    case "FT_UINT_STRING":
    case "FT_OID":
    case "FT_REL_OID":
    case "FT_SYSTEM_ID":
      return ValueKind.text;
    case "FT_FLOAT":
    case "FT_DOUBLE":
      return ValueKind.real;
    case "FT_RELATIVE_TIME":
      return ValueKind.duration;
    case "FT_ABSOLUTE_TIME":
      return info.name === "frame.time_epoch" ? ValueKind.duration : ValueKind.moment;
    case "FT_GUID":
      return ValueKind.guid;
    case "FT_IPXNET":
      return ValueKind.hex;
    case "FT_CHAR":
      return ValueKind.char;
    default:
      return show === "hex" || show === "hex-dec"
        ? ValueKind.hex
        : show === "oct"
          ? ValueKind.octal
          : ValueKind.decimal;
  }
}
