import { nanosecondsOf } from "../link/link.ts";
import type { Machine } from "../link/machine.ts";
import { HOP_METHOD, HopProbes, patience, type HopOptions, type HopProbe, type SentProbe } from "./hop-probes.ts";
import type { Outlet } from "./outlet.ts";
import { reachable, TRACE_DEFAULTS } from "./traceroute.ts";
import { throughOutlet } from "./through-outlet.ts";

/** How to go on asking the hops of ways. */
export interface MtrOptions extends HopOptions {
  /** The first hop to ask (default 1). */
  readonly firstTtl?: number | undefined;
  /** Rounds (default: without end). */
  readonly cycles?: number | undefined;
  /** Milliseconds from one round to the next (default 1000). */
  readonly intervalMs?: number | undefined;
}

/** A probe to a hop was sent, answered, or is waited for no longer; or a round begins. */
export type HopEvent =
  | { readonly kind: "sent" | "answer" | "silence"; readonly probe: HopProbe }
  | { readonly kind: "round"; readonly round: number };

const INTERVAL_MS = 1000;
/** Milliseconds between two probes of a round, so that they do not meet at a router that answers few at a time. */
const GAP_MS = 10;
/** How many silent hops beyond the last that answered are asked; mtr's number. */
const MOST_SILENT = 5;
/** Milliseconds that are always waited: an answer that comes late was not lost. */
const LEAST_WAIT_MS = 1000;

/**
 * Asks all hops of ways again and again, a probe a round and flow, and tells what becomes of each. The way to a target is as long as
 * the first hop that ends it; what was sent further in the first round is not told. Throws as `traceroute` does; a neighbour that does
 * not answer is a way of one silent hop, asked once.
 */
export async function* mtr(
  machine: Machine,
  addresses: readonly string[],
  options: MtrOptions = {},
): AsyncGenerator<HopEvent, void, undefined> {
  const { method = HOP_METHOD } = options;
  yield* throughOutlet(machine, addresses, { ...options, method }, async function* (outlet, targets) {
    const { found, silent } = await reachable(outlet, targets, options.firstTtl);
    for (const probe of silent) {
      yield { kind: "sent", probe };
      yield { kind: "silence", probe };
    }
    yield* new Rounds(outlet, found, options).run();
  });
}

/** The way to a target, as far as it is known. */
interface Course {
  readonly target: string;
  /** The hop that ends it. */
  lastTtl: number;
  /** The furthest hop that answered. */
  farthest: number;
  readonly longestMs: Map<number, number>;
}

class Rounds {
  private readonly outlet: Outlet;
  private readonly probes: HopProbes;
  private readonly options: MtrOptions;
  private readonly courses: readonly Course[];
  private readonly waiting = new Map<SentProbe, Course>();
  private isClosed = false;

  constructor(outlet: Outlet, targets: readonly string[], options: MtrOptions) {
    const { maxTtl = TRACE_DEFAULTS.maxTtl } = options;
    this.outlet = outlet;
    this.probes = new HopProbes(outlet, options);
    this.options = options;
    this.courses = targets.map((target) => ({ target, lastTtl: maxTtl, farthest: 0, longestMs: new Map() }));
  }

  async *run(): AsyncGenerator<HopEvent, void, undefined> {
    const { cycles = Infinity, intervalMs = INTERVAL_MS } = this.options;
    let due = this.outlet.now();
    for (let round = 0; round < cycles && !this.isClosed; round++) {
      yield { kind: "round", round };
      const began = due;
      for (const [course, ttl, flow] of this.plan(round)) {
        // A hop is beyond the end when the target has answered meanwhile.
        if (ttl > course.lastTtl) continue;
        yield* this.receiveUntil(due);
        if (this.isClosed) return;
        const probe = await this.probes.send(course.target, ttl, flow);
        this.waiting.set(probe, course);
        yield { kind: "sent", probe };
        due += nanosecondsOf(GAP_MS);
      }
      const next = began + nanosecondsOf(intervalMs);
      due = due > next ? due : next;
      if (round < cycles - 1) yield* this.receiveUntil(due);
    }
    while (this.waiting.size > 0 && !this.isClosed) yield* this.receive();
  }

  /** What to ask in a round: the hops of all ways side by side. */
  private *plan(round: number): Generator<readonly [course: Course, ttl: number, flow: number]> {
    const { firstTtl = TRACE_DEFAULTS.firstTtl, flows = 1 } = this.options;
    const limits = this.courses.map(({ lastTtl, farthest }) =>
      Math.min(lastTtl, round === 0 ? Infinity : Math.max(firstTtl, farthest) + MOST_SILENT),
    );
    for (let ttl = firstTtl; ttl <= Math.max(...limits); ttl++) {
      for (const [i, course] of this.courses.entries()) {
        if (ttl > limits[i]) continue;
        for (let flow = 1; flow <= flows; flow++) yield [course, ttl, flow];
      }
    }
  }

  private async *receiveUntil(moment: bigint): AsyncGenerator<HopEvent, void, undefined> {
    while (this.outlet.now() < moment && !this.isClosed) yield* this.receive(moment);
  }

  /** Tells what comes next, or whom nothing comes from any more; at most until a moment. */
  private async *receive(moment?: bigint): AsyncGenerator<HopEvent, void, undefined> {
    const { outlet, waiting } = this;
    const deadlines = [...waiting].map(([probe, course]) => this.deadline(probe, course));
    const wake = [...deadlines, ...(moment === undefined ? [] : [moment])].reduce(min);
    const arrivals = await outlet.receiveFrames(Math.max(0, Number(wake - outlet.now()) / 1e6));
    if (arrivals === undefined) this.isClosed = true;
    for (const arrival of arrivals ?? []) {
      const probe = this.probes.answered(arrival);
      const course = probe && waiting.get(probe);
      if (probe === undefined || course === undefined) continue;
      waiting.delete(probe);
      this.learn(course, probe);
      if (probe.ttl <= course.lastTtl) yield { kind: "answer", probe };
    }
    yield* this.silences();
  }

  private learn(course: Course, { ttl, answer }: SentProbe): void {
    const { rttMs, isLast } = answer!;
    course.longestMs.set(ttl, Math.max(rttMs, course.longestMs.get(ttl) ?? 0));
    if (isLast) course.lastTtl = Math.min(course.lastTtl, ttl);
    course.farthest = Math.min(course.lastTtl, Math.max(course.farthest, ttl));
  }

  /** Tells who is waited for no longer. */
  private *silences(): Generator<HopEvent> {
    const now = this.outlet.now();
    for (const [probe, course] of this.waiting) {
      if (probe.ttl <= course.lastTtl && this.deadline(probe, course) > now) continue;
      this.waiting.delete(probe);
      this.probes.giveUp(probe);
      if (probe.ttl <= course.lastTtl) yield { kind: "silence", probe };
    }
  }

  private deadline({ ttl, at }: SentProbe, { longestMs }: Course): bigint {
    return at + nanosecondsOf(this.options.waitMs ?? patience(ttl, longestMs, LEAST_WAIT_MS));
  }
}

const min = (one: bigint, other: bigint): bigint => (one < other ? one : other);
