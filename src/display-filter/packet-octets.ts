import { fieldType } from "../definition/field-type.ts";
import type { FieldType } from "../definition/kinds.ts";
import type { FieldInfo } from "../definition/registry.ts";
import { encodeText } from "../bytes/text.ts";
import type { Value } from "./values/value.ts";

/** Kinds whose values are octets, with the types that show them as they are: a shortened address is filled up. */
const octetKinds: { readonly [kind: string]: readonly FieldType[] } = {
  mac: ["FT_ETHER"],
  eui64: ["FT_EUI64"],
  ipv6: ["FT_IPv6"],
  bytes: ["FT_BYTES", "FT_UINT_BYTES", "FT_GUID", "FT_ETHER", "FT_OID", "FT_REL_OID"],
};

/**
 * The octets that a packet holds where a field has a value; undefined where the value says nothing of them: it is worked
 * out, some bits, or a number that is written in more than one way.
 */
export function octetsOfValue(infos: readonly FieldInfo[], value: Value): Uint8Array | undefined {
  const all = infos.map((info) => octetsIn(info, value));
  const [first] = all;
  const isSame = first !== undefined && all.every((octets) => octets !== undefined && isEqual(first, octets));
  return isSame ? first : undefined;
}

function octetsIn(info: FieldInfo, value: Value): Uint8Array | undefined {
  const { field, view, role, mask } = info;
  if (view || role === "generated" || role === "problem") return undefined;
  const type = fieldType(info);
  if (field.kind === "ipv4") return type === "FT_IPv4" ? numberOctets(Number(value), 4, false) : undefined;
  if (octetKinds[field.kind]?.includes(type)) return value instanceof Uint8Array ? value : undefined;
  if (field.kind === "text") return typeof value === "string" ? encodeText(value) : undefined;
  if (field.kind !== "uint" || field.times !== undefined || field.signed || typeof value !== "number") return undefined;
  const isWhole = mask === 0 || mask >>> 0 === 2 ** Math.min(32, 8 * field.size) - 1;
  return isWhole && type.startsWith("FT_UINT") ? numberOctets(value, field.size, field.little === true) : undefined;
}

function numberOctets(value: number, size: number, little: boolean): Uint8Array {
  const octets = Uint8Array.from({ length: size }, (_, i) => Math.floor(value / 2 ** (8 * (size - 1 - i))) % 256);
  return little ? octets.toReversed() : octets;
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((octet, i) => octet === other[i]);
}
