import type { InfoLine } from "../../definition/info-line.ts";

/** Writes two fields of a dialogue with a space between: a command with what follows it, a code with its text. */
export function pair(line: InfoLine, first: number, second: number): void {
  if (first >= 0) line.show(first);
  if (second < 0) return;
  if (first >= 0) line.octet(32);
  line.show(second);
}
