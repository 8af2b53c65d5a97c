/** What is done with a condition and the filter that is there. */
export type Composing = "only" | "not" | "and" | "or" | "and not";

/** A value that people see, and how filters write it. */
export interface SeenValue {
  readonly text: string;
  /** The field's name; nothing can be filtered by a value without. */
  readonly filter: string | undefined;
  /** The value as filters write it; undefined where the field only can be there or not. */
  readonly value: string | undefined;
}

/** The filter that accepts packets with the value. */
export function conditionOf({ filter, value }: SeenValue): string | undefined {
  if (filter === undefined) return undefined;
  return value === undefined ? filter : `${filter} == ${value}`;
}

/** The filter that a condition makes with the one that is there. */
export function compose(how: Composing, condition: string, current: string): string {
  const before = current.trim();
  if (how === "only" || (before === "" && (how === "and" || how === "or"))) return condition;
  const denied = `!${grouped(condition, true)}`;
  if (how === "not" || before === "") return denied;
  if (how === "and not") return `${grouped(before)} && ${denied}`;
  return `${grouped(before)} ${how === "and" ? "&&" : "||"} ${grouped(condition)}`;
}

/** In brackets, where `&&`, `||` or `!` would take it apart. */
function grouped(text: string, always = false): string {
  return always || /\|\||&&|\b(?:and|or|xor)\b/.test(text) ? `(${text})` : text;
}
