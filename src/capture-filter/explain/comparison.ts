import type { Arithmetic, Primitive, ProtocolWord, RelationWord } from "../syntax-tree.ts";
import { protocolName } from "./protocol-names.ts";

type Relation = Extract<Primitive, { kind: "relation" }>;
type Octets = Extract<Arithmetic, { kind: "octets" }>;

const RELATIONS: Readonly<Record<RelationWord, string>> = {
  "=": "equal to",
  "!=": "other than",
  "<": "less than",
  "<=": "at most",
  ">": "greater than",
  ">=": "at least",
};

/** Fields by protocol and place, where a place is a whole field. */
const FIELDS: Readonly<Partial<Record<ProtocolWord, Readonly<Record<string, string>>>>> = {
  ip: { "1": "TOS", "2:2": "total length", "4:2": "identification", "8": "TTL", "9": "protocol", "12:4": "source address", "16:4": "destination address" },
  ip6: { "4:2": "payload length", "6": "next header", "7": "hop limit" },
  tcp: { "0:2": "source port", "2:2": "destination port", "4:4": "sequence number", "8:4": "acknowledgment number", "13": "flags", "14:2": "window" },
  udp: { "0:2": "source port", "2:2": "destination port", "4:2": "length" },
  icmp: { "0": "type", "1": "code" },
  icmp6: { "0": "type", "1": "code" },
  link: { "12:2": "type or length" },
}; // oxfmt-ignore

const TCP_FLAGS = ["FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR"];
const FLAGS_AT = 13;

/** `has the TCP flag SYN`: a comparison in words where it is a common one, else as it is written in the filter `text`. */
export function comparisonText({ relation, left, right, span }: Relation, text: string): string {
  if (left.kind === "length" && right.kind === "number")
    return `has a length ${RELATIONS[relation]} ${right.value} ${right.value === 1 ? "octet" : "octets"}`;
  const masked = maskedOctets(left);
  if (masked === undefined || right.kind !== "number") return `is such that \`${text.slice(span.start, span.end)}\``;
  const { octets, mask } = masked;
  if (isFlags(octets)) {
    const flags = flagsText(relation, mask, right.value);
    if (flags !== undefined) return flags;
  }
  const value = valueText(right.value, text.slice(right.span.start, right.span.end), octets.size);
  if (mask === undefined) return `has ${subject(octets)} ${RELATIONS[relation]} ${value}`;
  const place = possessive(octets);
  if (relation === "!=" && right.value === 0) return `has one of the bits ${hex(mask)} in ${place}`;
  if (relation === "=" && right.value === 0) return `has none of the bits ${hex(mask)} in ${place}`;
  if (relation === "=" && right.value === mask) return `has all of the bits ${hex(mask)} in ${place}`;
  return `has in the bits ${hex(mask)} of ${place} a value ${RELATIONS[relation]} ${value}`;
}

function maskedOctets(
  arithmetic: Arithmetic,
): { readonly octets: Octets; readonly mask: number | undefined } | undefined {
  if (arithmetic.kind === "octets") return { octets: arithmetic, mask: undefined };
  if (arithmetic.kind !== "operation" || arithmetic.operator !== "&") return undefined;
  const mask = constantOf(arithmetic.right);
  return arithmetic.left.kind === "octets" && mask !== undefined ? { octets: arithmetic.left, mask } : undefined;
}

/** `(tcp-syn|tcp-ack)` is a number. */
function constantOf(arithmetic: Arithmetic): number | undefined {
  if (arithmetic.kind === "number") return arithmetic.value;
  if (arithmetic.kind !== "operation" || (arithmetic.operator !== "|" && arithmetic.operator !== "+")) return undefined;
  const [left, right] = [constantOf(arithmetic.left), constantOf(arithmetic.right)];
  if (left === undefined || right === undefined) return undefined;
  return (arithmetic.operator === "|" ? left | right : left + right) >>> 0;
}

function isFlags({ protocol, at, size }: Octets): boolean {
  return protocol === "tcp" && at.kind === "number" && at.value === FLAGS_AT && size === 1;
}

function flagsText(relation: RelationWord, mask: number | undefined, value: number): string | undefined {
  if (mask === undefined) {
    if (relation === "=") return `has the TCP ${plural(value)} ${flagNames(value, "and")} and no other`;
    return relation === "!=" ? `has TCP flags other than just ${flagNames(value, "and")}` : undefined;
  }
  if (relation === "!=" && value === 0) return `has the TCP flag ${flagNames(mask, "or")}`;
  if (relation !== "=") return undefined;
  if (value === 0) return `has none of the TCP flags ${flagNames(mask, "or")}`;
  if (value === mask) return `has the TCP ${plural(mask)} ${flagNames(mask, "and")}`;
  return `has the TCP ${plural(value)} ${flagNames(value, "and")} and not ${flagNames(mask & ~value, "or")}`;
}

function flagNames(bits: number, joint: string): string {
  const names = TCP_FLAGS.filter((_, bit) => (bits & (1 << bit)) !== 0);
  if (names.length === 0) return "none";
  return names.length === 1 ? names[0] : `${names.slice(0, -1).join(", ")} ${joint} ${names.at(-1)!}`;
}

function plural(bits: number): string {
  return (bits & (bits - 1)) === 0 ? "flag" : "flags";
}

function subject(octets: Octets): string {
  const field = fieldName(octets);
  if (field === undefined) return placeText(octets, "the");
  return /^[AEIO]/.test(field) ? `an ${field}` : `a ${field}`;
}

function possessive(octets: Octets): string {
  const field = fieldName(octets);
  return field === undefined ? placeText(octets, "its") : `its ${field}`;
}

/** `IPv4 TTL` */
function fieldName({ protocol, at, size }: Octets): string | undefined {
  if (at.kind !== "number") return undefined;
  const field = FIELDS[protocol]?.[size === 1 ? String(at.value) : `${at.value}:${size}`];
  return field && `${headerName(protocol)} ${field}`;
}

/** `octets 20 to 23 of the TCP header` */
function placeText({ protocol, at, size }: Octets, determiner: string): string {
  const header = `${determiner} ${headerName(protocol)} header`;
  if (at.kind !== "number") return `a computed place in ${header}`;
  return size === 1 ? `octet ${at.value} of ${header}` : `octets ${at.value} to ${at.value + size - 1} of ${header}`;
}

function headerName(protocol: ProtocolWord): string {
  return protocol === "link" ? "link-level" : protocolName(protocol);
}

/** The number as it is written; also what a name stands for, and what octets say. */
function valueText(value: number, written: string, size: number): string {
  if (/^[a-z]/.test(written)) return `${value} (${written})`;
  const octets = Array.from({ length: size }, (_, at) => (value >>> (8 * (size - 1 - at))) & 0xff);
  const isText = size > 1 && octets.every((octet) => octet >= 0x20 && octet < 0x7f);
  return isText ? `${written} ("${String.fromCharCode(...octets)}")` : written;
}

function hex(value: number): string {
  return `0x${value.toString(16)}`;
}
