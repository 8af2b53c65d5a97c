import { formatIPv6, formatMac } from "../../src/bytes/addresses.ts";
import type { Arithmetic, Choice, Expression, Operand, Primitive } from "../../src/capture-filter/syntax-tree.ts";

/** A tree in one line: `or(tcp dst port 80, tcp dst port name http)`. */
export function treeText(expression: Expression): string {
  switch (expression.kind) {
    case "and":
    case "or":
      return `${expression.kind}(${expression.of.map(treeText).join(", ")})`;
    case "not":
      return `not(${treeText(expression.of)})`;
    default:
      return primitiveText(expression);
  }
}

function primitiveText(primitive: Primitive): string {
  switch (primitive.kind) {
    case "id": {
      const { protocol, direction, type } = primitive.qualifiers;
      const operand = operandText(primitive.operand);
      return words(protocol, direction && `[${direction}]`, type, operand);
    }
    case "protocol":
      return primitive.protocol;
    case "relation":
      return `${arithmeticText(primitive.left)} ${primitive.relation} ${arithmeticText(primitive.right)}`;
    case "broadcast":
    case "multicast":
      return words(primitive.protocol, primitive.kind);
    case "less":
    case "greater":
      return `${primitive.kind} ${primitive.length}`;
    case "byte":
      return `byte ${primitive.at} ${primitive.operator} ${primitive.value}`;
    case "ifindex":
      return `ifindex ${primitive.index}`;
    case "vlan":
    case "mpls":
    case "pppoes":
    case "geneve":
    case "vxlan":
      return words(primitive.kind, primitive.number);
    case "pf":
      return words(primitive.field, choiceText(primitive.value));
    case "pf-rule":
      return `${primitive.field} ${primitive.number}`;
    case "wlan-type": {
      const { protocol, type, subtype } = primitive;
      return words(protocol, type && `type ${choiceText(type)}`, subtype && `subtype ${choiceText(subtype)}`);
    }
    case "wlan-direction":
      return words(primitive.protocol, "dir", choiceText(primitive.direction));
    case "llc":
      return words("llc", primitive.frame);
    case "atm":
    case "mtp2":
      return primitive.word;
    case "atm-field":
    case "mtp3-field":
      return `${primitive.field} {${primitive.comparisons.map(({ relation, value }) => `${relation}${value}`).join(" ")}}`;
    default:
      return primitive.kind;
  }
}

function operandText(operand: Operand): string {
  switch (operand.kind) {
    case "number":
      return String(operand.value);
    case "ipv4-prefix":
      return `${operand.text}/${operand.length}`;
    case "ipv4-mask":
      return `${operand.text} mask ${operand.mask}`;
    case "ipv6":
      return formatIPv6(operand.address, 0);
    case "ipv6-prefix":
      return `${formatIPv6(operand.address, 0)}/${operand.length}`;
    case "mac":
      return formatMac(operand.address, 0);
    case "name":
      return `name ${operand.text}`;
    default:
      return operand.text;
  }
}

function arithmeticText(arithmetic: Arithmetic): string {
  switch (arithmetic.kind) {
    case "number":
      return String(arithmetic.value);
    case "length":
      return "len";
    case "octets":
      return `${arithmetic.protocol}[${arithmeticText(arithmetic.at)}:${arithmetic.size}]`;
    case "negative":
      return `-${arithmeticText(arithmetic.of)}`;
    case "operation":
      return `(${arithmeticText(arithmetic.left)} ${arithmetic.operator} ${arithmeticText(arithmetic.right)})`;
  }
}

function choiceText({ text, value }: Choice): string {
  return value === undefined ? text : String(value);
}

function words(...parts: readonly (string | number | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(" ");
}
