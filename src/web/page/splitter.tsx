import type { Signal } from "@preact/signals";
import { drag } from "./drag.ts";

interface SplitterProps {
  /** What lies before it of all that it divides, 0 to 1. */
  readonly share: Signal<number>;
  /** Whether it divides rows or columns. */
  readonly divides: "rows" | "columns";
  readonly label: string;
}

/** The least share that either side keeps. */
const LEAST = 0.12;

/** A line between two panes that is dragged, or moved with the arrow keys. */
export function Splitter({ share, divides, label }: SplitterProps) {
  const isRows = divides === "rows";
  const set = (value: number) => (share.value = Math.min(1 - LEAST, Math.max(LEAST, value)));
  const step = { [isRows ? "ArrowUp" : "ArrowLeft"]: -0.02, [isRows ? "ArrowDown" : "ArrowRight"]: 0.02 };
  return (
    <div
      class={`splitter ${divides}`}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={isRows ? "horizontal" : "vertical"}
      aria-valuemin={LEAST * 100}
      aria-valuemax={100 - LEAST * 100}
      aria-valuenow={Math.round(share.value * 100)}
      onKeyDown={(event) => {
        const by = step[event.key];
        if (by === undefined) return;
        event.preventDefault();
        set(share.value + by);
      }}
      onPointerDown={(event) => {
        const whole = event.currentTarget.parentElement?.getBoundingClientRect();
        if (!whole) return;
        const { classList } = event.currentTarget;
        classList.add("dragged");
        const follow = ({ clientX, clientY }: PointerEvent) =>
          set(isRows ? (clientY - whole.top) / whole.height : (clientX - whole.left) / whole.width);
        drag(event, follow, () => classList.remove("dragged"));
      }}
      onDblClick={() => set(0.5)}
    />
  );
}
