import { md5 } from "../../bytes/md5.ts";
import { uint } from "../../bytes/numbers.ts";
import { encodeText } from "../../bytes/text.ts";
import { derivedText } from "../../definition/derived.ts";
import { custom } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";

/** JA3 and JA3S: what a hello offers or chooses, as numbers, and the MD5 digest of that (github.com/salesforce/ja3). */

const SUPPORTED_GROUPS = 10;
const POINT_FORMATS = 11;
/** Version and random, in front of the session id. */
const BEFORE_SESSION = 34;

/** Fields worked out of a client's hello. `cookie`: it has one, as in DTLS. */
export function clientFingerprints({ cookie = false } = {}): readonly AnyField[] {
  return fingerprints("ja3", "JA3", (bytes, start, end) => clientWords(bytes, start, end, cookie));
}

/** Fields worked out of a server's hello. */
export const serverFingerprints: readonly AnyField[] = fingerprints("ja3s", "JA3S", serverWords);

function fingerprints(
  filter: string,
  label: string,
  words: (bytes: Uint8Array, start: number, end: number) => string,
): readonly AnyField[] {
  const digest = (text: string): string =>
    Array.from(md5(encodeText(text)), (octet) => octet.toString(16).padStart(2, "0")).join("");
  return [
    custom(derivedText(`${label} in full`, words), {
      filter: `handshake.${filter}_full`,
      label: `${label} Fullstring`,
      bracketed: true,
    }),
    custom(
      derivedText(label, (bytes, start, end) => digest(words(bytes, start, end))),
      { filter: `handshake.${filter}`, label, bracketed: true },
    ),
  ];
}

function clientWords(bytes: Uint8Array, start: number, end: number, cookie: boolean): string {
  let at = start + BEFORE_SESSION;
  at += 1 + bytes[at];
  if (cookie) at += 1 + bytes[at];
  const suites = numbers(bytes, at + 2, at + 2 + uint(bytes, at, 2), end, 2);
  at += 2 + uint(bytes, at, 2);
  at += 1 + bytes[at];
  const extensions = extensionsOf(bytes, at, end);
  const inside = (type: number, length: number, size: number): string => {
    const found = extensions.find((extension) => extension.type === type);
    return found ? numbers(bytes, found.start + length, found.end, end, size) : "";
  };
  return [
    uint(bytes, start, 2),
    suites,
    typesOf(extensions),
    inside(SUPPORTED_GROUPS, 2, 2),
    inside(POINT_FORMATS, 1, 1),
  ].join(",");
}

function serverWords(bytes: Uint8Array, start: number, end: number): string {
  const at = start + BEFORE_SESSION + 1 + bytes[start + BEFORE_SESSION];
  return [uint(bytes, start, 2), uint(bytes, at, 2), typesOf(extensionsOf(bytes, at + 3, end), true)].join(",");
}

interface Extension {
  readonly type: number;
  readonly start: number;
  readonly end: number;
}

/** The extensions behind their length at `at`. */
function extensionsOf(bytes: Uint8Array, at: number, end: number): Extension[] {
  const found: Extension[] = [];
  for (let next = at + 2; next + 4 <= end;) {
    const start = next + 4;
    const stop = Math.min(end, start + uint(bytes, next + 2, 2));
    found.push({ type: uint(bytes, next, 2), start, end: stop });
    next = stop;
  }
  return found;
}

function typesOf(extensions: readonly Extension[], all = false): string {
  return extensions
    .map(({ type }) => type)
    .filter((type) => all || !isGrease(type))
    .join("-");
}

function numbers(bytes: Uint8Array, start: number, stop: number, end: number, size: number): string {
  const found: number[] = [];
  for (let at = start; at + size <= Math.min(stop, end); at += size) found.push(uint(bytes, at, size));
  return found.filter((number) => size === 1 || !isGrease(number)).join("-");
}

/** Values that mean nothing, sent to keep servers tolerant (RFC 8701). */
function isGrease(number: number): boolean {
  return (number & 0x0f0f) === 0x0a0a && number >> 8 === (number & 0xff);
}
