import { Raw } from "../definition/raw.ts";
import { Dissector } from "../dissect/dissector.ts";
import type { PacketRecord } from "../files/record.ts";
import { standardCatalog } from "../toolkit/standard-catalog.ts";

/** The protocol furthest up that a packet shows, by Wireshark's name, and how many layers are below it. */
export interface TopProtocol {
  readonly name: string | undefined;
  readonly depth: number;
}

/** Finds what packets are; the catalog is made when the first is asked about. */
export class TopProtocols {
  private dissector: Dissector | undefined;

  of({ bytes, start, end, original, linkType }: PacketRecord): TopProtocol {
    const dissector = (this.dissector ??= new Dissector(standardCatalog()));
    dissector.dissect(bytes, start, end, start + original, linkType);
    const { layers, catalog } = dissector;
    for (let depth = layers.count - 1; depth >= 0; depth--) {
      const protocol = catalog.protocols[layers.protocol(depth)];
      if (protocol !== undefined && protocol !== Raw) return { name: protocol.name, depth };
    }
    return { name: undefined, depth: -1 };
  }
}

/** Wireshark's name of what IP carries under a number. */
export function transportName(number: number): string {
  const catalog = standardCatalog();
  return catalog.protocols[catalog.tables[catalog.tableNumber("ip.proto")][number]]?.name ?? `ip proto ${number}`;
}
