import type { DumpLine } from "../../definition/dump-line.ts";

/** Says of a value of `length` octets that it has fewer than it needs, where it has. */
export function lacks(line: DumpLine, length: number, least: number): boolean {
  if (length >= least) return false;
  line.text(` [tlv length ${length} < ${least}]`);
  line.invalid();
  return true;
}
