import type { Arithmetic, Expression, Primitive, ProtocolWord, Span } from "./syntax-tree.ts";

/** Whether no packet at all is as an expression says; false where that is not known. */
export type IsNever = (expression: Expression) => boolean;

/** Why no packet can be as a filter, or a part of it, says. */
export interface Contradiction {
  readonly span: Span;
  readonly reason: string;
  readonly hint: string | undefined;
}

/** Parts looked at for contradictions in one filter. */
const MOST_PARTS = 32;
const ENCAPSULATIONS: ReadonlySet<string> = new Set(["vlan", "mpls", "pppoes", "geneve", "vxlan"]);

/** What is excluded by what: most exclusions are between two of these. */
const KINDS: readonly (readonly [ProtocolWord, string])[] = [
  ["ip", "IPv4"],
  ["ip6", "IPv6"],
  ["arp", "ARP"],
  ["rarp", "RARP"],
  ["tcp", "TCP"],
  ["udp", "UDP"],
  ["sctp", "SCTP"],
  ["icmp", "ICMP"],
  ["icmp6", "ICMPv6"],
  ["igmp", "IGMP"],
];

/** Why `expression`, of which `isNever` holds, does. */
export function contradictionIn(expression: Expression, text: string, isNever: IsNever): Contradiction {
  if (expression.kind === "or") return contradictionIn(expression.of[0], text, isNever);
  if (expression.kind !== "and") return alone(expression, text);
  const parts = conjuncts(expression);
  const single = parts.find(isNever);
  if (single !== undefined) return contradictionIn(single, text, isNever);
  const last = parts.findIndex((_, index) => isNever(all(parts.slice(0, index + 1))));
  if (last < 0) return alone(expression, text);
  const second = parts[last];
  // Behind a VLAN tag or a label the same words mean something else, so that parts cannot be moved together.
  const first = isEncapsulated(expression) ? undefined : parts.find((part) => isNever(all([part, second])));
  if (first === undefined || first === second)
    return { span: second.span, reason: `${quote(second, text)} excludes what stands before it`, hint: undefined };
  return { span: second.span, reason: exclusion(first, second, text, isNever), hint: remedy(first, second, isNever) };
}

/** The parts of a filter that can never match while others can. */
export function deadParts(expression: Expression, text: string, isNever: IsNever): Contradiction[] {
  if (isEncapsulated(expression)) return [];
  const parts = alternatives(expression).slice(0, MOST_PARTS);
  return parts.filter(isNever).map((part) => contradictionIn(part, text, isNever));
}

/** What is combined with `and`, and is one of several that are combined with `or`. */
function alternatives(expression: Expression): Expression[] {
  if (expression.kind === "or")
    return expression.of.flatMap((part) => (part.kind === "and" ? [part] : alternatives(part)));
  return expression.kind === "and" ? expression.of.flatMap(alternatives) : [];
}

function alone(expression: Expression, text: string): Contradiction {
  const reason = `${quote(expression, text)} is true of no packet of this link type`;
  return { span: expression.span, reason, hint: undefined };
}

function exclusion(first: Expression, second: Expression, text: string, isNever: IsNever): string {
  const [one, other] = [quote(first, text), quote(second, text)];
  const bothAre = `no packet is both ${one} and ${other}`;
  if (first.kind === "protocol" && second.kind === "protocol") return bothAre;
  for (const [word, name] of KINDS) {
    if (!isOnly(first, word, isNever)) continue;
    const against = KINDS.find(([w]) => isNever(all([protocol(word), protocol(w)])) && isOnly(second, w, isNever));
    if (against !== undefined) return `${one} is true of ${name} only, ${other} of ${against[1]} only`;
  }
  return bothAre;
}

/** Octets of a header that are read behind IPv4 only can be read behind IPv6 by counting from its header. */
function remedy(first: Expression, second: Expression, isNever: IsNever): string | undefined {
  for (const [one, other] of [
    [first, second],
    [second, first],
  ]) {
    const octets = one.kind === "relation" ? octetsIn(one.left) : undefined;
    if (octets?.at.kind !== "number" || !isOnly(other, "ip6", isNever) || !isOnly(one, "ip", isNever)) continue;
    const { protocol: of, at, size } = octets;
    const width = size === 1 ? "" : `:${size}`;
    return `\`${of}[…]\` reads what IPv4 carries; the same octet right behind an IPv6 header is \`ip6[${40 + at.value}${width}]\``;
  }
  return undefined;
}

function octetsIn(arithmetic: Arithmetic): Extract<Arithmetic, { kind: "octets" }> | undefined {
  if (arithmetic.kind === "operation") return octetsIn(arithmetic.left) ?? octetsIn(arithmetic.right);
  return arithmetic.kind === "octets" ? arithmetic : undefined;
}

function isOnly(expression: Expression, word: ProtocolWord, isNever: IsNever): boolean {
  const not: Expression = { kind: "not", of: protocol(word), span: expression.span };
  return isNever(all([expression, not]));
}

function protocol(word: ProtocolWord): Primitive {
  return { kind: "protocol", protocol: word, span: { start: 0, end: 0 } };
}

function all(of: readonly Expression[]): Expression {
  return of.length === 1 ? of[0] : { kind: "and", of, span: of[0].span };
}

function conjuncts(expression: Expression): Expression[] {
  return expression.kind === "and" ? expression.of.flatMap(conjuncts) : [expression];
}

function isEncapsulated(expression: Expression): boolean {
  if (expression.kind === "and" || expression.kind === "or") return expression.of.some(isEncapsulated);
  return expression.kind === "not" ? isEncapsulated(expression.of) : ENCAPSULATIONS.has(expression.kind);
}

function quote({ span }: Expression, text: string): string {
  return `\`${text.slice(span.start, span.end)}\``;
}
