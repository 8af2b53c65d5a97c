import { addWords } from "../bytes/checksum.ts";
import type { LayerView } from "./automatic.ts";
import type { AnyField, Fields } from "./kinds.ts";
import { fixedSize, layoutOf, readSlot } from "./layout.ts";
import type { Protocol } from "./protocol.ts";

/**
 * An address that stands in the pseudo-header for one of the network layer's: the last octets of an option with one of
 * these codes, or those at an offset that the type of the header chooses (negative: from its end), unless a field is 0.
 */
export type Redirect =
  | { readonly address: "src" | "dst"; readonly options: string; readonly codes: readonly number[] }
  | {
      readonly address: "src" | "dst";
      readonly by: string;
      readonly at: { readonly [type: number]: number };
      readonly unlessZero: string;
    };

/** RFC 9293 3.1, RFC 8200 8.1: addresses, the transport's number and its length. Undefined where no layer has addresses. */
export function pseudoHeaderSum(view: LayerView, layer: number): number | undefined {
  const instead = new Map<string, number>();
  for (let outer = layer - 1; outer >= 0; outer--) {
    const protocol = view.protocolAt(outer);
    if (!protocol) return undefined;
    const { redirect } = protocol;
    if (redirect && !instead.has(redirect.address)) {
      const at = placeOf(view, outer, protocol, redirect);
      if (at !== undefined) instead.set(redirect.address, at);
    }
    if (!protocol.addresses) continue;
    const bytes = view.bytesOf?.(outer) ?? view.bytes;
    let sum = view.payloadEnd(layer) - view.start(layer);
    const [src, dst] = protocol.addresses as readonly [string, string];
    for (const [role, key] of [
      ["src", src],
      ["dst", dst],
    ] as const) {
      const { offset, size } = protocol.slot(key);
      const at = instead.get(role) ?? view.start(outer) + offset + size;
      sum = addWords(bytes, at - size, at, sum);
    }
    // Of several numbers the first is the one that is assigned.
    const numbers = view.protocolAt(layer)?.carriedBy?.["ip.proto"];
    const number = typeof numbers === "object" ? numbers[0] : numbers;
    return sum + (typeof number === "number" ? number : 0);
  }
  return undefined;
}

/** Where the address ends. */
function placeOf(view: LayerView, layer: number, protocol: Protocol, redirect: Redirect): number | undefined {
  const { bytes } = view;
  const start = view.start(layer);
  const end = view.headerEnd(layer);
  if ("options" in redirect) {
    const field = (protocol.fields as Fields)[redirect.options] as AnyField & { kind: "options" };
    return optionEnd(bytes, start + layoutOf(protocol.fields as Fields).headLength, end, field, redirect.codes);
  }
  if (readSlot(bytes, start, protocol.slot(redirect.unlessZero)) === 0) return undefined;
  const at = redirect.at[readSlot(bytes, start, protocol.slot(redirect.by))];
  if (at === undefined) return undefined;
  const from = at < 0 ? end + at : start + at;
  return from >= start && from + 16 <= end ? from + 16 : undefined;
}

/** Where the first option with one of the codes ends. */
function optionEnd(
  bytes: Uint8Array,
  start: number,
  end: number,
  { shape }: AnyField & { kind: "options" },
  codes: readonly number[],
): number | undefined {
  const head = (fixedSize(shape.code) ?? 1) + (fixedSize(shape.length) ?? 1);
  for (let at = start; at + head <= end;) {
    if (bytes[at] === shape.end) return undefined;
    if (shape.single?.includes(bytes[at])) {
      at++;
      continue;
    }
    const stop = at + bytes[at + head - 1] + (shape.counts === "whole" ? 0 : head);
    if (stop > end || stop <= at) return undefined;
    if (codes.includes(bytes[at])) return stop;
    at = stop;
  }
  return undefined;
}
