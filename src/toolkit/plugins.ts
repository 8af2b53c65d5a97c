import { createCatalog, type Catalog } from "../definition/catalog.ts";
import type { Fields } from "../definition/kinds.ts";
import { protocol, type Declaration, type Protocol } from "../definition/protocol.ts";
import { definitions } from "../protocols/catalog.ts";
import { fieldBeginnings } from "../protocols/field-beginnings.ts";

const added: Protocol[] = [];
let catalog: Catalog | undefined;

/**
 * Defines a protocol and adds it to those that packets are dissected with and crafted of: its declaration is like one of
 * the built-in ones. Throws a RangeError where another has its name or the name of its layer.
 */
export function defineProtocol<const Fs extends Fields>(declaration: Declaration<Fs>): Protocol<Fs> {
  const defined = protocol(declaration);
  addProtocols([defined]);
  return defined;
}

/** Adds protocols that are defined already. */
export function addProtocols(protocols: readonly Protocol[]): void {
  const all = [...definitions, ...added, ...protocols];
  for (const key of ["name", "layer"] as const) {
    const twice = protocols.find((one) => all.filter((other) => other[key] === one[key]).length > 1);
    if (twice) throw new RangeError(`there is a protocol with the ${key} ${twice[key]} already`);
  }
  added.push(...protocols);
  catalog = undefined;
}

/** Whether a protocol is among those that were added. */
export function isAdded(protocol: Protocol): boolean {
  return added.includes(protocol);
}

/** The protocols that were added. */
export function addedProtocols(): readonly Protocol[] {
  return added;
}

/** The catalog of every protocol that Remora defines and of those that were added, made when it is first asked for. */
export function standardCatalog(): Catalog {
  return (catalog ??= createCatalog([...definitions, ...added], fieldBeginnings));
}
