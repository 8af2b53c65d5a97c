import { nanosecondsOf, type Link } from "../link/link.ts";
import type { Machine, RouteWishes } from "../link/machine.ts";
import { NoNeighbourError, type Outlet } from "./outlet.ts";
import { Outstanding, type Answered } from "./outstanding.ts";
import type { PingEvent } from "./ping-event.ts";
import { probeHeaders, probePacket, ProbeSizeError, type ProbeMethod } from "./probe-packet.ts";
import { throughOutlet } from "./through-outlet.ts";

/** How to ping; the defaults are those of ping(8). */
export interface PingOptions extends RouteWishes {
  /** Echo requests (default), segments that ask for a connection, or datagrams. */
  readonly method?: ProbeMethod | undefined;
  /** The port of TCP (default 80) or UDP (default 7, echo). */
  readonly port?: number | undefined;
  /** Probes to each target (default: without end). */
  readonly count?: number | undefined;
  /** Milliseconds from one probe to the next (default 1000). */
  readonly intervalMs?: number | undefined;
  /** Sends the next probe when the last is answered, and at least a hundred a second. */
  readonly flood?: boolean | undefined;
  /**
   * Milliseconds for which an answer to the last probe is waited for where none ever came (default 10,000); else it is
   * twice the longest round trip, and no less than the interval.
   */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds after which it ends, whatever was answered. */
  readonly deadlineMs?: number | undefined;
  /** Octets behind the ICMP or UDP header (default 56). */
  readonly size?: number | undefined;
  /** Hops that a probe may take (default 64). */
  readonly ttl?: number | undefined;
  /** Ends it. */
  readonly signal?: AbortSignal | undefined;
}

const DEFAULTS = { method: "icmp", ttl: 64, intervalMs: 1000, timeoutMs: 10_000 } as const;
export const DEFAULT_SIZE = 56;
export const PING_PORTS = { icmp: 0, tcp: 80, udp: 7 } as const;
const FLOOD_MS = 10;
const SEQUENCES = 0x10000;
/** Ports that connections come from (RFC 6335): each segment is from another, so that none is taken for part of an earlier connection. */
const FIRST_PORT = 49_152;
const PORTS = 16_384;

/**
 * Pings addresses, all at once, and tells what happens as it happens. Throws NoRouteError and what is wrong with the interface
 * before anything is sent; a neighbour that does not answer is an error of each probe.
 */
export async function* ping(
  machine: Machine,
  addresses: readonly string[],
  options: PingOptions = {},
): AsyncGenerator<PingEvent, void, undefined> {
  const { method = DEFAULTS.method } = options;
  yield* throughOutlet(machine, addresses, { ...options, method }, (outlet, targets) =>
    new Pings(outlet, options).run(targets),
  );
}

/** One target: how far it is. */
interface Pinged {
  readonly target: string;
  /** The identifier of its echo requests, or the first port that it is asked from. */
  readonly flow: number;
  /** Our address; undefined while nobody on the link takes packets for the target. */
  source: string | undefined;
  looking: boolean;
  sent: number;
  answered: number;
  /** Probes of which it is known that they are not answered. */
  failed: number;
  longestMs: number;
  /** When the next probe is sent, and when the last one was. */
  due: bigint;
  last: bigint;
  lastProbe: Probe | undefined;
}

interface Probe {
  readonly pinged: Pinged;
  readonly sequence: number;
  /** When it was sent. */
  at: bigint;
  isAnswered: boolean;
}

class Pings {
  private readonly outlet: Outlet;
  private readonly outstanding = new Outstanding<Probe>();
  private readonly options: PingOptions;
  private readonly method: ProbeMethod;
  private readonly count: number;
  private readonly intervalMs: number;

  constructor(outlet: Outlet, options: PingOptions) {
    this.outlet = outlet;
    this.options = options;
    this.method = options.method ?? DEFAULTS.method;
    this.count = options.count ?? Infinity;
    this.intervalMs = options.flood === true ? FLOOD_MS : (options.intervalMs ?? DEFAULTS.intervalMs);
  }

  async *run(targets: readonly string[]): AsyncGenerator<PingEvent, void, undefined> {
    const { outlet } = this;
    const all = targets.map((target) => pinged(target));
    await Promise.all(all.map((each) => this.findWay(each)));
    const began = outlet.now();
    const deadline = began + nanosecondsOf(this.options.deadlineMs ?? Number.MAX_SAFE_INTEGER);
    for (const each of all) each.due = began;
    for (;;) {
      for (const each of all) if (each.sent < this.count && each.due <= outlet.now()) yield* this.probe(each);
      const moments = all.flatMap((each) => this.nextMoment(each) ?? []);
      const [next] = [...moments, deadline].sort((one, other) => Number(one - other));
      if (moments.length === 0 || outlet.now() >= deadline) return;
      const arrivals = await outlet.receiveFrames(Math.max(0, Number(next - outlet.now()) / 1e6));
      if (arrivals === undefined) return;
      for (const arrival of arrivals) {
        const answered = this.outstanding.answer(arrival);
        if (answered !== undefined) yield this.told(answered);
      }
    }
  }

  private async findWay(pinged: Pinged): Promise<void> {
    pinged.looking = true;
    try {
      const { source, link } = await this.outlet.way(pinged.target);
      this.mustFit(pinged.target, link);
      pinged.source = source;
    } catch (fault) {
      if (!(fault instanceof NoNeighbourError)) throw fault;
    } finally {
      pinged.looking = false;
    }
  }

  /** Probes are sent in one piece. */
  private mustFit(target: string, { name, mtu }: Link): void {
    const { size = DEFAULT_SIZE } = this.options;
    const headers = probeHeaders(this.method, target);
    if (this.method === "tcp" || headers + size <= mtu) return;
    throw new ProbeSizeError(
      `${name} takes packets of up to ${mtu} octets, and these have ${headers + size}: at most ${mtu - headers} octets fit behind the headers`,
    );
  }

  /** When something is to be done about a target; undefined when nothing is left. */
  private nextMoment({ sent, answered, failed, due, last, longestMs }: Pinged): bigint | undefined {
    if (sent < this.count) return due;
    if (answered + failed >= sent) return undefined;
    const { timeoutMs = DEFAULTS.timeoutMs } = this.options;
    const end = last + nanosecondsOf(answered > 0 ? Math.max(2 * longestMs, this.intervalMs) : timeoutMs);
    return this.outlet.now() >= end ? undefined : end;
  }

  private async *probe(pinged: Pinged): AsyncGenerator<PingEvent, void, undefined> {
    const { outlet, options, method } = this;
    const { target, flow, source, lastProbe } = pinged;
    if (lastProbe?.isAnswered === false) {
      yield { kind: "silence", target, sequence: lastProbe.sequence, at: outlet.now() };
    }
    const sequence = ++pinged.sent % SEQUENCES;
    const at = outlet.now();
    const probe: Probe = { pinged, sequence, at, isAnswered: false };
    pinged.lastProbe = probe;
    pinged.last = at;
    const interval = nanosecondsOf(this.intervalMs);
    // Who was held up does not make up for it.
    const isLate = at - pinged.due > interval / 10n;
    pinged.due = (isLate ? at : pinged.due) + interval;
    if (source === undefined) {
      probe.isAnswered = true;
      pinged.failed++;
      yield { kind: "sent", target, sequence, at };
      yield { kind: "error", target, sequence, at, from: outlet.route(target).source, ...NOBODY };
      // A host that is being started answers one day.
      if (!pinged.looking) this.findWay(pinged).catch(() => {});
      return;
    }
    const packet = probePacket({
      method,
      source,
      destination: target,
      hops: options.ttl ?? DEFAULTS.ttl,
      flow: method === "tcp" ? FIRST_PORT + ((flow + sequence) % PORTS) : flow,
      port: options.port ?? PING_PORTS[method],
      number: sequence,
      size: options.size ?? DEFAULT_SIZE,
    });
    const sent = await outlet.sendOctets(packet, target, ({ toMany }) => this.outstanding.add(probe, packet, toMany));
    probe.at = sent.at;
    yield { kind: "sent", target, sequence, at: sent.at };
  }

  private told({ probe, isFirst, kind, error, from, hops, octets, at }: Answered<Probe>): PingEvent {
    const { pinged, sequence } = probe;
    const rttMs = Number(at - probe.at) / 1e6;
    const { target } = pinged;
    const isSettled = probe.isAnswered;
    probe.isAnswered = true;
    const isClosedPort = this.method === "udp" && error?.isPortUnreachable === true;
    if (error !== undefined && !isClosedPort) {
      if (!isSettled) pinged.failed++;
      const { reason, type, code } = error;
      return { kind: "error", target, sequence, at, from, reason, type, code };
    }
    if (isFirst) pinged.answered++;
    pinged.longestMs = Math.max(pinged.longestMs, rttMs);
    if (this.options.flood === true) pinged.due = this.outlet.now();
    const what = kind === "error" ? "closed" : kind;
    return { kind: "reply", target, sequence, at, from, what, octets, ttl: hops, rttMs, duplicate: !isFirst };
  }
}

/** What ping says when nobody answers for the target on its link. */
const NOBODY = { reason: "Destination Host Unreachable", type: undefined, code: undefined };

function pinged(target: string): Pinged {
  const flow = FIRST_PORT + Math.floor(Math.random() * PORTS);
  return {
    target,
    flow,
    source: undefined,
    looking: false,
    sent: 0,
    answered: 0,
    failed: 0,
    longestMs: 0,
    due: 0n,
    last: 0n,
    lastProbe: undefined,
  };
}
