import { formatIPv4, formatIPv6, parseIPv4, parseIPv6 } from "../bytes/addresses.ts";
import { CraftError } from "./craft-error.ts";
import { Several } from "./several.ts";

/** `10.0.0.0/30`, `10.0.0.1-5`, `10.0.*.1` and the like; every address of it, in order. Undefined where the text is not one. */
export function ipv4Set(text: string): Several | undefined {
  const slash = /^([\d.]+)\/(\d+)$/.exec(text);
  if (slash) {
    const octets = parseIPv4(slash[1]);
    const length = Number(slash[2]);
    if (!octets || length > 32) throw new CraftError(`"${text}" is no network: an IPv4 prefix has 0 to 32 bits`);
    const size = 2 ** (32 - length);
    const number = octets.reduce((sum, octet) => sum * 256 + octet, 0);
    const first = number - (number % size);
    return new Several(function* () {
      for (let i = 0; i < size; i++) yield dotted(first + i);
    });
  }
  const parts = text.split(".");
  if (parts.length !== 4 || !/[*-]/.test(text)) return undefined;
  const ranges = parts.map(octetRange);
  if (!ranges.every((range) => range !== undefined)) return undefined;
  return new Several(function* () {
    yield* combine(ranges, 0, []);
  });
}

function* combine(
  ranges: readonly (readonly [number, number])[],
  at: number,
  taken: readonly number[],
): Generator<string> {
  if (at === ranges.length) {
    yield taken.join(".");
    return;
  }
  for (let octet = ranges[at][0]; octet <= ranges[at][1]; octet++) yield* combine(ranges, at + 1, [...taken, octet]);
}

function octetRange(part: string): readonly [number, number] | undefined {
  if (part === "*") return [0, 255];
  const found = /^(\d{1,3})(?:-(\d{1,3}))?$/.exec(part);
  if (!found) return undefined;
  const [first, last] = [Number(found[1]), Number(found[2] ?? found[1])];
  return first > 255 || last > 255 ? undefined : [Math.min(first, last), Math.max(first, last)];
}

function dotted(number: number): string {
  return formatIPv4(Uint8Array.of(number >>> 24, (number >>> 16) & 255, (number >>> 8) & 255, number & 255), 0);
}

/** `2001:db8::/126`: every address of it, in order. Undefined where the text is not one. */
export function ipv6Set(text: string): Several | undefined {
  const slash = /^([\da-fA-F:.]+)\/(\d+)$/.exec(text);
  if (!slash) return undefined;
  const octets = parseIPv6(slash[1]);
  const length = Number(slash[2]);
  if (!octets || length > 128) throw new CraftError(`"${text}" is no network: an IPv6 prefix has 0 to 128 bits`);
  const size = 1n << BigInt(128 - length);
  const number = octets.reduce((sum, octet) => (sum << 8n) | BigInt(octet), 0n);
  const first = number - (number % size);
  return new Several(function* () {
    for (let i = 0n; i < size; i++) yield spelled(first + i);
  });
}

function spelled(number: bigint): string {
  return formatIPv6(
    Uint8Array.from({ length: 16 }, (_, i) => Number((number >> BigInt(8 * (15 - i))) & 255n)),
    0,
  );
}
