import { fixed } from "../../bytes/fixed.ts";
import { FieldSearch } from "./field-search.ts";
import { filterOf, type Statistic, type StatisticContext } from "./statistic.ts";

/** Delays that are kept for the median and percentiles; beyond them only the others go on. */
const SAMPLE_LIMIT = 1_000_000;

/**
 * `http,srt` and `dns,srt`, which tshark does not have: how long answers take, from the field that a session works out.
 * Times are in milliseconds.
 */
export function delays(protocol: "http" | "dns", words: string, context: StatisticContext): Statistic {
  const matches = filterOf(words, context);
  const field = new FieldSearch(`${protocol}.time`, context);
  const samples: number[] = [];
  let count = 0;
  let total = 0;
  return {
    see(sight) {
      if (!matches(sight)) return;
      for (field.start(sight); field.next();) {
        const seconds = sight.values.seconds(field.layer, field.quad);
        const milliseconds = 1000 * seconds + sight.values.nanoseconds / 1e6;
        count++;
        total += milliseconds;
        if (samples.length < SAMPLE_LIMIT) samples.push(milliseconds);
      }
    },
    text() {
      const figures = Object.entries(figuresOf(samples, count, total));
      const rule = `${"=".repeat(10 * figures.length)}\n`;
      const row = (cells: readonly string[]): string =>
        `${cells
          .map((cell) => cell.padEnd(10))
          .join("")
          .trimEnd()}\n`;
      return [
        `\n${rule}${protocol.toUpperCase()} response times (ms)\nFilter: ${words || "<none>"}\n\n`,
        row(figures.map(([name]) => name)),
        row(figures.map(([name, value]) => (name === "count" ? String(value) : fixed(value, 3)))),
        rule,
      ].join("");
    },
    json: () => figuresOf(samples, count, total),
  };
}

function figuresOf(samples: readonly number[], count: number, total: number): { readonly [name: string]: number } {
  if (count === 0) return { count };
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  return { count, min: sorted[0], mean: total / count, median: at(0.5), p95: at(0.95), max: sorted[sorted.length - 1] };
}
