import type { Machine, RouteWishes } from "../link/machine.ts";
import { Outlet } from "./outlet.ts";
import { scoped } from "./scoped.ts";

/** Probes addresses through an outlet of its own, which is closed at the end, or when `signal` says so. */
export async function* throughOutlet<Event>(
  machine: Machine,
  addresses: readonly string[],
  { signal, ...options }: RouteWishes & { readonly signal?: AbortSignal | undefined },
  probe: (outlet: Outlet, targets: readonly string[]) => AsyncGenerator<Event, void, undefined>,
): AsyncGenerator<Event, void, undefined> {
  const isEnded = (): boolean => signal?.aborted === true;
  if (isEnded()) return;
  const { targets, wishes } = scoped(addresses, options);
  const outlet = new Outlet(machine, wishes);
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
