import { encodeText } from "../../bytes/text.ts";

/** Values of the Basic Encoding Rules by Scapy's names for them, as octets with tag and length (X.690, RFC 2578 for SNMP's). */
const integers = {
  INTEGER: 0x02,
  ENUMERATED: 0x0a,
  COUNTER32: 0x41,
  GAUGE32: 0x42,
  TIME_TICKS: 0x43,
  COUNTER64: 0x46,
} as const;
const texts = {
  STRING: 0x04, UTF8_STRING: 0x0c, NUMERIC_STRING: 0x12, PRINTABLE_STRING: 0x13, T61_STRING: 0x14, IA5_STRING: 0x16, UTC_TIME: 0x17,
  GENERALIZED_TIME: 0x18, ISO646_STRING: 0x1a, GENERAL_STRING: 0x1b,
} as const; // oxfmt-ignore
const LONG_FORM = 0x80;
const IP_ADDRESS = 0x40;

/** The functions `ASN1_…`: octets of a value. */
export const asn1: { readonly [name: string]: (value: unknown) => Uint8Array } = {
  ASN1_NULL: () => element(0x05, []),
  ASN1_BOOLEAN: (value) => element(0x01, [Number(value ?? 0)]),
  ASN1_OID: (value) => element(0x06, identifier(String(value))),
  ASN1_IPADDRESS: (value) => element(IP_ADDRESS, String(value).split(".").map(Number)),
  ...Object.fromEntries(
    Object.entries(integers).map(([name, tag]) => [
      `ASN1_${name}`,
      (value: unknown) => element(tag, twosComplement(BigInt(Number(value ?? 0)))),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(texts).map(([name, tag]) => [
      `ASN1_${name}`,
      (value: unknown) =>
        element(tag, value instanceof Uint8Array ? Array.from(value) : Array.from(encodeText(String(value ?? "")))),
    ]),
  ),
};

function element(tag: number, content: readonly number[]): Uint8Array {
  return Uint8Array.from([tag, ...lengthOf(content.length), ...content]);
}

function lengthOf(length: number): readonly number[] {
  if (length < LONG_FORM) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [LONG_FORM + octets.length, ...octets];
}

/** As few octets as hold the number and its sign. */
function twosComplement(value: bigint): readonly number[] {
  const octets: number[] = [];
  let rest = value;
  do {
    octets.unshift(Number(rest & 255n));
    rest >>= 8n;
  } while (!((rest === 0n && octets[0] < 128) || (rest === -1n && octets[0] >= 128)));
  return octets;
}

function identifier(text: string): readonly number[] {
  const [first = 0, second = 0, ...rest] = text
    .split(".")
    .filter((part) => part !== "")
    .map(Number);
  return [40 * first + second, ...rest].flatMap((part) => {
    const octets = [part & 127];
    for (let left = Math.floor(part / 128); left > 0; left = Math.floor(left / 128)) octets.unshift((left & 127) | 128);
    return octets;
  });
}
