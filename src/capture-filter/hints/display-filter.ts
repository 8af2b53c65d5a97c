import { isFilter } from "./stop.ts";
import { applications } from "./applications.ts";
import { displayFields, displayProtocols } from "./display-fields.ts";
import { alone, equalToAny, related, type Clause } from "./display-values.ts";
import { quoted } from "./quoted.ts";
import { keywords } from "../syntax/keywords.ts";

const word = /\s*(&&|\|\||[=!]==?|[<>]=?|[=!(){},]|"[^"]*"|[^\s()!=<>&|{},"]+|\S)/gy;
const relations: Readonly<Record<string, string>> = {
  "=": "=", "==": "=", "===": "=", eq: "=", any_eq: "=", "!=": "!=", ne: "!=", all_ne: "!=", "!==": "!=",
  ">": ">", gt: ">", ">=": ">=", ge: ">=", "<": "<", lt: "<", "<=": "<=", le: "<=",
}; // oxfmt-ignore
const otherTests: ReadonlySet<string> = new Set(["in", "contains", "matches", "~"]);
const joints: Readonly<Record<string, "and" | "or">> = { "&&": "and", and: "and", "||": "or", or: "or" };
/** Behind these words the rest of a capture filter means what they carry. */
const shifts = /\b(?:vlan|mpls|pppoes)\b/;
/** What fields of protocols are often asked for alone: `http.request`. */
const parts = /^(?:flags|handshake|qry|record|request|response|resp)$/;
/** Parentheses and negations in each other. */
const maxDepth = 100;
/** UTF-16 units of a text beyond which nothing is translated. */
const maxLength = 2000;

/** What is to be said of a text that is a display filter, undefined where it is none. */
export function displayFilterHint(text: string): string | undefined {
  if (text.length > maxLength) return undefined;
  const words = [...text.matchAll(word)].map((match) => match[1]);
  if (!words.some((name, at) => isDisplayField(name, words[at + 1]))) return undefined;
  const translator = new Translator(words);
  const capture = translator.translate();
  if (capture !== undefined && isFilter(capture)) {
    return `${quoted(text) ?? "this"} is a display filter; the capture filter is \`${capture}\``;
  }
  const { unknown } = translator;
  if (unknown === undefined)
    return "this is a display filter; a capture filter is written as `host 10.0.0.1 and tcp port 80`";
  const protocol = unknown.split(/[. ]/)[0];
  const all = applications.get(protocol);
  const instead = all === undefined ? "" : `; \`${all}\` selects all of ${protocol}`;
  return `this is a display filter, and no capture filter can ask for \`${unknown}\`${instead}`;
}

/** Whether a word is the field of a display filter and not the name of a host, which may look the same. */
function isDisplayField(name: string, next = ""): boolean {
  if (displayFields.has(name) || next === "contains" || next === "matches") return true;
  const [protocol, ...rest] = name.split(".");
  if (rest.length === 0 || !/^[a-z_][\w.]*$/.test(rest.join("."))) return false;
  if (displayProtocols.has(protocol)) return true;
  return applications.has(protocol) && (Object.hasOwn(relations, next) || next === "in" || parts.test(rest[0]));
}

class Translator {
  /** What a capture filter has no words for, if the translation failed. */
  unknown: string | undefined;
  private readonly words: readonly string[];
  private at = 0;
  private depth = 0;

  constructor(words: readonly string[]) {
    this.words = words;
  }

  translate(): string | undefined {
    const clause = this.chain("or");
    if (clause !== undefined && this.at < this.words.length) return this.fail(this.words[this.at]);
    return clause?.text;
  }

  private fail(what: string | undefined): undefined {
    this.unknown ??= what;
    return undefined;
  }

  /** `and` binds tighter than `or`. */
  private chain(operator: "and" | "or"): Clause | undefined {
    const parts: Clause[] = [];
    do {
      const part = operator === "or" ? this.chain("and") : this.negation();
      if (part === undefined) return undefined;
      parts.push(part);
    } while (this.takeJoint(operator));
    if (parts.length === 1) return parts[0];
    const moved = parts.find(({ text }) => shifts.test(text));
    if (operator === "or" && moved !== undefined) return this.fail(moved.text);
    // A tag is asked for first, because what follows it is looked for behind it.
    const ordered = [
      ...parts.filter(({ text }) => shifts.test(text)),
      ...parts.filter(({ text }) => !shifts.test(text)),
    ];
    const texts = ordered.map((part) =>
      part.binding === "alone" || part.binding === "not" || part.binding === operator ? part.text : `(${part.text})`,
    );
    return { text: texts.join(` ${operator} `), binding: operator };
  }

  private takeJoint(operator: "and" | "or"): boolean {
    const next = this.words[this.at];
    const isThere = next !== undefined && Object.hasOwn(joints, next) && joints[next] === operator;
    if (isThere) this.at += 1;
    return isThere;
  }

  private negation(): Clause | undefined {
    const next = this.words[this.at];
    if (next !== "!" && next !== "not") return next === "(" ? this.group() : this.test();
    this.at += 1;
    if ((this.depth += 1) > maxDepth) return undefined;
    const clause = this.negation();
    this.depth -= 1;
    return clause === undefined ? undefined : negated(clause);
  }

  private group(): Clause | undefined {
    this.at += 1;
    if ((this.depth += 1) > maxDepth) return undefined;
    const clause = this.chain("or");
    this.depth -= 1;
    return this.words[this.at++] === ")" ? clause : undefined;
  }

  private test(): Clause | undefined {
    const name = this.words[this.at++];
    if (name === undefined) return undefined;
    const field = displayFields.get(name);
    if (field === undefined) return this.protocol(name);
    const next = this.words[this.at];
    if (next === undefined || Object.hasOwn(joints, next) || next === ")") {
      return field.of === "" ? this.fail(name) : alone(field.of);
    }
    this.at += 1;
    if (next === "in") return this.checked(name, equalToAny(field, this.set()));
    if (otherTests.has(next)) return this.fail(`${name} ${next}`);
    // `ip.src 10.0.0.1`: as if there were a sign.
    const relation = Object.hasOwn(relations, next) ? relations[next] : "=";
    const value = Object.hasOwn(relations, next) ? this.words[this.at++] : next;
    if (value === undefined) return undefined;
    if (relation === "=") return this.checked(name, equalToAny(field, [value]));
    if (relation !== "!=") return this.checked(name, related(field, relation, value));
    const equal = this.checked(name, equalToAny(field, [value]));
    if (equal === undefined) return undefined;
    return field.of === "" ? negated(equal) : { text: `${field.of} and ${negated(equal).text}`, binding: "and" };
  }

  private checked(name: string, clause: Clause | undefined): Clause | undefined {
    return clause ?? this.fail(name);
  }

  private protocol(name: string): Clause | undefined {
    const known =
      applications.get(name) ?? (keywords.get(name)?.role === "protocol" || name === "vlan" ? name : undefined);
    const next = this.words[this.at] ?? "";
    if (otherTests.has(next)) return this.fail(`${name} ${next}`);
    if (known === undefined || Object.hasOwn(relations, next)) return this.fail(name);
    return { text: known, binding: /^[^(]* or /.test(known) ? "or" : "alone" };
  }

  /** `{80, 443, 8000..8010}`, whose commas older versions do without. */
  private set(): string[] {
    const values: string[] = [];
    if (this.words[this.at] !== "{") return values;
    for (this.at += 1; this.at < this.words.length && this.words[this.at] !== "}"; this.at++) {
      if (this.words[this.at] !== ",") values.push(this.words[this.at]);
    }
    this.at += 1;
    return values;
  }
}

function negated(clause: Clause): Clause {
  return { text: clause.binding === "alone" ? `not ${clause.text}` : `not (${clause.text})`, binding: "not" };
}
