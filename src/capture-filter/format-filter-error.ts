import type { Span } from "./syntax-tree.ts";

/** Columns of the line of the filter that is shown. */
const maxColumns = 76;

/** What there is to say of a filter: an error or a warning. */
export interface FilterProblem {
  readonly message: string;
  readonly span: Span | undefined;
  readonly hint: string | undefined;
}

/**
 * The message, the line of the filter with carets under the place, and the hint. Of a long line it shows what is around
 * the place.
 */
export function formatFilterError({ message, span, hint }: FilterProblem, text: string): string {
  const lines = [message];
  if (span !== undefined && text.trim() !== "") lines.push(...excerpt(text, span));
  if (hint !== undefined) lines.push(hint);
  return lines.join("\n");
}

function excerpt(text: string, span: Span): readonly string[] {
  // The end of a filter is shown right behind its last character.
  const start = Math.min(span.start, text.trimEnd().length);
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const nextLine = text.indexOf("\n", start);
  const lineEnd = nextLine < 0 ? text.length : nextLine;
  const characters = columnsOf(text.slice(lineStart, lineEnd).trimEnd());
  const from = columnsOf(text.slice(lineStart, start)).length;
  const marked = columnsOf(text.slice(start, Math.min(span.end, lineEnd)).trimEnd()).length;
  const carets = Math.min(Math.max(1, marked), maxColumns - 2);
  const length = Math.max(characters.length, from + carets);
  const centred = from - Math.floor((maxColumns - carets) / 2);
  const first = Math.max(0, Math.min(centred, length - maxColumns));
  const shown = characters.slice(first, first + maxColumns);
  if (first > 0) shown[0] = "…";
  if (first + maxColumns < length) shown[maxColumns - 1] = "…";
  return [`  ${shown.join("")}`, `  ${" ".repeat(from - first)}${"^".repeat(carets)}`];
}

/** The characters of a text, each of one column; tabs and the like become blanks. */
function columnsOf(text: string): string[] {
  return Array.from(text.replace(/\p{Cc}/gu, " "));
}
