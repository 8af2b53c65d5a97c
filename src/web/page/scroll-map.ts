/** Higher than this no browser lets an element be: Firefox stops at 17,895,697 px, Chromium at 33,554,428. */
const TALLEST = 15_000_000;

/**
 * How a list of any length goes into an element that browsers can scroll. Offsets are pixels from the top of the list; while
 * the list is lower than the limit they are the element's own.
 */
export interface ScrollMap {
  /** Height of what is scrolled, in pixels. */
  readonly height: number;
  /** The greatest offset. */
  readonly end: number;
  readonly isScaled: boolean;
  offsetAt(scrollTop: number): number;
  scrollTopAt(offset: number): number;
}

/** The map of a list that is `full` pixels high, seen through `shown` pixels. */
export function scrollMap(full: number, shown: number): ScrollMap {
  const height = Math.min(full, TALLEST);
  const end = Math.max(0, full - shown);
  const scale = height > shown ? end / (height - shown) : 1;
  return {
    height,
    end,
    isScaled: full > TALLEST,
    offsetAt: (scrollTop) => Math.min(end, Math.max(0, scrollTop * scale)),
    scrollTopAt: (offset) => Math.min(end, Math.max(0, offset)) / scale,
  };
}
