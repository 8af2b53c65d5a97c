import { ticks } from "../host/ticks.ts";
import { openLiveTraffic, type TrafficSource } from "../host/traffic/live-traffic.ts";
import type { By } from "../monitor/talker.ts";
import { trafficRows, type SortKey, type TrafficRow } from "../monitor/traffic-row.ts";
import { liveFilter } from "./filter.ts";

const MS = 1000;

/** Whose traffic, and how it is told apart. */
export interface BandwidthOptions {
  /** Names of interfaces; default that of the default route. */
  readonly interface?: string | readonly string[] | undefined;
  /** Default `host`. */
  readonly by?: By | undefined;
  /** A capture filter; needs the right to capture. */
  readonly filter?: string | undefined;
  /** Seconds between two values; default 1. */
  readonly interval?: number | undefined;
  /** Default: packets captured, or, without the right to capture, what the kernel counts for TCP connections. */
  readonly source?: TrafficSource | undefined;
  /** Default `now`. */
  readonly sort?: SortKey | undefined;
  /** Ends it. */
  readonly signal?: AbortSignal | undefined;
}

/** Traffic in an interval that has just ended. */
export interface Bandwidth {
  /** Seconds since 1970 at its end. */
  readonly time: number;
  /** Its length in seconds. */
  readonly seconds: number;
  readonly source: TrafficSource;
  /** Packets lost before they could be counted. */
  readonly lost: number;
  /** What the user should know of how it was counted. */
  readonly notices: readonly string[];
  readonly total: TrafficRow;
  readonly rows: readonly TrafficRow[];
}

/**
 * Who uses the network, interval by interval: `for await (const { rows } of bandwidth({ by: "process" }))`. In is what comes to
 * this host, in octets with link-level headers where packets are captured, of payload where the kernel's counts are read.
 * Ends with its loop or its signal. Throws as `capture`, and `NetworkUnknownError`.
 */
export async function* bandwidth(options: BandwidthOptions = {}): AsyncGenerator<Bandwidth, void, undefined> {
  const { by = "host", interval = 1, sort = "now", filter, signal, source } = options;
  const chosen = await liveFilter(filter);
  const ending = new AbortController();
  const end = (): void => ending.abort();
  signal?.addEventListener("abort", end, { once: true });
  if (signal?.aborted === true) end();
  const traffic = await openLiveTraffic({
    interface: options.interface,
    filter: chosen,
    source,
    view: "here",
    signal: ending.signal,
  });
  const ended = new AbortController();
  void traffic.ended.then(() => ended.abort());
  const settled = async (): Promise<Bandwidth> => {
    await traffic.settle();
    const { ledger, notices } = traffic;
    return {
      time: Date.now() / MS,
      seconds: ledger.seconds,
      source: traffic.source,
      lost: traffic.lost(),
      notices: [...notices],
      ...trafficRows(ledger, by, sort),
    };
  };
  try {
    for await (const count of ticks(interval * MS, ended.signal)) if (count > 0) yield settled();
    // The last interval, cut short.
    yield settled();
  } finally {
    signal?.removeEventListener("abort", end);
    end();
    await traffic.close();
  }
}
