import { formatIPv4 } from "../../bytes/addresses.ts";
import { readSlot, type Slot } from "../../definition/layout.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { quotes } from "./talk-kinds.ts";
import type { Sight, StatisticContext } from "./statistic.ts";

/** The IPv4 headers of packets, read in place. */
export class IPv4Headers {
  private readonly id: number;
  private readonly source: Slot;
  private readonly destination: Slot;

  constructor({ dissector: { catalog } }: StatisticContext) {
    const protocol = catalog.named("ip") as Protocol;
    this.id = catalog.idOf(protocol);
    this.source = protocol.slot("src");
    this.destination = protocol.slot("dst");
  }

  /**
   * Calls `each` once for every header that was captured to its addresses, with those of the innermost one, as tshark does;
   * says whether there was one.
   */
  visit({ dissector }: Sight, each: (source: string, destination: string) => void): boolean {
    const { layers, catalog } = dissector;
    let count = 0;
    let source = "";
    let destination = "";
    for (let layer = 1; layer < layers.count && !quotes(catalog, layers.protocol(layer)); layer++) {
      if (layers.protocol(layer) !== this.id) continue;
      const start = layers.start(layer);
      const bytes = dissector.bytesOf(layer);
      if (start + this.destination.offset + 4 > dissector.sources[layers.sourceOf(layer)].end) continue;
      count++;
      source = formatIPv4(bytes, start + this.source.offset);
      destination = formatIPv4(bytes, start + this.destination.offset);
    }
    for (let i = 0; i < count; i++) each(source, destination);
    return count > 0;
  }
}

/** Ports of the transport behind an IP header, and what the statistics trees call it. */
export class Transports {
  private readonly known = new Map<number, { readonly name: string; readonly port: Slot }>();

  constructor({ dissector: { catalog } }: StatisticContext) {
    for (const [protocol, name] of [
      ["tcp", "TCP"],
      ["udp", "UDP"],
    ]) {
      const definition = catalog.named(protocol) as Protocol;
      this.known.set(catalog.idOf(definition), { name, port: definition.slot("dport") });
    }
  }

  /** The name of the transport that carries the packet, `NONE` where it is neither TCP nor UDP, with its destination port. */
  of({ dissector }: Sight): { readonly name: string; readonly port: number } {
    const { layers } = dissector;
    for (let layer = layers.count - 1; layer > 0; layer--) {
      const transport = this.known.get(layers.protocol(layer));
      if (!transport || layers.headerEnd(layer) > dissector.sources[layers.sourceOf(layer)].end) continue;
      const port = readSlot(dissector.bytesOf(layer), layers.start(layer), transport.port);
      return { name: transport.name, port };
    }
    return { name: "NONE", port: 0 };
  }
}
