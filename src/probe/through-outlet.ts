import type { Machine, RouteWishes } from "../link/machine.ts";
import { Outlet } from "./outlet.ts";
import type { ProbeMethod } from "./probe-packet.ts";
import { scoped } from "./scoped.ts";

/** What is probed with, and what ends it. */
interface Probing extends RouteWishes {
  readonly method: ProbeMethod;
  readonly signal?: AbortSignal | undefined;
}

/** Probes addresses through an outlet of its own, which is closed at the end, or when `signal` says so. */
export async function* throughOutlet<Event>(
  machine: Machine,
  addresses: readonly string[],
  { method, signal, ...options }: Probing,
  probe: (outlet: Outlet, targets: readonly string[]) => AsyncGenerator<Event, void, undefined>,
): AsyncGenerator<Event, void, undefined> {
  const isEnded = (): boolean => signal?.aborted === true;
  if (isEnded()) return;
  const { targets, wishes } = scoped(addresses, options);
  const outlet = new Outlet(machine, wishes, method === "icmp");
  const end = (): void => void outlet.close();
  signal?.addEventListener("abort", end, { once: true });
  try {
    yield* probe(outlet, targets);
  } catch (fault) {
    // Whoever was still waiting for a neighbour hears that the outlet is closed.
    if (!isEnded()) throw fault;
  } finally {
    signal?.removeEventListener("abort", end);
    await outlet.close();
  }
}
