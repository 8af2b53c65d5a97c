import type { InterfaceCounters, IoCounters } from "./network-system.ts";

/** The names of the counters of an interface. */
export const counterNames: readonly (keyof IoCounters)[] = [
  "bytesSent",
  "bytesRecv",
  "packetsSent",
  "packetsRecv",
  "errin",
  "errout",
  "dropin",
  "dropout",
];

/** Interfaces whose counters are remembered; beyond them those that are seen are given as they are. */
const MOST_INTERFACES = 65536;

interface Seen {
  readonly last: IoCounters;
  /** What had been counted when counters began anew. */
  readonly before: IoCounters;
}

/**
 * Keeps counters from going back: one that is less than it was has wrapped, or was reset, and goes on from where it had
 * been. An interface that disappears is forgotten; another of its name begins anew.
 */
export class MonotonicCounters {
  private seen = new Map<string, Seen>();

  /** The counters with what they had lost. */
  update(counters: InterfaceCounters): Map<string, IoCounters> {
    const seen = new Map<string, Seen>();
    const result = new Map<string, IoCounters>();
    for (const [name, now] of counters) {
      const known = this.seen.get(name);
      const before =
        known === undefined
          ? zeros
          : mapped((key) => known.before[key] + (now[key] < known.last[key] ? known.last[key] : 0));
      if (seen.size < MOST_INTERFACES) seen.set(name, { last: now, before });
      result.set(
        name,
        mapped((key) => now[key] + before[key]),
      );
    }
    this.seen = seen;
    return result;
  }

  /** Forgets everything. */
  clear(): void {
    this.seen.clear();
  }
}

/** Counters made one by one. */
export function mapped(value: (name: keyof IoCounters) => number): IoCounters {
  const counters: Partial<Record<keyof IoCounters, number>> = {};
  for (const name of counterNames) counters[name] = value(name);
  return counters as IoCounters;
}

const zeros = mapped(() => 0);

/** The sum over all interfaces. */
export function totalCounters(counters: InterfaceCounters): IoCounters {
  const all = [...counters.values()];
  return mapped((name) => all.reduce((sum, each) => sum + each[name], 0));
}
