import { mapped, MonotonicCounters } from "./monotonic-counters.ts";
import type { InterfaceCounters, IoCounters } from "./network-system.ts";

/** Seconds of which each interface's octets are remembered for a plot. */
const REMEMBERED = 60;

/** How an interface is doing. */
export interface InterfaceRate {
  /** Of each counter, how much it has grown a second since the time before. */
  readonly perSecond: IoCounters;
  /** Of each counter, how much it has grown since watching began. */
  readonly total: IoCounters;
  /** Octets in and out a second, the oldest first. */
  readonly history: readonly number[];
}

interface Watched {
  readonly last: IoCounters;
  readonly total: IoCounters;
  readonly history: readonly number[];
}

/**
 * Rates from counters read again and again. Counters that wrap or are reset, and interfaces that disappear and come back,
 * give neither a negative rate nor a spike: what cannot be known counts as nothing.
 */
export class InterfaceRates {
  private readonly monotonic = new MonotonicCounters();
  private watched = new Map<string, Watched>();
  private time = NaN;

  /** Takes counters read at a time in seconds; gives the rates of those interfaces that were there the time before. */
  update(counters: InterfaceCounters, time: number): Map<string, InterfaceRate> {
    const elapsed = time - this.time;
    this.time = time;
    const watched = new Map<string, Watched>();
    const rates = new Map<string, InterfaceRate>();
    for (const [name, now] of this.monotonic.update(counters)) {
      const before = this.watched.get(name);
      if (before === undefined) {
        watched.set(name, { last: now, total: mapped(() => 0), history: [] });
        continue;
      }
      const grown = mapped((key) => now[key] - before.last[key]);
      const perSecond = mapped((key) => (elapsed > 0 ? grown[key] / elapsed : 0));
      const total = mapped((key) => before.total[key] + grown[key]);
      const history = [...before.history, perSecond.bytesRecv + perSecond.bytesSent].slice(-REMEMBERED);
      watched.set(name, { last: now, total, history });
      rates.set(name, { perSecond, total, history });
    }
    this.watched = watched;
    return rates;
  }
}
