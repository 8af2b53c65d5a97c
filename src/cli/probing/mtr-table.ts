import { sparkline } from "../../monitor/units.ts";
import type { HopRow } from "../../probe/hop-table.ts";
import { labelsText } from "./hop-line.ts";
import type { HopNames } from "./hop-names.ts";
import { fitted } from "../terminal/styled-line.ts";

const NUMBERS = ["Loss%", "Snt", "Last", "Avg", "Best", "Wrst", "StDev"] as const;
/** Columns of each number, with the blank before it. */
const WIDTH = 7;
/** Columns of the hop's number. */
const PLACE = 4;
const LEAST_HOST = 16;
const MOST_HOST = 45;
const LOST = "?";

/** The columns of a table of so many: host and history take what the numbers leave. */
function mtrColumns(columns: number): { readonly host: number; readonly history: number } {
  const free = columns - PLACE - NUMBERS.length * WIDTH - 1;
  const host = Math.max(LEAST_HOST, Math.min(MOST_HOST, free));
  return { host, history: Math.max(0, free - host - 1) };
}

/** The titles of the table. */
export function mtrHead(columns: number): string {
  const { host, history } = mtrColumns(columns);
  const numbers = NUMBERS.map((title) => fitted(title, WIDTH, "right")).join("");
  return `${" ".repeat(PLACE)}${fitted("Host", host)}${numbers}${history > 0 ? "  Newest last" : ""}`;
}

/** The lines of a hop: its numbers, the other hosts that have answered, and labels. */
export function mtrLines(row: HopRow, names: HopNames, columns: number): string[] {
  const { host, history } = mtrColumns(columns);
  const { ttl, sent, loss, last, avg, best, worst, stdev, received, current, hosts } = row;
  const times = received === 0 ? ["", "", "", "", ""] : [last, avg, best, worst, stdev].map(milliseconds);
  const numbers = [(loss * 100).toFixed(1), String(sent), ...times].map((text) => fitted(text, WIDTH, "right"));
  const who = current === undefined ? "???" : hostText(current.from, names);
  const note = current?.isTranslated === true ? " [NAT]" : "";
  const mark = current === undefined || current.mark === "" ? "" : ` ${current.mark}`;
  const first = `${fitted(`${ttl}.`, PLACE - 1, "right")} ${fitted(who + note + mark, host)}${numbers.join("")}`;
  const indent = " ".repeat(PLACE);
  const others = [...hosts.keys()].filter((address) => address !== current?.from);
  return [
    history > 0 ? `${first}  ${historyText(row, history)}` : first,
    ...others.map((address) => `${indent}${hostText(address, names)}`),
    ...(current === undefined || current.labels.length === 0 ? [] : [`${indent} ${labelsText(current.labels)}`]),
  ];
}

function hostText(address: string, names: HopNames): string {
  const name = names.of(address);
  return name === address ? address : `${name} (${address})`;
}

/** Round trips as bars, the longest as high as a character, and question marks for what was lost. */
function historyText({ history, worst }: HopRow, columns: number): string {
  const newest = history.slice(-columns);
  return newest.map((rtt) => (rtt === undefined ? LOST : sparkline([rtt], worst))).join("");
}

/** Milliseconds in at most six characters. */
function milliseconds(value: number): string {
  return value.toFixed(value < 1 ? 3 : value < 100 ? 2 : value < 10_000 ? 1 : 0);
}
