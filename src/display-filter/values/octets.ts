const single = /^0[xX]([0-9A-Fa-f]{1,2})$/;
const separators = [":", "-", "."] as const;

/**
 * The octets that a text without quotes stands for: pairs of hexadecimal digits, together or separated by colons, dashes
 * or dots (single digits then stand for octets, too), groups of four with dots, or one octet as `0xff`.
 */
export function octetsOf(text: string): Uint8Array | undefined {
  const one = single.exec(text);
  if (one) return Uint8Array.of(parseInt(one[1], 16));
  const separator = separators.find((sign) => text.includes(sign));
  const parts = separator === undefined ? pairs(text) : text.split(separator);
  if (separator === "." && parts.every((part) => /^[0-9A-Fa-f]{4}$/.test(part))) return hexOctets(parts.flatMap(pairs));
  return hexOctets(parts);
}

function pairs(digits: string): string[] {
  return digits.match(/..?/g) ?? [];
}

function hexOctets(parts: readonly string[]): Uint8Array | undefined {
  if (parts.length === 0 || !parts.every((part) => /^[0-9A-Fa-f]{1,2}$/.test(part))) return undefined;
  return Uint8Array.from(parts, (part) => parseInt(part, 16));
}

/** The octets of `6ba7b810-9dad-11d1-80b4-00c04fd430c8`. */
export function guidOf(text: string): Uint8Array | undefined {
  const digits = /^([0-9A-Fa-f]{8})-?([0-9A-Fa-f]{4})-?([0-9A-Fa-f]{4})-?([0-9A-Fa-f]{4})-?([0-9A-Fa-f]{12})$/.exec(
    text,
  );
  return digits ? hexOctets(pairs(digits.slice(1).join(""))) : undefined;
}

/** The contents octets (X.690, 8.19) of an object identifier in dots; `relative` ones have no first two arcs. */
export function objectIdentifierOf(text: string, relative: boolean): Uint8Array | undefined {
  if (!/^\d+(\.\d+)*$/.test(text)) return undefined;
  const arcs = text.split(".").map(BigInt);
  if (!relative) {
    if (arcs.length < 2 || arcs[0] > 2n || (arcs[0] < 2n && arcs[1] > 39n)) return undefined;
    arcs.splice(0, 2, 40n * arcs[0] + arcs[1]);
  }
  return Uint8Array.from(arcs.flatMap(base128));
}

function base128(arc: bigint): number[] {
  const octets = [Number(arc & 127n)];
  for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) octets.unshift(Number(rest & 127n) | 128);
  return octets;
}
