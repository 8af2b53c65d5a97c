import { blockPlot } from "../../monitor/block-plot.ts";
import { byWhat, type By } from "../../monitor/talker.ts";
import { trafficRows, type SortKey, type TrafficRow } from "../../monitor/traffic-row.ts";
import { formatCount, formatOctets, formatRate } from "../../monitor/units.ts";
import type { HostLabels } from "./host-labels.ts";
import type { View } from "../terminal/live-view.ts";
import { line, type StyledLine } from "../terminal/styled-line.ts";
import type { TrafficFeed } from "./traffic-feed.ts";
import type { TrafficOptions } from "./traffic-options.ts";
import { trafficTable } from "./traffic-table.ts";

/** Intervals that the plot remembers. */
const MOST_REMEMBERED = 1024;
const PLOT_ROWS = 3;
/** Rows below which the plot makes room for the table. */
const LEAST_FOR_PLOT = 18;
const SORTS: readonly SortKey[] = ["now", "ten", "forty", "total", "in", "out", "packets", "name"];
const BY_KEYS: Readonly<Record<string, By>> = { h: "host", c: "connection", p: "process", o: "protocol" };
const SORT_NAMES: Readonly<Record<SortKey, string>> = {
  now: "now",
  ten: "10 s",
  forty: "40 s",
  total: "total",
  in: "total in",
  out: "total out",
  packets: "packets",
  name: "name",
};
const STEPS: Readonly<Record<string, number>> = { "\x1b[A": -1, "\x1bOA": -1, k: -1, "\x1b[B": 1, "\x1bOB": 1, j: 1 };
const PAGES: Readonly<Record<string, number>> = { "\x1b[5~": -1, "\x1b[6~": 1 };

const HELP = [
  "h c p o   hosts, connections, processes, protocols; Tab: the next of them",
  "s S       sort by the next, or the one before:",
  "          now, 10 s, 40 s, total, in, out, packets, name",
  "space     pause; counting goes on",
  "↑ ↓       scroll, also j k PgUp PgDn",
  "/         type a filter of either language; Enter sets it, Esc does not",
  "n         names of hosts, or addresses",
  "b         bits or octets a second",
  "g         show or hide the plot",
  "q         quit",
  "",
  "lost: packets that were gone before they were counted",
];

/** What `remora top` shows, and what its keys do. */
export class TopView implements View {
  private readonly feed: TrafficFeed;
  private readonly labels: HostLabels;
  private readonly title: string;
  by: By;
  sort: SortKey;
  /** Called when there is something new to see that no key brought. */
  changed: () => void = () => {};
  inBits: boolean;
  private isPaused = false;
  private hasPlot = true;
  private hasHelp = false;
  private first = 0;
  private page = 1;
  private filter: string;
  /** What is being typed after `/`. */
  private typed: string | undefined;
  private message = "";
  private snapshot: { total: TrafficRow; rows: readonly TrafficRow[] };
  private readonly history: { in: number[]; out: number[] } = { in: [], out: [] };

  constructor(feed: TrafficFeed, labels: HostLabels, options: TrafficOptions, title: string) {
    this.feed = feed;
    this.labels = labels;
    this.title = title;
    this.by = options.by;
    this.sort = options.sort;
    this.inBits = options.inBits;
    this.filter = options.filter;
    this.snapshot = trafficRows(feed.ledger, this.by, this.sort);
  }

  /** Takes over what the last interval brought. */
  update(): void {
    const { total, rows } = trafficRows(this.feed.ledger, this.by, this.sort);
    for (const side of ["in", "out"] as const) {
      this.history[side].push(total.now[side]);
      if (this.history[side].length > MOST_REMEMBERED) this.history[side].shift();
    }
    if (this.isPaused) return;
    this.snapshot = { total, rows };
    this.labels.ask(rows.slice(this.first, this.first + this.page));
  }

  lines(columns: number, rows: number): readonly StyledLine[] {
    if (this.hasHelp) return [line("remora top: keys", "title"), line(""), ...HELP.map((text) => line(text))];
    const plot = this.hasPlot && rows >= LEAST_FOR_PLOT ? this.plot(columns) : [];
    const { total, rows: all } = this.snapshot;
    this.page = Math.max(1, rows - plot.length - 4);
    this.first = Math.max(0, Math.min(this.first, all.length - this.page));
    const shown = all.slice(this.first, this.first + this.page);
    const { head, lines } = trafficTable(shown, this.labels, this, columns);
    const blank = Array.from({ length: this.page - shown.length }, () => line(""));
    const sum = trafficTable([{ ...total, process: "total" }], this.labels, this, columns).lines;
    return [
      this.header(total),
      ...plot,
      line(head, "heading"),
      ...lines,
      ...blank,
      ...sum,
      this.footer(all.length, columns),
    ];
  }

  get isTyping(): boolean {
    return this.typed !== undefined;
  }

  key(key: string): void {
    if (this.typed !== undefined) this.type(key);
    else this.command(key);
  }

  /** What the user reads until the next key. */
  say(text: string): void {
    this.message = text;
  }

  private command(key: string): void {
    this.message = "";
    if (this.hasHelp) {
      this.hasHelp = false;
      return;
    }
    this.first += STEPS[key] ?? (PAGES[key] ?? 0) * this.page;
    if (Object.hasOwn(BY_KEYS, key)) this.show(BY_KEYS[key], this.sort);
    else if (key === "\t") this.show(next(byWhat, this.by, 1), this.sort);
    else if (key === "s" || key === "S") this.show(this.by, next(SORTS, this.sort, key === "s" ? 1 : -1));
    else if (key === " ") this.isPaused = !this.isPaused;
    else if (key === "n") this.labels.names = !this.labels.names;
    else if (key === "b") this.inBits = !this.inBits;
    else if (key === "g") this.hasPlot = !this.hasPlot;
    else if (key === "/") this.typed = this.filter;
    else if (key === "?") this.hasHelp = true;
  }

  private show(by: By, sort: SortKey): void {
    if (by !== this.by) this.first = 0;
    this.by = by;
    this.sort = sort;
    this.snapshot = trafficRows(this.feed.ledger, by, sort);
  }

  private type(key: string): void {
    const typed = this.typed ?? "";
    if (key === "\x1b") this.typed = undefined;
    else if (key === "\r" || key === "\n") {
      this.typed = undefined;
      void this.setFilter(typed);
    } else if (key === "\x7f" || key === "\b") this.typed = typed.slice(0, -1);
    else if (key === "\x15") this.typed = "";
    else if (key >= " " && !key.startsWith("\x1b")) this.typed = typed + key;
  }

  private async setFilter(text: string): Promise<void> {
    try {
      const said = await this.feed.setFilter(text);
      this.filter = text;
      this.message = firstLine(said) || (text === "" ? "everything is counted" : "the filter is set");
    } catch (fault) {
      this.message = firstLine((fault as Error).message);
    }
    this.changed();
  }

  private header(total: TrafficRow): StyledLine {
    const rate = (octets: number): string => formatRate(octets, this.inBits);
    const lost = this.feed.lost();
    return [
      { text: `${this.title}  `, style: "title" },
      { text: `in ${rate(total.now.in)}  `, style: "in" },
      { text: `out ${rate(total.now.out)}  `, style: "out" },
      { text: this.isPaused ? "PAUSED  " : "", style: "warning" },
      { text: lost > 0 ? `${formatCount(lost)} lost  ` : "", style: "warning" },
      { text: `total ${formatOctets(total.total.in)} / ${formatOctets(total.total.out)}`, style: "plain" },
    ];
  }

  private plot(columns: number): StyledLine[] {
    const width = Math.max(1, columns - PLOT_LABEL);
    return (["in", "out"] as const).flatMap((side) => {
      const most = Math.max(0, ...this.history[side].slice(-width));
      const labels = [`${side} ≤`, formatRate(most, this.inBits)];
      return blockPlot(this.history[side], width, PLOT_ROWS).map((text, row): StyledLine => [
        { text: (labels[row] ?? "").padEnd(PLOT_LABEL), style: "faint" },
        { text, style: side },
      ]);
    });
  }

  private footer(count: number, columns: number): StyledLine {
    if (this.typed !== undefined) return line(`/${lastOf(this.typed, columns - 2)}█`, "title");
    if (this.message !== "") return line(this.message, "warning");
    const filter = this.filter === "" ? "" : `filter: ${this.filter}  `;
    const place = count > this.page ? `${this.first + 1}-${Math.min(count, this.first + this.page)} of ${count}  ` : "";
    const keys = "h c p o: by what  s: sort  /: filter  ?: help  q: quit";
    return line(`${filter}${place}by ${SORT_NAMES[this.sort]}  ${keys}`, "faint");
  }
}

const PLOT_LABEL = 10;

function firstLine(text: string): string {
  return text.split("\n")[0];
}

/** The end of a text, where it has no room. */
function lastOf(text: string, room: number): string {
  return text.length <= room ? text : `…${text.slice(1 - room)}`;
}

function next<Item>(all: readonly Item[], one: Item, step: number): Item {
  return all[(all.indexOf(one) + step + all.length) % all.length];
}
