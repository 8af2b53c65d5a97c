import { lookUpHosts } from "../host/host-addresses.ts";
import { thisMachine } from "../host/sending/this-machine.ts";
import type { Link } from "../link/link.ts";
import type { Machine } from "../link/machine.ts";
import { arping as arpingOver, type ArpingEvent, type ArpingOptions } from "../probe/arping.ts";
import { mtr as mtrOver, type HopEvent, type MtrOptions } from "../probe/mtr.ts";
import type { PingEvent } from "../probe/ping-event.ts";
import { ping as pingOver, type PingOptions } from "../probe/ping.ts";
import { probeTargets, type Family } from "../probe/probe-targets.ts";
import { traceroute as tracerouteOver, type Hop, type TracerouteOptions } from "../probe/traceroute.ts";

/** Milliseconds that the names of targets are waited for. */
const LOOKUP_MS = 5000;

/** A host, or several: addresses, also with zones (`fe80::1%eth0`), or names. */
export type Targets = string | readonly string[];

/** Which address a name stands for, where it has one of each IP version. */
export interface FamilyChoice {
  readonly family?: Family;
}

/**
 * Pings hosts, all at once, without end unless `count` says so: `for await (const event of ping("192.0.2.1", { count: 3 }))`.
 * Throws what is wrong (no such host, no route, no rights) in a sentence before anything is sent.
 */
export async function* ping(
  targets: Targets,
  options: PingOptions & FamilyChoice = {},
): AsyncGenerator<PingEvent, void, undefined> {
  yield* onThisMachine(targets, options, (machine, addresses) => pingOver(machine, addresses, options));
}

/** Traces the ways to hosts, all at once; each hop comes when its probes are settled. Throws as `ping`. */
export async function* traceroute(
  targets: Targets,
  options: TracerouteOptions & FamilyChoice = {},
): AsyncGenerator<Hop, void, undefined> {
  yield* onThisMachine(targets, options, (machine, addresses) => tracerouteOver(machine, addresses, options));
}

/** Asks all hops of the ways to hosts again and again; a `HopTable` counts what comes of it. Throws as `ping`. */
export async function* mtr(
  targets: Targets,
  options: MtrOptions & FamilyChoice = {},
): AsyncGenerator<HopEvent, void, undefined> {
  yield* onThisMachine(targets, options, (machine, addresses) => mtrOver(machine, addresses, options));
}

/** Asks the stations on the link who has addresses, without end unless `count` says so. Throws as `ping`. */
export async function* arping(
  targets: Targets,
  options: ArpingOptions & FamilyChoice = {},
): AsyncGenerator<ArpingEvent, void, undefined> {
  yield* onThisMachine(targets, options, (machine, addresses) => arpingOver(machine, addresses, options));
}

/** Opens an interface, for `answerArp` and `answerEcho`. Throws what is wrong with it: no rights, not there, not up. */
export async function openLink(interfaceName: string): Promise<Link> {
  const machine = await thisMachine();
  try {
    return await machine.open(interfaceName);
  } finally {
    machine.close();
  }
}

async function* onThisMachine<Event>(
  targets: Targets,
  choice: FamilyChoice,
  act: (machine: Machine, addresses: readonly string[]) => AsyncGenerator<Event, void, undefined>,
): AsyncGenerator<Event, void, undefined> {
  const addresses = await addressesOf(targets, choice);
  const machine = await thisMachine();
  try {
    yield* act(machine, addresses);
  } finally {
    machine.close();
  }
}

async function addressesOf(targets: Targets, { family }: FamilyChoice): Promise<string[]> {
  const found = await probeTargets([targets].flat(), family, (names) => lookUpHosts(names, LOOKUP_MS));
  return found.map(({ address }) => address);
}
