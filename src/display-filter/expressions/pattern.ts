/** What a regular expression is made of. Texts are taken as JavaScript has them: units of 16 bits. */
export type Pattern =
  /** One unit of a text, as the piece of the expression that describes it. */
  | { readonly kind: "unit"; readonly piece: string }
  | { readonly kind: "sequence"; readonly of: readonly Pattern[] }
  | { readonly kind: "either"; readonly of: readonly Pattern[] }
  | { readonly kind: "repeat"; readonly of: Pattern; readonly least: number; readonly most: number }
  | { readonly kind: "place"; readonly at: "^" | "$" | "b" | "B" }
  | { readonly kind: "ahead"; readonly of: Pattern; readonly negated: boolean }
  /** What only JavaScript's own matcher does. */
  | { readonly kind: "beyond"; readonly what: string; readonly of: Pattern };

/** Why an expression cannot be matched in a time that grows with the text alone. */
export class UnboundedPatternError extends Error {}

/** Groups that may stand in one another. */
const DEEPEST = 250;
const quantifier = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/;
const escape = /^\\(?:k<[^>]*>|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|c[A-Za-z]|[^])/;
const group = /^\((?:\?(?:[:=!]|<[=!]|<[^>=!][^>]*>))?/;
const charClass = /^\[(?:\\[^]|[^\]\\])*\]/;

/** Reads the source of a JavaScript expression that is known to be one; throws an UnboundedPatternError. */
export function readPattern(source: string): Pattern {
  let at = 0;
  let depth = 0;

  function take(expression: RegExp): RegExpExecArray | null {
    const found = expression.exec(source.slice(at));
    if (found) at += found[0].length;
    return found;
  }

  function either(): Pattern {
    if (++depth > DEEPEST) throw new UnboundedPatternError(`more than ${DEEPEST} groups in one another`);
    const branches: Pattern[] = [];
    do branches.push(sequence());
    while (take(/^\|/));
    depth--;
    return branches.length === 1 ? branches[0] : { kind: "either", of: branches };
  }

  function sequence(): Pattern {
    const items: Pattern[] = [];
    while (at < source.length && source[at] !== "|" && source[at] !== ")") items.push(repeated(item()));
    return items.length === 1 ? items[0] : { kind: "sequence", of: items };
  }

  function repeated(of: Pattern): Pattern {
    const found = take(quantifier);
    if (!found) return of;
    const [, sign, least, comma, most] = found;
    if (sign !== undefined)
      return { kind: "repeat", of, least: sign === "+" ? 1 : 0, most: sign === "?" ? 1 : Infinity };
    const last = comma === "" ? Number(least) : most === "" ? Infinity : Number(most);
    return { kind: "repeat", of, least: Number(least), most: last };
  }

  function item(): Pattern {
    const opened = take(group);
    if (opened) return grouped(opened[0]);
    const named = take(charClass) ?? take(escape);
    if (named) return escaped(named[0]);
    const unit = source[at++];
    if (unit === "^" || unit === "$") return { kind: "place", at: unit };
    // A brace or a bracket that opens or closes nothing stands for itself.
    return { kind: "unit", piece: /[{}\]]/.test(unit) ? `\\${unit}` : unit };
  }

  function grouped(opening: string): Pattern {
    const of = either();
    take(/^\)/);
    if (/^\(\?<[=!]/.test(opening)) return { kind: "beyond", what: "looking behind", of };
    if (!/[=!]$/.test(opening)) return of;
    return { kind: "ahead", of, negated: opening.endsWith("!") };
  }

  function escaped(piece: string): Pattern {
    if (/^\\[1-9k]/.test(piece))
      return { kind: "beyond", what: "referring back to a group", of: { kind: "unit", piece } };
    return piece === "\\b" || piece === "\\B" ? { kind: "place", at: piece[1] as "b" | "B" } : { kind: "unit", piece };
  }

  return either();
}

/** In how many ways an expression can be gone through at one place of a text; infinite where anything is repeated. */
export function waysThrough(pattern: Pattern): number {
  switch (pattern.kind) {
    case "unit":
    case "place":
      return 1;
    case "sequence":
      return pattern.of.reduce((ways, part) => ways * waysThrough(part), 1);
    case "either":
      return pattern.of.reduce((ways, part) => ways + waysThrough(part), 0);
    case "repeat":
      return Infinity;
    case "ahead":
    case "beyond":
      return waysThrough(pattern.of);
  }
}
