import { parseIPv6 } from "../../bytes/addresses.ts";
import { numberPattern } from "../number-text.ts";
import { endOf } from "./sticky.ts";

const octet = "[0-9A-Fa-f]{1,2}";
const pair = "[0-9A-Fa-f]{4}";
const six = (separator: string) => Array<string>(6).fill(octet).join(separator);

const mac = new RegExp(`^(?:${six("-")}|${six("\\.")}|${pair}\\.${pair}\\.${pair}|[0-9A-Fa-f]{12})$`);
const ipv4 = new RegExp(`^${numberPattern}(?:\\.${numberPattern}){1,3}$`);
const macWithColons = new RegExp(six(":"), "y");
const brokenMac = new RegExp(`${octet}:+(?:${octet}:+)+`, "y");
const dottedQuad = new RegExp(`${numberPattern}(?:\\.${numberPattern}){3}`, "y");
const group = /[0-9A-Fa-f]{1,4}/y;

/** Whether a word is a station's address: `0-1b-21-a-b-c`, `0.1b.21.a.b.c`, `001b.210a.0b0c` or `001b210a0b0c`. */
export function isMac(word: string): boolean {
  return mac.test(word);
}

/** Whether a word is two to four numbers with dots between. */
export function isIPv4(word: string): boolean {
  return ipv4.test(word);
}

/** The octets of any spelling of a station's address. */
export function macOctets(text: string): Uint8Array {
  const parts = text.split(/[:.-]/);
  const octets = parts.length === 6 ? parts : parts.join("").match(/../g)!;
  return Uint8Array.from(octets, (part) => parseInt(part, 16));
}

/** The sixteen octets, or undefined where the dotted end is not four decimal numbers below 256 without leading zeros. */
export function ipv6Octets(text: string): Uint8Array | undefined {
  return /(?:^|[:.])0[0-9]+(?:\.|$)/.test(text) && text.includes(".") ? undefined : parseIPv6(text);
}

/** An address with colons that begins at `at`, the longest there is: where it ends, and what it is. */
export function addressWithColons(
  text: string,
  at: number,
): { readonly kind: "mac" | "ipv6" | "broken-mac"; readonly end: number } | undefined {
  const candidates = [
    { kind: "mac", end: endOf(macWithColons, text, at) },
    { kind: "ipv6", end: endOfIPv6(text, at) },
    { kind: "broken-mac", end: endOf(brokenMac, text, at) },
  ] as const;
  // The first of the longest, which is how a lexer chooses among rules.
  const longest = candidates.reduce((best, candidate) => (candidate.end > best.end ? candidate : best));
  return longest.end > at ? longest : undefined;
}

/** Where the longest IPv6 address at `at` ends: groups of hexadecimal digits, `::` once, perhaps a dotted quad as the last two groups. */
function endOfIPv6(text: string, at: number): number {
  let position = at;
  let end = -1;
  let shortened = text.startsWith("::", at);
  if (shortened) end = position += 2;
  for (let groups = 1; groups <= 8; groups++) {
    const quad = endOf(dottedQuad, text, position);
    if (quad > 0 && (shortened ? groups <= 6 : groups === 7)) end = Math.max(end, quad);
    position = endOf(group, text, position);
    if (position < 0 || (shortened && groups === 8)) return end;
    if (shortened || groups === 8) end = Math.max(end, position);
    if (!shortened && groups < 8 && text.startsWith("::", position)) {
      shortened = true;
      end = position += 2;
    } else if (text[position] === ":") position += 1;
    else return end;
  }
  return end;
}
