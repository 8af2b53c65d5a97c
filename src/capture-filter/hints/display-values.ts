import { formatIPv6, formatIPv4, parseIPv4, parseIPv6, parseMac } from "../../bytes/addresses.ts";
import type { DisplayField } from "./display-fields.ts";

/** A condition in the capture-filter language; `binding`: what holds it together. */
export interface Clause {
  readonly text: string;
  readonly binding: "alone" | "not" | "and" | "or";
}

/** `field` equal to any of the values, undefined where a capture filter cannot say that. */
export function equalToAny(field: DisplayField, values: readonly string[]): Clause | undefined {
  switch (field.kind) {
    case "address":
      return anyOf(values.map((value) => addressClause(field.words, value)));
    case "port":
      return anyOf(values.map((value) => portClause(field.words, value)));
    case "word":
      return values.length === 1 && isNumber(values[0]) ? alone(`${field.words} ${values[0]}`) : undefined;
    case "number":
      return anyOf(values.map((value) => numberClause(field, "=", value)));
    case "flag":
      return values.length === 1 ? flagClause(field.left, values[0]) : undefined;
  }
}

/** `field` in another relation than equality with a value. */
export function related(field: DisplayField, relation: string, value: string): Clause | undefined {
  if (field.kind === "number") return numberClause(field, relation, value);
  if (field.kind !== "port" || !isNumber(value)) return undefined;
  const step = relation === ">" ? 1 : relation === "<" ? -1 : 0;
  const bound = Number(value) + step;
  return portClause(field.words, relation.startsWith(">") ? `${bound}-65535` : `0-${bound}`);
}

export function alone(text: string): Clause {
  return { text, binding: "alone" };
}

/** `port 80` and `port 443` are `port (80 or 443)`; others are joined by `or`. */
function anyOf(clauses: readonly (Clause | undefined)[]): Clause | undefined {
  if (clauses.includes(undefined) || clauses.length === 0) return undefined;
  const texts = clauses.map((clause) => clause!.text);
  if (texts.length === 1) return alone(texts[0]);
  const words = texts.map((text) => text.slice(0, text.lastIndexOf(" ")));
  const isSame = words[0] !== "" && words.every((word) => word === words[0]);
  if (!isSame || words[0].includes("[")) return { text: texts.join(" or "), binding: "or" };
  return alone(`${words[0]} (${texts.map((text) => text.slice(words[0].length + 1)).join(" or ")})`);
}

function addressClause(words: string, value: string): Clause | undefined {
  if (/^(ether|wlan) /.test(words)) return parseMac(value.replaceAll(".", ":")) && alone(`${words} ${value}`);
  const [address, length] = value.split("/");
  if (length !== undefined) {
    const network = networkText(address, Number(length));
    return network === undefined ? undefined : alone(`${words.replace("host", "net")} ${network}/${length}`);
  }
  const isName = /^[A-Za-z][\w-]*(\.[\w-]+)+$/.test(value);
  return parseIPv4(value) || parseIPv6(value) || isName ? alone(`${words} ${value}`) : undefined;
}

/** The address without the bits behind the prefix, which a capture filter does not allow. */
function networkText(address: string, length: number): string | undefined {
  const bytes = parseIPv4(address) ?? parseIPv6(address);
  if (bytes === undefined || !Number.isInteger(length) || length < 0 || length > bytes.length * 8) return undefined;
  const network = bytes.map((octet, i) => octet & (0xff00 >> Math.min(8, Math.max(0, length - 8 * i))));
  return network.length === 4 ? formatIPv4(network, 0) : formatIPv6(network, 0);
}

function portClause(words: string, value: string): Clause | undefined {
  if (isNumber(value)) return alone(`${words} ${value}`);
  const range = /^(\d+)(?:\.\.|-)(\d+)$/.exec(value);
  return range === null ? undefined : alone(`${words.replace("port", "portrange")} ${range[1]}-${range[2]}`);
}

function numberClause(
  field: Extract<DisplayField, { kind: "number" }>,
  relation: string,
  value: string,
): Clause | undefined {
  return isNumber(value) ? alone(`${field.left} ${relation} ${value}`) : undefined;
}

function flagClause(left: string, value: string): Clause | undefined {
  if (/^(1|true|set)$/i.test(value)) return alone(`${left} != 0`);
  return /^(0|false|not set)$/i.test(value) ? alone(`${left} = 0`) : undefined;
}

/** Decimal without leading zeros, or hexadecimal: the same in both languages. */
function isNumber(value: string): boolean {
  return /^(0|[1-9][0-9]*|0x[0-9a-f]+)$/i.test(value);
}
