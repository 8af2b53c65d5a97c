import { nanosecondsOf } from "../link/link.ts";
import type { Machine } from "../link/machine.ts";
import { HOP_METHOD, HopProbes, patience, type HopOptions, type HopProbe, type SentProbe } from "./hop-probes.ts";
import { NoNeighbourError, type Outlet } from "./outlet.ts";
import { throughOutlet } from "./through-outlet.ts";

/** How to trace ways; the defaults are those of traceroute(8). */
export interface TracerouteOptions extends HopOptions {
  /** The first hop to ask (default 1). */
  readonly firstTtl?: number | undefined;
  /** Probes to each hop, of each flow (default 3, of several flows 1). */
  readonly queries?: number | undefined;
  /** Probes of a trace on their way at a time (default 16). */
  readonly simultaneous?: number | undefined;
}

/** A hop of the way to a target. */
export interface Hop {
  readonly target: string;
  readonly ttl: number;
  /** In the order of sending. */
  readonly probes: readonly HopProbe[];
  /** Whether the way ends here. */
  readonly isLast: boolean;
}

export const TRACE_DEFAULTS = { firstTtl: 1, maxTtl: 30, queries: 3, simultaneous: 16 } as const;
/** Milliseconds that are always waited: answers are made by busy routers. */
const LEAST_WAIT_MS = 500;

/**
 * Traces the ways to targets, all at once; each hop comes when all its probes are settled, those of a target in order. All probes
 * of a flow have the same addresses and ports, so that they take the same way (Paris traceroute). Throws NoRouteError and what is
 * wrong with the interface before anything is sent; a neighbour that does not answer is a way of one silent hop, if there are others.
 */
export async function* traceroute(
  machine: Machine,
  addresses: readonly string[],
  options: TracerouteOptions = {},
): AsyncGenerator<Hop, void, undefined> {
  const { method = HOP_METHOD } = options;
  yield* throughOutlet(machine, addresses, { ...options, method }, async function* (outlet, targets) {
    const { found, silent } = await reachable(outlet, targets, options.firstTtl);
    for (const probe of silent) yield { target: probe.target, ttl: probe.ttl, probes: [probe], isLast: true };
    yield* traced(outlet, found, options);
  });
}

/**
 * The targets to which somebody on the link takes packets, and a silent first hop of each of the others. Throws NoNeighbourError
 * where all are such, and all other faults.
 */
export async function reachable(
  outlet: Outlet,
  targets: readonly string[],
  ttl: number = TRACE_DEFAULTS.firstTtl,
): Promise<{ readonly found: readonly string[]; readonly silent: readonly HopProbe[] }> {
  const ways = await Promise.allSettled(targets.map((target) => outlet.way(target)));
  const faults = ways.flatMap((way): unknown[] => (way.status === "rejected" ? [way.reason] : []));
  const grave = faults.find((fault) => !(fault instanceof NoNeighbourError) || faults.length === targets.length);
  if (grave !== undefined) throw grave;
  const isFound = (_: string, i: number): boolean => ways[i].status === "fulfilled";
  const silent = targets.filter((target, i) => !isFound(target, i));
  return {
    found: targets.filter(isFound),
    silent: silent.map((target) => ({ target, ttl, flow: 1, at: outlet.now(), answer: undefined })),
  };
}

async function* traced(
  outlet: Outlet,
  targets: readonly string[],
  options: TracerouteOptions,
): AsyncGenerator<Hop, void, undefined> {
  const probes = new HopProbes(outlet, options);
  const traces = targets.map((target) => new Trace(target, options));
  for (;;) {
    for (const trace of traces) {
      for (let next = trace.next(); next !== undefined; next = trace.next()) {
        trace.sent(await probes.send(trace.target, next.ttl, next.flow));
      }
      yield* trace.hops();
    }
    const deadlines = traces.flatMap((trace) => trace.deadlines());
    if (deadlines.length === 0) return;
    const first = deadlines.reduce((one, other) => (one < other ? one : other));
    const arrivals = await outlet.receiveFrames(Math.max(0, Number(first - outlet.now()) / 1e6));
    if (arrivals === undefined) return;
    for (const arrival of arrivals) {
      const probe = probes.answered(arrival);
      if (probe !== undefined) traces.find(({ target }) => target === probe.target)!.answered(probe);
    }
    for (const trace of traces) for (const probe of trace.settle(outlet.now())) probes.giveUp(probe);
  }
}

/** One target: what was asked, what came, and what is to be asked next. */
class Trace {
  readonly target: string;
  private readonly firstTtl: number;
  private readonly flows: number;
  private readonly queries: number;
  private readonly simultaneous: number;
  private readonly waitMs: number | undefined;
  /** Every probe of a hop, by the hop's place in the way. */
  private readonly asked = new Map<number, SentProbe[]>();
  private readonly waiting = new Set<SentProbe>();
  /** The longest round trip of each hop, in milliseconds. */
  private readonly longestMs = new Map<number, number>();
  private lastTtl: number;
  private told: number;
  private ttl: number;

  constructor(target: string, options: TracerouteOptions) {
    this.target = target;
    this.flows = options.flows ?? 1;
    this.queries = options.queries ?? (this.flows > 1 ? 1 : TRACE_DEFAULTS.queries);
    this.simultaneous = options.simultaneous ?? TRACE_DEFAULTS.simultaneous;
    this.waitMs = options.waitMs;
    this.firstTtl = options.firstTtl ?? TRACE_DEFAULTS.firstTtl;
    this.lastTtl = options.maxTtl ?? TRACE_DEFAULTS.maxTtl;
    this.ttl = this.firstTtl;
    this.told = this.firstTtl - 1;
  }

  /** What to send now; undefined where nothing is. */
  next(): { readonly ttl: number; readonly flow: number } | undefined {
    if (this.waiting.size >= this.simultaneous) return undefined;
    const perHop = this.flows * this.queries;
    if ((this.asked.get(this.ttl)?.length ?? 0) === perHop) this.ttl++;
    if (this.ttl > this.lastTtl) return undefined;
    return { ttl: this.ttl, flow: ((this.asked.get(this.ttl)?.length ?? 0) % this.flows) + 1 };
  }

  sent(probe: SentProbe): void {
    const asked = this.asked.get(probe.ttl) ?? [];
    asked.push(probe);
    this.asked.set(probe.ttl, asked);
    this.waiting.add(probe);
  }

  answered(probe: SentProbe): void {
    const { ttl, answer } = probe;
    this.waiting.delete(probe);
    this.longestMs.set(ttl, Math.max(answer!.rttMs, this.longestMs.get(ttl) ?? 0));
    if (answer!.isLast) this.lastTtl = Math.min(this.lastTtl, ttl);
  }

  /** Until when each probe is waited for. */
  deadlines(): bigint[] {
    return [...this.waiting].map((probe) => this.deadline(probe));
  }

  /** Probes that are waited for no longer: their time is over, or the way ends before them. */
  settle(now: bigint): SentProbe[] {
    const settled = [...this.waiting].filter((probe) => probe.ttl > this.lastTtl || this.deadline(probe) <= now);
    for (const probe of settled) this.waiting.delete(probe);
    return settled;
  }

  /** The hops that are complete and were not told before. */
  *hops(): Generator<Hop, void, undefined> {
    const { target, flows, queries } = this;
    while (this.told < this.lastTtl) {
      const ttl = this.told + 1;
      const probes = this.asked.get(ttl) ?? [];
      if (probes.length < flows * queries || probes.some((probe) => this.waiting.has(probe))) return;
      this.told = ttl;
      yield { target, ttl, probes, isLast: ttl === this.lastTtl };
    }
  }

  private deadline({ ttl, at }: SentProbe): bigint {
    return at + nanosecondsOf(this.waitMs ?? patience(ttl, this.longestMs, LEAST_WAIT_MS));
  }
}
