import { FRAME } from "../definition/catalog.ts";
import type { DisplayFilter } from "../display-filter/compile-display-filter.ts";
import type { Compiler } from "../dissect/compile.ts";
import type { Dissector } from "../dissect/dissector.ts";
import { FieldIndex } from "../dissect/field-index.ts";
import { COLUMN_PREFIX } from "../report/fields/column-fields.ts";
import type { SharkOptions } from "./shark-options.ts";

/**
 * Whether anything that is asked for depends on how packets stand to others (`tcp.stream`, `tcp.analysis`…), which a
 * session need not work out otherwise: all but a few fields that packets hold themselves.
 */
export function wantsNumbers(
  options: SharkOptions,
  filter: DisplayFilter<Dissector> | undefined,
  compiler: Compiler,
): boolean {
  const { fields, quiet, statistics, exports } = options;
  if (statistics.length > 0 || exports.length > 0) return true;
  const shown = quiet ? [] : fields;
  if (!quiet && fields.length === 0) return true;
  const { catalog } = compiler;
  const index = new FieldIndex(catalog, compiler);
  const isGenerated = (name: string): boolean =>
    index.named(name).some(({ role, protocol }) => role === "generated" && protocol !== catalog.protocols[FRAME]);
  // The line of a protocol tells numbers, its octets do not.
  const isProtocol = (name: string): boolean => catalog.named(name) !== undefined;
  return (
    shown.some((name) => name.startsWith(COLUMN_PREFIX) || isProtocol(name) || isGenerated(name)) ||
    (filter?.fields ?? []).some(({ name }) => !isProtocol(name) && isGenerated(name))
  );
}
