import type { FieldType } from "../../definition/kinds.ts";

/** What Wireshark's types are, in words. */
const TYPES: Readonly<Partial<Record<FieldType, string>>> = {
  FT_NONE: "Label",
  FT_PROTOCOL: "Protocol",
  FT_BOOLEAN: "Boolean",
  FT_CHAR: "Character (1 byte)",
  FT_FLOAT: "Floating point (single-precision)",
  FT_DOUBLE: "Floating point (double-precision)",
  FT_ABSOLUTE_TIME: "Date and time",
  FT_RELATIVE_TIME: "Time offset",
  FT_STRING: "Character string",
  FT_STRINGZ: "Character string",
  FT_UINT_STRING: "Character string",
  FT_ETHER: "Ethernet or other MAC address",
  FT_BYTES: "Byte sequence",
  FT_UINT_BYTES: "Byte sequence",
  FT_IPv4: "IPv4 address",
  FT_IPv6: "IPv6 address",
  FT_IPXNET: "IPX network number",
  FT_FRAMENUM: "Frame number",
  FT_GUID: "Globally Unique Identifier",
  FT_OID: "ASN.1 object identifier",
  FT_EUI64: "EUI64 address",
  FT_REL_OID: "ASN.1 relative object identifier",
  FT_SYSTEM_ID: "OSI System-ID",
  FT_STRINGZPAD: "Character string",
};
const SIZES = [8, 16, 24, 32, 40, 48, 56, 64];

/** `-G ftypes`: the types of fields that we have. */
export function typeLines(): string[] {
  const integers = ["Unsigned", "Signed"].flatMap((word) =>
    SIZES.map((bits) => {
      const octets = bits === 8 ? "1 byte" : `${bits / 8} bytes`;
      return `FT_${word === "Unsigned" ? "UINT" : "INT"}${bits}\t${word} integer (${octets})`;
    }),
  );
  const [before, after] = [Object.entries(TYPES).slice(0, 4), Object.entries(TYPES).slice(4)];
  const lines = (entries: readonly (readonly [string, string])[]) => entries.map(([type, says]) => `${type}\t${says}`);
  return [...lines(before), ...integers, ...lines(after)];
}
