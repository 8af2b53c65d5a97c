import type UPlot from "uplot";
import { useEffect, useRef } from "preact/hooks";

type Options = Omit<UPlot.Options, "width" | "height">;

/** Has the drawing library there before it is needed, in case the server is gone by then. */
export function loadChartsAhead(): void {
  import("uplot").catch(() => {});
}

/** Draws into an element for as long as it is shown; the drawing library is loaded when something is first drawn. */
export function useChart(
  options: (library: typeof UPlot) => Options,
  data: UPlot.AlignedData | undefined,
  on: readonly unknown[],
) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = element;
    if (!current || !data) return undefined;
    let plot: UPlot | undefined;
    let isOver = false;
    const size = () => ({ width: current.clientWidth - 16, height: Math.max(120, current.clientHeight - 12) });
    const observer = new ResizeObserver(() => plot?.setSize(size()));
    const draw = async (): Promise<void> => {
      const { default: Plot } = await import("uplot");
      if (isOver) return;
      plot = new Plot({ ...options(Plot), ...size() }, data, current);
      observer.observe(current);
    };
    void draw();
    return () => {
      isOver = true;
      observer.disconnect();
      plot?.destroy();
    };
  }, [data, ...on]);
  return element;
}

/** A colour of tokens.css as canvases take it. */
export function colorOf(token: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(--${token})`;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** The axes of a chart over seconds since the first packet. */
export function axes(label: string, text: (value: number) => string): UPlot.Axis[] {
  const [stroke, line] = [colorOf("faint"), colorOf("line")];
  const look = { stroke, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 }, font: "12px system-ui" };
  return [
    { ...look, values: (_, ticks) => ticks.map((tick) => `${Number(tick.toPrecision(6))} s`) },
    { ...look, label, labelFont: "12px system-ui", labelSize: 18, size: 70, values: (_, ticks) => ticks.map(text) },
  ];
}
