import { formatIPv4, formatIPv6, formatMac } from "../../bytes/addresses.ts";
import type { Catalog } from "../../definition/catalog.ts";
import type { Slot } from "../../definition/layout.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { readSlot } from "../../definition/layout.ts";
import { Raw } from "../../definition/raw.ts";
import { showText } from "../fields/show-text.ts";
import { FieldSearch } from "./field-search.ts";
import type { Sight, StatisticContext } from "./statistic.ts";

/** One side of what is counted. */
export interface Party {
  readonly address: string;
  /** Undefined where the protocol has none. */
  readonly port: number | undefined;
}

/** Calls `each` with sender and receiver of every header of one protocol in a packet. */
export type Talks = (sight: Sight, each: (from: Party, to: Party) => void) => void;

/** Kinds of `conv` and `endpoints`, with their headings. */
export const TALK_TITLES: { readonly [kind: string]: string } = {
  eth: "Ethernet",
  ip: "IPv4",
  ipv6: "IPv6",
  tcp: "TCP",
  udp: "UDP",
  sctp: "SCTP",
  fddi: "FDDI",
  ipx: "IPX",
  rsvp: "RSVP",
  sll: "SLL",
  usb: "USB",
  wlan: "IEEE 802.11",
};

/** Who it is that no header names, as tshark writes it. */
export const NOBODY: Party = { address: "NONE", port: undefined };

/** Fields that name sender and receiver, of kinds whose headers have them in no fixed place. */
interface NamedBy {
  /** The first pair of which both are there counts; where the receiver has no field, it is `NOBODY`. */
  readonly pairs: readonly (readonly [from: string, to: string | undefined])[];
  /** A field of headers that count though they name nobody. */
  readonly anyway?: string;
}

const FIELDS: { readonly [kind: string]: NamedBy } = {
  fddi: { pairs: [["fddi.src", "fddi.dst"]] },
  ipx: { pairs: [["ipx.src", "ipx.dst"]] },
  rsvp: { pairs: [["rsvp.sender.ip", "rsvp.session.ip"]] },
  sll: { pairs: [["sll.src.eth", undefined]], anyway: "sll.pkttype" },
  usb: { pairs: [["usb.src", "usb.dst"]] },
  wlan: {
    pairs: [
      ["wlan.sa", "wlan.da"],
      ["wlan.ta", "wlan.ra"],
      ["wlan.bssid", "wlan.ra"],
    ],
  },
};

const WITH_PORTS = ["tcp", "udp", "sctp"];

/** Whether parties of this kind have ports. */
export function hasPorts(kind: string): boolean {
  return WITH_PORTS.includes(kind);
}

/** Who sends to whom, for one kind. */
export function talksOf(kind: string, context: StatisticContext): Talks {
  if (Object.hasOwn(FIELDS, kind)) return fieldTalks(FIELDS[kind], context);
  const { catalog } = context.dissector;
  const protocol = catalog.named(kind) as Protocol;
  const id = catalog.idOf(protocol);
  if (!hasPorts(kind)) {
    const visit = headersOf([kind], context);
    return (sight, each) => visit(sight, (_, from, to) => each(from, to));
  }
  const ports: readonly [Slot, Slot] = [protocol.slot("sport"), protocol.slot("dport")];
  const networks = ["ip", "ipv6"].map((name) => ({
    id: catalog.idOf(catalog.named(name) as Protocol),
    reader: addressReader(name, context),
  }));
  return (sight, each) => {
    const { dissector } = sight;
    const { layers } = dissector;
    let parties: readonly [Party, Party] | undefined;
    for (let layer = 1; layer < layers.count; layer++) {
      const current = layers.protocol(layer);
      const network = networks.find((one) => one.id === current);
      if (network) parties = network.reader(sight, layer);
      if (quotes(catalog, current)) return;
      if (current !== id || !parties || layers.headerEnd(layer) > endOf(sight, layer)) continue;
      const [from, to] = ports.map((slot) => readSlot(dissector.bytesOf(layer), layers.start(layer), slot));
      each({ address: parties[0].address, port: from }, { address: parties[1].address, port: to });
    }
  };
}

function fieldTalks({ pairs, anyway }: NamedBy, context: StatisticContext): Talks {
  const search = (name: string | undefined) => (name === undefined ? undefined : new FieldSearch(name, context));
  const fields = pairs.map(([from, to]) => [search(from), search(to)] as const);
  const header = search(anyway);
  const party = (sight: Sight, field: FieldSearch | undefined, layer: number): Party | undefined => {
    if (!field) return NOBODY;
    if (!field.firstIn(sight, layer)) return undefined;
    return { address: showText(sight.values, layer, field.quad), port: undefined };
  };
  const partiesIn = (sight: Sight, layer: number): readonly [Party, Party] | undefined => {
    for (const [sender, receiver] of fields) {
      const [from, to] = [party(sight, sender, layer), party(sight, receiver, layer)];
      if (from && to) return [from, to];
    }
    return header?.firstIn(sight, layer) ? [NOBODY, NOBODY] : undefined;
  };
  return (sight, each) => {
    const { layers, catalog } = sight.dissector;
    for (let layer = 1; layer < layers.count && !quotes(catalog, layers.protocol(layer)); layer++) {
      const parties = partiesIn(sight, layer);
      if (parties) each(...parties);
    }
  };
}

/** Calls `each` with the kind of every header in a packet that has addresses, one of `kinds`, and with these. */
export function headersOf(
  kinds: readonly string[],
  context: StatisticContext,
): (sight: Sight, each: (kind: string, from: Party, to: Party) => void) => void {
  const { catalog } = context.dissector;
  const idOf = (name: string): number => catalog.idOf(catalog.named(name) as Protocol);
  const readers = new Map(kinds.map((kind) => [idOf(kind), { kind, read: addressReader(kind, context) }]));
  const isPiece = pieces(idOf("ipv6.fraghdr"), idOf("ipv6"));
  return (sight, each) => {
    const { layers } = sight.dissector;
    for (let layer = 1; layer < layers.count && !quotes(catalog, layers.protocol(layer)); layer++) {
      const reader = readers.get(layers.protocol(layer));
      if (reader === undefined || isPiece(sight, layer)) continue;
      const parties = reader.read(sight, layer);
      if (parties) each(reader.kind, ...parties);
    }
  };
}

/** Whether an IPv6 header is that of a fragment which completes nothing: tshark does not count it. */
function pieces(fragment: number, header: number): (sight: Sight, layer: number) => boolean {
  return ({ dissector: { layers, catalog } }, layer) => {
    if (layers.protocol(layer) !== header) return false;
    for (let at = layer + 1; at < layers.count && layers.protocol(at) !== header; at++) {
      if (layers.protocol(at) !== fragment) continue;
      return at + 1 === layers.count || catalog.protocols[layers.protocol(at + 1)] === Raw;
    }
    return false;
  };
}

/** Whether a layer quotes what follows it, so that this was not sent here. */
function quotes(catalog: Catalog, protocol: number): boolean {
  return catalog.protocols[protocol]?.quotes === true;
}

type AddressReader = (sight: Sight, layer: number) => readonly [Party, Party] | undefined;

function addressReader(name: string, { dissector: { catalog } }: StatisticContext): AddressReader {
  const protocol = catalog.named(name) as Protocol;
  const [from, to] = (protocol.addresses ?? ["src", "dst"]).map((key) => protocol.slot(key).offset);
  const { format, size } = FORMATS[name];
  return (sight, layer) => {
    const start = sight.dissector.layers.start(layer);
    if (start + Math.max(from, to) + size > endOf(sight, layer)) return undefined;
    const bytes = sight.dissector.bytesOf(layer);
    return [
      { address: format(bytes, start + from), port: undefined },
      { address: format(bytes, start + to), port: undefined },
    ];
  };
}

const FORMATS: {
  readonly [name: string]: { readonly format: (bytes: Uint8Array, at: number) => string; readonly size: number };
} = {
  eth: { format: formatMac, size: 6 },
  ip: { format: formatIPv4, size: 4 },
  ipv6: { format: formatIPv6, size: 16 },
};

function endOf({ dissector }: Sight, layer: number): number {
  return dissector.sources[dissector.layers.sourceOf(layer)].end;
}
