import { formatIPv4, formatIPv6, formatMac } from "../../bytes/addresses.ts";
import { ByProtocol } from "../../definition/by-protocol.ts";
import { readSlot, type Slot } from "../../definition/layout.ts";
import type { Protocol } from "../../definition/protocol.ts";
import type { StatisticContext } from "../statistics/statistic.ts";
import type { FollowedEnd } from "./conversation.ts";

const FORMATS: { readonly [size: number]: (bytes: Uint8Array, at: number) => string } = {
  4: formatIPv4,
  6: formatMac,
  16: formatIPv6,
};

/** Where sender and receiver stand in a header. */
interface Places {
  readonly from: Slot;
  readonly to: Slot;
  readonly ports: boolean;
}

/**
 * Reads who sends the packet at hand and who receives it, for the packet as a whole: the innermost header that has
 * addresses says those, and the innermost that has ports, which need not be inside that, says these.
 */
export function packetEnds({
  dissector,
}: Pick<StatisticContext, "dissector">): () => readonly [FollowedEnd, FollowedEnd] {
  const { catalog } = dissector;
  const places = new ByProtocol(catalog, placesIn);
  return () => {
    const { layers, sources } = dissector;
    let addresses = ["", ""];
    let ports = [0, 0];
    for (let layer = 1; layer < layers.count; layer++) {
      const id = layers.protocol(layer);
      if (catalog.protocols[id]?.quotes === true) break;
      const own = places.of(id);
      const start = layers.start(layer);
      if (!own || start + endOf(own) > sources[layers.sourceOf(layer)].end) continue;
      const bytes = dissector.bytesOf(layer);
      const { from, to } = own;
      if (own.ports) ports = [readSlot(bytes, start, from), readSlot(bytes, start, to)];
      else addresses = [from, to].map(({ offset, size }) => FORMATS[size]?.(bytes, start + offset) ?? "");
    }
    return [
      { address: addresses[0], port: ports[0] },
      { address: addresses[1], port: ports[1] },
    ];
  };
}

function placesIn(protocol: Protocol | undefined): Places | undefined {
  if (protocol === undefined) return undefined;
  const ports = protocol.aliases?.["port"]?.of;
  if (ports) return { from: protocol.slot(ports[0]!), to: protocol.slot(ports[1]!), ports: true };
  const [from, to] = protocol.addresses ?? (protocol.name === "eth" ? ["src", "dst"] : []);
  return from && to ? { from: protocol.slot(from), to: protocol.slot(to), ports: false } : undefined;
}

function endOf({ from, to }: Places): number {
  return Math.max(from.offset + from.size, to.offset + to.size);
}
