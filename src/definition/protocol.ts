import type { BrokenHeaders } from "./broken-headers.ts";
import type { Fields, Input, Values } from "./kinds.ts";
import { layoutOf, type Slot } from "./layout.ts";
import type { Messages } from "./messages.ts";
import type { NextRule, Nesting } from "./nesting.ts";
import type { Redirect } from "./pseudo-header.ts";
import type { Showing } from "./showing.ts";

/** All that is known of a protocol. */
export interface Declaration<Fs extends Fields> extends Nesting, Messages, BrokenHeaders, Showing {
  /** Wireshark's filter name. */
  readonly name: string;
  /** The name it is crafted by, Scapy's where Scapy has it. */
  readonly layer: string;
  readonly title: string;
  /** Wireshark's short name, where it is not the filter name in capitals. */
  readonly short?: string;
  /** Where it is specified. */
  readonly spec: string;
  readonly fields: Fs;
  /** The source and destination that pseudo-headers are made of. */
  readonly addresses?: readonly [keyof Fs & string, keyof Fs & string];
  /** Where an address stands that takes the place of one of the network layer's in pseudo-headers. */
  readonly redirect?: Redirect;
  /** The layer that goes between this one and the one below it, by the name of that (DNS over TCP has a length). */
  readonly behind?: { readonly [layer: string]: (above: Layer) => Layer | undefined };
  /** Filter names that stand for several fields (`port` for both ports). */
  readonly aliases?: {
    readonly [name: string]: { readonly of: readonly (keyof Fs & string)[]; readonly label: string };
  };
  /** What the layers below it hold when it is crafted and nobody says otherwise, by their names. */
  readonly requires?: { readonly [layer: string]: { readonly [field: string]: number | string | Uint8Array } };
  /** Where it may start in a list of options that is crafted: at a multiple of the first number, and the second more. */
  readonly alignment?: readonly [number, number];
}

/** One layer of a packet being made: a protocol with the values that are not automatic. */
export interface Layer<P extends Protocol = Protocol> {
  readonly protocol: P;
  readonly values: LayerInput<P>;
  /** Octets after the payload that no inner length counts, such as Ethernet's padding. */
  readonly trailer?: Uint8Array;
}

/** A protocol is its declaration, and a function that makes a layer of it. */
// oxlint-disable-next-line no-explicit-any -- a protocol of any fields is meant where none are named
export interface Protocol<Fs extends Fields = any> extends Declaration<Fs> {
  (values?: Input<Fs>): Layer<Protocol<Fs>>;
  readonly rules: readonly NextRule[];
  /** Where the fields of the fixed head of the header are, relative to its start. */
  readonly slots: ReadonlyMap<string, Slot>;
  /** The place of one field of the fixed head; `flags.SYN` and `tos.dscp` name parts. */
  slot(field: string): Slot;
}

export type LayerInput<P> = P extends Protocol<infer Fs> ? Input<Fs> : never;
export type LayerValues<P> = P extends Protocol<infer Fs> ? Values<Fs> : never;

/** Defines a protocol. Throws a RangeError where the declaration refers to a field that is not there. */
export function protocol<const Fs extends Fields>(declaration: Declaration<Fs>): Protocol<Fs> {
  return declaredProtocol(declaration) as Protocol<Fs>;
}

/** What all protocols have in common. */
const shared: object = Object.create(Function.prototype, {
  slots: {
    get(this: Protocol) {
      return layoutOf(this.fields as Fields).slots;
    },
  },
  slot: {
    value(this: Protocol, field: string): Slot {
      const slot = this.slots.get(field);
      if (!slot) throw new RangeError(`${this.name}: no field ${field} in the fixed head of the header`);
      return slot;
    },
  },
}) as object;

/** A protocol of what is known of its declaration; the fields are read when the first of them is asked for. */
export function declaredProtocol({ name, ...known }: Omit<Declaration<Fields>, "fields">): Protocol {
  const make = (values: Input<Fields> = {}): Layer => {
    for (const key of Object.keys(values))
      if (!(key in defined.fields)) throw new RangeError(unknownField(defined, key));
    return { protocol: defined, values };
  };
  const defined = Object.setPrototypeOf(make, shared) as Protocol;
  // Functions have a name that cannot be assigned.
  Object.defineProperty(defined, "name", { value: name, enumerable: true });
  return Object.assign(defined, { rules: [known.next ?? []].flat() }, known);
}

function unknownField({ layer, fields }: Protocol, key: string): string {
  return `${layer} has no field "${key}"; its fields are ${Object.keys(fields).join(", ")}`;
}
