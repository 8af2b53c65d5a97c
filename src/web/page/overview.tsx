import { signal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Overview as Buckets } from "../messages.ts";
import { progress } from "./capture.ts";
import { compose } from "./compose-filter.ts";
import { ask, EngineError } from "./engine.ts";
import { draft, submit } from "./filter-draft.ts";
import { inSight } from "./in-sight.ts";
import { goToPlace, isProblem } from "./selection.ts";
import { severities } from "./severity.tsx";
import { view } from "./view.ts";

/** Pixels of a bar. */
const BAR = 3;

/** Milliseconds between two looks at a capture that still grows. */
const PAUSE = 700;

const overview = signal<Buckets | undefined>(undefined);

/**
 * The whole view by time, top to bottom: a bar is as long as its share of the packets, in the colour of the worst remark. A
 * press goes there, a drag filters by time.
 */
export function Overview() {
  const element = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(0);
  const [brush, setBrush] = useState<readonly [from: number, to: number] | undefined>(undefined);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => setHeight(entry?.contentRect.height ?? 0));
    if (element.current) observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  const buckets = Math.floor(height / BAR);
  useOverview(buckets);

  const shown = overview.value;
  const most = shown ? Math.max(1, ...shown.packets) : 1;
  const [top, bottom] = shown ? bucketsInSight(shown) : [0, 0];
  const bucketAt = (clientY: number) => {
    const y = clientY - (element.current?.getBoundingClientRect().top ?? 0);
    return Math.max(0, Math.min(buckets - 1, Math.floor(y / BAR)));
  };
  const go = (bucket: number) => {
    const at = nearest(shown, bucket);
    if (shown && at !== undefined) void goToPlace(shown.places[at] ?? 0, isProblem);
  };
  const keys: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: 10,
    PageUp: -10,
    Home: -buckets,
    End: buckets,
  };

  return (
    <div
      ref={element}
      class="overview"
      role="scrollbar"
      tabIndex={0}
      aria-label="The capture by time. A drag filters by time."
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={Math.max(0, buckets - 1)}
      aria-valuenow={top}
      aria-valuetext={shown ? secondsText((top / buckets) * shown.seconds) : undefined}
      title="The capture by time: press to go there, drag to filter by time"
      onKeyDown={(event) => {
        const step = keys[event.key];
        if (step === undefined) return;
        event.preventDefault();
        go(stepped(shown, top, step));
      }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        const at = bucketAt(event.clientY);
        setBrush([at, at]);
      }}
      onPointerMove={(event) => {
        if (brush) setBrush([brush[0], bucketAt(event.clientY)]);
      }}
      onPointerUp={() => {
        setBrush(undefined);
        if (!brush || !shown) return;
        const [first = 0, last = 0] = [...brush].sort((a, b) => a - b);
        if (last - first < 2) go(brush[0]);
        else submit(withTime(draft.value, (first / buckets) * shown.seconds, ((last + 1) / buckets) * shown.seconds));
      }}
      onPointerCancel={() => setBrush(undefined)}
    >
      <svg width="44" height={height} aria-hidden="true">
        {shown &&
          Array.from(shown.packets, (packets, bucket) =>
            packets === 0 ? null : (
              <rect
                key={bucket}
                class={`bar ${severities[shown.severities[bucket]]}`}
                x={shown.severities[bucket] === 4 ? 2 : 6}
                y={bucket * BAR}
                width={4 + 32 * Math.sqrt(packets / most)}
                height={BAR - 1}
              />
            ),
          )}
      </svg>
      <div class="now" style={{ top: `${top * BAR}px`, height: `${(bottom - top + 1) * BAR}px` }} />
      {brush && shown && brush[0] !== brush[1] && (
        <div
          class="brush"
          style={{ top: `${Math.min(...brush) * BAR}px`, height: `${(Math.abs(brush[1] - brush[0]) + 1) * BAR}px` }}
        >
          <span class="data">
            {secondsText((Math.min(...brush) / buckets) * shown.seconds)} –{" "}
            {secondsText(((Math.max(...brush) + 1) / buckets) * shown.seconds)}
          </span>
        </div>
      )}
    </div>
  );
}

/** Keeps the overview at the view, without asking more often than people can see. */
function useOverview(buckets: number): void {
  const { view: number, count } = view.value;
  const isGrowing = !view.value.done || !progress.value.done;
  const last = useRef(0);
  useEffect(() => {
    if (buckets < 1) return undefined;
    const since = performance.now() - last.current;
    const timer = setTimeout(
      () => {
        last.current = performance.now();
        void bring(number, buckets);
      },
      isGrowing ? Math.max(0, PAUSE - since) : 0,
    );
    return () => {
      if (performance.now() - last.current < PAUSE) clearTimeout(timer);
    };
  }, [number, buckets, count, isGrowing]);
}

async function bring(number: number, buckets: number): Promise<void> {
  try {
    const answer = await ask<"overview">({ ask: "overview", view: number, buckets });
    if (view.peek().view === number) overview.value = answer;
  } catch (fault) {
    if (!(fault instanceof EngineError)) throw fault;
  }
}

/** The first and the last bucket that the list shows packets of. */
function bucketsInSight({ packets }: Buckets): [number, number] {
  const { first, count } = inSight.value;
  let [before, from, to] = [0, 0, 0];
  for (const [bucket, inside] of packets.entries()) {
    if (before <= first) from = bucket;
    if (before < first + count && inside > 0) to = bucket;
    before += inside;
  }
  return [from, Math.max(from, to)];
}

/** The bucket itself or, where it has no packets, the next one that has. */
function nearest(shown: Buckets | undefined, bucket: number): number | undefined {
  if (!shown) return undefined;
  for (let at = bucket; at < shown.packets.length; at++) if ((shown.packets[at] ?? 0) > 0) return at;
  for (let at = bucket; at >= 0; at--) if ((shown.packets[at] ?? 0) > 0) return at;
  return undefined;
}

/** The bucket so many steps on, each to one that has packets. */
function stepped(shown: Buckets | undefined, from: number, steps: number): number {
  let [at, left] = [from, Math.abs(steps)];
  const size = shown?.packets.length ?? 0;
  for (let next = from + Math.sign(steps); left > 0 && next >= 0 && next < size; next += Math.sign(steps)) {
    if ((shown?.packets[next] ?? 0) === 0) continue;
    at = next;
    left--;
  }
  return at;
}

const timeCondition = /(?: && )?frame\.time_relative >= [\d.]+ && frame\.time_relative <= [\d.]+/;

/** The filter with these seconds in place of those that were chosen before. */
function withTime(text: string, from: number, to: number): string {
  const condition = `frame.time_relative >= ${from.toFixed(6)} && frame.time_relative <= ${to.toFixed(6)}`;
  return compose("and", condition, text.replace(timeCondition, "").trim()).replace(`(${condition})`, condition);
}

function secondsText(seconds: number): string {
  return `${seconds.toFixed(seconds < 10 ? 3 : 1)} s`;
}
