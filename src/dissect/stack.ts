import { DATA } from "../definition/catalog.ts";
import type { Fields } from "../definition/kinds.ts";
import type { Layer, Protocol } from "../definition/protocol.ts";
import { Raw } from "../definition/raw.ts";
import type { Dissector } from "./dissector.ts";

/** A dissected packet as layers with values, from which `build` gives its octets again. */
export interface Stack {
  readonly layers: readonly Layer[];
  /** Whether every layer is known, complete and well formed; otherwise the rest of the packet is `Raw`. */
  readonly whole: boolean;
}

/** The layers of the packet that `dissector` holds, of whose octets start..captured are there. */
export function stackOf(dissector: Dissector, start: number, captured: number): Stack {
  const { layers, catalog } = dissector;
  const stack: Layer[] = [];
  const raw = (from: number, to: number): Layer => ({
    protocol: Raw,
    values: { load: dissector.bytes.slice(from, to) },
  });
  let whole = true;
  let outerEnd = captured;
  for (let i = 0; i < layers.count; i++) {
    const end = Math.min(layers.payloadEnd(i), captured);
    const isRaw = dissector.problem(i) !== undefined || dissector.isUnread(i);
    if (isRaw || layers.protocol(i) === DATA || layers.payloadEnd(i) > captured) whole = false;
    if (isRaw) {
      stack.push(raw(layers.start(i), outerEnd));
      return { layers: stack, whole };
    }
    const protocol = catalog.protocols[layers.protocol(i)] as Protocol;
    const fieldsEnd = dissector.fieldsEnd(i);
    const left = i === layers.count - 1 && fieldsEnd < end;
    // What follows the fields is the layer's payload where a length of its own counts it, else padding of the layers below.
    const counted = left && countsPayload(protocol);
    const own = left && !counted ? fieldsEnd : end;
    const trailer = own < outerEnd ? { trailer: dissector.bytes.slice(own, outerEnd) } : {};
    stack.push({ protocol, values: dissector.values(i), ...trailer });
    if (counted) {
      stack.push(raw(fieldsEnd, end));
      whole = false;
    }
    outerEnd = end;
  }
  if (layers.count === 0 && start < captured) return { layers: [raw(start, captured)], whole: false };
  return { layers: stack, whole };
}

function countsPayload(protocol: Protocol): boolean {
  const fields = Object.values(protocol.fields as Fields);
  return fields.some(({ auto }) => auto?.auto === "wholeLength" || auto?.auto === "payloadLength");
}
