import { signal } from "@preact/signals";
import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Row } from "../messages.ts";
import { live } from "./capture.ts";
import { colorOf } from "./coloring.ts";
import { cellValue } from "./cell-value.ts";
import { columns, setWidth, shownColumns } from "./columns.ts";
import { drag } from "./drag.ts";
import { openDrawer } from "./drawer-state.ts";
import { named } from "./host-names.ts";
import { inSight } from "./in-sight.ts";
import { comments, marks } from "./marks.ts";
import { moveOf } from "./moves.ts";
import { packetItems } from "./packet-menu.ts";
import { arrived, rowAt, want } from "./rows.ts";
import { goToPlace, place, revealed, selectPlace } from "./selection.ts";
import { SeverityMark } from "./severity.tsx";
import { nextTimeFormat, timeFormat, timeFormats, timeText } from "./time-format.ts";
import { openMenuAt, openMenuFor } from "./value-menu.tsx";
import { view } from "./view.ts";
import { VirtualRows, type RowsHandle } from "./virtual-rows.tsx";

/** The list follows what arrives. */
const sticks = signal(true);

const ROW = 20;

/** The packets of the view, one line each. */
export function PacketList() {
  const handle = useRef<RowsHandle>(null);
  // The elements of the rows in sight: one that is handed over again is not compared again, which is most of scrolling.
  const drawn = useRef(new Map<number, DrawnRow>());
  const { count, view: number } = view.value;
  const at = place.value;
  void arrived.value;

  useLayoutEffect(() => handle.current?.restart(), [number]);
  useLayoutEffect(() => {
    if (at !== undefined && revealed.value > 0) handle.current?.reveal(at, true);
  }, [revealed.value]);
  useLayoutEffect(() => {
    if (live.value?.open === true && sticks.value && count > 0) handle.current?.reveal(count - 1);
  }, [count, sticks.value]);

  const go = (next: number) => {
    const row = rowAt(next);
    sticks.value = next === count - 1;
    handle.current?.reveal(next);
    if (row) selectPlace(row.index, next);
    else void goToPlace(next);
  };
  const from = at ?? inSight.value.first - 1;

  return (
    <section class="pane list" aria-label="Packets">
      <ColumnHeads />
      <VirtualRows
        class="packets data"
        role="grid"
        tabIndex={0}
        aria-label="Packets"
        aria-rowcount={count}
        aria-activedescendant={at === undefined ? undefined : `packet-${at}`}
        data-pane="list"
        handle={handle}
        count={count}
        rowHeight={ROW}
        onShown={(first, shown) => {
          for (const index of drawn.current.keys())
            if (index < first || index >= first + shown) drawn.current.delete(index);
          inSight.value = { first, count: shown };
          want(first, shown);
        }}
        onScrolled={(isAtEnd) => (sticks.value = isAtEnd)}
        onKeyDown={(event) => {
          if (event.altKey || ((event.ctrlKey || event.metaKey) && event.key !== "Home" && event.key !== "End")) return;
          const next = moveOf(event.key, from, count, handle.current?.page ?? 1);
          const row = at === undefined ? undefined : rowAt(at);
          const element = at === undefined ? null : document.querySelector(`#packet-${at}`);
          if (row && element && (event.key === "ContextMenu" || (event.shiftKey && event.key === "F10"))) {
            openMenuAt(element, rowValue(row), ...packetItems(row));
          } else if (next !== undefined) go(next);
          else return;
          event.preventDefault();
        }}
        row={(index) => {
          const row = rowAt(index);
          const isSelected = index === at;
          const last = drawn.current.get(index);
          const same = last && last.row === row && last.isSelected === isSelected;
          const element = same ? last.element : <PacketRow place={index} row={row} isSelected={isSelected} />;
          drawn.current.set(index, { row, isSelected, element });
          return element;
        }}
      />
      <NewPill />
    </section>
  );
}

interface DrawnRow {
  readonly row: Row | undefined;
  readonly isSelected: boolean;
  readonly element: VNode;
}

function rowValue(row: Row, title = "No.", text = String(row.number)) {
  const format = columns.value.find((column) => column.title === title)?.format ?? "%m";
  return cellValue(row, format, text);
}

/** What a cell stands for: the address where it shows a name, the time in the format that it shows. */
function clickedValue(row: Row, { dataset, textContent }: HTMLElement) {
  const column = shownColumns.value.find(({ title }) => title === dataset["column"]);
  return rowValue(row, column?.title, column && column.format !== "%t" ? row.cells[column.cell] : textContent);
}

interface PacketRowProps {
  readonly place: number;
  readonly row: Row | undefined;
  readonly isSelected: boolean;
}

function PacketRow({ place: at, row, isSelected }: PacketRowProps) {
  if (!row) return <div id={`packet-${at}`} role="row" class="packet absent" aria-rowindex={at + 1} />;
  const isMarked = marks.value.has(row.index);
  const comment = comments.value.get(row.index);
  return (
    <div
      id={`packet-${at}`}
      role="row"
      aria-rowindex={at + 1}
      aria-selected={isSelected}
      class={`packet hue-${colorOf(row)} ${isMarked ? "marked" : ""}`}
      onPointerDown={(event) => {
        if (event.button === 0) selectPlace(row.index, at);
      }}
      onDblClick={() => openDrawer({ kind: "follow", packet: row.index })}
      onContextMenu={(event) => {
        selectPlace(row.index, at);
        const cell = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-column]") : null;
        openMenuFor(event, cell ? clickedValue(row, cell) : rowValue(row), ...packetItems(row));
      }}
    >
      <span class="gutter">
        {isMarked && (
          <span role="img" aria-label="marked" title="marked">
            ◆
          </span>
        )}
        {comment !== undefined && (
          <span role="img" aria-label={`comment: ${comment}`} title={comment}>
            ✎
          </span>
        )}
      </span>
      {shownColumns.value.map(({ title, format, cell }) => (
        <span
          key={title}
          role="gridcell"
          data-column={title}
          class={`cell ${kindOf(format)}`}
          title={named(row.cells[cell]) === row.cells[cell] && title !== "Info" ? undefined : row.cells[cell]}
        >
          {format === "%i" && <SeverityMark severity={row.severity} />}
          {format === "%t" ? timeOf(row, at, cell) : named(row.cells[cell])}
        </span>
      ))}
    </div>
  );
}

/** The cell as the worker printed it, unless another format was chosen. */
function timeOf(row: Row, at: number, cell: number): string {
  const { value } = timeFormat;
  // The row above may come later.
  if (value === "delta") void arrived.value;
  return value === "relative" ? row.cells[cell] : timeText(value, row.time, rowAt(at - 1)?.time);
}

function kindOf(format: string): string {
  return /^%(?:m|t|L)$/.test(format) ? "number" : format === "%i" ? "info" : "";
}

function ColumnHeads() {
  const shown = shownColumns.value;
  const resize = (event: PointerEvent, title: string, width: number) => {
    const { clientX } = event;
    drag(event, (moved) => setWidth(title, width + moved.clientX - clientX));
  };
  return (
    <div class="heads" role="presentation">
      <ColumnWidths />
      <span class="gutter" />
      {shown.map(({ title, format, width }, index) => (
        <span key={title} class={`head cell ${kindOf(format)}`}>
          {format === "%t" ? (
            <button
              type="button"
              title={`Time ${timeFormats[timeFormat.value]}; press for another format`}
              onClick={nextTimeFormat}
            >
              Time
            </button>
          ) : (
            <span class="title">{title}</span>
          )}
          {index < shown.length - 1 && (
            <span class="grip" aria-hidden="true" onPointerDown={(event) => resize(event, title, width)} />
          )}
        </span>
      ))}
    </div>
  );
}

/** Sets the columns' widths for heads and rows alike, once for all of them. */
function ColumnWidths() {
  const shown = shownColumns.value;
  useLayoutEffect(() => {
    const widths = shown.map(({ width }, index) =>
      index === shown.length - 1 ? "minmax(32%, 1fr)" : `minmax(${Math.min(width, 44)}px, ${width}px)`,
    );
    document.documentElement.style.setProperty("--columns", `22px ${widths.join(" ")}`);
  }, [shown]);
  return null;
}

/** How many packets came while the list was scrolled elsewhere. */
function NewPill() {
  const { count } = view.value;
  const end = inSight.value.first + inSight.value.count;
  const isLive = live.value?.open === true;
  if (!isLive || sticks.value || end >= count) return null;
  return (
    <button type="button" class="main new-pill" onClick={() => (sticks.value = true)}>
      ↓ {(count - end).toLocaleString("en")} below
    </button>
  );
}
