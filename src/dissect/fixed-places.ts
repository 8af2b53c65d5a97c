import type { Catalog } from "../definition/catalog.ts";
import type { FieldInfo } from "../definition/registry.ts";
import type { Compiler } from "./compile.ts";

/** Where some fields of a protocol are in each of its layers. */
export interface FixedPlaces {
  /** Quads that count from the start of the layer. */
  readonly quads: Int32Array;
  /** Octets of the layer that they need. */
  readonly octets: number;
}

/**
 * The places of those of `fields` that layers of a protocol can have: they are read there without decoding the layer.
 * Undefined where one of them is not in the fixed head, or depends on what else is there.
 */
export function fixedPlaces(
  catalog: Catalog,
  compiler: Compiler,
  id: number,
  fields: readonly FieldInfo[],
): FixedPlaces | undefined {
  const protocol = catalog.protocols[id];
  if (protocol?.unreadable && !protocol.unreadable.lying) return undefined;
  const own = fields.filter((info) => info.protocol === undefined || info.protocol === protocol);
  if (!own.every(isFixed)) return undefined;
  const wanted = new Set(own.map((info) => info.id));
  const { head, headOctets } = compiler.program(id);
  const quads: number[] = [];
  for (let at = 0; at < head.length; at += 4) {
    if (!wanted.has(head[at])) continue;
    quads.push(head[at], head[at + 1], head[at + 2], quads.length / 4 + 1);
    wanted.delete(head[at]);
  }
  return wanted.size > 0 ? undefined : { quads: Int32Array.from(quads), octets: headOctets };
}

function isFixed({ slot, role, field, view }: FieldInfo): boolean {
  return slot !== undefined && role !== "generated" && field.shown === undefined && view?.shown === undefined;
}
