import { fixed } from "../../bytes/fixed.ts";
/** How long a burst may be and how finely its start is kept, in milliseconds (Wireshark's preferences). */
const BURST_WINDOW = 100;
const BURST_RESOLUTION = 5;

const COLUMNS = ["Count", "Average", "Min Val", "Max Val", "Rate (ms)", "Percent", "Burst Rate", "Burst Start"];
const COLUMN_WIDTH = 14;

/** Packets in a stretch of `BURST_RESOLUTION`, with the time of the first of them. */
interface Bucket {
  readonly number: number;
  readonly start: number;
  count: number;
}

/** What is counted under one name, and what is counted inside it. */
export class CounterNode {
  readonly name: string;
  readonly children: CounterNode[] = [];
  count = 0;
  /** Whether values are averaged; of whole numbers or not. */
  averages: Averages;
  /** Whether the children keep the order in which they came; otherwise the largest comes first. */
  readonly ordered: boolean;
  private total = 0;
  private least = Infinity;
  private most = -Infinity;
  private readonly byName = new Map<string, CounterNode>();
  /** The time begins with an empty one, where a burst of the first window therefore starts. */
  private readonly buckets: Bucket[] = [{ number: 0, start: 0, count: 0 }];
  private burst = 0;
  private largestBurst = 0;
  private burstStart = 0;

  constructor(name: string, { averages = "no", ordered = false }: NodeOptions = {}) {
    this.name = name;
    this.averages = averages;
    this.ordered = ordered;
  }

  /** The child of this name, made where there is none. */
  child(name: string, options?: NodeOptions): CounterNode {
    let child = this.byName.get(name);
    if (!child) {
      child = new CounterNode(name, options);
      this.byName.set(name, child);
      this.children.push(child);
    }
    return child;
  }

  /** Counts a packet that came at `time`, in milliseconds since the first, with a value where values are averaged. */
  tick(time: number, value?: number, averages: Averages = "whole"): void {
    this.count++;
    if (value !== undefined) {
      this.averages = averages;
      this.total += value;
      this.least = Math.min(this.least, value);
      this.most = Math.max(this.most, value);
    }
    this.enterBurst(time);
  }

  private enterBurst(time: number): void {
    const { buckets } = this;
    const number = Math.floor(time / BURST_RESOLUTION);
    const last = buckets.at(-1);
    if (last === undefined || number > last.number) buckets.push({ number, start: time, count: 1 });
    else {
      const bucket = buckets.find((one) => one.number === number);
      if (!bucket) return;
      bucket.count++;
    }
    this.burst++;
    while (number >= buckets[0].number + BURST_WINDOW / BURST_RESOLUTION) this.burst -= buckets.shift()?.count ?? 0;
    if (this.burst <= this.largestBurst) return;
    this.largestBurst = this.burst;
    this.burstStart = buckets[0].start;
  }

  /** The children as they are shown. */
  get sorted(): readonly CounterNode[] {
    if (this.ordered) return this.children;
    return [...this.children].sort((a, b) => b.count - a.count || (a.name < b.name ? 1 : -1));
  }

  /** The cells behind the name; `elapsed` is in milliseconds, `whole` what the percentage is of. */
  cells(elapsed: number, whole: number | undefined): string[] {
    const averaged = this.averages !== "no";
    const some = this.count > 0;
    const digits = this.averages === "fractions" ? 6 : 0;
    const average = averaged ? (some ? fixed(this.total / this.count, 2) : "-") : "";
    const limit = (value: number): string => (averaged ? (some ? fixed(value, digits) : "-") : "");
    const percent = whole === undefined ? "100%" : whole > 0 ? `${fixed((100 * this.count) / whole, 2)}%` : "";
    return [
      String(this.count),
      average,
      limit(this.least),
      limit(this.most),
      elapsed > 0 ? fixed(this.count / elapsed, 4) : "",
      percent,
      this.largestBurst > 0 ? fixed(this.largestBurst / BURST_WINDOW, 4) : "-",
      this.largestBurst > 0 ? fixed(this.burstStart / 1000, 3) : "-",
    ];
  }

  json(elapsed: number): unknown {
    const averaged = this.averages !== "no" && this.count > 0;
    return {
      name: this.name,
      count: this.count,
      ...(averaged ? { average: this.total / this.count, min: this.least, max: this.most } : {}),
      ...(elapsed > 0 ? { perMillisecond: this.count / elapsed } : {}),
      ...(this.largestBurst > 0
        ? { burstPerMillisecond: this.largestBurst / BURST_WINDOW, burstStart: this.burstStart / 1000 }
        : {}),
      children: this.sorted.map((child) => child.json(elapsed)),
    };
  }
}

type Averages = "no" | "whole" | "fractions";

interface NodeOptions {
  readonly averages?: Averages;
  readonly ordered?: boolean;
}

/** The table of a tree of counters as tshark prints it; `root.children` are its outermost lines. */
export function counterTable(title: string, root: CounterNode, elapsed: number): string {
  const rows: { readonly name: string; readonly cells: readonly string[] }[] = [];
  const add = (node: CounterNode, depth: number, whole: number | undefined): void => {
    rows.push({ name: " ".repeat(depth) + node.name, cells: node.cells(elapsed, whole) });
    for (const child of node.sorted) add(child, depth + 1, node.count);
  };
  for (const node of root.children) add(node, 0, undefined);
  // To tshark the title's last part is a node one step further out.
  const outermost = title.slice(title.lastIndexOf("/") + 1).length - 1;
  const nameWidth = Math.max(outermost, ...rows.map(({ name }) => name.length)) + 1;
  const line = (name: string, cells: readonly string[]): string =>
    `${name.padEnd(nameWidth)} ${cells.map((cell) => cell.padEnd(COLUMN_WIDTH)).join("")}`;
  const heading = line("Topic / Item", COLUMNS).slice(0, -1);
  // Where all names are shorter than the heading is, it juts out.
  const rule = (sign: string): string => `${sign.repeat(nameWidth + COLUMNS.length * COLUMN_WIDTH)}\n`;
  return [
    "\n",
    rule("="),
    `${title}:\n`,
    `${heading}\n`,
    rule("-"),
    ...rows.map(({ name, cells }) => `${line(name, cells).slice(0, -1)}\n`),
    "\n",
    rule("-"),
  ].join("");
}
