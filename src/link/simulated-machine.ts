import { octets, versionOf } from "./ip-packet.ts";
import type { Link, LinkOptions } from "./link.ts";
import { NoRouteError, type Machine, type Route, type RouteWishes } from "./machine.ts";

/** What a node of a simulated network knows of the network. */
export interface Surroundings {
  /** The node's name, which is that of its only interface. */
  readonly name: string;
  /** The node's addresses, with `/24` where it knows its network. */
  readonly addresses: readonly string[];
  /** The addresses of whoever is next on the way to a destination; undefined where nothing leads there. */
  readonly towards: (destination: string) => readonly string[] | undefined;
  readonly open: (options: LinkOptions) => Link;
}

/** A node of a simulated network as the machine that probes run on. It knows no neighbours: they are asked for on the link. */
export class SimulatedMachine implements Machine {
  private readonly surroundings: Surroundings;

  constructor(surroundings: Surroundings) {
    this.surroundings = surroundings;
  }

  route(destination: string, wishes: RouteWishes = {}): Route {
    const [address, zone] = destination.split("%");
    const { name, addresses, towards } = this.surroundings;
    for (const wanted of [zone, wishes.interface]) if (wanted !== undefined) this.mustBeOurs(wanted);
    const alike = addresses.filter((own) => versionOf(own) === versionOf(address));
    const [first] = alike;
    if (first === undefined) throw new NoRouteError(`no route to ${address}: ${name} has no address of its kind`);
    const near = alike.find((own) => isInside(address, own));
    const sourceOf = (own: string): string => wishes.source ?? own.split("/")[0];
    if (near !== undefined || isMulticast(address)) {
      return { interface: name, nextHop: address, source: sourceOf(near ?? first) };
    }
    const next = towards(address)?.filter((other) => versionOf(other) === versionOf(address)) ?? [];
    if (next.length === 0) throw new NoRouteError(`no route to ${address}`);
    const nextHop = next.find((other) => other === address || alike.some((own) => isInside(other, own))) ?? next[0];
    return {
      interface: name,
      nextHop,
      source: sourceOf(alike.find((own) => isInside(nextHop, own)) ?? first),
    };
  }

  neighbour(): undefined {
    return undefined;
  }

  async open(interfaceName: string, options: LinkOptions): Promise<Link> {
    this.mustBeOurs(interfaceName);
    return this.surroundings.open(options);
  }

  private mustBeOurs(interfaceName: string): void {
    const { name } = this.surroundings;
    if (interfaceName !== name) throw new NoRouteError(`there is no interface ${interfaceName}: there is ${name}`);
  }
}

/** Whether an address is in the network of `own`, which is an address with its `/24`; without one it has no network. */
function isInside(address: string, own: string): boolean {
  const [network, prefix] = own.split("/");
  if (prefix === undefined) return false;
  const [one, other] = [octets(address), octets(network)];
  for (let bit = 0; bit < Number(prefix); bit++) {
    if (((one[bit >> 3] ^ other[bit >> 3]) & (0x80 >> (bit & 7))) !== 0) return false;
  }
  return true;
}

function isMulticast(address: string): boolean {
  const [first] = octets(address);
  return versionOf(address) === 4 ? first >= 224 : first === 0xff;
}
