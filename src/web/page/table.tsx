import { useMemo, useRef, useState } from "preact/hooks";
import type { StatisticColumn, StatisticRow } from "../messages.ts";
import { bytesText, countText } from "./amounts.ts";
import { submit } from "./filter-draft.ts";
import { named } from "./host-names.ts";
import { moveOf } from "./moves.ts";
import { SeverityMark } from "./severity.tsx";
import { openMenuAt, openMenuFor } from "./value-menu.tsx";
import { VirtualRows, type RowsHandle } from "./virtual-rows.tsx";

interface TableProps {
  readonly label: string;
  readonly columns: readonly StatisticColumn[];
  readonly rows: readonly StatisticRow[];
  /** The rows are a tree, and keep their order. */
  readonly isTree?: boolean;
}

/** A table of any length that can be sorted; each row is a filter, and has the menu of values. */
export function Table({ label, columns, rows, isTree = false }: TableProps) {
  const handle = useRef<RowsHandle>(null);
  const [order, setOrder] = useState<{ readonly column: number; readonly isDown: boolean } | undefined>(undefined);
  const [at, setAt] = useState(0);
  const sorted = useMemo(() => {
    if (!order) return rows;
    const sign = order.isDown ? -1 : 1;
    return [...rows].sort((a, b) => sign * compared(a.cells[order.column], b.cells[order.column]));
  }, [rows, order]);
  const { template, width } = useMemo(() => tracksOf(columns, rows), [columns, rows]);

  const act = (row: StatisticRow | undefined) => {
    if (row?.filter !== undefined) submit(row.filter);
  };
  const move = (next: number) => {
    setAt(next);
    handle.current?.reveal(next);
  };
  return (
    <div class="table" role="grid" aria-label={label} aria-rowcount={sorted.length + 1}>
      <div class="table-heads data" role="row" style={{ gridTemplateColumns: template, minWidth: width }}>
        {columns.map(({ title, kind }, column) => {
          const isOrder = order?.column === column;
          return (
            <span
              key={title}
              role="columnheader"
              aria-sort={isOrder ? (order.isDown ? "descending" : "ascending") : "none"}
              class={kind === "text" ? "" : "number"}
            >
              <button
                type="button"
                disabled={isTree}
                title={title}
                onClick={() => setOrder({ column, isDown: isOrder ? !order.isDown : kind !== "text" })}
              >
                <span>{title}</span>
                {isOrder && (order.isDown ? "↓" : "↑")}
              </button>
            </span>
          );
        })}
      </div>
      <VirtualRows
        class="data"
        style={{ minWidth: width }}
        role="rowgroup"
        tabIndex={0}
        aria-label={label}
        aria-activedescendant={`table-row-${at}`}
        handle={handle}
        count={sorted.length}
        rowHeight={24}
        onKeyDown={(event) => {
          const next = moveOf(event.key, at, sorted.length, handle.current?.page ?? 1);
          const row = sorted[at];
          const element = document.querySelector(`#table-row-${at}`);
          if (row && element && (event.key === "ContextMenu" || (event.shiftKey && event.key === "F10")))
            openMenuAt(element, valueOf(row));
          else if (event.altKey || event.metaKey || event.ctrlKey) return;
          else if (event.key === "Enter") act(row);
          else if (next !== undefined) move(next);
          else return;
          event.preventDefault();
        }}
        row={(index) => {
          const row = sorted[index];
          return (
            row && (
              <div
                id={`table-row-${index}`}
                role="row"
                class="table-row"
                aria-selected={index === at}
                style={{ gridTemplateColumns: template }}
                title={row.filter}
                onClick={() => setAt(index)}
                onDblClick={() => act(row)}
                onContextMenu={(event) => {
                  setAt(index);
                  openMenuFor(event, valueOf(row));
                }}
              >
                {columns.map(({ title, kind }, column) => (
                  <span
                    key={title}
                    role="gridcell"
                    class={kind === "text" ? "" : "number"}
                    style={column === 0 && row.depth ? { paddingLeft: `${row.depth * 16 + 6}px` } : {}}
                  >
                    {column === 0 && <SeverityMark severity={row.severity} />}
                    {cellText(row.cells[column], columns[column])}
                  </span>
                ))}
              </div>
            )
          );
        }}
      />
    </div>
  );
}

/** Characters that a cell has room for at least, where it is that long. */
const WIDEST_CELL = 48;

/** Rows that tell how wide the columns are. */
const TELLING_ROWS = 300;

/** Each column has room by the longest of its texts. */
function tracksOf(columns: readonly StatisticColumn[], rows: readonly StatisticRow[]) {
  const widths = columns.map(({ title }, column) => {
    const lengths = rows
      .slice(0, TELLING_ROWS)
      .map(({ cells, depth = 0 }) => cellText(cells[column], columns[column]).length + (column === 0 ? 2 * depth : 0));
    // Headings are set smaller.
    return Math.ceil(Math.min(WIDEST_CELL, Math.max(0.8 * title.length, ...lengths))) + 2;
  });
  const tracks = widths.map((own) => `minmax(${own}ch, ${own}fr)`);
  return { template: tracks.join(" "), width: `calc(${widths.reduce((sum, own) => sum + own, 0)}ch + 24px)` };
}

/** A row's filter is a condition of its own, whatever fields it asks. */
function valueOf({ cells, filter }: StatisticRow) {
  return { text: String(cells[0] ?? ""), filter, value: undefined };
}

type Cell = string | number | null | undefined;

function compared(a: Cell, b: Cell): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a ?? "").localeCompare(String(b ?? ""), "en", { numeric: true });
}

function cellText(cell: Cell, { kind, title }: StatisticColumn): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "string") return named(cell);
  switch (kind) {
    case "bytes":
      return bytesText(cell);
    case "seconds":
      return cell.toFixed(6);
    case "percent":
      return `${cell.toFixed(1)} %`;
    case "milliseconds":
      return cell.toFixed(3);
    case "bits/s":
      return `${bytesText(cell).replace("B", "bit")}/s`;
    case "text":
    case "number":
      // Ports are numbers that nobody counts.
      return title.startsWith("Port") ? String(cell) : countText(cell);
  }
}

/** The table as comma-separated values. */
export function csvOf(columns: readonly StatisticColumn[], rows: readonly StatisticRow[]): string {
  const line = (cells: readonly Cell[]) =>
    cells
      .map((cell) => (/[",\n]/.test(String(cell ?? "")) ? `"${String(cell).replaceAll('"', '""')}"` : (cell ?? "")))
      .join(",");
  return `${[line(columns.map(({ title }) => title)), ...rows.map(({ cells }) => line(cells))].join("\n")}\n`;
}
