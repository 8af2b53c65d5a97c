import type { Steps } from "../../craft/expression/evaluate.ts";
import { ExpressionError } from "../../craft/expression/expression-error.ts";
import type { Expression, Span } from "../../craft/expression/syntax-tree.ts";
import type { Fields } from "../../definition/kinds.ts";
import { Packet } from "../packet.ts";
import { camelCase } from "./arguments.ts";
import { isProtocol, layerNamed, listOf } from "./collections.ts";

/** Where values are put and come from. */
interface Place {
  valueOf(expression: Expression): Steps<unknown>;
  name(name: string, value: unknown, at: Span): void;
}

/**
 * Puts a value in the place that `target` names; undefined makes a field automatic again. Packets do not change: the one with
 * the other value takes the place of the one before, as far up as there are places.
 */
export function* put(target: Expression, value: unknown, place: Place): Steps<void> {
  switch (target.kind) {
    case "name":
      place.name(target.name, value, target);
      return;
    case "tuple":
    case "list":
      yield* putEach(target, value, place);
      return;
    case "attribute":
      yield* putAttribute(target, value, place);
      return;
    case "item": {
      const holder = yield* place.valueOf(target.of);
      const key = yield* place.valueOf(target.key);
      if (holder instanceof Packet)
        throw new ExpressionError("a layer is changed field by field", target, "packet[IP].ttl = 3");
      if (value === undefined) remove(holder, key);
      else if (holder instanceof Map) holder.set(key, value);
      else if (typeof key === "number" && Array.isArray(holder)) holder[key < 0 ? holder.length + key : key] = value;
      else if (typeof holder === "object" && holder !== null) Reflect.set(holder, String(key), value);
      else throw new ExpressionError("nothing can be put into this", target.of);
      return;
    }
    default:
      throw new ExpressionError("nothing can be put in the place of this", target);
  }
}

/** Removes an item, or a key with its value. */
function remove(holder: unknown, key: unknown): void {
  if (holder instanceof Map) holder.delete(key);
  else if (Array.isArray(holder) && typeof key === "number") holder.splice(key, 1);
  else if (typeof holder === "object" && holder !== null) Reflect.deleteProperty(holder, String(key));
}

function* putEach(target: Expression & { kind: "tuple" | "list" }, value: unknown, place: Place): Steps<void> {
  const values = listOf(value);
  if (values?.length !== target.items.length)
    throw new ExpressionError(`there are ${target.items.length} names for this, which is not as many values`, target);
  for (const [i, item] of target.items.entries()) yield* put(item, values[i], place);
}

function* putAttribute(target: Expression & { kind: "attribute" }, value: unknown, place: Place): Steps<void> {
  const { of, name } = target;
  const layer = yield* layerIn(of, place);
  const packet = layer?.packet ?? (yield* place.valueOf(of));
  if (!(packet instanceof Packet)) {
    if (typeof packet !== "object" || packet === null) throw new ExpressionError("nothing can be put into this", of);
    Reflect.set(packet, name in packet ? name : camelCase(name), value);
    return;
  }
  const at = layer?.at ?? packet.given.findIndex(({ protocol }) => Object.hasOwn(protocol.fields as Fields, name));
  const protocol = packet.given[at]?.protocol;
  if (!protocol) throw new ExpressionError(`no layer of this packet has a field ${name}`, target);
  const occurrence = packet.given.slice(0, at + 1).filter((one) => one.protocol === protocol).length;
  const changed = packet.with(protocol, { [name]: value ?? undefined }, occurrence);
  yield* put(layer?.holder ?? of, changed, place);
}

/** The packet and the place of the layer that `packet[TCP]` and `packet[TCP:2]` pick out; undefined for anything else. */
function* layerIn(
  expression: Expression,
  place: Place,
): Steps<{ readonly packet: Packet; readonly at: number; readonly holder: Expression } | undefined> {
  if (expression.kind !== "item" && expression.kind !== "slice") return undefined;
  const packet = yield* place.valueOf(expression.of);
  if (!(packet instanceof Packet)) return undefined;
  const [key, occurrence] =
    expression.kind === "item" ? [expression.key, undefined] : [expression.parts[0], expression.parts[1]];
  const layer = key && (yield* place.valueOf(key));
  const name = isProtocol(layer) ? layer.layer : String(layer);
  const at = layerNamed(packet, name, occurrence ? Number(yield* place.valueOf(occurrence)) : 1);
  if (at < 0) throw new ExpressionError(`there is no ${name} in this packet`, expression);
  return { packet, at, holder: expression.of };
}
