import type { Browser, Page } from "playwright-core";

/** An event of Chromium's tracing; times are microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Processor time. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** Milliseconds of processor time that each task of the page's main thread took for script while something was done, ascending. */
export async function scriptTasks(browser: Browser, page: Page, act: () => Promise<void>): Promise<number[]> {
  await browser.startTracing(page, { categories: ["devtools.timeline", "toplevel", "__metadata"] });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const own = traceEvents.filter(({ pid, tid, ph }) => ph === "X" && mains.has(`${pid} ${tid}`));
  const calls = own.filter(({ name }) => name === "FunctionCall");
  const tasks = own.filter(({ name }) => name.endsWith("RunTask"));
  const inside = (outer: TraceEvent, { ts, pid }: TraceEvent): boolean =>
    pid === outer.pid && ts >= outer.ts && ts < outer.ts + (outer.dur ?? 0);
  // Calls within calls are part of them.
  const outermost = calls.filter((call) => !calls.some((other) => other !== call && inside(other, call)));
  return tasks
    .map((task) => outermost.filter((call) => inside(task, call)).reduce((sum, { tdur = 0 }) => sum + tdur / 1000, 0))
    .filter((milliseconds) => milliseconds > 0)
    .sort((a, b) => a - b);
}
