import { encodeText } from "../../bytes/text.ts";
import { readPattern, UnboundedPatternError, waysThrough } from "../expressions/pattern.ts";
import { programOf } from "../expressions/program.ts";
import { finds } from "../expressions/search.ts";
import { DisplayFilterError } from "../filter-error.ts";
import type { Span } from "../syntax-tree.ts";

/** Whether a text has what an expression describes. */
export type TextTest = (text: string) => boolean;

/**
 * A pattern of PCRE2 (pcre2pattern(3)), which matches in either case unless it begins with `(?-i)`, for texts. The time that
 * it takes grows with the text, whatever the pattern is.
 */
export function textExpression(pattern: string, span: Span): TextTest {
  return expressionOf(pattern, span);
}

/** The same for octets that `latin1` made a text of. */
export function octetExpression(pattern: string, span: Span): TextTest {
  return expressionOf(latin1(encodeText(pattern)), span);
}

/** Each octet as the character of its number. */
export function latin1(octets: Uint8Array): string {
  let text = "";
  for (let at = 0; at < octets.length; at += 4096) text += String.fromCharCode(...octets.subarray(at, at + 4096));
  return text;
}

const FEW_WAYS = 1000;

function expressionOf(pattern: string, span: Span): TextTest {
  const { flags, rest } = leadingOptions(pattern, span);
  try {
    const source = translated(rest, flags, span);
    const known = [...flags].filter((flag) => "ims".includes(flag)).join("");
    const expression = new RegExp(source, known);
    const read = readPattern(source);
    // JavaScript's own matcher tries one way after another: where they are few it is much quicker.
    if (waysThrough(read) <= FEW_WAYS) return (text) => expression.test(text);
    return finds(programOf(read, known), flags.has("m"));
  } catch (fault) {
    if (fault instanceof DisplayFilterError) throw fault;
    if (fault instanceof UnboundedPatternError)
      throw new DisplayFilterError(`Regex compilation error: ${fault.message} is not supported.`, span);
    const reason = (fault as Error).message.replace(/^Invalid regular expression: (?:\/.*\/\w*: )?/s, "");
    throw new DisplayFilterError(`Regex compilation error: ${reason}.`, span);
  }
}

/** `(?i)`, `(?-i)`, `(?s)`, `(?m)`, `(?x)` in front. */
function leadingOptions(pattern: string, span: Span): { readonly flags: Set<string>; readonly rest: string } {
  const flags = new Set(["i"]);
  let rest = pattern;
  for (let found = option.exec(rest); found; found = option.exec(rest)) {
    for (const flag of found[1]) flags.add(flag);
    for (const flag of found[2] ?? "") flags.delete(flag);
    rest = rest.slice(found[0].length);
  }
  if (/(?<!\\)\(\?[a-z]*-?[a-z]+[:)]/.test(rest)) {
    throw new DisplayFilterError(
      "Regex compilation error: options are only possible at the start of the pattern.",
      span,
    );
  }
  return { flags, rest };
}
const option = /^\(\?([imsx]*)(?:-([imsx]+))?\)/;

/** What PCRE2 writes otherwise than JavaScript. */
const classNames: Readonly<Record<string, string>> = {
  alpha: "A-Za-z", digit: "0-9", alnum: "A-Za-z0-9", upper: "A-Z", lower: "a-z", space: String.raw`\s`, xdigit: "0-9A-Fa-f",
  word: String.raw`\w`, punct: String.raw`!-\/:-@\[-\x60{-~`, blank: String.raw` \t`, cntrl: String.raw`\x00-\x1f\x7f`,
  print: " -~", graph: "!-~",
}; // oxfmt-ignore
const escapes: Readonly<Record<string, string>> = {
  A: "^", z: "$(?![^])", Z: String.raw`(?=\n?$(?![^]))`, h: String.raw`[ \t]`, H: String.raw`[^ \t]`, a: String.raw`\x07`, e: String.raw`\x1b`,
  R: String.raw`(?:\r\n|[\n\r])`, N: String.raw`[^\n]`,
}; // oxfmt-ignore
const piece =
  /\\Q([^]*?)(?:\\E|$)|\\x\{([0-9A-Fa-f]+)\}|\\([^])|\[:(\^?)(\w+):\]|\(\?P<|\(\?#[^)]*\)|\(\?>|[*+?}]\+|[^]/g;

function translated(pattern: string, flags: ReadonlySet<string>, span: Span): string {
  let text = "";
  let inClass = false;
  for (const found of pattern.matchAll(piece)) {
    const [whole] = found;
    if (inClass && whole === "]" && !/(?<!\\)\[\^?$/.test(text)) inClass = false;
    else if (inClass && (whole === "[" || whole === "]")) text += "\\";
    text += pieceText(found, inClass, flags, span);
    if (whole === "[") inClass = true;
  }
  return text;
}

function pieceText(found: RegExpExecArray, inClass: boolean, flags: ReadonlySet<string>, span: Span): string {
  const [whole, quoted, codePoint, escaped, not, className] = found;
  if (quoted !== undefined) return quoted.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
  if (codePoint !== undefined) return String.raw`\u` + codePoint.padStart(4, "0");
  if (escaped !== undefined) return !inClass && Object.hasOwn(escapes, escaped) ? escapes[escaped] : whole;
  if (inClass) return className !== undefined && not === "" ? (classNames[className] ?? whole) : whole;
  if (whole === "(?P<") return "(?<";
  if (whole === "(?>" || /^[*+?}]\+$/.test(whole)) throw unsupported(whole, span);
  if (whole.startsWith("(?#") || (flags.has("x") && /^\s$/.test(whole))) return "";
  if (whole === "." && !flags.has("s")) return String.raw`[^\n]`;
  return whole === "$" && !flags.has("m") ? escapes["Z"] : whole;
}

function unsupported(what: string, span: Span): DisplayFilterError {
  return new DisplayFilterError(`Regex compilation error: \`${what}\` (possessive or atomic) is not supported.`, span);
}
