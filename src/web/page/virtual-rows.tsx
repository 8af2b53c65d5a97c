import type { ComponentChildren, HTMLAttributes } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { scrollMap } from "./scroll-map.ts";

/** What the owner of a list of rows can ask of it. */
export interface RowsHandle {
  /** Scrolls as little as it takes to show a row; `center` puts a row that was out of sight in the middle. */
  reveal(index: number, center?: boolean): void;
  /** Goes back to the first row, as for another list. */
  restart(): void;
  /** Rows that fit. */
  readonly page: number;
  focus(): void;
}

type RowsProps = Omit<HTMLAttributes<HTMLDivElement>, "ref"> & {
  readonly count: number;
  /** Pixels. */
  readonly rowHeight: number;
  readonly row: (index: number) => ComponentChildren;
  /** Told which rows are in sight, after each change. */
  readonly onShown?: (first: number, count: number) => void;
  /** Told whether its end is in sight, when somebody has scrolled it. */
  readonly onScrolled?: (isAtEnd: boolean) => void;
  readonly handle?: { current: RowsHandle | null };
  readonly [attribute: `aria-${string}` | `data-${string}`]: unknown;
};

/** A list that only has those rows in the document that are in sight; it may have any number of them. */
export function VirtualRows({
  count,
  rowHeight,
  row,
  onShown,
  onScrolled,
  handle,
  class: name,
  ...attributes
}: RowsProps) {
  const element = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  const [shown, setShown] = useState(0);
  const map = scrollMap(count * rowHeight, shown);
  const at = Math.min(offset, map.end);
  const first = Math.floor(at / rowHeight);
  const fitting = Math.ceil(shown / rowHeight) + 1;
  const inSight = Math.max(0, Math.min(count - first, fitting));

  const moveTo = (target: number) => {
    const next = Math.max(0, Math.min(map.end, target));
    if (element.current) element.current.scrollTop = map.scrollTopAt(next);
    // What the element then reports is this offset again, but for what rounding to pixels took.
    exact.current = next;
    setOffset(next);
  };
  const exact = useRef<number | undefined>(undefined);

  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const measure = () => setShown(current.clientHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => onShown?.(first, inSight), [first, inSight]);

  if (handle) {
    handle.current = {
      page: Math.max(1, Math.floor(shown / rowHeight)),
      focus: () => element.current?.focus(),
      restart: () => moveTo(0),
      reveal(index, center) {
        const top = index * rowHeight;
        const isInSight = top >= at && top + rowHeight <= at + shown;
        if (isInSight) return;
        if (center === true) moveTo(top - (shown - rowHeight) / 2);
        else moveTo(top < at ? top : top + rowHeight - shown);
      },
    };
  }

  return (
    <div
      {...attributes}
      class={`rows-scroll ${String(name ?? "")}`}
      ref={element}
      onScroll={({ currentTarget }) => {
        const reported = currentTarget.scrollTop;
        const known = exact.current;
        if (known !== undefined && Math.abs(map.scrollTopAt(known) - reported) < 1) return;
        exact.current = undefined;
        setOffset(map.offsetAt(reported));
        onScrolled?.(map.offsetAt(reported) > map.end - rowHeight);
      }}
      onWheel={(event) => {
        // A turn of the wheel moves by as many rows however long the list is.
        if (!map.isScaled || event.ctrlKey) return;
        event.preventDefault();
        const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? rowHeight : 1;
        moveTo(at + event.deltaY * unit);
        onScrolled?.(at + event.deltaY * unit > map.end - rowHeight);
      }}
    >
      <div class="rows-window" role="presentation" style={{ transform: `translateY(${first * rowHeight - at}px)` }}>
        {Array.from({ length: inSight }, (_, place) => (
          <div key={first + place} role="presentation">
            {row(first + place)}
          </div>
        ))}
      </div>
      <div role="presentation" style={{ height: `${map.height}px` }} />
    </div>
  );
}
