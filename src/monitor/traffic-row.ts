import type { Ledger } from "./ledger.ts";
import type { By, Talker, Who } from "./talker.ts";

/** Octets that came in and went out, or how many of them a second. */
export interface InOut {
  readonly in: number;
  readonly out: number;
}

/** Somebody who sends and receives, at one time. */
export interface TrafficRow extends Who {
  /** What tells it from the others; `others` are those added up because there were too many, `none` who is not known. */
  readonly key: string;
  /** Octets a second, on average over the last interval, ten and forty seconds. */
  readonly now: InOut;
  readonly ten: InOut;
  readonly forty: InOut;
  /** Octets, and packets, since watching began. */
  readonly total: InOut;
  readonly packets: InOut;
}

/** What rows are sorted by, the largest first; by `name` from A to Z. */
export type SortKey = "now" | "ten" | "forty" | "total" | "in" | "out" | "packets" | "name";

export const sortKeys: readonly SortKey[] = ["now", "ten", "forty", "total", "in", "out", "packets", "name"];

/** Everybody told apart by something, and all together, as of the last interval. */
export function trafficRows(ledger: Ledger, by: By, sort: SortKey): { total: TrafficRow; rows: TrafficRow[] } {
  const heard = ledger.talkers(by).filter(({ total }) => total.packetsIn + total.packetsOut > 0);
  const rows = heard.map((talker) => rowOf(talker, ledger));
  return { total: rowOf(ledger.total, ledger), rows: sorted(rows, sort) };
}

function rowOf(talker: Talker, ledger: Ledger): TrafficRow {
  const { key, who, total } = talker;
  return {
    key,
    ...who,
    now: ledger.rate(talker),
    ten: ledger.rate(talker, 10),
    forty: ledger.rate(talker, 40),
    total: { in: total.octetsIn, out: total.octetsOut },
    packets: { in: total.packetsIn, out: total.packetsOut },
  };
}

function sorted(rows: TrafficRow[], sort: SortKey): TrafficRow[] {
  if (sort === "name") return rows.sort((one, other) => compareNames(one, other));
  const value = VALUES[sort];
  const all = (row: TrafficRow): number => row.total.in + row.total.out;
  return rows.sort((one, other) => value(other) - value(one) || all(other) - all(one) || compareNames(one, other));
}

const sum = (value: InOut): number => value.in + value.out;
const VALUES: Readonly<Record<Exclude<SortKey, "name">, (row: TrafficRow) => number>> = {
  now: ({ now }) => sum(now),
  ten: ({ ten }) => sum(ten),
  forty: ({ forty }) => sum(forty),
  total: ({ total }) => sum(total),
  in: ({ total }) => total.in,
  out: ({ total }) => total.out,
  packets: ({ packets }) => sum(packets),
};

function compareNames(one: TrafficRow, other: TrafficRow): number {
  return one.key < other.key ? -1 : one.key > other.key ? 1 : 0;
}
