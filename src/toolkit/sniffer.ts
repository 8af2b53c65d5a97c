import type { Packet } from "./packet.ts";

/** What sniffing does with packets, in Scapy's words. */
export interface SniffOptions {
  /** Packets after which it ends; 0, the default, is no number. */
  readonly count?: number;
  /** Seconds after which it ends. */
  readonly timeout?: number;
  /** Whether packets are kept and returned (default true). */
  readonly store?: boolean;
  /** Called with each packet; what it returns, unless undefined, is printed. A promise is waited for. */
  readonly prn?: (packet: Packet) => unknown;
  /** Packets of which it is not true are let go: they are neither counted nor shown. */
  readonly lfilter?: (packet: Packet) => boolean;
  /** Sniffing ends after the first packet of which it is true. */
  readonly stopFilter?: (packet: Packet) => boolean;
  /** What becomes of each packet before it is counted: itself, nothing yet, or what it completed. */
  readonly session?: Session;
  /** Called when packets are being kept. */
  readonly startedCallback?: () => void;
  /** Ends it, as `stop` does. */
  readonly signal?: AbortSignal;
  /** No word to the console but what `prn` returns. */
  readonly quiet?: boolean;
}

/** Makes packets of packets: puts fragments together, takes tunnels off. */
export type Session = (packet: Packet) => Packet | Iterable<Packet> | undefined;

/** Opens what is to be sniffed; the signal ends it. */
export type OpenPackets = (signal: AbortSignal) => AsyncIterable<Packet> | Promise<AsyncIterable<Packet>>;

/** How long packets that are at hand may keep all else in the program from happening. */
const TURN_MS = 20;

/** Sniffing in the background, over any source of packets. */
export class Sniffer {
  running = false;
  /** The packets kept, when it has ended. */
  results: readonly Packet[] | undefined = undefined;
  private readonly open: OpenPackets;
  private readonly options: SniffOptions;
  private ended: Promise<readonly Packet[]> | undefined;
  private end = new AbortController();

  constructor(open: OpenPackets, options: SniffOptions = {}) {
    this.open = open;
    this.options = options;
  }

  /** Begins; a sniffer that has ended begins anew. Throws where it is running. */
  start(): this {
    if (this.running) throw new Error("already running: stop() or join() first");
    this.running = true;
    this.results = undefined;
    this.end = new AbortController();
    this.ended = this.sniff(this.end.signal);
    // Whoever joins hears of a failure; that nobody has joined yet is no reason to end the program.
    this.ended.catch(() => undefined);
    return this;
  }

  /** Ends it and gives the packets kept. Throws where it is not running. */
  stop(): Promise<readonly Packet[]> {
    if (!this.running) throw new Error("not running: see running");
    this.end.abort();
    return this.join();
  }

  /** Waits for the end and gives the packets kept; rejects with what opening, reading or a function of the options threw. */
  join(): Promise<readonly Packet[]> {
    if (this.ended === undefined) throw new Error("not started: start() first");
    return this.ended;
  }

  private async sniff(signal: AbortSignal): Promise<readonly Packet[]> {
    const { timeout, startedCallback, signal: wanted } = this.options;
    const over = (): void => this.end.abort();
    wanted?.addEventListener("abort", over);
    if (wanted?.aborted === true) over();
    const timer = timeout === undefined ? undefined : setTimeout(over, timeout * 1000);
    if (timeout === 0) over();
    const kept: Packet[] = [];
    try {
      const packets = await this.open(signal);
      startedCallback?.();
      await this.take(packets, kept, signal);
    } finally {
      clearTimeout(timer);
      wanted?.removeEventListener("abort", over);
      this.end.abort();
      this.running = false;
    }
    return (this.results = kept);
  }

  private async take(packets: AsyncIterable<Packet>, kept: Packet[], signal: AbortSignal): Promise<void> {
    const { count = 0, lfilter, stopFilter, session, store = true } = this.options;
    let delivered = 0;
    for await (const packet of until(packets, signal)) {
      if (lfilter !== undefined && !lfilter(packet)) continue;
      for (const made of session === undefined ? [packet] : listed(session(packet))) {
        delivered++;
        if (store) kept.push(made);
        await this.show(made);
      }
      if (stopFilter?.(packet) === true || (count > 0 && delivered >= count)) return;
    }
  }

  private async show(packet: Packet): Promise<void> {
    const { prn } = this.options;
    if (prn === undefined) return;
    const result = await prn(packet);
    if (result !== undefined) console.log(result);
  }
}

function listed(made: Packet | Iterable<Packet> | undefined): Iterable<Packet> {
  if (made === undefined) return [];
  return Symbol.iterator in made ? made : [made];
}

/** What `items` gives until the signal aborts, even amid a wait; now and then it lets other things happen. */
async function* until<Item>(items: AsyncIterable<Item>, signal: AbortSignal): AsyncGenerator<Item, void, undefined> {
  const iterator = items[Symbol.asyncIterator]();
  let giveUp: (() => void) | undefined;
  signal.addEventListener("abort", () => giveUp?.(), { once: true });
  const next = (): Promise<IteratorResult<Item> | undefined> =>
    new Promise((resolve, reject) => {
      giveUp = () => resolve(undefined);
      iterator.next().then(resolve, reject);
    });
  let turn = performance.now();
  let waits = false;
  try {
    while (!signal.aborted) {
      waits = true;
      const result = await next();
      if (result === undefined) return;
      waits = false;
      if (result.done === true) return;
      yield result.value;
      if (performance.now() - turn < TURN_MS) continue;
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
      turn = performance.now();
    }
  } finally {
    const closed = iterator.return?.();
    // A source amid a wait closes when that is over, which the signal may or may not bring about.
    if (waits) closed?.catch(() => undefined);
    else await closed;
  }
}

/** One item of each in turn, until all are at their end: the order in which Scapy reads several files. */
export async function* inTurn<Item>(sources: readonly AsyncIterable<Item>[]): AsyncGenerator<Item, void, undefined> {
  let open = sources.map((source) => source[Symbol.asyncIterator]());
  try {
    while (open.length > 0) {
      for (const iterator of open) {
        const next = await iterator.next();
        if (next.done === true) open = open.filter((other) => other !== iterator);
        else yield next.value;
      }
    }
  } finally {
    for (const iterator of open) await iterator.return?.();
  }
}
