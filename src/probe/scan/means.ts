import type { ScanKindName } from "./kinds.ts";
import type { Prober } from "./prober.ts";
import type { Inquiry } from "./question.ts";

/** What a scan is doing: finding out who is there, or probing in a way. */
export type Phase = "discovery" | ScanKindName;

/** A host that probes can be sent to. */
export interface Reachable {
  readonly address: string;
  /** Whether it has been heard of already: a neighbour that told its MAC address. */
  readonly isThere: boolean;
  /** Its MAC address, where it is a neighbour. */
  readonly mac?: string | undefined;
  /** Milliseconds that a round trip to it takes at most, where that is known. */
  readonly roundTripMs?: number | undefined;
}

/** How a scan asks: with frames, or with sockets where there are no rights to more. */
export interface Means<Host extends Reachable = Reachable> {
  /** What a host is asked to find out whether it is there. */
  readonly discovery: Inquiry;
  /** Finds the way to an address; a text says why the host counts as down. Throws NoRouteError. */
  reach(address: string): Promise<Host | string>;
  /** What asks in a phase of the scan. */
  prober(hosts: readonly Host[], inquiry: Inquiry, phase: Phase): Prober;
}
