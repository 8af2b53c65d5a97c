import { fixedSize } from "./layout.ts";
import type { FieldInfo } from "./registry.ts";
import type { AnyField, FieldType } from "./kinds.ts";

/** Wireshark's type of a field: what its definition says, or what follows from its kind. */
export function fieldType(info: FieldInfo): FieldType {
  const { field } = info;
  if (info.view) return info.view.type;
  if (info.role === "part" && field.kind === "flags") return "FT_BOOLEAN";
  return field.type ?? typeOfKind(field);
}

/**
 * Whether a field is none of Wireshark's: it groups others, or its definition says so. What is in it may be; it is nothing
 * that a filter can ask for.
 */
export function isGroup(info: FieldInfo): boolean {
  return info.name === "" || (info.filter === undefined && fieldType(info) === "FT_NONE");
}

function typeOfKind(field: AnyField): FieldType {
  switch (field.kind) {
    case "uint":
      if (field.show === "seconds") return "FT_ABSOLUTE_TIME";
      if (field.show === "bool") return "FT_BOOLEAN";
      if (field.show === "char") return "FT_CHAR";
      return `FT_${field.signed ? "INT" : "UINT"}${(8 * field.size) as 8}`;
    case "uint64":
      return field.show === "ntp" ? "FT_ABSOLUTE_TIME" : "FT_UINT64";
    case "bits":
      return field.width === 1 || field.show === "bool" ? "FT_BOOLEAN" : unsigned(field.width);
    case "flags":
      return unsigned(field.width);
    case "ipv4":
      return "FT_IPv4";
    case "ipv6":
      return "FT_IPv6";
    case "mac":
      return "FT_ETHER";
    case "eui64":
      return "FT_EUI64";
    case "bytes":
      return "FT_BYTES";
    case "text":
      return "FT_STRING";
    case "double":
      return "FT_DOUBLE";
    case "time":
      return "FT_RELATIVE_TIME";
    case "custom":
      return "FT_STRING";
    default:
      return fixedSize(field) === undefined ? "FT_NONE" : "FT_BYTES";
  }
}

function unsigned(bits: number): FieldType {
  return bits <= 8 ? "FT_UINT8" : bits <= 16 ? "FT_UINT16" : bits <= 24 ? "FT_UINT24" : "FT_UINT32";
}
