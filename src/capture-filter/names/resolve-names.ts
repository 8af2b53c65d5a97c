import { FilterError } from "../filter-error.ts";
import type { FilterNames } from "../filter-names.ts";
import { hostNamesIn } from "./host-names.ts";
import { nameTable, type KnownHosts, type ReadNames } from "./name-table.ts";
import { parseFilter } from "../syntax.ts";

/** Milliseconds that a filter waits for the addresses of its hosts, all of them together. */
const LOOKUP_BUDGET_MS = 2000;

/** Asks for the addresses of hosts, all at once; a name that is missing in the answer was not answered in that time. */
export type LookUpHosts = (names: readonly string[], milliseconds: number) => Promise<KnownHosts>;

/**
 * What the names in a filter stand for: what the system's files say, which `read` reads, and for hosts that are not in
 * them what `lookUp` finds. Throws a FilterError where the filter is wrong or a name is not answered in time.
 */
export async function resolveNames(text: string, read: ReadNames, lookUp: LookUpHosts): Promise<FilterNames> {
  const files = nameTable(read);
  const expression = parseFilter(text);
  if (expression === undefined) return files;
  const places = hostNamesIn(expression);
  const unknown = [...places.keys()].filter((name) => files.hosts(name).length === 0);
  if (unknown.length === 0) return files;
  const known = await lookUp(unknown, LOOKUP_BUDGET_MS);
  const late = unknown.find((name) => !known.has(name));
  if (late === undefined) return nameTable(read, known);
  throw new FilterError(`unknown host '${late}': no answer within ${LOOKUP_BUDGET_MS / 1000} s`, places.get(late));
}
