import { ByProtocol } from "../definition/by-protocol.ts";
import { DATA, NONE, type Catalog } from "../definition/catalog.ts";
import { readSlot, type Slot } from "../definition/layout.ts";
import type { Answering } from "../definition/messages.ts";
import type { Protocol } from "../definition/protocol.ts";
import { Dissector } from "../dissect/dissector.ts";

/** Where an ICMP error quotes a packet (RFC 792, RFC 4443). */
const QUOTE_AT = 8;
const LINKTYPE_ETHERNET = 1;

/** What of a protocol tells whether a packet answers another. */
export interface Traits {
  readonly protocol: Protocol;
  /** Where the addresses are, and how many octets each has. */
  readonly addresses: { readonly source: number; readonly destination: number; readonly size: number } | undefined;
  readonly ports: { readonly source: number; readonly destination: number } | undefined;
  readonly answers: readonly Answering[];
  readonly acknowledges: Acknowledges | undefined;
  /** The number that a sender gives each packet. */
  readonly id: Slot | undefined;
  /** What says which protocol is inside. */
  readonly carries: Slot | undefined;
}

/** The fields of `Acknowledging` where they are. */
interface Acknowledges {
  readonly sequence: Slot;
  readonly acknowledgement: Slot;
  readonly acknowledging: Slot;
  readonly opening: Slot;
  readonly refusing: Slot;
}

/** A layer that has such traits, in the octets that are there of it. */
export interface Mark {
  readonly traits: Traits;
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly headerEnd: number;
  readonly end: number;
}

/** What of a packet tells which it answers, and what answers it. */
export interface Footprint {
  readonly marks: readonly Mark[];
  /** Those of the packet that an ICMP error quotes. */
  readonly quoted: readonly Mark[];
  /** Whether it went to a group of stations, of which any may answer. */
  readonly toMany: boolean;
}

/** Reads footprints, as the definitions of a catalog say. */
export class Footprints {
  private readonly dissector: Dissector;
  private readonly traits: ByProtocol<Traits | undefined>;

  constructor(catalog: Catalog) {
    this.dissector = new Dissector(catalog);
    this.traits = new ByProtocol(catalog, (protocol) => protocol && traitsOf(protocol));
  }

  /** The footprint of a packet of a link type, which holds on to its octets. */
  of(bytes: Uint8Array, linkType: number): Footprint {
    const { dissector } = this;
    dissector.dissect(bytes, 0, bytes.length, bytes.length, linkType);
    const quoting = this.quoting(bytes);
    const marks = this.marks(bytes, quoting?.layer ?? dissector.layers.count);
    const toMany = linkType === LINKTYPE_ETHERNET && (bytes[0] & 1) === 1;
    if (quoting === undefined) return { marks, quoted: [], toMany };
    dissector.dissectAs(quoting.protocol, bytes, quoting.at, bytes.length, bytes.length);
    return { marks, quoted: this.marks(bytes, dissector.layers.count), toMany };
  }

  private marks(bytes: Uint8Array, count: number): Mark[] {
    const { layers } = this.dissector;
    const marks: Mark[] = [];
    for (let i = 0; i < count; i++) {
      const traits = this.traits.of(layers.protocol(i));
      if (traits === undefined) continue;
      const end = Math.min(layers.payloadEnd(i), bytes.length);
      marks.push({ traits, bytes, start: layers.start(i), headerEnd: layers.headerEnd(i), end });
      // What a stream carries says nothing about its segments.
      if (traits.acknowledges !== undefined) break;
    }
    return marks;
  }

  /** The layer that quotes a packet, and where and what that is. */
  private quoting(
    bytes: Uint8Array,
  ): { readonly layer: number; readonly at: number; readonly protocol: number } | undefined {
    const { layers, catalog } = this.dissector;
    for (let layer = 0; layer < layers.count; layer++) {
      const protocol = catalog.protocols[layers.protocol(layer)];
      const start = layers.start(layer);
      if (protocol?.quotes !== true || start + QUOTE_AT >= bytes.length) continue;
      const slot = ruleSlot(protocol);
      const table = catalog.tables[catalog.tableNumber(protocol.rules[0].table)];
      const quoted = slot === undefined ? NONE : table[readSlot(bytes, start, slot)];
      if (quoted > DATA) return { layer, at: start + QUOTE_AT, protocol: quoted };
    }
    return undefined;
  }
}

function traitsOf(protocol: Protocol): Traits | undefined {
  const { exchange } = protocol;
  const answers = [...(protocol.answers ?? [])];
  if (exchange) {
    const [at, size] = exchange.shares;
    answers.push({ kind: exchange.kind, repeats: [[at, at, size]] });
  }
  const ports = protocol.aliases?.["port"]?.of as readonly [string, string] | undefined;
  const acknowledges = protocol.acknowledges && acknowledgesOf(protocol);
  if (!protocol.addresses && !ports && !acknowledges && answers.length === 0) return undefined;
  const [source, destination] = (protocol.addresses ?? []).map((key) => protocol.slot(key as string));
  return {
    protocol,
    addresses: source && { source: source.offset, destination: destination.offset, size: source.size },
    ports: ports && { source: protocol.slot(ports[0]).offset, destination: protocol.slot(ports[1]).offset },
    answers,
    acknowledges,
    id: source && protocol.slots.get("id"),
    carries: ruleSlot(protocol),
  };
}

function acknowledgesOf(protocol: Protocol): Acknowledges {
  const { sequence, acknowledgement, flags } = protocol.acknowledges!;
  return {
    sequence: protocol.slot(sequence),
    acknowledgement: protocol.slot(acknowledgement),
    acknowledging: protocol.slot(flags.acknowledges),
    opening: protocol.slot(flags.opens),
    refusing: protocol.slot(flags.refuses),
  };
}

/** The field that chooses the protocol inside. */
function ruleSlot(protocol: Protocol): Slot | undefined {
  const [rule] = protocol.rules;
  return rule !== undefined && "by" in rule ? protocol.slot(rule.by[0]) : undefined;
}
