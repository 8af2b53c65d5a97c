import type { By } from "../../monitor/talker.ts";
import type { SortKey, TrafficRow } from "../../monitor/traffic-row.ts";
import { formatCount } from "../../monitor/units.ts";
import type { HostLabels } from "./host-labels.ts";
import { fitted, type Span, type StyledLine } from "../terminal/styled-line.ts";

export const byTitles: Readonly<Record<By, string>> = {
  host: "Host",
  connection: "Connection",
  process: "Process",
  protocol: "Protocol",
};

/** Columns for the name of a row, below which averages make room for it. */
const LEAST_NAME: Readonly<Record<By, number>> = { host: 24, connection: 44, process: 24, protocol: 16 };
const NUMBER = 7;

interface Amount {
  readonly title: string;
  readonly sort: SortKey;
  readonly read: (row: TrafficRow) => { in: number; out: number };
  readonly isRate: boolean;
}

/** In the order in which they are given up when there is no room. */
const AMOUNTS: readonly Amount[] = [
  { title: "now", sort: "now", read: ({ now }) => now, isRate: true },
  { title: "total", sort: "total", read: ({ total }) => total, isRate: false },
  { title: "10 s", sort: "ten", read: ({ ten }) => ten, isRate: true },
  { title: "40 s", sort: "forty", read: ({ forty }) => forty, isRate: true },
];
const ORDER: readonly SortKey[] = ["now", "ten", "forty", "total"];

/** How a table of traffic is shown. */
export interface TableChoices {
  readonly by: By;
  readonly sort: SortKey;
  readonly inBits: boolean;
}

/** The heading, under which In and Out are the rates now, and a line for each row, as wide as the terminal. */
export function trafficTable(
  rows: readonly TrafficRow[],
  labels: HostLabels,
  { by, sort, inBits }: TableChoices,
  columns: number,
): { readonly head: string; readonly lines: readonly StyledLine[] } {
  const count = Math.floor((columns - LEAST_NAME[by]) / (2 * NUMBER));
  const amounts = AMOUNTS.slice(0, Math.max(1, Math.min(AMOUNTS.length, count)));
  const shown = [...amounts].sort((one, other) => ORDER.indexOf(one.sort) - ORDER.indexOf(other.sort));
  const nameWidth = Math.max(1, columns - shown.length * 2 * NUMBER);
  const cell = (text: string): string => fitted(text, NUMBER, "right");
  const value = (amount: Amount, octets: number): string =>
    cell(formatCount(amount.isRate && inBits ? octets * 8 : octets));
  const heading = (way: string): string =>
    shown.map((amount, i) => cell((i === 0 ? way : amount.title) + (amount.sort === sort ? "▾" : ""))).join("");
  const lines = rows.map((row): StyledLine => {
    const cells = (side: "in" | "out"): Span => ({
      text: shown.map((amount) => value(amount, amount.read(row)[side])).join(""),
      style: side,
    });
    return [{ text: fitted(labels.of(row), nameWidth), style: "plain" }, cells("in"), cells("out")];
  });
  return { head: fitted(byTitles[by], nameWidth) + heading("In") + heading("Out"), lines };
}
