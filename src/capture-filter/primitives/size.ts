import { type Condition, equal, not, test } from "../../bpf/condition.ts";
import { operation, packetLength } from "../../bpf/value.ts";
import { checkMaximum, type Frame } from "../frame.ts";
import { atMost, read } from "../place.ts";
import type { Primitive } from "../syntax-tree.ts";

/** `less 100`, `greater 100`: both include the number. */
export function lengthIs({ kind, length }: Extract<Primitive, { kind: "less" | "greater" }>): Condition {
  return kind === "less" ? atMost(packetLength, length) : test(packetLength, "ge", length);
}

/** `byte 12 > 5`, an old spelling of `link[12] > 5`; `&` and `|` ask whether the result is not zero. */
export function byteIs({ at, operator, value }: Extract<Primitive, { kind: "byte" }>, { header }: Frame): Condition {
  checkMaximum("byte argument", value, 0xff);
  const octet = read(header, at, 1);
  switch (operator) {
    case "=":
      return equal(octet, value);
    case "<":
      return not(test(octet, "ge", value));
    case ">":
      return test(octet, "gt", value);
    case "&":
      return not(equal(operation("and", octet, value), 0));
    case "|":
      return not(equal(operation("or", octet, value), 0));
  }
}
