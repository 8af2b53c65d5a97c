import type { RouteWishes } from "../link/machine.ts";

/** Addresses without their zones (`fe80::1%eth0`), which no packet carries, and the interface that the zones name. */
export interface Scoped {
  readonly targets: readonly string[];
  readonly wishes: RouteWishes;
}

/** Takes the zones off addresses. Throws RangeError where they name several interfaces. */
export function scoped(addresses: readonly string[], wishes: RouteWishes): Scoped {
  const zones = new Set(addresses.flatMap((address) => address.split("%")[1] ?? wishes.interface ?? []));
  const [zone, other] = zones;
  if (other !== undefined) throw new RangeError(`${zone} and ${other} are two interfaces: probe them one by one`);
  const targets = new Set(addresses.map((address) => address.split("%")[0]));
  const { source } = wishes;
  return { targets: [...targets], wishes: { ...(zone && { interface: zone }), ...(source && { source }) } };
}
