import { Refusal } from "../refusal.ts";

/** The columns of the preference `gui.column.format`: titles and formats in turn, `"No.","%m","Time","%t"`. */
export function columnPreference(text: string): readonly (readonly [title: string, format: string])[] {
  const words = Array.from(text.matchAll(/\s*("((?:[^"\\]|\\.)*)"|[^,]*)\s*(?:,|$)/g))
    .filter(([whole]) => whole !== "")
    .map(([, word = "", quoted]) => (quoted ?? word).replace(/\\(.)/g, "$1").trim());
  if (words.length === 0 || words.length % 2 !== 0) {
    throw new Refusal(`Invalid value for preference gui.column.format: it is "TITLE","FORMAT" repeated`);
  }
  return words.flatMap((title, i) => (i % 2 === 0 ? [[title, words[i + 1]] as const] : []));
}
