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
} as const;
export type ValueKindNumber = (typeof ValueKind)[keyof typeof ValueKind];

/** What reports know of a field, made once. */
export interface FieldRow {
  readonly info: FieldInfo;
  readonly type: FieldType;
  readonly kind: ValueKindNumber;
  /** Hexadecimal digits of an integer. */
  readonly digits: number;
  /** It is none of Wireshark's. */
  readonly group: boolean;
  readonly generated: boolean;
  readonly show: Show;
}

/** The rows of a registry's fields, by id; each is made when it is first asked for. */
export class FieldRows {
  private readonly registry: Registry;
  private readonly rows: (FieldRow | undefined)[] = [];

  constructor(registry: Registry) {
    this.registry = registry;
  }

  row(id: number): FieldRow {
    return this.rows[id] ?? (this.rows[id] = fieldRow(this.registry.fields[id]));
  }
}

/** How a number is shown: a view has its own way; flags are hexadecimal. */
export function showOf({ view, field }: FieldInfo): Show {
  if (view) return view.show ?? "dec";
  return field.show ?? (field.kind === "flags" ? "hex" : "dec");
}

export function fieldRow(info: FieldInfo): FieldRow {
  const type = fieldType(info);
  const show = showOf(info);
  return {
    info,
    type,
    show,
    kind: kindOf(info, type, show),
    digits: Number(/\d+$/.exec(type)?.[0] ?? 32) / 4,
    group: isGroup(info),
    generated: info.role === "generated",
  };
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
    case "FT_ETHER":
    case "FT_EUI64":
      return ValueKind.octets;
    case "FT_STRING":
    case "FT_STRINGZ":
    case "FT_STRINGZPAD":
    case "FT_UINT_STRING":
    case "FT_OID":
    case "FT_REL_OID":
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
    case "FT_CHAR":
      return ValueKind.char;
    default:
      return show === "hex" || show === "hex-dec" ? ValueKind.hex : show === "oct" ? ValueKind.octal : ValueKind.decimal;
  }
}
