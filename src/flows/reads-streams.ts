import { FRAME, type Catalog } from "../definition/catalog.ts";
import type { Protocol } from "../definition/protocol.ts";
import type { Compiler } from "../dissect/compile.ts";
import { FieldIndex } from "../dissect/field-index.ts";
import { announcedMedia } from "./media-ports.ts";
import { STREAM_TABLE } from "./stream-table.ts";

/** The field of `frame` that names all layers. */
const LAYERS_FIELD = "frame.protocols";

/**
 * Whether one of these fields may be in what streams carry, or be worked out of them (`SessionNeeds`); what says nothing of
 * its protocol counts as such.
 */
export function readsStreams(
  names: readonly string[],
  compiler: Compiler,
  index: FieldIndex = new FieldIndex(compiler.catalog, compiler),
): boolean {
  const { catalog } = compiler;
  const carried = carriedByStreams(catalog);
  const frame = catalog.protocols[FRAME];
  return names.some((name) => {
    const whole = catalog.named(name);
    if (whole) return carried.has(whole);
    if (name === LAYERS_FIELD) return true;
    const found = index.named(name);
    const isApart = ({ role, protocol }: (typeof found)[number]): boolean =>
      protocol === frame || (protocol !== undefined && role !== "generated" && !carried.has(protocol));
    return found.length === 0 || !found.every(isApart);
  });
}

const known = new WeakMap<Catalog, ReadonlySet<Protocol>>();

/** Protocols that may be in a stream, at whatever depth, or on ports that one announces. */
function carriedByStreams(catalog: Catalog): ReadonlySet<Protocol> {
  let found = known.get(catalog);
  if (!found) known.set(catalog, (found = reached(catalog)));
  return found;
}

function reached(catalog: Catalog): ReadonlySet<Protocol> {
  const all = catalog.protocols.filter((protocol) => protocol !== undefined);
  const inTable = (table: string): readonly Protocol[] => all.filter(({ carriedBy = {} }) => table in carriedBy);
  /** These with all that they carry, through the tables that headers choose from. */
  const within = (found: Set<Protocol>): ReadonlySet<Protocol> => {
    // A set that grows while it is gone through.
    for (const { rules, handing = [], carries = [] } of found)
      for (const table of [...rules.map((rule) => rule.table), ...handing, ...carries])
        if (table !== STREAM_TABLE) for (const inner of inTable(table)) found.add(inner);
    return found;
  };
  const first = [...inTable("linktype"), ...all.filter(({ insteadOf }) => insteadOf !== undefined)];
  const walked = within(new Set([...first, ...catalog.protocols.slice(FRAME, FRAME + 1)] as Protocol[]));
  const isBelow = (protocol: Protocol): boolean =>
    !walked.has(protocol) || protocol.mediaTypes !== undefined || announcedMedia.includes(protocol.name);
  return within(new Set([...inTable(STREAM_TABLE), ...all.filter(isBelow)]));
}
