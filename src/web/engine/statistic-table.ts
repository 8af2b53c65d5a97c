import { hasPorts, TALK_TITLES } from "../../report/statistics/talk-kinds.ts";
import type { Severity, Statistic, StatisticColumn, StatisticRow } from "../messages.ts";

/** Any object that a statistic makes of itself for programs. */
type Json = { readonly [name: string]: unknown };
type Cell = string | number | null;

/** A column, and what it shows of an object. */
interface Shown<Row> extends StatisticColumn {
  readonly of: (row: Row) => Cell | undefined;
}

/** The statistic of this name as a table; `json` is what it makes of itself for programs. */
export function tableOf(name: string, json: unknown): Statistic {
  const [kind, which = ""] = name.split(",");
  if (kind === "conv") return conversations(which, json as Conversation[]);
  if (kind === "endpoints") return endpoints(which, json as Endpoint[]);
  if (name === "io,phs") return hierarchy(json as Level[]);
  if (kind === "expert") return remarks(json as Remark[]);
  if (which === "tree") return counters(json as { title: string; items: Counter[] });
  return anything(name, json);
}

interface Party {
  readonly address: string;
  readonly port?: number;
}

interface Conversation {
  readonly a: Party;
  readonly b: Party;
  readonly framesTo: number;
  readonly bytesTo: number;
  readonly framesFrom: number;
  readonly bytesFrom: number;
  readonly start: number;
  readonly duration: number;
}

function conversations(kind: string, rows: readonly Conversation[]): Statistic {
  const rate = (bytes: number, { duration }: Conversation): number | null =>
    duration > 0 ? (8 * bytes) / duration : null;
  const columns: Shown<Conversation>[] = [
    ...partyColumns<Conversation>(kind, " A", ({ a }) => a),
    ...partyColumns<Conversation>(kind, " B", ({ b }) => b),
    { title: "Packets", kind: "number", of: ({ framesTo, framesFrom }) => framesTo + framesFrom },
    { title: "Bytes", kind: "bytes", of: ({ bytesTo, bytesFrom }) => bytesTo + bytesFrom },
    { title: "Packets A → B", kind: "number", of: ({ framesTo }) => framesTo },
    { title: "Bytes A → B", kind: "bytes", of: ({ bytesTo }) => bytesTo },
    { title: "Packets B → A", kind: "number", of: ({ framesFrom }) => framesFrom },
    { title: "Bytes B → A", kind: "bytes", of: ({ bytesFrom }) => bytesFrom },
    { title: "Start", kind: "seconds", of: ({ start }) => start },
    { title: "Duration", kind: "seconds", of: ({ duration }) => duration },
    { title: "Rate A → B", kind: "bits/s", of: (row) => rate(row.bytesTo, row) },
    { title: "Rate B → A", kind: "bits/s", of: (row) => rate(row.bytesFrom, row) },
  ];
  return table(`${titleOf(kind)} conversations`, columns, rows, ({ a, b }) => ({ filter: between(kind, a, b) }));
}

interface Endpoint extends Party {
  readonly packets: number;
  readonly bytes: number;
  readonly sentPackets: number;
  readonly sentBytes: number;
  readonly receivedPackets: number;
  readonly receivedBytes: number;
}

function endpoints(kind: string, rows: readonly Endpoint[]): Statistic {
  const columns: Shown<Endpoint>[] = [
    ...partyColumns<Endpoint>(kind, "", (row) => row),
    { title: "Packets", kind: "number", of: ({ packets }) => packets },
    { title: "Bytes", kind: "bytes", of: ({ bytes }) => bytes },
    { title: "Packets sent", kind: "number", of: ({ sentPackets }) => sentPackets },
    { title: "Bytes sent", kind: "bytes", of: ({ sentBytes }) => sentBytes },
    { title: "Packets received", kind: "number", of: ({ receivedPackets }) => receivedPackets },
    { title: "Bytes received", kind: "bytes", of: ({ receivedBytes }) => receivedBytes },
  ];
  return table(`${titleOf(kind)} endpoints`, columns, rows, (row) => ({ filter: partyFilter(kind, row) }));
}

interface Level {
  readonly protocol: string;
  readonly frames: number;
  readonly bytes: number;
  readonly children: readonly Level[];
}

function hierarchy(levels: readonly Level[]): Statistic {
  const all = levels.reduce((sum, { frames }) => sum + frames, 0);
  const columns: Shown<Level>[] = [
    { title: "Protocol", kind: "text", of: ({ protocol }) => protocol },
    { title: "Packets", kind: "number", of: ({ frames }) => frames },
    { title: "Share", kind: "percent", of: ({ frames }) => (100 * frames) / all },
    { title: "Bytes", kind: "bytes", of: ({ bytes }) => bytes },
  ];
  // The same protocol may be inside several others.
  return tree("Protocol hierarchy", columns, levels, (path) => ({
    filter: path.map(({ protocol }) => protocol).join(" && "),
  }));
}

interface Remark {
  readonly severity: string;
  readonly group: string;
  readonly protocol: string;
  readonly summary: string;
  readonly field: string;
  readonly count: number;
}

const SEVERITIES: { readonly [word: string]: Severity } = { Comment: 0, Chat: 1, Note: 2, Warn: 3, Error: 4 };

function remarks(rows: readonly Remark[]): Statistic {
  const columns: Shown<Remark>[] = [
    { title: "Severity", kind: "text", of: ({ severity }) => (severity === "Warn" ? "Warning" : severity) },
    { title: "Summary", kind: "text", of: ({ summary }) => summary },
    { title: "Group", kind: "text", of: ({ group }) => group },
    { title: "Protocol", kind: "text", of: ({ protocol }) => protocol },
    { title: "Count", kind: "number", of: ({ count }) => count },
  ];
  return table("Expert information", columns, rows, ({ severity, field }) => ({
    severity: SEVERITIES[severity] ?? 0,
    filter: field,
  }));
}

interface Counter {
  readonly name: string;
  readonly count: number;
  readonly average?: number;
  readonly min?: number;
  readonly max?: number;
  readonly perMillisecond: number;
  readonly burstPerMillisecond?: number;
  readonly burstStart?: number;
  readonly children: readonly Counter[];
}

const PER_SECOND = 1000;

function counters({ title, items }: { readonly title: string; readonly items: readonly Counter[] }): Statistic {
  const columns: Shown<Counter>[] = [
    { title: "Topic", kind: "text", of: ({ name }) => name },
    { title: "Count", kind: "number", of: ({ count }) => count },
    { title: "Average", kind: "number", of: ({ average }) => average },
    { title: "Minimum", kind: "number", of: ({ min }) => min },
    { title: "Maximum", kind: "number", of: ({ max }) => max },
    { title: "A second", kind: "number", of: ({ perMillisecond }) => PER_SECOND * perMillisecond },
    { title: "Start of burst", kind: "seconds", of: ({ burstStart }) => burstStart },
  ];
  const isUsed = ({ title: heading, of }: Shown<Counter>): boolean =>
    heading === "Topic" || everyNode(items).some((item) => of(item) !== undefined);
  return tree(title, columns.filter(isUsed), items, () => ({}));
}

function everyNode<Node extends { readonly children: readonly Node[] }>(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => [node, ...everyNode(node.children)]);
}

/** Objects with their members as columns; one object as lines. */
function anything(name: string, json: unknown): Statistic {
  if (Array.isArray(json)) {
    const rows = json as Json[];
    const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const columns = names.map((key): Shown<Json> => {
      const isNumber = rows.every((row) => typeof (row[key] ?? 0) === "number");
      return { title: wordsOf(key), kind: isNumber ? "number" : "text", of: (row) => cellOf(row[key]) };
    });
    return table(name, columns, rows, () => ({}));
  }
  const columns: Shown<readonly [string, unknown]>[] = [
    { title: "What", kind: "text", of: ([key]) => wordsOf(key) },
    { title: "Value", kind: "number", of: ([, value]) => cellOf(value) },
  ];
  return table(name, columns, Object.entries(json as Json), () => ({}));
}

function cellOf(value: unknown): Cell {
  if (typeof value === "number" || typeof value === "string") return value;
  return value === undefined || value === null ? null : JSON.stringify(value);
}

/** `receivedBytes` as words. */
function wordsOf(key: string): string {
  const words = key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function table<Row>(
  title: string,
  columns: readonly Shown<Row>[],
  rows: readonly Row[],
  about: (row: Row) => Omit<StatisticRow, "cells">,
): Statistic {
  return {
    title,
    columns: columns.map(plain),
    rows: rows.map((row) => ({ cells: cellsOf(columns, row), ...about(row) })),
  };
}

function tree<Row extends { readonly children: readonly Row[] }>(
  title: string,
  columns: readonly Shown<Row>[],
  roots: readonly Row[],
  about: (path: readonly Row[]) => Omit<StatisticRow, "cells">,
): Statistic {
  const rowsOf = (nodes: readonly Row[], outer: readonly Row[]): StatisticRow[] =>
    nodes.flatMap((node) => {
      const path = [...outer, node];
      return [{ cells: cellsOf(columns, node), depth: outer.length, ...about(path) }, ...rowsOf(node.children, path)];
    });
  return { title, columns: columns.map(plain), rows: rowsOf(roots, []) };
}

function plain<Row>({ title, kind }: Shown<Row>): StatisticColumn {
  return { title, kind };
}

function cellsOf<Row>(columns: readonly Shown<Row>[], row: Row): Cell[] {
  return columns.map(({ of }) => of(row) ?? null);
}

function titleOf(kind: string): string {
  return TALK_TITLES[kind] ?? kind;
}

function partyColumns<Row>(kind: string, which: string, party: (row: Row) => Party): Shown<Row>[] {
  const address: Shown<Row> = { title: `Address${which}`, kind: "text", of: (row) => party(row).address };
  const port: Shown<Row> = { title: `Port${which}`, kind: "number", of: (row) => party(row).port };
  return hasPorts(kind) ? [address, port] : [address];
}

/** The field with both addresses of a kind of conversation. */
function addressField(kind: string, address: string): string {
  if (!hasPorts(kind)) return `${kind}.addr`;
  return address.includes(":") ? "ipv6.addr" : "ip.addr";
}

function partyFilter(kind: string, { address, port }: Party): string {
  const filter = `${addressField(kind, address)} == ${address}`;
  return port === undefined ? filter : `${filter} && ${kind}.port == ${port}`;
}

function between(kind: string, a: Party, b: Party): string {
  return `${partyFilter(kind, a)} && ${partyFilter(kind, b)}`;
}
