import type { AnyField, Fields } from "../../definition/kinds.ts";
import type { Layer, Protocol } from "../../definition/protocol.ts";
import { craftingScope } from "../crafting-scope.ts";
import type { Packet } from "../packet.ts";

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
      for (const values of structsIn(layer, protocol)) found.push([{ protocol, values }]);
    }
  }
  return found;
}

/** The layer as a message that one of its fields decides; undefined where it is another. */
function messageIn({ protocol, values }: Layer, message: Protocol): Layer | undefined {
  const spread: { [key: string]: unknown } = {};
  let isDecided = false;
  for (const [key, value] of Object.entries(values as Values)) {
    const field = plain((protocol.fields as Fields)[key]);
    if (field?.kind !== "choice" || !isValues(value)) {
      spread[key] = value;
      continue;
    }
    const decisive = plain((message.fields as Fields)[field.by]);
    isDecided = decisive !== undefined && "default" in decisive && decisive.default === (values as Values)[field.by];
    if (!isDecided) return undefined;
    Object.assign(spread, value);
  }
  const fits = isDecided && Object.keys(spread).every((key) => Object.hasOwn(message.fields, key));
  return fits ? { protocol: message, values: spread } : undefined;
}

/** The values of fields that are such a struct, or a list of them. */
function structsIn({ protocol, values }: Layer, struct: Protocol): Values[] {
  const keys = Object.keys(struct.fields).join();
  return Object.entries(protocol.fields as Fields).flatMap(([key, field]) => {
    const inner = plain(field);
    if (inner?.kind !== "struct" || Object.keys(inner.fields).join() !== keys) return [];
    return [(values as Values)[key]].flat().filter(isValues);
  });
}

/** A field without the conditions and lists around it. */
function plain(field: AnyField | undefined): AnyField | undefined {
  return field?.kind === "when" || field?.kind === "repeated" ? plain(field.of) : field;
}

function isValues(value: unknown): value is Values {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
