import type { DisplayFilter } from "../../display-filter/compile-display-filter.ts";
import type { Compiler } from "../../dissect/compile.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import { readsNumbers } from "../../flows/reads-numbers.ts";
import { statisticReadsNumbers } from "../../report/statistics/statistics.ts";
import type { SharkOptions } from "./shark-options.ts";

/** Whether anything that is asked for may read what a session calls numbers (`SessionNeeds`); costs much for each packet. */
export function needsNumbers(
  options: SharkOptions,
  filter: DisplayFilter<Dissector> | undefined,
  compiler: Compiler,
): boolean {
  const { quiet, format, fields, statistics, exports } = options;
  if (exports.length > 0 || statistics.some(statisticReadsNumbers)) return true;
  const filtered = filter?.fields.map(({ name }) => name) ?? [];
  if (readsNumbers(filtered, compiler)) return true;
  if (quiet) return false;
  // Columns, trees and what stands for a whole protocol say how packets stand to others.
  if (format !== "fields" || fields.length === 0) return true;
  return fields.some((name) => compiler.catalog.named(name) !== undefined) || readsNumbers(fields, compiler);
}
