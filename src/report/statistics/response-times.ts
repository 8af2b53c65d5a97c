import { fixed } from "../../bytes/fixed.ts";
import type { FieldSearch } from "./field-search.ts";
import type { Sight } from "./statistic.ts";

/** Answers to one command: their number, and times in seconds. */
interface Row {
  readonly name: string;
  calls: number;
  least: number;
  most: number;
  total: number;
}

/** How long answers take, by the number of what was asked. */
export class ResponseTimes {
  private readonly rows = new Map<number, Row>();

  enter(index: number, name: string, seconds: number): void {
    let row = this.rows.get(index);
    if (!row) this.rows.set(index, (row = { name, calls: 0, least: Infinity, most: 0, total: 0 }));
    row.calls++;
    row.least = Math.min(row.least, seconds);
    row.most = Math.max(row.most, seconds);
    row.total += seconds;
  }

  private get sorted(): (readonly [number, Row])[] {
    return [...this.rows].sort(([a], [b]) => a - b);
  }

  /** As tshark prints them; `filter` is what it says there, whatever filter was asked for. */
  text(title: string, heading: string, filter: string): string {
    return [
      `\n${"=".repeat(67)}\n${title} SRT Statistics:\nFilter: ${filter}\n`,
      `Index  ${heading.padEnd(22)} Calls    Min SRT    Max SRT    Avg SRT    Sum SRT\n`,
      ...this.sorted.map(([index, row]) => line(index, row)),
      `${"=".repeat(66)}\n`,
    ].join("");
  }

  json(): unknown {
    return this.sorted.map(([index, { name, calls, least, most, total }]) => ({
      index,
      name,
      calls,
      min: least,
      max: most,
      mean: total / calls,
      sum: total,
    }));
  }
}

/** The seconds of the time that a search has found. */
export function secondsAt({ values }: Sight, { layer, quad }: FieldSearch): number {
  return values.seconds(layer, quad) + values.nanoseconds / 1e9;
}

function line(index: number, { name, calls, least, most, total }: Row): string {
  // The mean is rounded half up to microseconds, as Wireshark does it.
  const mean = Math.round((1e6 * total) / calls) / 1e6;
  const times = [least, most, mean, total].map((seconds) => ` ${fixed(seconds, 6).padStart(10)}`);
  return `${String(index).padStart(5)}  ${name.padEnd(22)} ${String(calls).padStart(6)}${times.join("")}\n`;
}
