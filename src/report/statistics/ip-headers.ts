import { readSlot, type Slot } from "../../definition/layout.ts";
import type { Protocol } from "../../definition/protocol.ts";
import type { Sight, StatisticContext } from "./statistic.ts";
import { headersOf } from "./talk-kinds.ts";

/** The two kinds of IP, by Wireshark's names. */
export type IpKind = "ip" | "ipv6";

/** What the headings of statistics call them. */
export const IP_TITLES: { readonly [Kind in IpKind]: string } = { ip: "IPv4", ipv6: "IPv6" };

/**
 * Calls `each` once for every IP header of a kind that was captured to its addresses, with those of the innermost one of
 * either kind, as tshark does; says whether there was one.
 */
export type IpHeaders = (sight: Sight, each: (source: string, destination: string) => void) => boolean;

/** The IP headers of packets, of one kind. */
export function ipHeaders(kind: IpKind, context: StatisticContext): IpHeaders {
  const visit = headersOf(["ip", "ipv6"], context);
  return (sight, each) => {
    let count = 0;
    let source = "";
    let destination = "";
    visit(sight, (found, from, to) => {
      if (found === kind) count++;
      source = from.address;
      destination = to.address;
    });
    for (let i = 0; i < count; i++) each(source, destination);
    return count > 0;
  };
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
