import type { AnyField, Fields } from "../../definition/kinds.ts";
import type { Layer, Protocol } from "../../definition/protocol.ts";
import { isLayer, Stacked } from "../../craft/stacked.ts";
import { craftingScope } from "../crafting-scope.ts";
import type { Packet } from "../packet.ts";

/** Values, and the fields that they are of. */
interface Held {
  readonly protocol: { readonly fields: unknown };
  readonly values: unknown;
}

type Values = { readonly [key: string]: unknown };

/**
 * What Scapy names like a layer and is part of one here, in a packet that was received: a message of a protocol, with what it
 * carries, or a struct in a field.
 */
export function partsNamed(packet: Packet, name: string): (readonly Layer[])[] {
  const found: (readonly Layer[])[] = [];
  const protocols = craftingScope().layers(name);
  for (const [place, layer] of packet.given.entries()) {
    for (const protocol of protocols) {
      const message = messageIn(layer, protocol);
      if (message !== undefined) found.push([message, ...packet.given.slice(place + 1)]);
      for (const struct of structsIn(layer, protocol)) found.push([struct]);
    }
  }
  return found;
}

/** A layer, or a struct, as a message that one of its fields decides; undefined where it is another. */
function messageIn({ protocol, values }: Held, message: Protocol): Layer | undefined {
  const spread: { [key: string]: unknown } = {};
  let isDecided = false;
  for (const [key, value] of Object.entries(values as Values)) {
    const field = plain((protocol.fields as Fields)[key]);
    if (field?.kind !== "choice" || !isValues(value)) {
      spread[key] = value;
      continue;
    }
    isDecided = defaultOf((message.fields as Fields)[field.by]) === (values as Values)[field.by];
    if (!isDecided) return undefined;
    Object.assign(spread, value);
  }
  const fits = isDecided && Object.keys(spread).every((key) => Object.hasOwn(message.fields, key));
  return fits ? { protocol: message, values: spread } : undefined;
}

/** The structs in fields, alone or in lists, that are such a part. */
function structsIn({ protocol, values }: Layer, part: Protocol): Layer[] {
  const keys = Object.keys(part.fields).join();
  return Object.entries(protocol.fields as Fields).flatMap(([key, field]) => {
    const inner = plain(field);
    if (inner?.kind !== "struct") return [];
    const isWhole = Object.keys(inner.fields).join() === keys;
    const held = [(values as Values)[key]].flat();
    const named = held.flatMap((one) => (isLayer(one) ? [one] : one instanceof Stacked ? one.layers : []));
    if (named.length > 0) return named.filter((one) => one.protocol.layer === part.layer);
    return held.filter(isValues).flatMap((held): Layer[] => {
      if (isWhole) return isSpecial(held, inner.fields, part) ? [] : [{ protocol: part, values: held }];
      const special = messageIn({ protocol: inner, values: held }, part);
      return special ? [special] : [];
    });
  });
}

/** Whether a struct has a name of its own by the value that decides on it: a `DNSRR` of type OPT is a `DNSRROPT`. */
function isSpecial(values: Values, fields: Fields, part: Protocol): boolean {
  const scope = craftingScope();
  const names = scope.names().filter((name) => name.startsWith(part.layer) && name !== part.layer);
  const deciding = Object.values(fields).flatMap((field) => (field.kind === "choice" ? [field.by] : []));
  return names.some((name) => {
    const special = scope.layers(name)[0].fields as Fields;
    return deciding.some((key) => defaultOf(special[key]) === values[key]);
  });
}

function defaultOf(field: AnyField | undefined): unknown {
  const inner = plain(field);
  return inner && "default" in inner ? inner.default : undefined;
}

/** A field without the conditions and lists around it. */
function plain(field: AnyField | undefined): AnyField | undefined {
  return field?.kind === "when" || field?.kind === "repeated" ? plain(field.of) : field;
}

function isValues(value: unknown): value is Values {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
