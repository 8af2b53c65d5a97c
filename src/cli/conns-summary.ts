import { protocolOf } from "../monitor/connection-fields.ts";
import type { Connection } from "../monitor/connection.ts";
import { textTable, type Column } from "./text-table.ts";

/** How many sockets of a table are in a state. */
interface StateCount {
  readonly protocol: string;
  readonly state: string;
  readonly count: number;
}

/** Sockets counted by table and state, as a table of lines. */
export function summaryTable(list: readonly Connection[], width?: number): string[] {
  return textTable(columns, summaryOf(list), width);
}

/** The same as an object a line. */
export function summaryJson(list: readonly Connection[], time?: number): string[] {
  return summaryOf(list).map((row) => JSON.stringify(time === undefined ? row : { time, ...row }));
}

const columns: readonly Column<StateCount>[] = [
  { title: "Proto", text: ({ protocol }) => protocol },
  { title: "State", text: ({ state }) => (state === "NONE" ? "-" : state) },
  { title: "Sockets", text: ({ count }) => String(count), right: true },
];

/** In the order of the tables, of each the most frequent state first. */
function summaryOf(list: readonly Connection[]): StateCount[] {
  const counts = new Map<string, StateCount>();
  for (const connection of list) {
    const [protocol, state] = [protocolOf(connection), connection.status];
    const count = counts.get(`${protocol} ${state}`)?.count ?? 0;
    counts.set(`${protocol} ${state}`, { protocol, state, count: count + 1 });
  }
  const order = [...new Set(Array.from(counts.values(), ({ protocol }) => protocol))];
  return [...counts.values()].sort(
    (one, other) => order.indexOf(one.protocol) - order.indexOf(other.protocol) || other.count - one.count,
  );
}
