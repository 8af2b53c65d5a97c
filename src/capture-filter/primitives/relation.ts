import { all, type Condition, equal, not, test } from "../../bpf/condition.ts";
import { constant, load, operation, type Operator, packetLength, type Value } from "../../bpf/value.ts";
import { FilterError } from "../filter-error.ts";
import { type Frame, networkOf } from "../frame.ts";
import { past, type Place, placeAt } from "../place.ts";
import type { Arithmetic, Primitive, ProtocolWord, RelationWord } from "../syntax-tree.ts";
import { transportOf, type Way } from "../transport.ts";
import { ipProtocolOf, packetIs } from "./proto.ts";

type Octets = Extract<Arithmetic, { kind: "octets" }>;
type Operation = Extract<Arithmetic, { kind: "operation" }>;

/** A number computed from the packet, and what must be true before any of it is read. */
interface Computed {
  readonly value: Value;
  readonly needs: readonly Condition[];
}

/** `tcp[13] & 2 != 0`. */
export function relation({ relation, left, right }: Extract<Primitive, { kind: "relation" }>, frame: Frame): Condition {
  const [one, other] = [computed(left, frame), computed(right, frame)];
  return all(...one.needs, ...other.needs, compared(one.value, relation, other.value));
}

export function compared(left: Value, relation: RelationWord, right: Value | number): Condition {
  switch (relation) {
    case "=":
      return equal(left, right);
    case "!=":
      return not(equal(left, right));
    case ">":
      return test(left, "gt", right);
    case ">=":
      return test(left, "ge", right);
    case "<":
      return not(test(left, "ge", right));
    case "<=":
      return not(test(left, "gt", right));
  }
}

function computed(arithmetic: Arithmetic, frame: Frame): Computed {
  switch (arithmetic.kind) {
    case "number":
      return { value: constant(arithmetic.value), needs: [] };
    case "length":
      return { value: packetLength, needs: [] };
    case "negative": {
      const { value, needs } = computed(arithmetic.of, frame);
      return { value: operation("sub", constant(0), value), needs };
    }
    case "operation":
      return operated(arithmetic, frame);
    case "octets":
      return octets(arithmetic, frame);
  }
}

const OPERATORS: Readonly<Record<Operation["operator"], Operator>> = {
  "+": "add", "-": "sub", "*": "mul", "/": "div", "%": "mod", "&": "and", "|": "or", "^": "xor", "<<": "lsh", ">>": "rsh",
}; // oxfmt-ignore

function operated(arithmetic: Operation, frame: Frame): Computed {
  checkRight(arithmetic);
  const left = computed(arithmetic.left, frame);
  const right = computed(arithmetic.right, frame);
  // libpcap asks only for what the left side needs, so that `1 + ip[0]` reads where IPv4 would be, whatever is there.
  const needs = frame.context.anywhere ? [...left.needs, ...right.needs] : left.needs;
  return { value: operation(OPERATORS[arithmetic.operator], left.value, right.value), needs };
}

/** What cannot be computed for any packet is refused. */
function checkRight({ operator, right }: Operation): void {
  if (right.kind !== "number") return;
  const { value, span } = right;
  if (value === 0 && operator === "/") throw new FilterError("division by zero", span);
  if (value === 0 && operator === "%") throw new FilterError("modulus by zero", span);
  if (value > 31 && (operator === "<<" || operator === ">>")) throw new FilterError("shift by more than 31 bits", span);
}

/** `tcp[13]`, `ip[ip[0] & 15:2]`: octets of a header, counted from its beginning. */
function octets({ protocol, at, size, span }: Octets, frame: Frame): Computed {
  if (size !== 1 && size !== 2 && size !== 4) throw new FilterError("data size must be 1, 2, or 4", span);
  const index = computed(at, frame);
  const { place, needs } = headerOf(protocol, frame, span);
  return { value: load(size, place.offset, past(place.base, index.value)), needs: [...index.needs, ...needs] };
}

/** Where the header of a protocol begins, and what must be true for it to be there. */
function headerOf(
  protocol: ProtocolWord,
  frame: Frame,
  span: Octets["span"],
): { readonly place: Place; readonly needs: readonly Condition[] } {
  switch (protocol) {
    case "link":
      return { place: frame.header, needs: [] };
    case "radio":
      if (!frame.linkType.radio) throw new FilterError("radio information not present in capture", span);
      return { place: placeAt(0), needs: [] };
    case "ip":
    case "arp":
    case "rarp":
    case "atalk":
    case "decnet":
    case "sca":
    case "lat":
    case "moprc":
    case "mopdl":
    case "ip6":
      return { place: networkOf(frame), needs: [packetIs(protocol, frame)!] };
    case "icmp6":
      return behind(transportOf(frame).octetsOfIcmp6, protocol);
    case "tcp":
    case "udp":
    case "sctp":
    case "icmp":
    case "igmp":
    case "igrp":
    case "pim":
    case "vrrp":
    case "carp":
      return behind(transportOf(frame).octets, protocol);
    default: {
      const hint = `\`${protocol}\` alone tells its packets; \`link[…]\` reads octets from the beginning of the packet`;
      throw new FilterError(`'${protocol}' does not support the index operation`, span, hint);
    }
  }
}

function behind(way: Way, protocol: ProtocolWord) {
  const first = way.isFirst === undefined ? [] : [way.isFirst];
  return { place: way.header, needs: [way.network(), way.carries(ipProtocolOf(protocol)!), ...first] };
}
