import { useMemo, useState } from "preact/hooks";
import type { Series } from "../../messages.ts";
import { bytesText, countText } from "../amounts.ts";
import { submit } from "../filter-draft.ts";
import { hues, type Hue } from "../hues.ts";
import { openMenuFor } from "../value-menu.tsx";
import { remembered } from "../remembered.ts";
import { theme } from "../settings.ts";
import { view } from "../view.ts";
import { axes, colorOf, useChart } from "./chart.ts";
import { useAnswer } from "./use-answer.ts";
import { Waiting } from "./waiting.tsx";

interface Curve extends Series {
  readonly hue: Hue;
  readonly isShown: boolean;
}

const curves = remembered<readonly Curve[]>("graph", [
  { filter: "", value: "packets", hue: "blue", isShown: true },
  { filter: "tcp.analysis.flags", value: "packets", hue: "red", isShown: true },
]);

const intervals = [1, 10, 100, 1000, 10_000, 60_000];

/** Packets, or octets, over time: one curve for each filter. */
export function GraphDrawer() {
  const [intervalMs, setInterval] = useState(100);
  const [point, setPoint] = useState<number | undefined>(undefined);
  const list = curves.value;
  const shown = list.filter(({ isShown }) => isShown);
  const series = shown.map(({ filter, value }) => ({ filter, value }));
  const answer = useAnswer<"graph">({ ask: "graph", series, intervalMs }, [JSON.stringify(series), intervalMs]);
  const found = answer.state === "there" && "values" in answer.answer ? answer.answer : undefined;
  const wrong = answer.state === "there" && "mistake" in answer.answer ? answer.answer : undefined;
  const data = useMemo(() => {
    if (!found) return undefined;
    const count = found.values[0]?.length ?? 0;
    const times = Array.from({ length: count }, (_, at) => (at * found.intervalMs) / 1000);
    return [times, ...found.values.map((values) => Array.from(values))] as [number[], ...number[][]];
  }, [found]);
  const isOctets = shown.some(({ value }) => value !== "packets");
  const label = [...new Set(shown.map(({ value }) => value))].join(", ");
  const chart = useChart(
    () => ({
      scales: { x: { time: false } },
      legend: { show: false },
      cursor: { drag: { x: true, y: false }, points: { size: 6 } },
      axes: axes(`${label} in ${intervalText(intervalMs)}`, isOctets ? bytesText : countText),
      series: [{}, ...shown.map(({ hue }) => ({ stroke: colorOf(`hue-${hue}`), width: 1.5, points: { show: false } }))],
      hooks: { setCursor: [(plot) => setPoint(plot.cursor.idx ?? undefined)] },
    }),
    data,
    [theme.value],
  );
  const set = (which: number, change: Partial<Curve>) =>
    (curves.value = list.map((curve, at) => (at === which ? { ...curve, ...change } : curve)));

  const from = point === undefined ? 0 : (point * intervalMs) / 1000;
  const condition =
    point === undefined
      ? undefined
      : `frame.time_relative >= ${from} && frame.time_relative < ${from + intervalMs / 1000}`;
  return (
    <>
      <div class="drawer-tools">
        <label>
          Interval{" "}
          <select value={intervalMs} onChange={({ currentTarget }) => setInterval(Number(currentTarget.value))}>
            {intervals.map((interval) => (
              <option key={interval} value={interval}>
                {intervalText(interval)}
              </option>
            ))}
          </select>
        </label>
        <span class="faint data">
          {found && point !== undefined && data
            ? `${from.toFixed(3)} s: ${shown.map((_, at) => countText(data[at + 1]?.[point] ?? 0)).join(" · ")}`
            : "Drag to look closer, double click for all. A click filters by its interval."}
        </span>
      </div>
      {answer.state !== "there" && <Waiting answer={answer} />}
      <div
        class="chart"
        ref={chart}
        role="img"
        aria-label={`${label} over time, ${shown.length} curves`}
        onClick={(event) => {
          if (event.detail === 1 && condition !== undefined && isOnPlot(event)) submit(condition);
        }}
        onContextMenu={(event) => {
          if (condition === undefined || !isOnPlot(event)) return;
          openMenuFor(event, {
            text: `${from.toFixed(3)} s, ${intervalText(intervalMs)}`,
            filter: condition,
            value: undefined,
          });
        }}
      />
      <ul class="series">
        {list.map(({ filter, value, hue, isShown }, which) => (
          <li key={which}>
            <input
              type="checkbox"
              aria-label={`Show curve ${which + 1}`}
              checked={isShown}
              onChange={({ currentTarget }) => set(which, { isShown: currentTarget.checked })}
            />
            <span class={`swatch hue-${hue}`} />
            <input
              type="text"
              class="data"
              aria-label={`Filter of curve ${which + 1}`}
              aria-invalid={wrong !== undefined && shown[wrong.series] === list[which]}
              placeholder="all packets"
              spellcheck={false}
              value={filter}
              onChange={({ currentTarget }) => set(which, { filter: currentTarget.value.trim() })}
            />
            <select
              aria-label={`What curve ${which + 1} counts`}
              value={value}
              onChange={({ currentTarget }) => set(which, { value: currentTarget.value as Series["value"] })}
            >
              {["packets", "bytes", "bits"].map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
            <button
              type="button"
              aria-label={`Remove curve ${which + 1}`}
              onClick={() => (curves.value = list.filter((_, at) => at !== which))}
            >
              Remove
            </button>
          </li>
        ))}
        {wrong && (
          <li class="wrong" role="alert">
            {wrong.mistake.message}
          </li>
        )}
        <li>
          <button type="button" class="plain" onClick={() => add(view.value.text)}>
            Add a curve{view.value.text !== "" && " of the filter"}
          </button>
        </li>
      </ul>
    </>
  );
}

function add(filter: string): void {
  const used = new Set(curves.value.map(({ hue }) => hue));
  const hue = hues.find((name) => name !== "slate" && !used.has(name)) ?? "slate";
  curves.value = [...curves.value, { filter, value: "packets", hue, isShown: true }];
}

function isOnPlot({ target }: Event): boolean {
  return target instanceof Element && target.closest(".u-over") !== null;
}

function intervalText(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds} ms` : milliseconds < 60_000 ? `${milliseconds / 1000} s` : "1 min";
}
