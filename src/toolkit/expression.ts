import { UnresolvedNameError } from "../craft/craft-error.ts";
import { evaluate } from "../craft/expression/evaluate.ts";
import { ExpressionError } from "../craft/expression/expression-error.ts";
import { valuesNamed } from "../craft/expression/named-values.ts";
import type { Expression } from "../craft/expression/syntax-tree.ts";
import { parseExpression } from "../craft/expression/syntax.ts";
import { explicitLayers } from "../craft/explicit.ts";
import { isLayer, Stacked } from "../craft/stacked.ts";
import { unseeded, type Random } from "../craft/volatile.ts";
import { randomNumbers } from "../bytes/random.ts";
import type { Layer } from "../definition/protocol.ts";
import { Raw } from "../definition/raw.ts";
import { craftingScope } from "./crafting-scope.ts";
import { linkTypeOf } from "./link-type.ts";
import { Packet } from "./packet.ts";

/**
 * The packets that an expression in Scapy's syntax stands for, as the layers it names: `IP(dst="10.0.0.0/30")/TCP()`.
 * Values may stand for several; `packets` makes one packet of each. Throws an ExpressionError with the place.
 */
export function layersOf(expression: string): readonly (readonly Layer[])[] {
  const tree = parseExpression(expression);
  const value = evaluate(tree, craftingScope());
  const stacks = Array.isArray(value) ? (value as unknown[]) : [value];
  return stacks.map((stack) => {
    if (stack instanceof Stacked) return stack.layers;
    if (isLayer(stack)) return [stack];
    if (stack instanceof Uint8Array) return [Raw({ load: stack })];
    throw new ExpressionError(
      "this makes no packet",
      tree,
      'a packet is made of layers: IP(dst="10.0.0.1")/TCP(dport=80)',
    );
  });
}

/** Each packet of an expression, as layers with one value a field. */
export function* explicitPackets(expression: string, random: Random = unseeded): Generator<Layer[], void, undefined> {
  for (const layers of layersOf(expression)) yield* explicitLayers(layers, random);
}

/**
 * Each packet that an expression stands for, one after another as they are asked for. With a `seed` the random values in it
 * are the same every time. Throws an ExpressionError, and a CraftError where a value does not fit its field.
 */
export function* packets(
  expression: string,
  { seed }: { readonly seed?: number } = {},
): Generator<Packet, void, undefined> {
  const random = seed === undefined ? unseeded : randomNumbers(seed);
  for (const layers of explicitPackets(expression, random)) {
    const packet = new Packet(layers, { linkType: linkTypeOf(layers[0]) });
    try {
      packet.raw();
    } catch (fault) {
      if (!(fault instanceof UnresolvedNameError)) throw placed(fault, parseExpression(expression));
    }
    yield packet;
  }
}

/** A value that does not fit, with its place: such a fault begins with the name of the field. */
export function placed(fault: unknown, expression: Expression): unknown {
  const field = fault instanceof RangeError ? /^(\w+): /.exec(fault.message)?.[1] : undefined;
  if (field === undefined) return fault;
  const [value] = valuesNamed(field, expression);
  return value ? new ExpressionError((fault as RangeError).message, value) : fault;
}
