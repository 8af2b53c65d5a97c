import { fixed } from "../../bytes/fixed.ts";
import { flowItems, type FlowItem, type FlowKind } from "./flow-items.ts";
import { filterOf, StatisticError, type Statistic, type StatisticContext } from "./statistic.ts";

/** Items that are kept, and ends that are drawn; further ones are left out. */
const ITEM_LIMIT = 1_000_000;
const END_LIMIT = 40;

/** Columns that an end takes, and where in them labels and arrows begin. */
const WIDTH = 20;
const INSET = 9;

/** An item, seconds after the first packet of the capture. */
interface TimedItem extends FlowItem {
  readonly time: number;
}

/** `flow,KIND,standard|network[,FILTER]`: who says what to whom, as a ladder. `network` takes any addresses, as in tshark. */
export function flow(kind: FlowKind, words: string, context: StatisticContext): Statistic {
  const [, mode, filter = ""] = /^(standard|network)(?:,(.*))?$/s.exec(words) ?? [];
  if (mode === undefined)
    throw new StatisticError(`flow,${kind}: the kind of addresses is missing, as in flow,${kind},network`);
  const matches = filterOf(filter, context);
  const items = flowItems(kind, mode === "network", context);
  const found: TimedItem[] = [];
  let first: { readonly seconds: number; readonly nanoseconds: number } | undefined;
  return {
    see(sight) {
      const { seconds, nanoseconds } = sight.packet;
      first ??= { seconds, nanoseconds };
      const time = seconds - first.seconds + (nanoseconds - first.nanoseconds) / 1e9;
      const counts = matches(sight) && found.length < ITEM_LIMIT;
      items(sight, (item) => {
        if (counts) found.push({ time, ...item });
      });
    },
    text: () => (found.length === 0 ? "" : ladder(found)),
    json: () => found,
  };
}

function ladder(items: readonly TimedItem[]): string {
  // Of one stream alone tshark does not say which it is, if that is the first.
  const streams = items.some(({ stream = 0 }) => stream > 0);
  const ends = [...new Set(items.flatMap(({ from, to }) => [from, to]))].slice(0, END_LIMIT);
  const margin = streams ? "     " : "";
  const even = ends.filter((_, i) => i % 2 === 0).map((end) => ` ${end.padEnd(38)}|`);
  const odd = ends
    .filter((_, i) => i % 2 === 1)
    .map((end) => ` ${end.length < 18 ? `${end.padEnd(18)}|` : end}`.padEnd(39));
  const lines = [
    `${streams ? "Conv.| Time    |" : "|Time     |"}${even.join("")}\n`,
    `${margin}|         |${" ".repeat(19)}${odd.length > 0 ? `|${odd.join("|")}` : ""}\n`,
  ];
  let stream = items[0].stream;
  for (const item of items) {
    const [from, to] = [ends.indexOf(item.from), ends.indexOf(item.to)];
    if (from < 0 || to < 0) continue;
    if (streams && item.stream !== stream) lines.push(`${"-".repeat(17 + WIDTH * ends.length)}\n`);
    stream = item.stream;
    const number = streams ? String(stream).padEnd(5) : "";
    const left = Math.min(from, to);
    const right = Math.max(from, to, left + 1);
    lines.push(
      `${number}|${fixed(item.time, 6).padEnd(9)}|${labelled(item.label, left, right, ends.length)}${item.comment}\n`,
      `${margin}|         |${arrow(item, left, right, from <= to, ends.length)}\n`,
    );
  }
  return lines.join("");
}

function empty(ends: number): string {
  return `${" ".repeat(WIDTH - 1)}|`.repeat(ends);
}

/** What is drawn of a label, over a line without an arrow: as much as the arrow below is long. */
function labelled(text: string, left: number, right: number, ends: number): string {
  const label = Array.from(text)
    .slice(0, WIDTH * (right - left))
    .join("");
  if (ends === 1) return `${" ".repeat(INSET)}${label}${" ".repeat(10)}|`;
  return over(empty(ends), WIDTH * left + INSET, label, WIDTH * (right + 1) - 1);
}

function arrow({ fromPort, toPort }: FlowItem, left: number, right: number, isForward: boolean, ends: number): string {
  const shaft = "-".repeat(WIDTH * (right - left) - 2);
  const [leftPort, rightPort] = (isForward ? [fromPort, toPort] : [toPort, fromPort]).map((port) => `(${port})`);
  const drawn = `${leftPort.padEnd(INSET)}${isForward ? `${shaft}>` : `<${shaft}`}  ${rightPort}`;
  // Where nobody else is, the arrow to oneself leaves the table.
  if (ends === 1) return `${drawn.padEnd(2 * WIDTH - 2)}|`;
  return over(empty(ends), WIDTH * left, drawn, WIDTH * (right + 1) - 1);
}

/** A line with a text in place of what stood there, and of the rest of the column that it ends in, which is no later than `last`. */
function over(line: string, at: number, text: string, last: number): string {
  const after = at + text.length;
  const cut = line.slice(0, at) + text;
  const next = Math.min(last, WIDTH * Math.ceil((after + 1) / WIDTH) - 1);
  return cut.padEnd(next) + (line.slice(next) || "|");
}
