import { ByProtocol } from "../definition/by-protocol.ts";
import { readSlot, type Slot } from "../definition/layout.ts";
import type { Protocol } from "../definition/protocol.ts";
import type { Dissector } from "../dissect/dissector.ts";

/** The number in place of an EtherType is a length up to this (IEEE 802.3). */
const LARGEST_LENGTH = 1500;

/** Where the number that says what is behind a protocol is an EtherType. */
interface Telling {
  /** It always is, wherever it was found. */
  readonly always: boolean;
  readonly places: readonly {
    readonly slot: Slot;
    /** Up to this the number is a length. */
    readonly above: number;
    /** Fields that have another rule say what follows. */
    readonly unless: readonly { readonly slot: Slot; readonly is: number }[];
  }[];
}

/** Which layers were found by an EtherType. */
export class EtherTypeNames {
  private readonly dissector: Dissector;
  private readonly telling: ByProtocol<Telling>;

  constructor(dissector: Dissector) {
    this.dissector = dissector;
    this.telling = new ByProtocol(dissector.catalog, tellingOf);
  }

  /** Whether Wireshark names an EtherType between a layer and the one behind it. */
  areBehind(layer: number): boolean {
    const { catalog, layers } = this.dissector;
    const { always, places } = this.telling.of(layers.protocol(layer));
    if (!always && places.length === 0) return false;
    const child = catalog.protocols[layers.protocol(layer + 1)]?.name;
    if (child === "llc") return false;
    if (always) return child !== undefined && child !== "data";
    const bytes = this.dissector.bytesOf(layer);
    const start = layers.start(layer);
    return places.some(
      ({ slot, above, unless }) =>
        readSlot(bytes, start, slot) > above &&
        !unless.some((other) => readSlot(bytes, start, other.slot) === other.is),
    );
  }
}

function tellingOf(protocol: Protocol | undefined): Telling {
  const rules = protocol?.rules ?? [];
  const always = rules.some((rule) => rule.named === true && "told" in rule);
  const places = rules.flatMap((rule, at) => {
    if (!protocol || rule.named !== true || !("by" in rule)) return [];
    const before = rules.slice(0, at).flatMap((other) => (other.named ? [] : Object.entries(other.only ?? {})));
    const unless = before.map(([key, is]) => ({ slot: protocol.slot(key), is }));
    return [{ slot: protocol.slot(rule.by[0]), above: rule.above ?? LARGEST_LENGTH, unless }];
  });
  return { always, places };
}
