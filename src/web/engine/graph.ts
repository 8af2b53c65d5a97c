import type { Graph, Series, SeriesMistake } from "../messages.ts";
import type { Capture } from "./capture.ts";
import { dissectAll } from "./dissect-all.ts";
import { compileFilter, needsOf } from "./packet-filter.ts";

/** Intervals that a graph may have. */
const MOST_INTERVALS = 1_000_000;
const BITS = 8;

/** Counts packets by intervals of time, once for each series; throws the signal's reason. */
export async function graph(
  capture: Capture,
  series: readonly Series[],
  intervalMs: number,
  until: number,
  signal: AbortSignal,
): Promise<Graph | SeriesMistake> {
  const compiled = series.map(({ filter }) => compileFilter(filter));
  const wrong = compiled.findIndex((one) => "mistake" in one);
  if (wrong >= 0) return { series: wrong, mistake: (compiled[wrong] as { mistake: SeriesMistake["mistake"] }).mistake };
  const ready = compiled.flatMap((one) => ("filter" in one ? [one] : []));
  const counts: number[][] = series.map(() => []);
  let first: { readonly seconds: number; readonly nanoseconds: number } | undefined;
  let intervals = 0;
  await dissectAll(
    capture,
    {
      needs: needsOf(ready.map(({ filter }) => filter)),
      until,
      packet(_, { record: { seconds, nanoseconds, original } }, { dissector }) {
        first ??= { seconds, nanoseconds };
        const time = 1000 * (seconds - first.seconds) + (nanoseconds - first.nanoseconds) / 1e6;
        // What is older than the first packet has no interval.
        if (time < 0) return;
        const interval = Math.floor(time / intervalMs);
        if (interval >= MOST_INTERVALS)
          throw new Error(
            `the capture has more than ${MOST_INTERVALS} intervals of ${intervalMs} ms: take longer ones`,
          );
        intervals = Math.max(intervals, interval + 1);
        for (let i = 0; i < ready.length; i++) {
          if (!ready[i].filter.matches(dissector)) continue;
          counts[i][interval] = (counts[i][interval] ?? 0) + amount(series[i], original);
        }
      },
    },
    signal,
  );
  const values = counts.map((own) => Float64Array.from({ length: intervals }, (_, i) => own[i] ?? 0));
  return { intervalMs, values };
}

function amount({ value }: Series, octets: number): number {
  if (value === "packets") return 1;
  return value === "bytes" ? octets : BITS * octets;
}
