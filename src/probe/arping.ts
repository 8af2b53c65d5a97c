import { nanosecondsOf, timeOf, type Frame, type Link } from "../link/link.ts";
import { NoRouteError, type Machine, type RouteWishes } from "../link/machine.ts";
import { neighbourIn, neighbourQuestion } from "./neighbours.ts";
import { scoped } from "./scoped.ts";

/** How to ask who has addresses. */
export interface ArpingOptions extends RouteWishes {
  /** How often each address is asked for (default: without end). */
  readonly count?: number | undefined;
  /** Milliseconds from one round to the next (default 1000). */
  readonly intervalMs?: number | undefined;
  /** Milliseconds for which answers to the last round are waited for (default 1000). */
  readonly timeoutMs?: number | undefined;
  /** Asks no further for an address that somebody has (default false). */
  readonly untilFound?: boolean | undefined;
  /** The most questions a second (default 1000). */
  readonly rate?: number | undefined;
  /** Ends it. */
  readonly signal?: AbortSignal | undefined;
}

/** An address was asked for. */
export interface ArpingQuestion {
  readonly kind: "asked";
  readonly target: string;
  /** When, in nanoseconds since 1970. */
  readonly at: bigint;
}

/** A station says that an address is its own. */
export interface ArpingReply {
  readonly kind: "reply";
  readonly target: string;
  readonly mac: string;
  /** Milliseconds since the address was last asked for. */
  readonly rttMs: number;
  readonly at: bigint;
  /** The stations that have said the same before, where they are others: they have one address. */
  readonly others: readonly string[];
}

export type ArpingEvent = ArpingQuestion | ArpingReply;

const DEFAULTS = { intervalMs: 1000, timeoutMs: 1000, rate: 1000 } as const;
const SECOND_MS = 1000;
const LINKTYPE_ETHERNET = 1;
/** Questions for an address whose times are remembered. */
const REMEMBERED = 16;

/**
 * Asks on the link who has addresses, by ARP (RFC 826) or by neighbour solicitations (RFC 4861), and tells what happens as it
 * happens. Throws NoRouteError for an address that is not on the link, and what is wrong with the interface.
 */
export async function* arping(
  machine: Machine,
  addresses: readonly string[],
  options: ArpingOptions = {},
): AsyncGenerator<ArpingEvent, void, undefined> {
  const { targets, wishes } = scoped(addresses, options);
  const routes = targets.map((target) => neighbourRoute(machine, target, wishes));
  // Nobody on the link is asked for what is ours.
  const [route, ...others] = routes.filter(({ nextHop, source }) => nextHop !== source);
  if (route === undefined) throw new NoRouteError(`${targets.join(", ")} is our own address: ask for another`);
  const other = others.find((each) => each.interface !== route.interface);
  if (other !== undefined) {
    const [one, two] = [route, other].map((each) => `${each.nextHop} on ${each.interface}`);
    throw new NoRouteError(`${one} and ${two} are on two links: ask on one of them`);
  }
  const link = await machine.open(route.interface, { latency: "immediate" });
  const end = (): void => void link.close();
  options.signal?.addEventListener("abort", end, { once: true });
  try {
    yield* new Asking(link, new Map([route, ...others].map(({ nextHop, source }) => [nextHop, source])), options).run();
  } finally {
    options.signal?.removeEventListener("abort", end);
    await link.close();
  }
}

function neighbourRoute(machine: Machine, target: string, wishes: RouteWishes) {
  const route = machine.route(target, wishes);
  if (route.nextHop === target) return route;
  throw new NoRouteError(`${target} is on no link of ours: the router ${route.nextHop} leads there`);
}

/** What is known of an address that is asked for. */
interface Wanted {
  readonly source: string;
  /** When it was asked for, the newest last. */
  readonly asked: bigint[];
  readonly stations: Set<string>;
}

class Asking {
  private readonly link: Link;
  private readonly mac: string;
  private readonly options: ArpingOptions;
  private readonly wanted: ReadonlyMap<string, Wanted>;
  private isClosed = false;

  /** `sources` has for each address the one of ours that asks. */
  constructor(link: Link, sources: ReadonlyMap<string, string>, options: ArpingOptions) {
    const mac = link.addresses.find(({ kind }) => kind === "mac")?.address;
    if (mac === undefined || link.linkType !== LINKTYPE_ETHERNET)
      throw new NoRouteError(`${link.name} is no Ethernet: nobody on it can be asked for an address`);
    this.link = link;
    this.mac = mac;
    this.options = options;
    this.wanted = new Map(
      [...sources].map(([target, source]) => [target, { source, asked: [], stations: new Set<string>() }]),
    );
  }

  async *run(): AsyncGenerator<ArpingEvent, void, undefined> {
    const { link, options } = this;
    const { count = Infinity, intervalMs = DEFAULTS.intervalMs, timeoutMs = DEFAULTS.timeoutMs } = options;
    const gap = nanosecondsOf(SECOND_MS / (options.rate ?? DEFAULTS.rate));
    let due = link.now();
    for (let round = 1; round <= count; round++) {
      const began = due;
      for (const [target, wanted] of this.wanted) {
        if (this.isSettled(wanted)) continue;
        yield* this.receiveUntil(due);
        if (this.isClosed) return;
        const question = neighbourQuestion(this.mac, wanted.source, target);
        const at = link.now();
        wanted.asked.push(at);
        if (wanted.asked.length > REMEMBERED) wanted.asked.shift();
        await link.send(question);
        yield { kind: "asked", target, at };
        due += gap;
      }
      const next = began + nanosecondsOf(round === count ? timeoutMs : intervalMs);
      due = due > next ? due : next;
      yield* this.receiveUntil(due);
      if (this.isClosed || [...this.wanted.values()].every((each) => this.isSettled(each))) return;
    }
  }

  private isSettled({ stations }: Wanted): boolean {
    return this.options.untilFound === true && stations.size > 0;
  }

  private async *receiveUntil(moment: bigint): AsyncGenerator<ArpingReply, void, undefined> {
    const { link } = this;
    for (let now = link.now(); now < moment; now = link.now()) {
      const frames = await link.receive(Number(moment - now) / 1e6);
      if (frames === undefined) this.isClosed = true;
      for (const frame of frames ?? []) {
        const reply = this.replyIn(frame);
        if (reply !== undefined) yield reply;
      }
      if (this.isClosed) return;
    }
  }

  private replyIn(frame: Frame): ArpingReply | undefined {
    const told = neighbourIn(frame.bytes);
    const wanted = told && this.wanted.get(told.address);
    if (told === undefined || wanted === undefined) return undefined;
    const { address: target, mac } = told;
    const at = timeOf(frame);
    // It may have come before the last question went. What came before the first answers nothing.
    const since = wanted.asked.findLast((moment) => moment <= at);
    if (since === undefined) return undefined;
    const others = [...wanted.stations].filter((station) => station !== mac);
    wanted.stations.add(mac);
    return { kind: "reply", target, mac, rttMs: Number(at - since) / 1e6, at, others };
  }
}
