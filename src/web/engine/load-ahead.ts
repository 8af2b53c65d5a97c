/**
 * Loads what may be asked for later, now that there is time: a page whose server is gone then goes on working with what it
 * has. What cannot be loaded is asked for again when it is needed, and the fault told then.
 */
export function loadAhead(): void {
  const parts = [import("./about-filters.ts"), import("./passes.ts"), import("./packet-walker.ts")];
  for (const part of parts) part.catch(() => {});
}
