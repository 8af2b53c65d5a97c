import { all, any, type Condition } from "../../bpf/condition.ts";
import { FilterError } from "../filter-error.ts";
import type { DirectionWord, Operand, Primitive, ProtocolWord, TypeWord } from "../syntax-tree.ts";

export type Identifier = Extract<Primitive, { kind: "id" }>;

/** The value of a primitive as it was written. */
export function spelled(operand: Operand): string {
  switch (operand.kind) {
    case "ipv4-prefix":
    case "ipv6-prefix":
      return `${operand.text}/${operand.length}`;
    case "ipv4-mask":
      return `${operand.text} mask ${operand.mask}`;
    default:
      return operand.text;
  }
}

/** Protocols between hosts that have addresses of IP. */
const CARRIED_BY_IP: ReadonlySet<ProtocolWord> = new Set([
  "tcp", "udp", "sctp", "icmp", "icmp6", "igmp", "igrp", "pim", "vrrp", "carp", "ah", "esp",
]); // oxfmt-ignore

/** Refuses a word before a value; where a protocol stands before what it does not have, both apart may be meant. */
export function invalidQualifier(word: string, what: string, { qualifiers, operand, span }: Identifier): FilterError {
  const { protocol, direction, type } = qualifiers;
  const rest = [direction, type, spelled(operand)].filter((part) => part !== undefined).join(" ");
  const hint = word === protocol && canBeBoth(protocol, type) ? `did you mean \`${protocol} and ${rest}\`?` : undefined;
  return new FilterError(`'${word}' is not a valid qualifier for '${what}'`, span, hint);
}

/** Refuses a protocol before a value, unless it is one of these. */
export function checkQualifier(id: Identifier, allowed: readonly ProtocolWord[], what: string): void {
  const { protocol } = id.qualifiers;
  if (protocol !== undefined && !allowed.includes(protocol)) throw invalidQualifier(protocol, what, id);
}

/** Whether a packet can be of the protocol and have such a value, though one does not qualify the other. */
function canBeBoth(protocol: ProtocolWord, type: TypeWord = "host"): boolean {
  if (type === "port" || type === "portrange") return protocol === "ip" || protocol === "ip6";
  return (type === "host" || type === "net") && CARRIED_BY_IP.has(protocol);
}

export type SourceOrDestination = "src" | "dst" | "src or dst" | "src and dst";

export function isSourceOrDestination(direction: DirectionWord): direction is SourceOrDestination {
  return direction.startsWith("src") || direction.startsWith("dst");
}

/** The direction before an address, where it is not one that only 802.11 has. */
export function directionOf({ qualifiers, span }: Identifier): SourceOrDestination {
  const direction = qualifiers.direction ?? "src or dst";
  if (isSourceOrDestination(direction)) return direction;
  const hint = "here are `src` and `dst`";
  throw new FilterError(`'${direction}' is valid for 802.11 syntax only`, span, hint);
}

/** Tests the source, the destination, either or both, the source first. */
export function inDirection(
  direction: SourceOrDestination,
  at: (end: "source" | "destination") => Condition,
): Condition {
  switch (direction) {
    case "src":
      return at("source");
    case "dst":
      return at("destination");
    case "src and dst":
      return all(at("source"), at("destination"));
    case "src or dst":
      return any(at("source"), at("destination"));
  }
}
