import type { Catalog } from "./catalog.ts";
import type { Protocol } from "./protocol.ts";

const UNMADE = Symbol("unmade");

/** Something that is known of each protocol, by its id, and made when it is first asked for: most captures have few protocols. */
export class ByProtocol<T> {
  private readonly made: (T | typeof UNMADE)[];
  private readonly catalog: Catalog;
  private readonly make: (protocol: Protocol | undefined, id: number) => T;

  constructor(catalog: Catalog, make: (protocol: Protocol | undefined, id: number) => T) {
    this.catalog = catalog;
    this.make = make;
    this.made = catalog.protocols.map(() => UNMADE);
  }

  of(id: number): T {
    const known = this.made[id];
    return known === UNMADE ? (this.made[id] = this.make(this.catalog.protocols[id], id)) : known;
  }
}
