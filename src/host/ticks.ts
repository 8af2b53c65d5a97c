/**
 * Yields 0 at once, and then 1, 2, … each time that so many milliseconds have passed, by the clock rather than from one time to the
 * next; after one that came late, those are left out that would follow within half the time. Ends when a signal aborts.
 */
export async function* ticks(
  milliseconds: number,
  ...stops: readonly (AbortSignal | undefined)[]
): AsyncGenerator<number> {
  const signals = stops.filter((stop) => stop !== undefined);
  const isOver = (): boolean => signals.some(({ aborted }) => aborted);
  let next = performance.now();
  for (let count = 0; !isOver(); count++) {
    yield count;
    const now = performance.now();
    next += milliseconds * Math.max(1, Math.ceil((now - next) / milliseconds + 1 / 2));
    await pause(next - now, signals);
  }
}

/** Waits; not after one of the signals aborts. */
function pause(milliseconds: number, signals: readonly AbortSignal[]): Promise<void> {
  if (signals.some(({ aborted }) => aborted)) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      for (const signal of signals) signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    for (const signal of signals) signal.addEventListener("abort", end, { once: true });
  });
}
