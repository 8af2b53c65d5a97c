/** UTF-16 units up to which a filter is shown whole. */
const shownWhole = 100;

/** A text as it is shown in a sentence, in one line; undefined where it is too long for one. */
export function quoted(text: string): string | undefined {
  const line = text.trim().replace(/\s+/g, " ");
  return line.length <= shownWhole ? `\`${line}\`` : undefined;
}
