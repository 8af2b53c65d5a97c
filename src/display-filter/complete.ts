import { functions } from "./functions/functions.ts";
import { readableTokens, type Token } from "./syntax/tokens.ts";
import { classOf, typeTitle, type ValueClass } from "./values/types.ts";
import type { FilterField, Vocabulary } from "./vocabulary.ts";

/** Proposals that are made at once. */
const PROPOSALS = 50;

export interface Proposal {
  /** What is put in place of text[from..to). */
  readonly text: string;
  readonly kind: "field" | "protocol" | "function" | "operator" | "value";
  /** For people: the label of a field, what an operator means. */
  readonly detail: string;
}

export interface Completion {
  readonly from: number;
  readonly to: number;
  readonly proposals: readonly Proposal[];
  /** The field whose value may stand there, for who knows which values there are. */
  readonly field: string | undefined;
}

/** What may stand at a place, as far as what is before it tells. */
type Place<S> =
  /** A field begins, or a function. */
  | { readonly wants: "operand" }
  /** What is done with an operand. */
  | { readonly wants: "operator"; readonly field: FilterField<S> | undefined }
  | { readonly wants: "value"; readonly field: FilterField<S> | undefined }
  | { readonly wants: "joint" }
  | { readonly wants: "nothing" };

/** What may stand at the cursor of a display filter that is being typed: names of fields, operators, values. */
export function completeDisplayFilter<S>(text: string, cursor: number, vocabulary: Vocabulary<S>): Completion {
  const before = readableTokens(text.slice(0, cursor));
  const typed = before.findLast(({ kind }) => kind !== "end");
  const isTyping =
    typed !== undefined &&
    typed.end === cursor &&
    /[\w.]$/.test(text.slice(0, cursor)) &&
    (typed.kind === "word" || typed.kind === "sign");
  // A name whose next part is still to come: `ip.`
  const begun = /[A-Za-z]\w*(?:[.-]\w+)*\.$/.exec(text.slice(0, cursor))?.index;
  const from = begun ?? (isTyping ? typed.start : cursor);
  const to = cursor + (/^[\w.-]*/.exec(text.slice(cursor)) ?? [""])[0].length;
  const place = placeAfter(
    before.filter((token) => token.kind !== "end" && token.start < from),
    vocabulary,
  );
  const all = proposalsFor(place, text.slice(from, cursor), vocabulary);
  const field = place.wants === "value" ? place.field?.name : undefined;
  return { from, to, proposals: all.slice(0, PROPOSALS), field };
}

/** Follows the tokens; it need not understand all of them. */
function placeAfter<S>(tokens: readonly Token[], vocabulary: Vocabulary<S>): Place<S> {
  let place: Place<S> = { wants: "operand" };
  let compared: FilterField<S> | undefined;
  let inSet = false;
  for (const { kind, text } of tokens) {
    if (kind === "brackets" || kind === "layers") continue;
    if (kind !== "sign") {
      if (place.wants === "operand") {
        compared = kind === "word" ? vocabulary.field(text.replace(/^\./, "")) : undefined;
        place = { wants: "operator", field: compared };
      } else if (place.wants === "value") place = inSet ? { wants: "nothing" } : { wants: "joint" };
    } else if (/^(and|or|xor|not|any|all|\(|@)$/.test(text)) place = { wants: "operand" };
    else if (text === "in") inSet = true;
    else if (text === "}" && inSet) {
      inSet = false;
      place = { wants: "joint" };
    } else if (text === ")" || text === "}") place = { wants: "operator", field: undefined };
    else if (inSet || relations.has(text)) place = { wants: "value", field: compared };
    else place = { wants: "operand" };
  }
  return inSet && place.wants === "operator" ? { wants: "nothing" } : place;
}

const relations: ReadonlyMap<string, string> = new Map(Object.entries({
  "==": "equal", "!=": "not equal, in all occurrences", ">": "greater", "<": "less", ">=": "greater or equal", "<=": "less or equal",
  contains: "has a part", matches: "matches a regular expression", in: "is one of a set", "===": "equal, in all occurrences",
  "!==": "not equal, in any occurrence",
})); // oxfmt-ignore
const joints: ReadonlyMap<string, string> = new Map([["and", "both"], ["or", "one or both"], ["xor", "one of them"]]); // oxfmt-ignore

function proposalsFor<S>(place: Place<S>, begun: string, vocabulary: Vocabulary<S>): readonly Proposal[] {
  switch (place.wants) {
    case "operand":
      return [...operators(new Map([["not", "what does not"]]), begun), ...names(begun, vocabulary), ...calls(begun)];
    case "operator":
      return [...operators(relationsOf(place.field), begun), ...operators(joints, begun)];
    case "joint":
      return operators(joints, begun);
    case "value":
      return place.field ? values(place.field, begun) : [];
    case "nothing":
      return [];
  }
}

function operators(words: ReadonlyMap<string, string>, begun: string): Proposal[] {
  const fitting = [...words].filter(([word]) => word.startsWith(begun) && (begun === "" || word !== begun));
  return fitting.map(([text, detail]) => ({ text, kind: "operator", detail }));
}

function relationsOf<S>(field: FilterField<S> | undefined): ReadonlyMap<string, string> {
  const kind: ValueClass | undefined = field && classOf(field.type);
  if (kind === "none") return new Map();
  const isSearched = kind === undefined || kind === "text" || kind === "octets" || field?.words !== undefined;
  return isSearched ? relations : new Map([...relations].filter(([word]) => word !== "contains" && word !== "matches"));
}

/** Names that begin as typed: those with fewest parts first, so that protocols come before their fields. */
function names<S>(begun: string, vocabulary: Vocabulary<S>): Proposal[] {
  const asked = begun.toLowerCase();
  const depth = (name: string): number => name.split(".").length;
  const fitting = vocabulary.names().filter((name) => name.toLowerCase().startsWith(asked));
  const sorted = fitting.toSorted((one, other) => depth(one) - depth(other) || (one < other ? -1 : 1));
  return sorted.slice(0, PROPOSALS).flatMap((text): Proposal[] => {
    const field = vocabulary.field(text);
    if (!field) return [];
    const isProtocol = field.type === "FT_PROTOCOL";
    return [
      {
        text,
        kind: isProtocol ? "protocol" : "field",
        detail: isProtocol ? field.label : `${field.label} (${typeTitle(field.type)})`,
      },
    ];
  });
}

function calls(begun: string): Proposal[] {
  if (begun === "") return [];
  const fitting = [...functions].filter(([name]) => name.startsWith(begun));
  return fitting.map(([name, { usage }]) => ({ text: `${name}(`, kind: "function", detail: usage }));
}

/** The words that a field has for its values. */
function values<S>({ words, type }: FilterField<S>, begun: string): Proposal[] {
  const isBoolean = classOf(type) === "boolean";
  const plain = isBoolean ? ["true", "false"] : [];
  const quoted = (words?.list() ?? [])
    .filter((word) => !isBoolean || !/^(true|false)$/i.test(word))
    .map((word) => JSON.stringify(word));
  const asked = begun.toLowerCase();
  const fitting = [...plain, ...quoted].filter((word) => word.replace(/^"/, "").toLowerCase().startsWith(asked));
  return fitting.map((text) => ({ text, kind: "value", detail: detailOf(text, words) }));
}

function detailOf(text: string, words: FilterField<unknown>["words"]): string {
  const ranges = text.startsWith('"') ? (words?.ranges(JSON.parse(text) as string) ?? []) : [];
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first} to ${last}`)).join(", ");
}
