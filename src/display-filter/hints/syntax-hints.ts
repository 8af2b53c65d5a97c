import { parseExpression } from "../syntax/grammar.ts";
import { operatorWords, readableTokens, type Token } from "../syntax/tokens.ts";
import type { Span } from "../syntax-tree.ts";

/** A text that may be meant instead of one that cannot be read; undefined where none is known. */
type Correction = (text: string, at: Span, tokens: readonly Token[]) => string | undefined;

/** A sentence about what may be meant by a text that cannot be read. */
export function syntaxHint(text: string, at: Span | undefined): string | undefined {
  if (at === undefined) return undefined;
  const tokens = readableTokens(text);
  for (const correct of corrections) {
    const corrected = correct(text, at, tokens)?.trim();
    if (corrected !== undefined && corrected !== text.trim() && isReadable(corrected))
      return `did you mean \`${corrected}\`?`;
  }
  return undefined;
}

function isReadable(text: string): boolean {
  try {
    return parseExpression(text) !== undefined;
  } catch {
    return false;
  }
}

const instead = (text: string, { start, end }: Span, put: string): string =>
  text.slice(0, start) + put + text.slice(end);

const corrections: readonly Correction[] = [
  curlyQuotes,
  (text) =>
    outsideQuotes(text, (part) =>
      part
        .replace(/<>|=!(?!=)/g, "!=")
        .replace(/=>/g, ">=")
        .replace(/=</g, "<=")
        .replace(/(?<![=!<>])=(?![=])/g, "=="),
    ),
  (text) =>
    outsideQuotes(text, (part) =>
      part.replace(/\b(AND|OR|NOT|XOR|EQ|NE|GT|LT|GE|LE|CONTAINS|MATCHES|IN|ANY|ALL)\b/g, (word) => word.toLowerCase()),
    ),
  (text) =>
    outsideQuotes(text, (part) =>
      part
        .replace(/\bis\s+not\b/gi, "!=")
        .replace(/\b(?:is|equals)\b/gi, "==")
        .replace(/\blike\b/gi, "matches"),
    ),
  commas,
  setBrackets,
  parentheses,
  misspeltOperator,
  wildcards,
  ranges,
  missingQuotes,
  loneOperator,
];

function outsideQuotes(text: string, change: (part: string) => string): string {
  return text.replace(/"(?:[^"\\]|\\[^])*"|[^"]+/g, (part) => (part.startsWith('"') ? part : change(part)));
}

function curlyQuotes(text: string): string {
  return text
    .replace(/[\u201c\u201d\u201e\u201f\u2033]/g, '"')
    .replace(/[\u2018\u2019\u201a\u201b\u2032]/g, "'")
    .replace(/[\u2013\u2014]/g, "-");
}

/** `{80 443}` and `{80; 443}`: a set as earlier versions had it. */
function commas(text: string): string {
  return text.replace(/\{([^{}"]*)\}/g, (set, inside: string) =>
    /[^\s,;][\s;]+[^\s,;.+*/%&-]/.test(inside)
      ? `{${inside
          .trim()
          .split(/[\s,;]+/)
          .join(", ")}}`
      : set,
  );
}

/** `in (80, 443)`, `in [80, 443]`, `in 80`. */
function setBrackets(text: string): string {
  const brackets = text.replace(/\bin\s*[([]([^()[\]]*)[)\]]/g, "in {$1}");
  return brackets === text ? text.replace(/\bin\s+([^\s{}()[\],]+)/g, "in {$1}") : brackets;
}

/** A parenthesis too many or too few. */
function parentheses(text: string, at: Span, tokens: readonly Token[]): string | undefined {
  const count = (sign: string): number =>
    tokens.filter(({ kind, text: written }) => kind === "sign" && written === sign).length;
  const missing = count("(") - count(")");
  if (missing > 0) return text.trimEnd() + ")".repeat(missing);
  return missing < 0 && text[at.start] === ")" ? instead(text, at, "") : undefined;
}

const misspellings: Readonly<Record<string, string>> = {
  contain: "contains", include: "contains", includes: "contains", has: "contains", match: "matches", regex: "matches", equal: "==",
  equals: "==", is: "==", eql: "==", neq: "!=", gte: ">=", lte: "<=", without: "and not", but: "and", plus: "or",
}; // oxfmt-ignore

function misspeltOperator(text: string, at: Span): string | undefined {
  const word = text.slice(at.start, at.end).toLowerCase();
  if (Object.hasOwn(misspellings, word)) return instead(text, at, misspellings[word]);
  return operatorWords.has(word) ? instead(text, at, word) : undefined;
}

/** `http.host == example site`, `matches foo.*`: what needs quotes as a value. */
function missingQuotes(text: string): string | undefined {
  return text.replace(unquoted, (whole, operator: string, words: string) =>
    /\b(and|or|not|xor)\b|&&|\|\|/.test(words) ? whole : `${operator}"${words.trim()}"`,
  );
}
const unquoted =
  /((?:==|!=|\beq|\bne|\bcontains|\bmatches|~)\s*)([^\s"'{}()=!<>&|][^"{}=!<>&]*?)(?=\s*$|\s+(?:and|or|xor|&&|\|\|)\s)/g;

/** `10.0.0.*`: an address with a wildcard. */
function wildcards(text: string): string {
  return outsideQuotes(text, (part) =>
    part.replace(/\b(\d+(?:\.\d+){0,2})((?:\.\*)+)/g, (_, known: string) => {
      const octets = known.split(".");
      return `${[...octets, "0", "0", "0"].slice(0, 4).join(".")}/${8 * octets.length}`;
    }),
  );
}

/** `tcp.port == 80..90`: a range belongs into a set. */
function ranges(text: string): string {
  return text.replace(/(?:==|\beq)\s*([\w.:]*\w)\s*\.\.\s*([\w.:]+)/g, "in {$1 .. $2}");
}

/** `and` or `or` with nothing on one side, or twice. */
function loneOperator(text: string): string {
  const joint = String.raw`(?:and|or|&&|\|\|)`;
  return text
    .replace(new RegExp(String.raw`(\b|\s)${joint}\s+(?=${joint}(\s|$))`, "g"), "$1")
    .replace(new RegExp(String.raw`^\s*${joint}\s|\s${joint}\s*$`, "g"), "");
}
