import { FilterError } from "../filter-error.ts";
import { parseExpression } from "../syntax/grammar.ts";
import { tokenAt, type Token } from "../syntax/tokens.ts";

/** A place where the parser stopped. */
export interface Stop {
  readonly text: string;
  /** All tokens before and after it; from one that cannot be read on, they are left out. */
  readonly tokens: readonly Token[];
  /** Of the token that cannot stand where it is. */
  readonly index: number;
  readonly here: Token;
  readonly before: Token | undefined;
  readonly next: Token | undefined;
}

/** Texts that may be meant instead of one, the likeliest first. */
export type Correction = (stop: Stop) => readonly string[];

/** Where the parser stops in `text`; undefined where it does not, or not for what stands there. */
export function stopIn(text: string): Stop | undefined {
  const fault = faultOf(text);
  if (fault?.span === undefined || fault.hint !== undefined) return undefined;
  const tokens = readableTokens(text);
  const index = tokens.findIndex(({ start }) => start === fault.span!.start);
  if (index < 0) return undefined;
  return { text, tokens, index, here: tokens[index], before: tokens[index - 1], next: tokens[index + 1] };
}

export function isFilter(text: string): boolean {
  return text.trim() !== "" && faultOf(text) === undefined;
}

function faultOf(text: string): FilterError | undefined {
  try {
    parseExpression(text);
    return undefined;
  } catch (fault) {
    if (fault instanceof FilterError) return fault;
    throw fault;
  }
}

function readableTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  try {
    do tokens.push(tokenAt(text, tokens.at(-1)?.end ?? 0));
    while (tokens.at(-1)?.kind !== "end");
  } catch (fault) {
    if (!(fault instanceof FilterError)) throw fault;
  }
  return tokens;
}

/** What a token looks like in the text. */
export function spelling({ text }: Stop, { start, end }: Token): string {
  return text.slice(start, end);
}

/** The text with something else, or nothing, from the start of one token to the end of another. */
export function replaced({ text }: Stop, from: Token, to: Token, put: string): string {
  return join(join(text.slice(0, from.start), put), text.slice(to.end));
}

/** The text with something before a token. */
export function inserted({ text }: Stop, at: Token, put: string): string {
  return join(join(text.slice(0, at.start), put), text.slice(at.start));
}

/** Puts a blank between what would run together, and leaves none twice. */
function join(left: string, right: string): string {
  if (/\s$/.test(left)) return left + right.trimStart();
  return /[\w.)\]=]$/.test(left) && /^[\w.\\(!=&|]/.test(right) ? `${left} ${right}` : left + right;
}

export function isSymbol(token: Token | undefined, text: string): boolean {
  return token?.kind === "symbol" && token.text === text;
}

type Value = Token & { readonly kind: "number" | "name" | "ipv4" | "ipv6" | "mac" | "one-octet" };
type Qualifier = Token & { readonly kind: "protocol" | "direction" | "type" };

const values: ReadonlySet<string> = new Set(["number", "name", "ipv4", "ipv6", "mac", "one-octet"]);
const qualifiers: ReadonlySet<string> = new Set(["protocol", "direction", "type"]);
const relations: ReadonlySet<string> = new Set(["=", "!=", "<", "<=", ">", ">="]);

export function isValue(token: Token | undefined): token is Value {
  return token !== undefined && values.has(token.kind);
}

export function isQualifier(token: Token | undefined): token is Qualifier {
  return token !== undefined && qualifiers.has(token.kind);
}

export function isRelation(token: Token | undefined): token is Token & { readonly kind: "symbol" } {
  return token?.kind === "symbol" && relations.has(token.text);
}

export function isOperator(token: Token | undefined): token is Token & { readonly kind: "logic" } {
  return token?.kind === "logic" && token.text !== "not";
}

/** Whether a condition ends before this token. */
export function endsCondition(token: Token | undefined): boolean {
  return token === undefined || token.kind === "end" || isOperator(token) || isSymbol(token, ")");
}

/** Whether a condition begins after this token. */
export function startsCondition(token: Token | undefined): boolean {
  return token === undefined || token.kind === "logic" || isSymbol(token, "(");
}
