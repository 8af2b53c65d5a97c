import type { Random } from "../craft/volatile.ts";
import { unseeded } from "../craft/volatile.ts";
import { evaluate } from "../craft/expression/evaluate.ts";
import { ExpressionError } from "../craft/expression/expression-error.ts";
import type { Scope } from "../craft/expression/scope.ts";
import { parseExpression } from "../craft/expression/syntax.ts";
import { explicitLayers } from "../craft/explicit.ts";
import { isLayer, Stacked } from "../craft/stacked.ts";
import type { Layer, Protocol } from "../definition/protocol.ts";
import { Raw } from "../definition/raw.ts";
import { craftingScope } from "./crafting-scope.ts";

/**
 * The packets that an expression in Scapy's syntax stands for, as the layers it names: `IP(dst="10.0.0.0/30")/TCP()`.
 * Values may stand for several; `packets` makes one packet of each. Throws an ExpressionError with the place.
 */
export function layersOf(expression: string, scope: Scope = craftingScope()): readonly (readonly Layer[])[] {
  const tree = parseExpression(expression);
  const value = evaluate(tree, scope);
  const packets = Array.isArray(value) ? (value as unknown[]) : [value];
  return packets.map((packet) => {
    if (packet instanceof Stacked) return packet.layers;
    if (isLayer(packet)) return [packet];
    if (packet instanceof Uint8Array) return [Raw({ load: packet })];
    throw new ExpressionError("this makes no packet", tree, 'a packet is made of layers: IP(dst="10.0.0.1")/TCP(dport=80)');
  });
}

/** Each packet of an expression, with one value a field. */
export function* explicitPackets(expression: string, random: Random = unseeded): Generator<Layer[], void, undefined> {
  for (const layers of layersOf(expression)) yield* explicitLayers(layers, random);
}
void (0 as unknown as Protocol);
