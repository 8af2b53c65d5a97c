import { fixed } from "../../bytes/fixed.ts";
import { IoColumn } from "./io-column.ts";
import { StatisticError, type Statistic, type StatisticContext } from "./statistic.ts";

/** Intervals that a table may have. */
const INTERVAL_LIMIT = 10_000_000;
const MICROSECONDS = 1_000_000;
/** Digits behind the point where the whole capture is one interval. */
const WHOLE_DIGITS = 3;
const NARROWEST = "Interval".length;

/** `io,stat,INTERVAL[,COLUMN]…`: packets by intervals of time, in seconds; 0 is one interval. */
export function ioStat(words: string, context: StatisticContext): Statistic {
  const [first, ...rest] = words.split(",");
  const asked = Number(first);
  if (first === "" || !(asked >= 0))
    throw new StatisticError(`"${first}" is no interval in seconds; io,stat,1 counts each second`);
  if (asked > 0 && asked * MICROSECONDS < 1) throw new StatisticError("intervals are a microsecond at least");
  const columns = (rest.length === 0 ? [""] : rest).map((column) => new IoColumn(column, context));
  const microseconds = Math.round(asked * MICROSECONDS);
  let begin: { readonly seconds: number; readonly nanoseconds: number } | undefined;
  let duration = 0;
  return {
    see(sight) {
      const { seconds, nanoseconds } = sight.packet;
      begin ??= { seconds, nanoseconds };
      const time = (seconds - begin.seconds) * MICROSECONDS + Math.floor((nanoseconds - begin.nanoseconds) / 1000);
      if (time < 0) return;
      const interval = microseconds === 0 ? 0 : Math.floor(time / microseconds);
      if (interval >= INTERVAL_LIMIT)
        throw new StatisticError(`more than ${INTERVAL_LIMIT} intervals of ${first} seconds`);
      duration = Math.max(duration, time);
      for (const column of columns) column.see(sight, interval);
    },
    text: () => new IoTable(columns, duration, microseconds).text(),
    json() {
      const { intervals, length } = new IoTable(columns, duration, microseconds);
      return Array.from({ length: intervals }, (_, i) => ({
        start: (i * length) / MICROSECONDS,
        end: Math.min((i + 1) * length, duration) / MICROSECONDS,
        columns: columns.map((column) => {
          const values = column.values(i, length / MICROSECONDS);
          return {
            column: column.legend,
            ...Object.fromEntries(column.headings.map((name, k) => [name.toLowerCase(), values[k]])),
          };
        }),
      }));
    },
  };
}

/** The boxed table; times are in microseconds. */
class IoTable {
  readonly length: number;
  readonly intervals: number;
  private readonly columns: readonly IoColumn[];
  private readonly duration: number;
  private readonly digits: number;
  private readonly timeWidth: number;

  constructor(columns: readonly IoColumn[], duration: number, asked: number) {
    const one = asked === 0 || asked > duration;
    this.columns = columns;
    this.digits = one ? WHOLE_DIGITS : digitsOf(asked);
    const unit = 10 ** (6 - this.digits);
    this.duration = this.digits === 0 ? duration : halfToEven(duration / unit) * unit;
    this.length = one ? Math.max(this.duration, 1) : asked;
    this.intervals = one ? 1 : Math.floor(duration / asked) + 1;
    const largest = this.digits === 0 ? this.length * this.intervals : this.duration;
    const whole = String(Math.floor(Math.max(largest, this.length) / MICROSECONDS)).length;
    this.timeWidth = whole + (this.digits > 0 ? this.digits + 1 : 0);
  }

  text(): string {
    const cells = Array.from({ length: this.intervals }, (_, i) =>
      this.columns.map((column) => column.texts(i, this.secondsOf(i))),
    );
    const widths = this.columns.map((column, c) =>
      column.headings.map((name, k) => Math.max(name.length, ...cells.map((row) => row[c][k].length))),
    );
    const timeColumn = Math.max(NARROWEST, 2 * this.timeWidth + 4) + 2;
    const columnWidths = widths.map((own) => own.reduce((sum, width) => sum + width + 3, -1));
    const inside = timeColumn + columnWidths.reduce((sum, width) => sum + width + 1, 0);
    const line = (text: string): string => `|${text.padEnd(inside)}|\n`;
    const titles = this.columns.map((column, c) => column.headings.map((name, k) => centred(name, widths[c][k])));
    return [
      `\n${"=".repeat(inside + 2)}\n`,
      line(" IO Statistics"),
      line(""),
      line(` Duration: ${this.durationText()} secs`),
      line(` Interval: ${this.lengthText()} secs`),
      line(""),
      ...this.columns.map((column, i) => line(`${i === 0 ? " Col " : "     "}${i + 1}: ${column.legend}`)),
      `|${"-".repeat(inside)}|\n`,
      `|${" ".repeat(timeColumn)}|${columnWidths.map((width, i) => `${i + 1}`.padEnd(width)).join("|")}|\n`,
      `|${" Interval".padEnd(timeColumn)}|${titles.map((own) => own.map((title) => ` ${title} `).join("|")).join("|")}|\n`,
      `|${"-".repeat(inside)}|\n`,
      ...cells.map((row, i) => {
        const numbers = row.map((own, c) => own.map((text, k) => ` ${text.padStart(widths[c][k])} `).join("|"));
        return `|${this.intervalText(i).padEnd(timeColumn)}|${numbers.join("|")}|\n`;
      }),
      `${"=".repeat(inside + 2)}\n`,
    ].join("");
  }

  private secondsOf(interval: number): number {
    return Math.min(this.length, this.duration - interval * this.length) / MICROSECONDS;
  }

  private durationText(): string {
    return seconds(this.duration, this.digits === 0 ? 6 : this.digits);
  }

  /** With its point under that of the duration. */
  private lengthText(): string {
    const text = seconds(this.length, this.digits);
    return text.padStart(seconds(this.duration, this.digits === 0 ? 0 : this.digits).length);
  }

  private intervalText(interval: number): string {
    const { digits, timeWidth, length, duration } = this;
    const end = (interval + 1) * length;
    const from = seconds(interval * length, digits).padStart(timeWidth);
    const to =
      end <= duration
        ? seconds(end, digits).padStart(timeWidth)
        : digits === 0
          ? "Dur"
          : seconds(duration, digits).padStart(timeWidth);
    const margin = " ".repeat(1 + Math.max(0, (NARROWEST - 2 * timeWidth - 4) / 2));
    return `${margin}${from} <> ${to}`;
  }
}

/** The next whole number, the even one of two that are as near: how C prints what it cuts. */
function halfToEven(value: number): number {
  const below = Math.floor(value);
  if (value - below !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}

function seconds(microseconds: number, digits: number): string {
  return fixed(microseconds / MICROSECONDS, digits);
}

/** Digits behind the point that a time needs. */
function digitsOf(microseconds: number): number {
  let digits = 6;
  for (let rest = microseconds; digits > 0 && rest % 10 === 0; rest /= 10) digits--;
  return digits;
}

function centred(text: string, width: number): string {
  const before = Math.ceil((width - text.length) / 2);
  return `${" ".repeat(before)}${text}`.padEnd(width);
}
