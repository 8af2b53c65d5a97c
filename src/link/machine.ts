import type { Link, LinkOptions } from "./link.ts";

/** A way to a destination. */
export interface Route {
  /** The interface that leads there. */
  readonly interface: string;
  /** Whose link-layer address a packet is sent to: a router's, or the destination itself where it is on the link. */
  readonly nextHop: string;
  /** The address of ours that the machine would send from. */
  readonly source: string;
}

/** What the caller of `route` has decided already. */
export interface RouteWishes {
  readonly interface?: string;
  readonly source?: string;
}

/** What probes ask of the machine they run on: which way leads to an address, and links to send over. */
export interface Machine {
  /** The way to an address in text; a zone (`fe80::1%eth0`) names the interface. Throws NoRouteError. */
  route(destination: string, wishes?: RouteWishes): Route;
  /** The MAC address of a neighbour that the machine knows already. */
  neighbour(interfaceName: string, address: string): string | undefined;
  /** Opens an interface; throws what is wrong with it in a sentence (no rights, not there, not up). */
  open(interfaceName: string, options: LinkOptions): Promise<Link>;
}

/** Nothing leads to a destination. */
export class NoRouteError extends Error {
  override readonly name = "NoRouteError";
  readonly code = "NO_ROUTE";
}
