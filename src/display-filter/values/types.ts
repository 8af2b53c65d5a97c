import type { FieldType } from "../../definition/kinds.ts";

/** How values of a type behave; types of one class can be compared with each other, with the exceptions of `comparable`. */
export type ValueClass =
  | "none"
  | "boolean"
  | "integer"
  | "float"
  | "text"
  | "octets"
  | "ipv4"
  | "ipv6"
  | "moment"
  | "duration";

/** Wireshark's words for types (`tshark -G ftypes`). */
const titles: Readonly<Record<string, string>> = {
  FT_NONE: "Label", FT_PROTOCOL: "Protocol", FT_BOOLEAN: "Boolean", FT_CHAR: "Character (8 bits)", FT_FRAMENUM: "Frame number",
  FT_FLOAT: "Floating point (single-precision)", FT_DOUBLE: "Floating point (double-precision)", FT_STRING: "Character string",
  FT_STRINGZ: "Character string", FT_UINT_STRING: "Character string", FT_STRINGZPAD: "Character string", FT_BYTES: "Byte sequence",
  FT_UINT_BYTES: "Byte sequence", FT_ETHER: "Ethernet or other MAC address", FT_EUI64: "EUI64 address", FT_IPv4: "IPv4 address",
  FT_IPv6: "IPv6 address", FT_IPXNET: "IPX network number", FT_OID: "ASN.1 object identifier",
  FT_REL_OID: "ASN.1 relative object identifier", FT_GUID: "Globally Unique Identifier", FT_ABSOLUTE_TIME: "Date and time",
  FT_RELATIVE_TIME: "Time offset", FT_SYSTEM_ID: "OSI System-ID",
}; // oxfmt-ignore

/** What people read of a type: `Unsigned integer (16 bits)`. */
export function typeTitle(type: FieldType): string {
  const bits = bitsOf(type);
  return titles[type] ?? `${isSigned(type) ? "Signed" : "Unsigned"} integer (${bits} bits)`;
}

export function classOf(type: FieldType): ValueClass {
  switch (type) {
    case "FT_NONE":
      return "none";
    case "FT_BOOLEAN":
      return "boolean";
    case "FT_FLOAT":
    case "FT_DOUBLE":
      return "float";
    case "FT_STRING":
    case "FT_STRINGZ":
    case "FT_UINT_STRING":
    case "FT_STRINGZPAD":
      return "text";
    case "FT_IPv4":
      return "ipv4";
    case "FT_IPv6":
      return "ipv6";
    case "FT_ABSOLUTE_TIME":
      return "moment";
    case "FT_RELATIVE_TIME":
      return "duration";
    case "FT_PROTOCOL":
    case "FT_BYTES":
    case "FT_UINT_BYTES":
    case "FT_ETHER":
    case "FT_EUI64":
    case "FT_OID":
    case "FT_REL_OID":
    case "FT_SYSTEM_ID":
    case "FT_GUID":
      return "octets";
    default:
      return "integer";
  }
}

/** Whether values of two types can be compared. A protocol is only like a protocol, until a slice is taken of it. */
export function comparable(one: FieldType, other: FieldType): boolean {
  return classOf(one) === classOf(other) && (one === "FT_PROTOCOL") === (other === "FT_PROTOCOL");
}

/** Whether a part of the octets or of the text can be taken. */
export function isSliceable(type: FieldType): boolean {
  return ["text", "octets", "ipv4", "ipv6"].includes(classOf(type));
}

export function isSigned(type: FieldType): boolean {
  return type.startsWith("FT_INT");
}

/** Bits of an integer type. */
export function bitsOf(type: FieldType): number {
  return type === "FT_CHAR" ? 8 : Number(/\d+$/.exec(type)?.[0] ?? 32);
}
